import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MonthRegisterId } from '@semesta/kernel'
import { onTestFinished } from 'vitest'
import { literal, openSession, type Row } from '../session.ts'
import { FINDING_COLUMNS, type MonthInput, type SnapshotRef } from '../tasks.ts'
import { runMonth } from './run.ts'
import { SNAPSHOT_COLUMNS } from './snapshot-schema.ts'

/** Rows of registers, only the columns a test speaks of; the rest is null or the usual. */
export type City = Partial<Record<MonthRegisterId, Row[]>>

const usual: Record<MonthRegisterId, Row> = {
  penduduk: { jenis_kelamin: 'L', tanggal_lahir: '1990-08-17', village_code: '99.01.01.1001', status: 'aktif' },
  peserta: { jenis_kelamin: 'L', tanggal_lahir: '1990-08-17', segment: 'PBPU', participant_code: 14, status: 'aktif', status_code: 0, is_active: true },
  dtsen: { desil: 5 },
  pekerja: { kode_badan_usaha: 'BU1', nama_badan_usaha: 'PT MAJU' },
  kematian: { tanggal_meninggal: '2025-09-01', sumber: 'RT' },
  pindah: { tanggal_pindah: '2025-09-01', arah: 'keluar', kode_wilayah_tujuan: '99.02' },
}

function sqlValue(value: unknown): string {
  return value === null || value === undefined ? 'null' : typeof value === 'string' ? literal(value) : String(value)
}

/** A fresh folder, gone after the test, with one snapshot a register, in the schema that intake promises. */
export async function writeCity(city: City): Promise<{ dir: string; sources: SnapshotRef[] }> {
  const dir = mkdtempSync(join(tmpdir(), 'semesta-month-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  const session = await openSession({ memoryLimit: '256MB', tempDirectory: join(dir, 'spill'), threads: 1 })
  const sources: SnapshotRef[] = []
  for (const [register, rows] of Object.entries(city) as [MonthRegisterId, Row[]][]) {
    const columns = Object.entries(SNAPSHOT_COLUMNS[register])
    await session.run(`create table ${register} (${columns.map(([name, type]) => `${name} ${type}`).join(', ')})`)
    const values = rows.map((row, i) => {
      const full: Row = { row_no: i + 2, nik_state: row.nik ? 'ok' : 'missing', nik_raw: row.nik, ...usual[register], ...row }
      return `(${columns.map(([name]) => sqlValue(full[name])).join(', ')})`
    })
    if (values.length) await session.run(`insert into ${register} values ${values.join(', ')}`)
    const path = join(dir, `${register}.parquet`)
    await session.run(`copy ${register} to ${literal(path)} (format parquet)`)
    sources.push({ register, batch: `batch-${register}`, sha256: register, asOf: '2025-11-01', rows: rows.length, path })
  }
  session.close()
  return { dir, sources }
}

/** Builds a month of an invented city and reads back what was written. */
export async function buildCity(city: City, options: Partial<MonthInput> = {}) {
  const { dir, sources } = await writeCity(city)
  const outDir = join(dir, 'out')
  mkdirSync(outDir)
  const limits = { memoryLimit: '512MB', tempDirectory: join(dir, 'spill'), threads: 2 }
  const input: MonthInput = { regency: '99.01', month: '2025-11', sources, previousPeople: null, outDir, limits, ...options }
  const report = await runMonth(input, () => {})
  const session = await openSession(limits)
  const read = (artefact: string) => session.all(`from read_parquet(${literal(join(outDir, `${artefact}.parquet`))}) order by all`)
  const [people, findings, cells] = [await read('people'), await read('finding'), await read('cell')]
  const [changes, movements] = [await read('change'), await read('movement')]
  const [cohorts, outsiders, matrix, quality] = [await read('cohort'), await read('outsider'), await read('matrix'), await read('quality')]
  session.close()
  const found = (rule: string) => findings.filter((it) => it[FINDING_COLUMNS[0]] === rule)
  return { dir, outDir, report, people, findings, cells, changes, movements, cohorts, outsiders, matrix, quality, found }
}
