/**
 * `node bench/stage.ts [rows]`: a roster against the one in force, from drop to undo; 1.000.000 × 1.000.000 rows by default, a tenth of them changed.
 *
 * Staging is measured from the file on disk to the effect in heads and rupiah with every changed row at hand; the limit is the bare CSV scan of both
 * files. Coming into force and going back are measured with history and audit on a durable database; the limit is a bare COPY of the changed rows
 * into a table without an index. The village file has 4.000 rows. Every person is invented: NIKs start with 99.
 */
import { rmSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { CHANGE_COLUMNS } from '@semesta/engine'
import { literal, openSession, type Session } from '../packages/engine/src/session.ts'
import { approveHere, importFile, type StageOutcome, stageFile, undoHere } from '../packages/server/src/modules/registers/index.ts'
import { preparations } from '../packages/server/src/modules.ts'
import { type OpenApp, openApp } from '../packages/server/src/platform/app.ts'
import { loadConfig } from '../packages/server/src/platform/config.ts'
import { engineTask } from '../packages/server/src/platform/engine.ts'
import { copyFile } from '../packages/server/src/platform/loading.ts'
import { systemActor } from '../packages/server/src/platform/system.ts'
import { aFolder } from '../tests/e2e/city.ts'
import { writeRoster } from './import-roster.ts'
import { type Measured, report } from './machine.ts'

const rows = Number(process.argv[2] ?? 1_000_000)
const folder = aFolder('bench-stage')
const [before, after, village] = ['sebelum', 'sesudah', 'desa'].map((it) => join(folder, `${it}.csv`)) as [string, string, string]
const regency = '64.74'
const actor = systemActor('bench')
const watch = { onProgress: () => {}, signal: new AbortController().signal }
const limits = { memoryLimit: '2GB', tempDirectory: join(folder, 'spill'), threads: 2 }

async function timed<T>(work: () => Promise<T>): Promise<{ result: T; seconds: number }> {
  const began = performance.now()
  const result = await work()
  return { result, seconds: (performance.now() - began) / 1000 }
}

/** Two rosters: in the second every tenth member has left the city's list, some are gone and some are new. */
async function writeFiles(session: Session): Promise<void> {
  await writeRoster(session, before, rows)
  const from = `from read_csv(${literal(before)}, all_varchar = true, header = true)`
  const changed = `select * replace (case when no_kartu::bigint % 10 = 0 then '14' else jenis_peserta end as jenis_peserta,
    case when no_kartu::bigint % 1000 = 1 then '9' || substr(no_kartu, 2) else no_kartu end as no_kartu) ${from}`
  await session.run(`copy (${changed}) to ${literal(after)} (format csv, header)`)
  await session.run(`copy (select * replace ('9' as status) ${from} limit 4000) to ${literal(village)} (format csv, header)`)
}

async function bareScan(session: Session): Promise<number> {
  const scan = (file: string) => session.all(`select count(*) as rows from read_csv(${literal(file)}, all_varchar = true, header = true)`)
  return (await timed(() => Promise.all([before, after].map(scan)))).seconds
}

async function bareCopy(app: OpenApp, batch: string): Promise<number> {
  const { rows: found } = await app.owner.query<{ diff_path: string }>('select diff_path from registers_batch where id = $1', [batch])
  const outFile = join(folder, 'perubahan.csv')
  await engineTask(app, 'extract', { file: join(app.config.dataDir, found[0]?.diff_path ?? '', 'change.parquet'), columns: [...CHANGE_COLUMNS], outFile })
  const client = await app.owner.connect()
  try {
    await client.query('drop table if exists bench_change; create table bench_change (like registers_diff)')
    await client.query('alter table bench_change alter regency_code drop not null, alter batch_id drop not null')
    const { size: bytes } = await stat(outFile)
    return (await timed(() => copyFile(client, { table: 'bench_change', columns: CHANGE_COLUMNS, file: outFile, bytes }))).seconds
  } finally {
    await client.query('drop table if exists bench_change')
    client.release()
  }
}

const stage = (app: OpenApp, file: string, asOf: string, scope: 'whole' | 'part') =>
  timed(() => stageFile(app, actor, { register: 'peserta', file, regency, asOf, scope }, watch))
const changesOf = ({ joined, left, changedSegment }: StageOutcome) => joined + left + changedSegment

async function measure(app: OpenApp, scan: number): Promise<Measured[]> {
  await importFile(app, actor, { register: 'peserta', file: before, regency, asOf: '2025-10-01' }, watch)
  const staged = await stage(app, after, '2025-11-01', 'whole')
  const { batch } = staged.result
  const changes = `${changesOf(staged.result)} changed records`
  const copy = { what: 'bare COPY of the changed rows', value: await bareCopy(app, batch) }
  const part = await stage(app, village, '2025-11-01', 'part')
  const committed = await timed(() => approveHere(app, actor, { batchId: batch, reason: 'diukur' }, watch))
  const undone = await timed(() => undoHere(app, actor, { batchId: batch, reason: 'diukur' }, watch))
  console.log(JSON.stringify({ ...staged.result, stops: staged.result.stops.map((it) => it.code) }))
  const line = (what: string, size: string, value: number, goal: number, limit: Measured['limit']): Measured => ({
    what,
    size,
    value,
    unit: 's',
    goal,
    sense: 'most',
    limit,
  })
  return [
    line('staging a roster, from drop to effect', `${rows} × ${rows} rows`, staged.seconds, 60, { what: 'bare CSV scan of both files', value: scan }),
    line('coming into force with history and audit', changes, committed.seconds, 60, copy),
    line('taking it back', changes, undone.seconds, 90, copy),
    line('a village file, from drop to effect', `4000 of ${rows} rows`, part.seconds, 3, { what: 'bare CSV scan of both files', value: scan }),
  ]
}

const session = await openSession(limits)
await writeFiles(session)
const scan = await bareScan(session)
session.close()
const app = await openApp(loadConfig({ SEMESTA_DATA_DIR: join(folder, 'data'), SEMESTA_LOG_LEVEL: 'error' }), preparations)
try {
  process.exitCode = report(await measure(app, scan)) ? 0 : 1
} finally {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
}
