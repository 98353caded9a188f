import { masked } from '@semesta/kernel'
import { differences, type Marks } from './diff.calc.ts'
import type { Comparison, Values } from './tables.ts'

/** Fields in the order in which a clerk compares two people; others follow by name. */
const ORDER = ['nama', 'nik', 'tanggal_lahir', 'tempat_lahir', 'jenis_kelamin', 'no_kk', 'no_kartu', 'nama_ibu', 'alamat', 'rt', 'rw', 'village_code']
const NUMBERS = ['nik', 'no_kk', 'kk', 'no_kartu', 'card']

export interface ComparedField {
  field: string
  left: string | null
  right: string | null
  state: 'same' | 'differs' | 'one-sided'
  leftMarks: Marks
  rightMarks: Marks
}

const placeOf = (field: string) => (ORDER.includes(field) ? ORDER.indexOf(field) : ORDER.length)
const isNumber = (field: string, value: string | null) => NUMBERS.includes(field) || /^\d{13}$|^\d{16}$/.test(value ?? '')

/** A value as a screen may show it: identity numbers hidden, whatever the field is called. */
export const shown = (field: string, value: string | null): string | null => (isNumber(field, value) ? masked(value) : value)

/** Both records field by field. Marks are found in the whole values and hold for the masked ones too: hiding a digit does not move it. */
export function compared(left: Values, right: Values): ComparedField[] {
  const fields = [...new Set([...Object.keys(left), ...Object.keys(right)])].toSorted((a, b) => placeOf(a) - placeOf(b) || a.localeCompare(b))
  return fields.flatMap((field): ComparedField[] => {
    const [l, r] = [left[field] || null, right[field] || null]
    if (l === null && r === null) return []
    const both = { field, left: shown(field, l), right: shown(field, r) }
    if (l === null || r === null) return [{ ...both, state: 'one-sided', leftMarks: [], rightMarks: [] }]
    const marks = differences(l, r)
    return [{ ...both, state: marks.left.length + marks.right.length === 0 ? 'same' : 'differs', leftMarks: marks.left, rightMarks: marks.right }]
  })
}

export interface Step {
  key: string
  /** what was compared; null for where the sum begins */
  field: string | null
  judul: string
  title: string
  /** log2 of the odds */
  weight: number
}

/**
 * The score as a waterfall: first how rare it is that two records are one human at all, then what each comparison adds.
 *
 * Shape: the steps add up to the weight of the pair. Without a prior the first step is what remains.
 */
export function waterfallOf(explanation: readonly Comparison[], weight: number, prior: number | null): Step[] {
  const told = explanation.reduce((sum, it) => sum + it.weight, 0)
  const start = weight - told
  const odds = Math.round(2 ** -start)
  const rare = prior !== null || start < -1 ? odds.toLocaleString('id-ID') : null
  const first = rare
    ? { judul: `Awal: satu dari ${rare} pasangan`, title: `To begin with: one pair in ${odds.toLocaleString('en-GB')}` }
    : { judul: 'Awal', title: 'To begin with' }
  return [
    { key: 'prior', field: null, ...first, weight: start },
    ...explanation.map((it, at) => ({ key: `${it.field}-${at}`, field: it.field, ...it.words, weight: it.weight })),
  ]
}

export interface Effect {
  count: 'population' | 'unregistered' | 'duplicate' | 'not-resident' | 'verified' | 'dead' | 'moved'
  heads: number
}

/** What a merge moves among the counts of a month (0002), by the registers the two records come from. */
export function effectsOf(leftRegister: string, rightRegister: string): Effect[] {
  const has = (register: string) => leftRegister === register || rightRegister === register
  if (leftRegister === rightRegister) {
    if (has('penduduk')) return [{ count: 'population', heads: -1 }]
    return has('peserta') ? [{ count: 'duplicate', heads: 1 }] : []
  }
  if (has('penduduk') && has('peserta')) {
    return [
      { count: 'unregistered', heads: -1 },
      { count: 'not-resident', heads: -1 },
      { count: 'verified', heads: 1 },
    ]
  }
  if (has('kematian')) return [{ count: 'dead', heads: 1 }]
  return has('pindah') ? [{ count: 'moved', heads: 1 }] : []
}
