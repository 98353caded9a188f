import { SAVING_STAGES } from '@semesta/contract'
import type { SavingRow, SavingStage } from './tables.ts'

export type StageSums = Record<SavingStage, { rupiah: number; personMonths: number }>
interface Part {
  stage: SavingStage
  rupiah: number
  person_months: number
}

/** Parts added up by stage; a stage without a part is zero. */
export function byStage(parts: readonly Part[]): StageSums {
  const sumOf = (stage: SavingStage) => {
    const own = parts.filter((it) => it.stage === stage)
    return { rupiah: own.reduce((sum, it) => sum + it.rupiah, 0), personMonths: own.reduce((sum, it) => sum + it.person_months, 0) }
  }
  return Object.fromEntries(SAVING_STAGES.map((stage) => [stage, sumOf(stage)])) as StageSums
}

interface Amount {
  rupiah: number
  personMonths: number
}
/** What should stand of one piece of work: at most one a month and note. */
export interface Standing extends Amount {
  month: string
  note: string
}
/** A row to be booked: more than zero and new, or less than zero and taken back from the entry it names. */
export interface Change extends Amount {
  month: string
  note: string
  reverses: string | null
}
type Entry = Pick<SavingRow, 'id' | 'month' | 'note' | 'rupiah' | 'person_months' | 'reverses'>

/** What is left of an entry after what was taken back from it. */
export function leftOf(entry: Entry, entries: readonly Entry[]): Amount {
  const own = entries.filter((it) => it.id === entry.id || it.reverses === entry.id)
  return { rupiah: own.reduce((sum, it) => sum + it.rupiah, 0), personMonths: own.reduce((sum, it) => sum + it.person_months, 0) }
}

/**
 * The rows that make what stands equal to what should stand.
 *
 * Shape: none when it does already. The newest entries give first, and none gives more than is left of it.
 */
export function restated(entries: readonly Entry[], wanted: readonly Standing[]): Change[] {
  const keyOf = (it: { month: string; note: string | null }) => `${it.month} ${it.note}`
  const originals = entries.filter((it) => it.reverses === null)
  const keys = new Map([...originals, ...wanted].map((it) => [keyOf(it), { month: it.month, note: it.note ?? '' }]))
  return [...keys].flatMap(([key, name]) => {
    const own = originals.filter((it) => keyOf(it) === key).map((it) => ({ id: it.id, left: leftOf(it, entries) }))
    const should = wanted.find((it) => keyOf(it) === key) ?? { rupiah: 0, personMonths: 0 }
    const more = (part: keyof Amount) => should[part] - own.reduce((sum, it) => sum + it.left[part], 0)
    const need = { rupiah: more('rupiah'), personMonths: more('personMonths') }
    const up = { rupiah: Math.max(0, need.rupiah), personMonths: Math.max(0, need.personMonths) }
    const back = takenBack(own, { rupiah: Math.max(0, 0 - need.rupiah), personMonths: Math.max(0, 0 - need.personMonths) })
    return [...back.map((it) => ({ ...name, ...it })), ...(isSome(up) ? [{ ...name, ...up, reverses: null }] : [])]
  })
}

const isSome = (it: Amount) => it.rupiah > 0 || it.personMonths > 0

/** Spreads what is to be taken back over entries, the newest first. */
function takenBack(own: readonly { id: string; left: Amount }[], need: Amount): (Amount & { reverses: string })[] {
  const rows: (Amount & { reverses: string })[] = []
  let { rupiah, personMonths } = need
  for (const { id, left } of own.toReversed()) {
    const part = { rupiah: Math.min(left.rupiah, rupiah), personMonths: Math.min(left.personMonths, personMonths) }
    if (!isSome(part)) continue
    rupiah -= part.rupiah
    personMonths -= part.personMonths
    rows.push({ reverses: id, rupiah: 0 - part.rupiah, personMonths: 0 - part.personMonths })
  }
  return rows
}

/** Months of a horizon from `from` on that lie at or after `month`. */
export function monthsLeft(from: string, horizonMonths: number, month: string): number {
  const at = (it: string) => Number(it.slice(0, 4)) * 12 + Number(it.slice(5, 7))
  return Math.min(horizonMonths, Math.max(0, horizonMonths - (at(month) - at(from))))
}
