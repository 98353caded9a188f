const isDate = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)

/** The particulars of a finding in one line: `Meninggal 3 Maret 2025 · Hari 31`. Unknown fields keep their own name; nested values are left out. */
export function sayDetail(detail: Readonly<Record<string, unknown>>, nameOf: (field: string) => string | null, sayDate: (date: string) => string): string {
  return Object.entries(detail)
    .filter(([, value]) => value !== null && value !== '' && typeof value !== 'object')
    .map(([field, value]) => `${nameOf(field) ?? field.replaceAll('_', ' ')} ${isDate(value) ? sayDate(value) : String(value)}`)
    .join(' · ')
}
