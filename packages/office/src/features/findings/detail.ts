import { masked } from '@semesta/kernel'

const isDate = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)

/** Particulars that only say where a finding came from: the page of the person shows them with their file. */
const hidden = (field: string) => field.startsWith('row_') || field === 'nik_state'

export interface Words {
  field: (field: string) => string | null
  value: (value: string) => string | null
  date: (date: string) => string
  rupiah: (amount: number) => string
}

/**
 * The particulars of a finding in one line: `Meninggal 3 Maret 2025 · Hari 31`.
 *
 * Shape: unknown fields keep their own name; empty and nested values are left out; card numbers are masked.
 */
export function sayDetail(detail: Readonly<Record<string, unknown>>, words: Words): string {
  const say = (field: string, value: unknown) => {
    if (isDate(value)) return words.date(value)
    if (typeof value === 'number' && field.endsWith('rupiah')) return words.rupiah(value)
    const text = String(value)
    return field.endsWith('card') && /^\d+$/.test(text) ? masked(text) : (words.value(text) ?? text)
  }
  return Object.entries(detail)
    .filter(([field, value]) => value !== null && value !== '' && typeof value !== 'object' && !hidden(field))
    .map(([field, value]) => `${words.field(field) ?? field.replaceAll('_', ' ')} ${say(field, value)}`)
    .join(' · ')
}
