import type { Session } from '../session.ts'
import type { Staging } from './stage.ts'

const ENOUGH_NIK = 20

/**
 * Whether the NIK column as a whole was rounded: of honest serials one in ten ends in 0.
 *
 * Shape: `rounded` from 90 % on; a note from 30 % on.
 */
export async function nikNotes(session: Session, staging: Staging, expected: boolean): Promise<{ rounded: boolean; notes: string[] }> {
  if (!staging.present.has('nik_digits')) return { rounded: false, notes: expected ? ['Berkas tidak memuat kolom NIK.'] : [] }
  const row = await session.one<Record<string, bigint>>(`select count(*) filter (length(nik_digits) = 16) as full_length,
      count(*) filter (length(nik_digits) = 16 and ends_with(nik_digits, '0')) as zeros
    from staged where fault is null`)
  const of = (name: string) => Number(row?.[name] ?? 0)
  const share = of('full_length') >= ENOUGH_NIK ? of('zeros') / of('full_length') : 0
  const notes: string[] = []
  if (share >= 0.3) notes.push(`${of('zeros')} dari ${of('full_length')} NIK berakhir 0 (wajarnya sepersepuluh): kolom NIK pernah dibulatkan lembar kerja.`)
  return { rounded: share >= 0.9, notes }
}
