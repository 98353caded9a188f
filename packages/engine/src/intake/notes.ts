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

/** Dates with a month that cannot be and a day that could be one: the column was probably written the other way round. */
export async function dateNotes(session: Session): Promise<string[]> {
  const found = await session.all<{ column_name: string; n: bigint }>(`select column_name, count(*) as n from mark
    where severity = 'refused' and regexp_full_match(trim(raw), '(0?[1-9]|1[0-2])[-/.](1[3-9]|2[0-9]|3[01])[-/.][0-9]{4}') group by all order by 1`)
  return found.map(
    (it) =>
      `Kolom ${it.column_name}: ${it.n} tanggal tampaknya ditulis bulan lebih dulu. Tanggal dibaca hari lebih dulu, jadi tanggal lain di kolom ini mungkin tertukar: periksa sebelum disetujui.`,
  )
}
