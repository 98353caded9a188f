/**
 * How long a month takes to build, against the bare join it cannot do without, on the same files in the same run.
 *
 * `node bench/month.ts [residents ...]`, default 193048 and 2500000. Every person is invented: NIKs start with 99.
 */
import { mkdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runTask } from '../packages/engine/src/run-task.ts'
import { literal, openSession } from '../packages/engine/src/session.ts'
import type { MonthInput, SnapshotRef } from '../packages/engine/src/tasks.ts'
import { REGISTER_SQL, type RegisterName } from './month-registers.ts'
import { watchChild } from './watch-child.ts'

const limits = (dir: string) => ({ memoryLimit: '2GB', tempDirectory: join(dir, 'spill'), threads: 2 })

async function writeSnapshots(dir: string, residents: number): Promise<SnapshotRef[]> {
  const session = await openSession(limits(dir))
  const sources: SnapshotRef[] = []
  for (const [register, sql] of Object.entries(REGISTER_SQL) as [RegisterName, string][]) {
    const path = join(dir, `${register}.parquet`)
    await session.run(`copy (${sql.replaceAll(':residents', String(residents))}) to ${literal(path)} (format parquet, compression zstd, compression_level 1)`)
    const [row] = await session.all<{ rows: bigint }>(`select count(*) as rows from read_parquet(${literal(path)})`)
    sources.push({ register, batch: register, sha256: register, asOf: '2025-11-01', rows: Number(row?.rows), path })
  }
  session.close()
  return sources
}

async function bareJoin(dir: string): Promise<number> {
  const session = await openSession(limits(dir))
  const started = performance.now()
  await session.all(
    `select r.village_code, c.segment, count(*) as heads from read_parquet(${literal(join(dir, 'penduduk.parquet'))}) as r
     full outer join read_parquet(${literal(join(dir, 'peserta.parquet'))}) as c on c.nik = r.nik group by all`,
  )
  const seconds = (performance.now() - started) / 1000
  session.close()
  return seconds
}

async function measure(residents: number) {
  const dir = join(tmpdir(), `semesta-bench-month-${residents}`)
  rmSync(dir, { recursive: true, force: true })
  mkdirSync(dir, { recursive: true })
  const sources = await writeSnapshots(dir, residents)
  const limit = await bareJoin(dir)
  const first = await run(dir, sources, { residents, limit, month: '2025-10', previousPeople: null })
  await run(dir, sources, { residents, limit, month: '2025-11', previousPeople: await shifted(dir, first) })
  rmSync(dir, { recursive: true, force: true })
}

/** The month before as it might have been: one card in twenty has changed since, one in fifty was not there. */
async function shifted(dir: string, folder: string): Promise<string> {
  const [from, to] = [join(folder, 'people.parquet'), join(dir, 'before.parquet')]
  const session = await openSession(limits(dir))
  await session.run(
    `copy (select * replace (if(row_no % 20 = 0, not is_active, is_active) as is_active, if(row_no % 40 = 1, 'PBI_JK', segment) as segment)
       from read_parquet(${literal(from)}) where row_no % 50 <> 3) to ${literal(to)} (format parquet, compression lz4)`,
  )
  session.close()
  return to
}

interface Run extends Pick<MonthInput, 'month' | 'previousPeople'> {
  residents: number
  limit: number
}

async function run(dir: string, sources: SnapshotRef[], { residents, limit, month, previousPeople }: Run): Promise<string> {
  const outDir = join(dir, month)
  mkdirSync(outDir)
  const input: MonthInput = { regency: '32.73', month, sources, previousPeople, outDir, limits: limits(dir) }
  const watched = watchChild()
  const steps: [string, number][] = []
  const started = performance.now()
  const report = await runTask('month', input, { onProgress: (it) => steps.push([it.step, performance.now()]) })
  const seconds = (performance.now() - started) / 1000
  const { peakBytes, cpuSeconds } = watched()
  const slow = steps
    .map(([name, at], i) => ({ name, seconds: ((steps[i + 1]?.[1] ?? performance.now()) - at) / 1000 }))
    .filter((it) => it.seconds > seconds / 20)
    .map((it) => `${it.name} ${it.seconds.toFixed(1)}`)
  console.log(
    `month ${residents} residents${previousPeople ? ' with the month before' : ''}: ${seconds.toFixed(2)} s (${cpuSeconds.toFixed(1)} processor seconds), peak ${(peakBytes / 1e9).toFixed(2)} GB, ${report.peopleRows} people rows, ${report.findingRows} findings; ` +
      `bare join ${limit.toFixed(2)} s, ratio ${(seconds / limit).toFixed(1)}; people.csv ${(statSync(join(outDir, 'people.csv')).size / 1e6).toFixed(0)} MB`,
  )
  console.log(`  slowest steps (s): ${slow.join(', ')}`)
  return outDir
}

const sizes = process.argv.slice(2).map(Number)
for (const residents of sizes.length ? sizes : [193_048, 2_500_000]) await measure(residents)
