import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { Problem } from '@semesta/kernel'
import type { Known } from './layout.ts'
import { toPlainFile } from './plain-file.ts'
import type { Source } from './source.ts'
import { chooseSheet, sheetRows } from './workbook.ts'

export interface WorkbookJob {
  file: string
  name: string
  to: string
  known: Known
}
export type WorkbookReply =
  | { kind: 'rows'; rows: number }
  | { kind: 'done'; source: Source }
  | { kind: 'problem'; problem: { code: string; status: number; detail: string; facts: Record<string, unknown> } }

async function read({ file, name, to, known }: WorkbookJob): Promise<Source> {
  const bytes = readFileSync(file)
  const { sheet, notes } = await chooseSheet(bytes, known, name)
  const onRows = (rows: number) => reply({ kind: 'rows', rows })
  const source = await toPlainFile(sheetRows(bytes, sheet.index, name), { to, known, name, shifts: false, onRows })
  return { ...source, sheet: sheet.index, notes: [...notes, ...source.notes] }
}

function reply(message: WorkbookReply) {
  parentPort?.postMessage(message)
}

try {
  reply({ kind: 'done', source: await read(workerData as WorkbookJob) })
} catch (error) {
  if (!(error instanceof Problem)) throw error
  reply({ kind: 'problem', problem: { code: error.code, status: error.status, detail: error.message, facts: { ...error.facts } } })
}
