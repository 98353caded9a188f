/**
 * `node bench/load.ts [population] [folder]`: how long a built month needs until pages show it, at 2.500.000 people by default.
 *
 * Measured is the publishing alone: people, findings, changes, cubes and totals into PostgreSQL with all their indexes, in one transaction, fsync on.
 * The limit is a bare COPY of the same people into a table without an index, on the same server in the same run.
 */
import { existsSync, mkdirSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PEOPLE_COLUMNS, runTask, type SynthReport } from '@semesta/engine'
import { buildJob } from '../packages/server/src/modules/indicators/index.ts'
import { runHere } from '../packages/server/src/modules/jobs/index.ts'
import { getMonth } from '../packages/server/src/modules/months/index.ts'
import { importFile } from '../packages/server/src/modules/registers/index.ts'
import { preparations } from '../packages/server/src/modules.ts'
import { type OpenApp, openApp } from '../packages/server/src/platform/app.ts'
import { loadConfig } from '../packages/server/src/platform/config.ts'
import { inRegency } from '../packages/server/src/platform/database.ts'
import { engineTask } from '../packages/server/src/platform/engine.ts'
import { copyFile } from '../packages/server/src/platform/loading.ts'
import { systemActor, systemBind } from '../packages/server/src/platform/system.ts'
import { report } from './machine.ts'

const population = Number(process.argv[2] ?? 2_500_000)
const folder = process.argv[3] ?? join(tmpdir(), 'semesta-bench-load', String(population))
const [regency, month] = ['32.73', '2025-11']
const actor = systemActor('bench')
const seconds = (since: number) => (performance.now() - since) / 1000

async function bringIn(app: OpenApp): Promise<void> {
  const outDir = join(folder, 'registers')
  const limits = { memoryLimit: '2GB', threads: 2, tempDirectory: join(folder, 'spill') }
  const { files }: SynthReport = await runTask('synth', { regency, population, month, seed: 1, history: 0, outDir, limits })
  const signal = new AbortController().signal
  for (const { register, path, asOf } of files) await importFile(app, actor, { register, file: path, regency, asOf }, { onProgress: () => {}, signal })
}

/** Builds the month once more and times what comes after the engine. */
async function publish(app: OpenApp): Promise<number> {
  let began = 0
  const onProgress = ({ step }: { step: string }) => {
    if (step === 'publish') began ||= performance.now()
  }
  const job = { kind: 'indicators.build' as const, title: `bench ${month}`, payload: { month, reason: null }, regency }
  await runHere(app, buildJob, actor, job, { onProgress })
  return seconds(began)
}

async function bareCopy(app: OpenApp): Promise<number> {
  const row = await inRegency(app, actor, systemBind(regency), (ctx) => getMonth(ctx, month))
  const outFile = join(folder, 'people.csv')
  await engineTask(app, 'extract', { file: join(app.config.dataDir, row.folder, 'people.parquet'), columns: [...PEOPLE_COLUMNS], outFile })
  const client = await app.owner.connect()
  try {
    await client.query('drop table if exists bench_people; create table bench_people (like people_person)')
    await client.query('alter table bench_people alter regency_code drop not null, alter build_id drop not null')
    const began = performance.now()
    await copyFile(client, { table: 'bench_people', columns: PEOPLE_COLUMNS, file: outFile, bytes: (await stat(outFile)).size })
    return seconds(began)
  } finally {
    await client.query('drop table if exists bench_people')
    client.release()
  }
}

const isNew = !existsSync(folder)
mkdirSync(folder, { recursive: true, mode: 0o711 })
const app = await openApp(loadConfig({ SEMESTA_DATA_DIR: join(folder, 'data'), SEMESTA_LOG_LEVEL: 'error' }), preparations)
try {
  if (isNew) await bringIn(app)
  const value = await publish(app)
  const limit = { what: 'bare COPY of the people', value: await bareCopy(app) }
  const goal = Math.max(5, Math.round(population / 25_000))
  process.exitCode = report([{ what: 'publishing a built month', size: `${population} people`, value, unit: 's', goal, sense: 'most', limit }]) ? 0 : 1
} finally {
  await app.close()
}
