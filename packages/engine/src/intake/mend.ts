import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { literal, type Session } from '../session.ts'
import type { IntakeInput, IntakeReport } from '../tasks.ts'
import type { Fault } from './faults.ts'
import { headerKey, REASON_TITLES } from './header-key.ts'
import type { Judgement } from './parts.ts'
import * as problems from './problems.ts'
import type { Source } from './source.ts'

/** How a file of mended rows hangs together with the file they come from. */
export interface Mending {
  fileName: string
  folder: string
  /** the report of the first file */
  before: IntakeReport
}

const originPlace = ({ layout }: Source) => layout.header.titles.findIndex((it) => headerKey(it) === headerKey(REASON_TITLES.row))

/** Whether a file carries only some rows of another, by the column that Semesta itself wrote. */
export const isPartial = (source: Source) => originPlace(source) >= 0

/**
 * Ties a file of mended rows to the first one.
 *
 * Shape: null for a plain file, and for a whole list that is sent again. Makes the tables `mend_bad(row_no)` and `mend_origin(origin, n)`; the
 *        source then numbers mended rows as the first file did, and new rows beyond all of its rows.
 * Fails: file-mends-missing when mended rows come without the file they mend.
 */
export async function tieTogether(session: Session, source: Source, input: IntakeInput): Promise<Mending | null> {
  if (!isPartial(source)) return null
  if (!input.mends) throw problems.fileMendsMissing({ file: input.fileName })
  const { folder, fileName } = input.mends
  const at = (name: string) => literal(join(folder, name))
  const origin = originSql(source)
  await session.run(`create or replace table mend_bad as select distinct row_no from read_parquet(${at('refused.parquet')});
    create or replace table mend_good as select row_no from read_parquet(${at('snapshot.parquet')});
    create or replace table mend_origin as select ${origin} as origin, count(*) as n from ${source.relation} group by all having origin is not null`)
  const before = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as IntakeReport
  const own = source.rowNumber
  const isSingle = `${ORIGIN} in (select origin from mend_origin where n = 1 and origin in (from mend_bad))`
  source.rowNumber = `(case when ${isSingle} then ${ORIGIN} else ${before.layout.lastRow} + ${own} end)`
  return { fileName, folder, before }
}

/** The staged column with the row number in the first file. */
const ORIGIN = 'origin'

const originSql = (source: Source) => `try_cast(regexp_extract(c${originPlace(source)}, '^''?([0-9]+)([.,]0+)?$', 1) as bigint)`

/** What a file of mended rows gives to the staged table beside its columns. */
export function originColumn(source: Source): { name: string; sql: string } | null {
  return isPartial(source) ? { name: ORIGIN, sql: originSql(source) } : null
}

/** A row may be mended once, and one that was accepted is not mended here. */
export function mendJudgements(source: Source, add: (fault: Fault) => number): Judgement[] {
  const cell = originPlace(source)
  const at = { column: REASON_TITLES.row, cell }
  const twice = add({ ...at, reason: 'Baris asal ini diperbaiki lebih dari sekali', advice: 'Sisakan satu baris untuk setiap baris asal.' })
  const good = add({
    ...at,
    reason: 'Baris asal ini sudah diterima di berkas pertama',
    advice: 'Hapus baris ini; untuk mengubah yang sudah diterima, kirim berkas utuh.',
  })
  return [
    [`${ORIGIN} in (select origin from mend_origin where n > 1)`, twice],
    [`${ORIGIN} in (from mend_good)`, good],
  ]
}

/**
 * Keeps what is still wrong in the first file together with what is wrong in this one, and says what became of the rows.
 *
 * Shape: adds rows of the first file that were not sent to `refused` and `mark` (severity `unsent`), with their cells as they came then; cells of
 *        this file are laid under the first file's titles.
 */
export async function keepUnsent(session: Session, { folder, fileName, before }: Mending, source: Source, counts: { accepted: number }): Promise<string[]> {
  const at = (name: string) => literal(join(folder, name))
  const keys = source.layout.header.titles.map(headerKey)
  const laid = before.layout.titles.map((title) => keys.indexOf(headerKey(title)))
  await session.run(`update refused set cells = [${laid.map((it) => (it < 0 ? 'null' : `cells[${it + 1}]`)).join(', ')}];
    create table unsent as select row_no from mend_bad where row_no not in (select origin from mend_origin where n = 1);
    insert into refused select -1, row_no, cells from read_parquet(${at('refused.parquet')}) where row_no in (from unsent);
    insert into mark select row_no, column_name, reason, raw, 'unsent', advice from read_parquet(${at('rejects.parquet')})
      where row_no in (from unsent) and severity <> 'warning'`)
  const row = await session.one<{ bad: bigint; unsent: bigint; mended: bigint }>(`select (select count(*) from mend_bad) as bad,
    (select count(*) from unsent) as unsent, (select count(*) from accepted where row_no in (from mend_bad)) as mended`)
  const [bad, unsent, mended] = [Number(row?.bad ?? 0), Number(row?.unsent ?? 0), Number(row?.mended ?? 0)]
  const notes = [
    `Perbaikan atas ${fileName}: dari ${bad} baris yang ditolak di sana, ${mended} kini diterima, ${bad - mended - unsent} masih salah, ${unsent} tidak dikirim dan tetap ditolak.`,
  ]
  if (counts.accepted > mended) notes.push(`${counts.accepted - mended} baris baru tanpa baris asal di ${fileName}; nomornya melanjutkan berkas itu.`)
  return notes
}

/** What a whole list that is sent again mends. Shape: a note, empty when there is nothing to compare with. */
export async function replacingNotes(session: Session, input: IntakeInput): Promise<string[]> {
  const bad = input.mends && join(input.mends.folder, 'refused.parquet')
  if (!bad || !existsSync(bad)) return []
  const row = await session.one<{ bad: bigint; mended: bigint }>(`select count(*) as bad, count(*) filter (row_no in (select row_no from accepted)) as mended
    from read_parquet(${literal(bad)})`)
  return [
    `Berkas ini memuat seluruh daftar dan dibaca utuh sebagai pengganti ${input.mends?.fileName}: dari ${row?.bad} baris yang ditolak di sana, ${row?.mended} kini diterima.`,
  ]
}
