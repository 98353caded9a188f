import { once } from 'node:events'
import { createWriteStream, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { detectKind, encodingOf, headOf } from '../intake/detect.ts'
import { readLines } from '../intake/read-lines.ts'
import { toUtf8 } from '../intake/transcode.ts'
import { listsInside, openZip, unpackTo } from '../intake/unpack.ts'
import { listSheets, sheetRows } from '../intake/workbook.ts'
import { literal, type Session } from '../session.ts'
import * as problems from './problems.ts'

/** A file as it stands in the session: all cells as text, blank cells as null, in columns c0, c1 …, with the user's own row number. */
export interface InputFile {
  name: string
  /** `input0` or `input1` */
  table: string
  columns: { column: string; title: string }[]
  rows: number
}

const NULLS = `('', '-', 'null', 'none', 'nan', 'n/a', '#n/a', 'na', 'nil', 'unknown', 'tidak ada', '<na>')`
const DELIMITERS = [',', ';', '\t', '|']

/**
 * Reads a list of any kind (CSV, XLSX, Parquet, zipped) whose first row of cells is its titles.
 *
 * Shape: `row_no` counts from 1 for the first row below the titles. Fails: link/file-missing, registers/file-… as the file is.
 */
export async function readInput(session: Session, how: { file: string; name: string; workDir: string; index: number }): Promise<InputFile> {
  if (!existsSync(how.file)) throw problems.fileMissing({ file: how.name })
  const kind = detectKind(how.file, how.name)
  if (kind === 'parquet') return stage(session, how, `read_parquet(${literal(how.file)}, file_row_number = true)`, 'file_row_number')
  if (kind === 'text') return readText(session, how)
  const zip = openZip(how.file, how.name)
  if (zip.isWorkbook) return readText(session, { ...how, file: await workbookText(how) })
  const inside = join(how.workDir, `unpacked${how.index}`)
  const [only, ...more] = listsInside(zip, how.name)
  if (!only || more.length > 0) throw problems.manyLists({ file: how.name, lists: [only, ...more].map((it) => it?.name ?? '') })
  unpackTo(zip, only, inside, how.name)
  return readInput(session, { ...how, file: inside })
}

async function readText(session: Session, how: { file: string; name: string; workDir: string; index: number }): Promise<InputFile> {
  let { file } = how
  const { head } = headOf(file, 1 << 16)
  const encoding = encodingOf(head)
  const isLatin = encoding === 'utf-8' && new TextDecoder('utf-8').decode(head).slice(0, -4).includes('\ufffd')
  if (encoding !== 'utf-8' || isLatin) {
    file = join(how.workDir, `utf8-${how.index}.txt`)
    await toUtf8(how.file, file, isLatin ? 'windows-1252' : encoding)
  }
  const { delimiter, hasTitles, blank } = await layoutOf(file, how.name)
  const relation = `read_csv(${literal(file)}, delim = ${literal(delimiter)}, header = ${hasTitles}, skip = ${blank}, all_varchar = true, quote = '"', escape = '"',
    null_padding = true, strict_mode = false, parallel = false, normalize_names = false, max_line_size = 1048576)`
  return stage(session, how, relation, null)
}

/** The delimiter that cuts the first line into most cells, and whether these are titles: no title is a number, a date or an address of mail. */
async function layoutOf(file: string, name: string): Promise<{ delimiter: string; hasTitles: boolean; blank: number }> {
  let blank = 0
  for await (const lines of readLines(file, name)) {
    const at = lines.findIndex((line) => line.trim() !== '')
    blank += at < 0 ? lines.length : at
    if (at < 0) continue
    const first = lines[at] ?? ''
    const counts = DELIMITERS.map((it) => first.split(it).length)
    const delimiter = DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ','
    return { delimiter, blank, hasTitles: !first.split(delimiter).some((cell) => /^"?\s*(\d[\d\s./-]*|\S+@\S+\.\S+)"?$/.test(cell)) }
  }
  throw problems.noRows({ file: name })
}

/** The first visible sheet as tab-separated text. */
async function workbookText(how: { file: string; name: string; workDir: string; index: number }): Promise<string> {
  const bytes = readFileSync(how.file)
  const sheet = listSheets(bytes, how.name).find((it) => !it.hidden)
  const to = join(how.workDir, `sheet${how.index}.txt`)
  const out = createWriteStream(to)
  for await (const row of sheetRows(bytes, sheet?.index ?? 0, how.name)) {
    if (row.cells.every((cell) => cell === null || cell.trim() === '')) continue
    if (!out.write(`${row.cells.map(quoted).join('\t')}\n`)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'close')
  return to
}

function quoted(cell: string | null): string {
  const text = (cell ?? '').replace(/[\t\r\n]+/g, ' ')
  return text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text
}

async function stage(session: Session, how: { name: string; index: number }, relation: string, rowNumber: string | null): Promise<InputFile> {
  const described = await described_(session, relation, how.name)
  const titles = described.filter((it) => it !== rowNumber)
  if (titles.length === 0) throw problems.noRows({ file: how.name })
  if (titles.length > 500) throw problems.manyColumns({ file: how.name, columns: titles.length, limit: 500 })
  const table = `input${how.index}`
  const columns = titles.map((title, index) => ({ column: `c${index}`, title: title.trim() }))
  const cells = titles.map((_, index) => `case when lower(trim(t.x${index})) not in ${NULLS} then trim(t.x${index}) end as c${index}`)
  const texts = titles.map((title, index) => `"${title.replaceAll('"', '""')}"::varchar as x${index}`)
  await session.run(`create table ${table} as select t.row_no, ${cells.join(', ')} from
    (select ${rowNumber ?? 'row_number() over ()'} ${rowNumber ? '+ 1' : ''} as row_no, ${texts.join(', ')} from ${relation}) as t`)
  await session.run(`delete from ${table} where coalesce(${columns.map((it) => it.column).join(', ')}) is null`)
  const counted = await session.one<{ n: bigint }>(`select count(*) as n from ${table}`)
  if (!counted?.n) throw problems.noRows({ file: how.name })
  return { name: how.name, table, columns, rows: Number(counted.n) }
}

async function described_(session: Session, relation: string, name: string): Promise<string[]> {
  try {
    return (await session.all<{ column_name: string }>(`describe select * from ${relation}`)).map((it) => it.column_name)
  } catch (error) {
    throw problems.unreadable({ file: name, why: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) })
  }
}
