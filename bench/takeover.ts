/**
 * `node bench/takeover.ts [population] [folder]`: the candidates of a month and the simulations of a takeover, at 2.500.000 people by default.
 *
 * Measured are the engine's step over the frozen people, loading what it wrote, and two hundred simulations with changing rules, without any answer kept.
 * The limits are a bare scan of the same people and a bare sum of the same cube, in the same run.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runTask, type SynthReport } from '@semesta/engine'
import { countArrears } from '../packages/server/src/modules/arrears/index.ts'
import { buildJob } from '../packages/server/src/modules/indicators/index.ts'
import { runHere } from '../packages/server/src/modules/jobs/index.ts'
import { findMonth, getMonth } from '../packages/server/src/modules/months/index.ts'
import { importFile } from '../packages/server/src/modules/registers/index.ts'
import { simulateTakeover } from '../packages/server/src/modules/takeovers/index.ts'
import { preparations } from '../packages/server/src/modules.ts'
import { type OpenApp, openApp } from '../packages/server/src/platform/app.ts'
import { loadConfig } from '../packages/server/src/platform/config.ts'
import type { Ctx } from '../packages/server/src/platform/context.ts'
import { inRegency } from '../packages/server/src/platform/database.ts'
import { engineTask } from '../packages/server/src/platform/engine.ts'
import { systemActor, systemBind } from '../packages/server/src/platform/system.ts'
import { report } from './machine.ts'

const population = Number(process.argv[2] ?? 2_500_000)
const folder = process.argv[3] ?? join(tmpdir(), 'semesta-bench-takeover', String(population))
const [regency, month] = ['32.73', '2025-11']
const actor = systemActor('bench')
const ASKS = 200
const within = <T>(app: OpenApp, work: (ctx: Ctx) => Promise<T>) => inRegency(app, actor, systemBind(regency), work)

async function timed<T>(work: () => Promise<T>): Promise<{ seconds: number; result: T }> {
  const began = performance.now()
  const result = await work()
  return { seconds: (performance.now() - began) / 1000, result }
}

async function bringIn(app: OpenApp): Promise<void> {
  const outDir = join(folder, 'registers')
  const limits = { memoryLimit: '2GB', threads: 2, tempDirectory: join(folder, 'spill') }
  const known = join(folder, 'files.json')
  if (!existsSync(known)) {
    const { files }: SynthReport = await told('invented city', () => runTask('synth', { regency, population, month, seed: 1, history: 0, outDir, limits }))
    writeFileSync(known, JSON.stringify(files))
  }
  const files: SynthReport['files'] = JSON.parse(readFileSync(known, 'utf8'))
  const signal = new AbortController().signal
  const brought = { onProgress: () => {}, signal }
  for (const { register, path, asOf } of files) await told(`import ${register}`, () => importFile(app, actor, { register, file: path, regency, asOf }, brought))
  const job = { kind: 'indicators.build' as const, title: `bench ${month}`, payload: { month, reason: null }, regency }
  await told('build and publish the month', () => runHere(app, buildJob, actor, job))
}

/** A step of the preparation, with its seconds: at this size each of them is worth knowing. */
async function told<T>(what: string, work: () => Promise<T>): Promise<T> {
  const { seconds, result } = await timed(work)
  console.log(`       ${what}: ${seconds.toFixed(1)} s`)
  return result
}

/** One simulation after the other; a budget that changes each time keeps any answer from being kept. */
async function simulations(app: OpenApp): Promise<number[]> {
  const seconds: number[] = []
  for (let ask = 0; ask < ASKS; ask++) {
    const rule = { month, decileMax: 1 + (ask % 10), budget: 1_000_000_000 + ask, groups: ask % 2 ? 'arrears' : 'arrears,pbi-removed,unregistered,newborn' }
    seconds.push((await timed(() => within(app, (ctx) => simulateTakeover(ctx, rule)))).seconds)
  }
  return seconds.toSorted((a, b) => a - b)
}

mkdirSync(folder, { recursive: true })
const app = await openApp(loadConfig({ SEMESTA_DATA_DIR: join(folder, 'data'), SEMESTA_LOG_LEVEL: 'warn' }), preparations)
try {
  // A preparation that was broken off goes on where it stopped: files that are in change nothing.
  if (!(await within(app, (ctx) => findMonth(ctx, month)))) await bringIn(app)
  await app.owner.query('delete from arrears_build')
  const row = await within(app, (ctx) => getMonth(ctx, month))
  const file = (name: string) => join(app.config.dataDir, row.folder, `${name}.parquet`)
  const out = join(folder, 'out')
  mkdirSync(out, { recursive: true })
  const scan = await timed(() => engineTask(app, 'heads', { people: file('people'), paths: [regency] }))
  const files = { people: file('people'), findings: file('finding') }
  const engine = await timed(() => engineTask(app, 'candidates', { regency, month, ...files, outDir: out }))
  const signal = new AbortController().signal
  const whole = await timed(() => countArrears({ app, regency, actor, signal, inRegency: (work) => within(app, work) }))
  const bare = await timed(() => app.owner.query('select sum(households * (arrears + pbi_removed + newborn + unregistered + lapsed)) from arrears_household'))
  const asks = await simulations(app)
  const cells = (await app.owner.query<{ cells: string }>('select count(*) as cells from arrears_household')).rows[0]?.cells
  const p975 = asks[Math.floor(ASKS * 0.975)] ?? 0
  const size = `${population} people, ${engine.result.candidates} candidates, ${cells} cells`
  const all = [
    { what: 'candidates of a month', value: engine.seconds, goal: 10, limit: { what: 'bare scan of the people', value: scan.seconds } },
    { what: 'counted and loaded', value: whole.seconds, goal: 60, limit: { what: 'the engine step', value: engine.seconds } },
    { what: 'simulation, 97,5th percentile', value: p975, goal: 0.5, limit: { what: 'bare sum of the cube', value: bare.seconds } },
  ]
  const ok = report(all.map((it) => ({ ...it, size, unit: 's', sense: 'most' as const })))
  process.exitCode = ok ? 0 : 1
} finally {
  await app.close()
}
