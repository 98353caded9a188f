/**
 * What 2,5 million cards owe in a month: put down for the first time, beside 24 earlier months with late news, built again after a correction, and loaded into
 * PostgreSQL. The limits are the bare join of the same files and a bare COPY of the same rows, in the same run.
 *
 * `node bench/obligations.ts [cards]`, default 2.500.000. Every person is invented: NIKs start with 99.
 */
import { mkdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DUE_COLUMNS, type ObligationInput, type PutDown, runTask } from '@semesta/engine'
import { literal, openSession, type Session } from '../packages/engine/src/session.ts'
import { addMonths } from '../packages/kernel/src/month.ts'
import { loadDue } from '../packages/server/src/modules/obligations/publish-run.ts'
import { preparations } from '../packages/server/src/modules.ts'
import { openApp } from '../packages/server/src/platform/app.ts'
import { loadConfig } from '../packages/server/src/platform/config.ts'
import { copyFile, inLoader } from '../packages/server/src/platform/loading.ts'
import { systemActor } from '../packages/server/src/platform/system.ts'
import { aFolder } from '../tests/e2e/city.ts'
import { type Measured, report } from './machine.ts'
import { watchChild } from './watch-child.ts'

const cards = Number(process.argv[2] ?? 2_500_000)
const [REGENCY, MONTH] = ['32.73', '2025-11']
const EARLIER = Array.from({ length: 24 }, (_, i) => addMonths(MONTH, -24 + i))
const dir = aFolder('bench-obligations')
const limits = { memoryLimit: '2GB', tempDirectory: join(dir, 'spill'), threads: 2 }

// Families of six in one segment each, shares as in the nation; the last of the six is a parent or a fourth child.
const PEOPLE = `select
  i::integer as row_no, '9901' || lpad(i::varchar, 12, '0') as person_id, lpad(i::varchar, 13, '0') as card, '9901' || lpad(i::varchar, 12, '0') as nik, 'ORANG ' || i as name,
  '32.73.01.' || (1001 + i // 6 % 150) as village_code, '32.73.01.' || (1001 + i // 6 % 150) || '/001/00' || i // 6 % 9 as area_path, '3' as class,
  case when f < 432 then 'PBI_JK' when f < 516 then 'PPU_PN' when f < 685 then 'PPU_BU' when f < 761 then 'PBPU' when f < 979 then 'PBPU_PEMDA' else 'BP' end as segment,
  '9902' || lpad((i // 6)::varchar, 12, '0') as kk, make_date(1950 + (i % 70)::integer, 1 + (i % 12)::integer, 1) as birth_date, true as is_registered,
  i % :off <> 0 as is_active, if(i % :off = 0, 'arrears', null) as cause, if(:news, if(i % 400 = 4, 'dead', if(i % 300 = 8, 'moved', 'verified')), 'verified') as coverage_step,
  13 as participant_code, null::date as employed_until, i::bigint as row_peserta, if(i % 6 = 0 and i % 4 <> 0, i, null)::bigint as row_pekerja,
  if(:news and i % 400 = 4, date '2025-04-15', null) as died_on, if(:news and i % 300 = 8, date '2025-05-20', null) as moved_on, if(i % 300 = 8, 'keluar', null) as moved_direction
  from (select i, i // 6 * 7919 % 1000 as f from range(${cards}) as t(i))`
const ROSTER = `select i as row_no, '9902' || lpad((i // 6)::varchar, 12, '0') as no_kk,
  ['peserta', 'istri', 'anak', 'anak', 'anak', if(i // 6 % 5 = 0, 'tambahan', 'anak')][i % 6 + 1] as hubungan_keluarga from range(${cards}) as t(i)`
const WORKERS = `select i as row_no, 2500000 + i % 9000000 as upah from range(${cards}) as t(i) where i % 6 = 0 and i % 4 <> 0`

async function write(session: Session, name: string, query: string): Promise<string> {
  const path = join(dir, `${name}.parquet`)
  await session.run(`copy (${query}) to ${literal(path)} (format parquet, compression zstd, compression_level 1)`)
  return path
}

const seconds = async (work: () => Promise<unknown>) => {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1000
}

