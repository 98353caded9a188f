/** What is known about a NIK as a file carries it. `damaged`: a spreadsheet rounded it; `shape`: it cannot be a NIK. */
export type NikState = 'ok' | 'missing' | 'damaged' | 'shape'

/**
 * Hides the middle of an identity number (NIK, KK, card): `99••••••••••01`.
 *
 * Shape: any string; keeps the first two and last two characters, null stays null.
 */
export function masked(number: string | null): string | null {
  if (number === null || number.length <= 4) return number === null ? null : '•'.repeat(number.length)
  return `${number.slice(0, 2)}${'•'.repeat(number.length - 4)}${number.slice(-2)}`
}

/** The reserved province code of invented people: no real NIK starts with it. */
export const TEST_NIK_PREFIX = '99'

/** True for a NIK of an invented person ("data uji"). */
export function isTestNik(nik: string | null): boolean {
  return nik?.startsWith(TEST_NIK_PREFIX) ?? false
}

/**
 * Birth date and sex that a NIK claims (`PPKKCCDDMMYYSSSS`, women DD + 40); null where its shape is impossible.
 *
 * Unit:   year as two digits: only the record knows the century.
 * Source: domain.md 4.1; birth data corrected later do not change a NIK, so a mismatch is a finding to verify, not proof.
 */
export function nikClaims(nik: string): { day: number; month: number; year2: number; sex: 'L' | 'P' } | null {
  if (!/^\d{16}$/.test(nik) || nik.endsWith('0000')) return null
  const dd = Number(nik.slice(6, 8))
  const month = Number(nik.slice(8, 10))
  const day = dd > 40 ? dd - 40 : dd
  if (month < 1 || month > 12 || day < 1 || day > 31) return null
  if (day > ([31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0)) return null
  return { day, month, year2: Number(nik.slice(10, 12)), sex: dd > 40 ? 'P' : 'L' }
}
