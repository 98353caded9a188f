import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RegisterId } from '@semesta/kernel'
import { literal, openSession, type Row } from '../session.ts'
import type { IntakeInput, IntakeReport } from '../tasks.ts'
import { runIntake } from './run.ts'

export interface Taken {
  report: IntakeReport
  snapshot: Row[]
  /** every fault of the refused rows */
  rejects: Row[]
  refused: Row[]
}

/** For tests: takes in one file of Bontang as of 1 November 2025 in a folder of its own and reads what came out. */
export async function takeIn(
  register: RegisterId,
  content: string | Uint8Array,
  fileName = 'daftar.csv',
  more: Pick<IntakeInput, 'office'> = {},
): Promise<Taken> {
  const folder = mkdtempSync(join(tmpdir(), 'intake-test-'))
  try {
    const file = join(folder, 'file')
    writeFileSync(file, content)
    const limits = { memoryLimit: '1GB', tempDirectory: join(folder, 'tmp'), threads: 2 }
    const report = await runIntake({ register, file, fileName, regency: '64.74', asOf: '2025-11-01', outDir: join(folder, 'out'), limits, ...more }, () => {})
    const { snapshot, marks, refused } = await readOut(join(folder, 'out'))
    return { report, snapshot, refused, rejects: marks.filter((it) => it.severity === 'refused') }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What a check wrote, read back. */
export async function readOut(outDir: string): Promise<{ snapshot: Row[]; marks: Row[]; refused: Row[] }> {
  const session = await openSession({ memoryLimit: '1GB', tempDirectory: join(tmpdir(), 'intake-test-spill'), threads: 2 })
  const read = (name: string) => session.all(`select * from read_parquet(${literal(join(outDir, name))}) order by row_no`)
  const out = { snapshot: await read('snapshot.parquet'), marks: await read('rejects.parquet'), refused: await read('refused.parquet') }
  session.close()
  return out
}

/** A CSV with these columns, each row an object; columns that a row leaves out are empty. */
export function csv(rows: Record<string, string>[], delimiter = ','): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const quoted = (text: string) => (text.includes(delimiter) || text.includes('"') || text.includes('\n') ? `"${text.replaceAll('"', '""')}"` : text)
  return [columns.join(delimiter), ...rows.map((row) => columns.map((it) => quoted(row[it] ?? '')).join(delimiter))].join('\n')
}

/** An invented resident of Lok Tuan. */
export function resident(changes: Record<string, string> = {}): Record<string, string> {
  return {
    nik: '9974011708900001',
    no_kk: '9974010101100001',
    nama: 'Rahmat Uji',
    jenis_kelamin: 'L',
    tanggal_lahir: '1990-08-17',
    kode_wilayah: '64.74.01.1003',
    ...changes,
  }
}

/** An invented card holder. */
export function member(changes: Record<string, string> = {}): Record<string, string> {
  return { no_kartu: '0001000000001', nik: '9974011708900001', nama: 'Rahmat Uji', tanggal_lahir: '1990-08-17', jenis_peserta: '22', status: '0', ...changes }
}

/**
 * Takes in one row a value, all in one file, and gives for each value its snapshot row or its reject.
 *
 * Shape: names differ, so that no row is a copy of another.
 */
export async function takeInEach(register: RegisterId, rows: Record<string, string>[]): Promise<{ row: Row | undefined; reject: Row | undefined }[]> {
  const named = rows.map((row, index) => ({ ...row, ...('nama' in row ? { nama: `${row.nama} ${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[index % 26]}${index}` } : {}) }))
  const { snapshot, rejects } = await takeIn(register, csv(named))
  const at = (list: Row[], line: number) => list.find((it) => Number(it.row_no) === line)
  return rows.map((_, index) => ({ row: at(snapshot, index + 2), reject: at(rejects, index + 2) }))
}