const measured: Measured[] = []
async function putDown(what: string, goal: number, limit: Measured['limit'], input: Omit<ObligationInput, 'outDir'>, name: string): Promise<PutDown> {
  const outDir = join(dir, name)
  mkdirSync(outDir)
  const watched = watchChild()
  const value = await seconds(async () => {
    const { rows, adjustments } = await runTask('obligation', { ...input, outDir })
    console.log(`  ${what}: ${rows ?? 0} cards put down, ${adjustments} differences`)
  })
  const { peakBytes, cpuSeconds } = watched()
  console.log(`  ${what}: ${cpuSeconds.toFixed(1)} processor seconds, peak ${(peakBytes / 1e9).toFixed(2)} GB`)
  const size = `${cards} cards`
  measured.push({ what, size, value, unit: 's', goal, sense: 'most', limit })
  measured.push({ what: `${what}, memory`, size, value: peakBytes / 1e9, unit: 'GB', goal: 3, sense: 'most', limit: { what: '', value: 0 } })
  return { month: MONTH, base: join(outDir, 'due.parquet'), adjustments: [join(outDir, 'adjustment.parquet')] }
}

/** What each card owes into a room of its own with its indexes, against the same rows into a bare table. */
async function load(file: string): Promise<void> {
  const app = await openApp(loadConfig({ SEMESTA_DATA_DIR: join(dir, 'data'), SEMESTA_LOG_LEVEL: 'warn' }), preparations)
  const { signal } = new AbortController()
  try {
    const columns = DUE_COLUMNS.map((it) => `${it} text`)
    await app.owner.query(`create table bench_bare (${columns.join(', ')}); grant insert on bench_bare to semesta_loader`)
    const into = { regency: REGENCY, buildId: app.newId(), actor: systemActor('bench').id }
    const bare = await seconds(() =>
      inLoader(app, into, (loader) => copyFile(loader, { table: 'bench_bare', columns: DUE_COLUMNS, notNull: [], file, signal })),
    )
    const value = await seconds(() => inLoader(app, into, (loader) => loadDue(loader, { file, bytes: statSync(file).size, signal })))
    measured.push({
      what: 'loaded with its indexes',
      size: `${cards} cards`,
      value,
      unit: 's',
      goal: 60,
      sense: 'most',
      limit: { what: 'a bare COPY', value: bare },
    })
  } finally {
    await app.close()
  }
}

const session = await openSession(limits)
const peopleOf = (name: string, off: number, news: boolean) => write(session, name, PEOPLE.replaceAll(':off', String(off)).replaceAll(':news', String(news)))
const [past, people, corrected] = [await peopleOf('past', 23, false), await peopleOf('people', 23, true), await peopleOf('corrected', 29, true)]
const [peserta, pekerja] = [await write(session, 'peserta', ROSTER), await write(session, 'pekerja', WORKERS)]
const join3 = `select segment, class, count(*) as heads, sum(upah) as wages, max(s.no_kk) as kk, max(name) as name, max(area_path) as area from read_parquet(${literal(people)}) as p
  left join read_parquet(${literal(peserta)}) as s on s.row_no = p.row_peserta left join read_parquet(${literal(pekerja)}) as w on w.row_no = p.row_pekerja group by all`
const limit = { what: 'the bare join', value: await seconds(() => session.all(join3)) }
session.close()

const input = {
  regency: REGENCY,
  month: MONTH,
  people: past,
  newest: past,
  peserta,
  pekerja,
  minimumWageRupiah: 3_400_000,
  pbiProvinceRupiah: 2_100,
  before: [],
  limits,
}
const first = await putDown('a month put down', 15, limit, input, 'first')
const months = EARLIER.map((month) => ({ ...first, month }))
const late = await putDown('the same beside 24 months with late news', 30, limit, { ...input, people, newest: people, before: months }, 'late')
const before = [...months, late].map((it) => ({ ...it, adjustments: late.adjustments }))
await putDown('the month built again beside 24 months', 30, limit, { ...input, people: corrected, newest: corrected, before }, 'again')
await load(join(dir, 'first', 'due.csv'))
rmSync(dir, { recursive: true, force: true })
process.exitCode = report(measured) ? 0 : 1
