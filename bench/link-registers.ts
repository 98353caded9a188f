/**
 * How fast and how well registers of an invented city are linked, with the usual dirt in identities and with twice as much, against the bare NIK
 * join of the same files in the same run.
 *
 * `node bench/link-registers.ts [residents] [dirt ...]`, default 2500000 and 1 2. Nobody exists: NIKs start with 99. The truth is read only to measure.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { LinkageInput } from '../packages/engine/src/linkage/registers/task.ts'
import { runTask } from '../packages/engine/src/run-task.ts'
import { literal, openSession } from '../packages/engine/src/session.ts'
import type { SnapshotRef } from '../packages/engine/src/tasks.ts'
import { type Measured, report } from './machine.ts'
import { watchChild } from './watch-child.ts'

const [residents = 2_500_000, ...asked] = process.argv.slice(2).map(Number)
const city = { regency: '32.73', month: '2025-11', population: residents, seed: 1, history: 0 }
const limits = (dir: string) => ({ memoryLimit: '1500MB', tempDirectory: join(dir, 'spill'), threads: 2 })

async function invent(dir: string, dirt: number): Promise<SnapshotRef[]> {
  rmSync(dir, { recursive: true, force: true })
  mkdirSync(dir, { recursive: true })
  const { files } = await runTask('synth', { ...city, dirt, outDir: dir, limits: limits(dir) })
  const sources: SnapshotRef[] = []
  for (const { register, path, asOf } of files) {
    const outDir = join(dir, register)
    mkdirSync(outDir)
    const taken = await runTask('intake', { register, file: path, fileName: basename(path), regency: city.regency, asOf, outDir, limits: limits(dir) })
    sources.push({ register, batch: register, sha256: register, asOf, rows: taken.rows.accepted, path: join(outDir, 'snapshot.parquet') })
    rmSync(path)
  }
  return sources
}

async function bareJoin(dir: string): Promise<number> {
  const session = await openSession(limits(dir))
  const started = performance.now()
  const file = (register: string) => `read_parquet(${literal(join(dir, register, 'snapshot.parquet'))})`
  await session.all(
    `select r.village_code, c.segment, count(*) as heads from ${file('penduduk')} as r full outer join ${file('peserta')} as c on c.nik = r.nik group by all`,
  )
  session.close()
  return (performance.now() - started) / 1000
}

interface Shares {
  precision: { value: number }
  recall: { value: number }
}
interface Quality {
  estimated: Shares
  truth: Shares & { remainder: Shares }
  records: number
  pairsCompared: number
  links: Record<string, number>
  registers: { register: string; remainder: number; truth: { leftPartnered: number; made: number; madeRight: number } }[]
}

/** Links as a month does, timed; then once more with the truth beside it, which is read to measure and no part of linking: the links are the same. */
async function link(dir: string, sources: SnapshotRef[]) {
  const timed = await run(dir, sources, null)
  return { ...timed, quality: (await run(dir, sources, join(dir, 'truth-human.csv'))).quality }
}

async function run(dir: string, sources: SnapshotRef[], truth: string | null) {
  const outDir = join(dir, 'links')
  rmSync(outDir, { recursive: true, force: true })
  mkdirSync(outDir)
  const input: LinkageInput = {
    ...{ regency: city.regency, month: city.month, sources, outDir, limits: limits(dir) },
    ...{ decisions: null, previous: null, targetErrorRate: 0.001, ...(truth && { truth }) },
  }
  const watched = watchChild()
  const started = performance.now()
  await runTask('linkage', input)
  const seconds = (performance.now() - started) / 1000
  return { seconds, ...watched(), quality: JSON.parse(readFileSync(join(outDir, 'quality.json'), 'utf8')) as Quality }
}

async function measure(dirt: number): Promise<Measured[]> {
  const dir = join(tmpdir(), `semesta-bench-link-${dirt}`)
  const sources = await invent(dir, dirt)
  const large = sources.filter((it) => it.register === 'penduduk' || it.register === 'peserta')
  const bare = { what: 'bare NIK join', value: await bareJoin(dir) }
  const two = await link(dir, large)
  const six = await link(dir, sources)
  rmSync(dir, { recursive: true })
  for (const it of [two, six]) {
    const { records, pairsCompared, links, estimated, registers } = it.quality
    console.log(
      `${records} records, ${pairsCompared} pairs compared, ${it.seconds.toFixed(1)} s, ${it.cpuSeconds.toFixed(1)} processor seconds, ${(it.peakBytes / 1e9).toFixed(2)} GB`,
    )
    console.log(`  links ${JSON.stringify(links)}; estimated precision ${estimated.precision.value.toFixed(5)}, recall ${estimated.recall.value.toFixed(5)}`)
    for (const { register, remainder, truth } of registers)
      if (truth?.leftPartnered)
        console.log(`  ${register}: remainder ${remainder}, of them somebody's ${truth.leftPartnered}, linked ${truth.made}, rightly ${truth.madeRight}`)
  }
  const size = `${residents} residents, dirt × ${dirt}`
  const share = (what: string, value: number, goal: number): Measured => ({ what, size, value, unit: '', goal, sense: 'least', limit: { what: '', value: 0 } })
  const { truth } = two.quality
  return [
    { what: 'penduduk and peserta linked', size, value: two.seconds, unit: 's', goal: 10, sense: 'most', limit: bare },
    { what: 'peak memory', size, value: two.peakBytes / 1e9, unit: 'GB', goal: 2, sense: 'most', limit: { what: '', value: 0 } },
    { what: 'all six registers linked (printed)', size, value: six.seconds, unit: 's', goal: Number.POSITIVE_INFINITY, sense: 'most', limit: bare },
    share('precision', truth.precision.value, 0.999),
    share('recall', truth.recall.value, 0.995),
    share('precision on the remainder', truth.remainder.precision.value, 0.999),
    share('recall on the remainder', truth.remainder.recall.value, 0.95),
    share('all six: precision', six.quality.truth.precision.value, 0.999),
    share('all six: recall', six.quality.truth.recall.value, 0.995),
    share('all six: precision on the remainder', six.quality.truth.remainder.precision.value, 0.999),
    share('all six: recall on the remainder', six.quality.truth.remainder.recall.value, 0.95),
  ]
}

const all: Measured[] = []
for (const dirt of asked.length ? asked : [1, 2]) all.push(...(await measure(dirt)))
process.exitCode = report(all) ? 0 : 1
