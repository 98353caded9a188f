import { join } from 'node:path'
import { literal, type Session } from '../session.ts'
import { textSource } from './csv-source.ts'
import { detectKind } from './detect.ts'
import type { RegisterMapping } from './mapping.ts'
import { cellNames, NULL_TEXTS, requireHeader } from './plain-file.ts'
import * as problems from './problems.ts'
import type { Source } from './source.ts'
import { listInside, openZip, unpackTo } from './unpack.ts'
import { workbookSource } from './workbook-source.ts'

export interface OpenInput {
  session: Session
  file: string
  name: string
  workDir: string
  mapping: RegisterMapping
  onRows: (rows: number) => void
}

/** Makes a file of any accepted format ready for reading; one list inside a zip is unpacked first. */
export async function openSource(input: OpenInput, inside = false): Promise<Source> {
  const kind = detectKind(input.file, input.name)
  if (kind === 'text') return textSource(input)
  if (kind === 'parquet') return parquetSource(input)
  const zip = openZip(input.file, input.name)
  if (zip.isWorkbook) {
    const { file, name, mapping } = input
    return workbookSource({ file, name, mapping, to: join(input.workDir, 'sheet.txt') }, input.onRows)
  }
  if (inside) throw problems.fileBinary({ file: input.name })
  const file = join(input.workDir, 'unpacked')
  const entry = listInside(zip, input.name)
  unpackTo(zip, entry, file, input.name)
  return openSource({ ...input, file }, true)
}

/** Parquet carries names and row numbers of its own; values are read as the text they would have in a CSV. */
async function parquetSource({ session, file, name, mapping }: OpenInput): Promise<Source> {
  const path = literal(file)
  const schema = await describe(session, path, name)
  const header = requireHeader([{ line: 0, cells: schema.map((it) => it.column_name) }], mapping, name)
  const count = Number((await session.one<{ n: bigint }>(`select count(*) as n from read_parquet(${path})`))?.n ?? 0)
  if (count === 0) throw problems.fileNoRows({ file: name })
  const nulls = `[${NULL_TEXTS.map(literal).join(', ')}]`
  const quoted = (column: string) => `"${column.replaceAll('"', '""')}"`
  const cells = schema.map(
    (it, index) => `case when ${quoted(it.column_name)}::varchar not in ${nulls} then ${quoted(it.column_name)}::varchar end as c${index}`,
  )
  const relation = `(select file_row_number + 1 as line, ${cells.join(', ')}, null::varchar as ${cellNames(schema.length).at(-1)}
    from read_parquet(${path}, file_row_number = true))`
  return { relation, width: schema.length, header, rowNumber: 'line', hasLine: true, skipped: new Map(), notes: [], expectedRows: count, careful: null }
}

async function describe(session: Session, path: string, name: string) {
  try {
    return await session.all<{ column_name: string }>(`describe select * from read_parquet(${path})`)
  } catch (error) {
    throw problems.fileDamaged({ file: name, why: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) })
  }
}
