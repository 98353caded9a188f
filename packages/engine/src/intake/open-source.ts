import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from '@semesta/kernel'
import { literal, type Session } from '../session.ts'
import { textSource } from './csv-source.ts'
import { detectKind } from './detect.ts'
import type { Known } from './layout.ts'
import { cellNames, NULL_TEXTS, requireLayout } from './plain-file.ts'
import * as problems from './problems.ts'
import type { Source } from './source.ts'
import { listsInside, openZip, unpackTo, type ZipContent } from './unpack.ts'
import { workbookSource } from './workbook-source.ts'

export interface OpenInput {
  session: Session
  file: string
  name: string
  workDir: string
  known: Known
  onRows: (rows: number) => void
}

/** Makes a file of any accepted format ready for reading; of a zip, the one list inside it that is this register. */
export async function openSource(input: OpenInput, inside = false): Promise<Source> {
  const kind = detectKind(input.file, input.name)
  if (kind === 'text') return textSource(input)
  if (kind === 'parquet') return parquetSource(input)
  const zip = openZip(input.file, input.name)
  if (zip.isWorkbook) {
    const { file, name, known } = input
    return workbookSource({ file, name, known, to: join(input.workDir, 'sheet.txt') }, input.onRows)
  }
  if (inside) throw problems.fileBinary({ file: input.name })
  return fromZip(input, zip)
}

/** Several lists may travel in one zip; when exactly one of them is this register it is taken, otherwise the person is asked. */
async function fromZip(input: OpenInput, zip: ZipContent): Promise<Source> {
  const lists = listsInside(zip, input.name)
  const fitting: { name: string; source: Source }[] = []
  let first: Problem | null = null
  for (const [index, entry] of lists.entries()) {
    const workDir = join(input.workDir, `inside-${index}`)
    mkdirSync(workDir)
    const file = join(workDir, 'unpacked')
    unpackTo(zip, entry, file, input.name)
    try {
      fitting.push({ name: entry.name, source: await openSource({ ...input, file, workDir }, true) })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      first ??= error
    }
  }
  const [only] = fitting
  if (!only)
    throw lists.length > 1 ? problems.fileNoneInside({ file: input.name, register: input.known.mapping.id, inside: lists.map((it) => it.name) }) : first
  if (fitting.length > 1) throw problems.fileManyInside({ file: input.name, inside: fitting.map((it) => it.name) })
  only.source.inside = only.name
  const others = lists.filter((it) => it.name !== only.name).map((it) => it.name)
  const note = `Yang dibaca dari zip: "${only.name}"; tidak dibaca: ${others.join(', ')}.`
  return others.length > 0 ? { ...only.source, notes: [note, ...only.source.notes] } : only.source
}

/** Parquet carries names and row numbers of its own; values are read as the text they would have in a CSV. */
async function parquetSource({ session, file, name, known }: OpenInput): Promise<Source> {
  const path = literal(file)
  const schema = await describe(session, path, name)
  const layout = requireLayout([{ line: 0, cells: schema.map((it) => it.column_name) }], known, name)
  const count = Number((await session.one<{ n: bigint }>(`select count(*) as n from read_parquet(${path})`))?.n ?? 0)
  if (count === 0) throw problems.fileNoRows({ file: name })
  const nulls = `[${NULL_TEXTS.map(literal).join(', ')}]`
  const quoted = (column: string) => `"${column.replaceAll('"', '""')}"`
  const cells = schema.map(
    (it, index) => `case when ${quoted(it.column_name)}::varchar not in ${nulls} then ${quoted(it.column_name)}::varchar end as c${index}`,
  )
  const relation = `(select file_row_number + 1 as line, ${cells.join(', ')}, null::varchar as ${cellNames(schema.length).at(-1)}
    from read_parquet(${path}, file_row_number = true))`
  const shape = { relation, width: schema.length, layout, sheet: null, inside: null, rowNumber: 'line', hasLine: true, skipped: new Map() }
  return { ...shape, notes: layout.notes, expectedRows: count, careful: null }
}

async function describe(session: Session, path: string, name: string) {
  try {
    return await session.all<{ column_name: string }>(`describe select * from read_parquet(${path})`)
  } catch (error) {
    throw problems.fileDamaged({ file: name, why: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) })
  }
}
