import { existsSync, readFileSync } from 'node:fs'
import type { Session } from '../session.ts'
import type { IntakeInput } from '../tasks.ts'
import { registerFile } from './mapping.ts'
import type { Staging } from './stage.ts'

/** Reads `staged.remarks` and the NIK column as a whole into notes for people. */
export async function remarkNotes(session: Session, { remarks }: Staging): Promise<string[]> {
  if (remarks.length === 0) return []
  const sums = remarks.map((_, bit) => `sum((remarks >> ${bit}) & 1) as b${bit}`)
  const row = await session.one<Record<string, bigint | null>>(`select ${sums.join(', ')} from staged where fault is null and remarks > 0`)
  return remarks.flatMap((text, bit) => {
    const rows = Number(row?.[`b${bit}`] ?? 0)
    return rows > 0 ? [`${text} (${rows} baris).`] : []
  })
}

const ENOUGH_NIK = 20

/**
 * Whether the NIK column as a whole was rounded: of honest serials one in ten ends in 0.
 *
 * Shape: `rounded` from 90 % on; a note from 30 % on and about every damaged, missing or misshapen number.
 */
export async function nikNotes(session: Session, staging: Staging, expected: boolean): Promise<{ rounded: boolean; notes: string[] }> {
  if (!staging.present.has('nik_digits')) return { rounded: false, notes: expected ? ['Berkas tidak memuat kolom NIK.'] : [] }
  const row = await session.one<Record<string, bigint>>(`select count(*) filter (length(nik_digits) = 16) as full_length,
      count(*) filter (length(nik_digits) = 16 and ends_with(nik_digits, '0')) as zeros,
      count(*) filter (nik_state = 'missing') as missing, count(*) filter (nik_state = 'damaged') as damaged, count(*) filter (nik_state = 'shape') as shape
    from staged where fault is null`)
  const of = (name: string) => Number(row?.[name] ?? 0)
  const share = of('full_length') >= ENOUGH_NIK ? of('zeros') / of('full_length') : 0
  const notes: string[] = []
  if (share >= 0.3) notes.push(`${of('zeros')} dari ${of('full_length')} NIK berakhir 0 (wajarnya sepersepuluh): kolom NIK pernah dibulatkan lembar kerja.`)
  if (of('damaged') > 0) notes.push(`${of('damaged')} NIK rusak karena dibulatkan lembar kerja; baris tetap diterima.`)
  if (of('missing') > 0) notes.push(`${of('missing')} baris tanpa NIK; tetap diterima.`)
  if (of('shape') > 0) notes.push(`${of('shape')} NIK tidak berbentuk NIK; baris tetap diterima.`)
  return { rounded: share >= 0.9, notes }
}

/** Oddities between columns that refuse no row: `checks.sql` of the register gives `note, rows` over the view `accepted`. */
export async function checkNotes(session: Session, input: IntakeInput): Promise<string[]> {
  const file = registerFile(input.register, 'checks.sql')
  if (!existsSync(file)) return []
  const sql = readFileSync(file, 'utf8')
  const found = await session.all<{ note: string; rows: bigint }>(sql, sql.includes('$as_of') ? { as_of: input.asOf } : undefined)
  return found.filter((it) => it.rows > 0n).map((it) => `${it.note} (${it.rows} baris).`)
}
