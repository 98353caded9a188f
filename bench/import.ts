/**
 * How fast a CSV of a membership roster becomes a checked snapshot, against the bare DuckDB scan of the same file in the same run.
 *
 * `node bench/import.ts [rows]`, default 2500000. Every person is invented: NIKs start with 99.
 */
import { mkdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { literal, openSession } from '../packages/engine/src/session.ts'
import { takeIn } from './import-child.ts'
import { writeRoster } from './import-roster.ts'
import { report } from './machine.ts'

const rows = Number(process.argv[2] ?? 2_500_000)
const dir = join(tmpdir(), 'semesta-bench-import')
const limits = { memoryLimit: '2GB', tempDirectory: join(dir, 'spill'), threads: 2 }
const file = join(dir, 'peserta.csv')

async function prepare(): Promise<number> {
  rmSync(dir, { recursive: true, force: true })
  mkdirSync(dir, { recursive: true })
  const session = await openSession(limits)
  await writeRoster(session, file, rows)
  const started = performance.now()
  await session.all(`select count(*) as rows from read_csv(${literal(file)}, all_varchar = true, header = true)`)
  const seconds = (performance.now() - started) / 1000
  session.close()
  return seconds
}

const bare = await prepare()
const it = await takeIn({ register: 'peserta', file, fileName: 'peserta.csv', regency: '64.74', asOf: '2025-11-01', outDir: join(dir, 'out'), limits })
const speed = rows / it.seconds
const { read, accepted, rejected, skipped } = it.report.rows
console.log(
  `read ${read} = accepted ${accepted} + rejected ${rejected} + skipped ${skipped}; ${it.cpuSeconds.toFixed(1)} s of processor time, peak ${Math.round(it.peakMegabytes)} MB`,
)
const size = `${rows} rows × 23 columns, ${Math.round(statSync(file).size / 1e6)} MB`
const isMet = report([
  { what: 'CSV to checked snapshot', size, value: speed, unit: 'rows/s', goal: 500_000, sense: 'least', limit: { what: 'bare CSV scan', value: rows / bare } },
])
rmSync(dir, { recursive: true })
process.exitCode = isMet ? 0 : 1
