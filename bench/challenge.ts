/**
 * How long a bill by name takes to be held against the roster of its month, with eleven earlier bills and rosters for what each defect cost so far,
 * against the bare scan and join of the same files in the same run.
 *
 * `node bench/challenge.ts [lines ...]`, default 54000 and 800000. Every person is invented: NIKs start with 99.
 */
import { mkdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ENTRY_COLUMNS } from '../packages/engine/src/rules/stage.ts'
import { runTask } from '../packages/engine/src/run-task.ts'
import { literal, openSession, type Session } from '../packages/engine/src/session.ts'
import { type ChallengeInput, PEOPLE_COLUMNS } from '../packages/engine/src/tasks.ts'
import { addMonths } from '../packages/kernel/src/month.ts'
import { type Measured, report } from './machine.ts'
import { watchChild } from './watch-child.ts'

const MONTH = '2025-11'
const EARLIER = Array.from({ length: 11 }, (_, i) => addMonths(MONTH, -1 - i))
const GOALS: Record<number, number> = { 54000: 2, 800000: 20 }
const PARQUET = 'format parquet, compression zstd, compression_level 1'
const limits = (dir: string) => ({ memoryLimit: '2GB', tempDirectory: join(dir, 'spill'), threads: 2 })

const NIK = `('99' || lpad((i % 10000)::varchar, 4, '0') || lpad((1 + i % 28)::varchar, 2, '0') || lpad((1 + i % 12)::varchar, 2, '0') || lpad(((30 + i % 80) % 100)::varchar, 2, '0') || lpad((1 + i // 10000)::varchar, 4, '0'))`

/** A roster of four cards for each billed one: one in a hundred dead, moved, at work, in another segment or found nowhere, as one column each. */
const PEOPLE: Partial<Record<(typeof PEOPLE_COLUMNS)[number], string>> = {
  ...{
    row_no: 'i::integer',
    person_id: NIK,
    nik: NIK,
    nik_state: `'ok'`,
    card: `lpad(i::varchar, 13, '0')`,
    name: `'ORANG ' || chr(65 + (i % 26)::integer) || chr(65 + (i // 26 % 26)::integer) || chr(65 + (i // 676 % 26)::integer)`,
  },
  ...{
    sex: `'L'`,
    birth_date: `make_date(1930 + (i % 80)::integer, 1 + (i % 12)::integer, 1 + (i % 28)::integer)`,
    village_code: `'64.02.01.' || (1001 + i % 200)`,
  },
  ...{ area_path: `'64.02.01.' || (1001 + i % 200) || '/001/00' || i % 9`, is_primary: 'true', is_resident: 'true', is_registered: 'true' },
  ...{
    is_active: 'i % 97 <> 0',
    segment: `case when i % 4 = 0 and i % 101 <> 0 then 'PBPU_PEMDA' when i % 3 = 0 then 'PBI_JK' when i % 3 = 1 then 'PPU_BU' else 'PBPU' end`,
  },
  ...{ class: `'3'`, status: `'aktif'`, card_since: `date '2023-01-01'`, card_until: `if(i % 97 = 0, date '2025-06-30', null)`, coverage_step: `'verified'` },
  ...{
    died_on: `if(i % 400 = 4, date '2025-04-15', null)`,
    death_source: `if(i % 400 = 4, 'RT', null)`,
    moved_on: `if(i % 400 = 8, date '2025-05-20', null)`,
    moved_direction: `if(i % 400 = 8, 'keluar', null)`,
  },
  ...{
    employer_name: `if(i % 400 = 12, 'PT MAJU', null)`,
    employed_since: `if(i % 400 = 12, date '2025-02-01', null)`,
    row_pekerja: 'if(i % 400 = 12, i, null)',
  },
  ...{ row_penduduk: 'if(i % 400 = 16, null, i)', row_peserta: 'i' },
}
const BILL = (month: string) =>
  `select row_number() over () + 1 as row_no, ${NIK} as nik, ${NIK} as nik_raw, 'ok' as nik_state, lpad(i::varchar, 13, '0') as psnoka, null::varchar as noka,
     ${PEOPLE.name} as nama, ${PEOPLE.birth_date} as tanggal_lahir, '${month}' as blntag, '${month}' as bulan, 22 as participant_code, 'PBPU_PEMDA' as segment,
     35000::bigint + if(i % 4000 = 20, 4200, 0) as iuran, 2800::bigint as bantuan_iuran
   from (select i * 4 as i from range(:lines) as t(i) union all select i * 4 * 5000 from range(:lines // 5000) as t(i))`

async function write(session: Session, dir: string, name: string, query: string): Promise<string> {
  const path = join(dir, `${name}.parquet`)
  await session.run(`copy (${query}) to ${literal(path)} (${PARQUET})`)
  return path
}

async function writeFiles(dir: string, lines: number): Promise<Omit<ChallengeInput, 'outDir'>> {
  const session = await openSession(limits(dir))
  const columns = PEOPLE_COLUMNS.map((column) => `(${PEOPLE[column] ?? 'null'})::${ENTRY_COLUMNS[column]} as ${column}`)
  const people = await write(session, dir, 'people', `select ${columns.join(', ')} from range(1, ${lines * 4 + 1}) as t(i)`)
  const bill = (month: string) => write(session, dir, `bill-${month}`, BILL(month).replaceAll(':lines', String(lines)))
  const snapshot = await bill(MONTH)
  const earlierBills = []
  for (const month of EARLIER) earlierBills.push({ month, snapshot: await bill(month) })
  session.close()
  return {
    ...{
      regency: '64.02',
      month: MONTH,
      bill: { kind: 'lines', snapshot },
      people,
      earlierBills,
      reports: { kematian: null, pindah: null },
      history: EARLIER.map((month) => ({ month, people })),
    },
    ...{ opening: null, declared: { heads: null, rupiah: null }, claimed: null, limits: limits(dir) },
  }
}

/** What cannot be done without: every bill read once, the newest joined with its roster, every roster's cards read once. */
async function bareJoin(dir: string, { people, earlierBills, history }: Omit<ChallengeInput, 'outDir'>): Promise<number> {
  const session = await openSession(limits(dir))
  const started = performance.now()
  await session.all(
    `select p.segment, p.is_active, count(*) as lines, sum(b.iuran + b.bantuan_iuran) as rupiah
     from read_parquet(${literal(join(dir, `bill-${MONTH}.parquet`))}) as b left join read_parquet(${literal(people)}) as p on p.card = b.psnoka group by all`,
  )
  for (const it of earlierBills) await session.all(`select count(distinct psnoka) as cards, sum(iuran) as iuran from read_parquet(${literal(it.snapshot)})`)
  for (const it of history) await session.all(`select segment, is_active, max(card) as card from read_parquet(${literal(it.people)}) group by all`)
  session.close()
  return (performance.now() - started) / 1000
}

async function measure(lines: number): Promise<Measured[]> {
  const dir = join(tmpdir(), `semesta-bench-challenge-${lines}`)
  rmSync(dir, { recursive: true, force: true })
  mkdirSync(join(dir, 'out'), { recursive: true })
  const input = await writeFiles(dir, lines)
  const limit = { what: 'bare scan and join', value: await bareJoin(dir, input) }
  const size = `${lines} lines, ${lines * 4} cards, 11 earlier bills and rosters`
  const measured: Measured[] = []
  for (const withPast of [false, true]) {
    const steps: [string, number][] = []
    const watched = watchChild()
    const started = performance.now()
    const answer = await runTask(
      'challenge',
      { ...input, outDir: join(dir, 'out'), ...(withPast ? {} : { earlierBills: [], history: [] }) },
      { onProgress: (it) => steps.push([it.step, performance.now()]) },
    )
    const value = (performance.now() - started) / 1000
    const { peakBytes, cpuSeconds } = watched()
    const slow = steps.map(([name, at], i) => `${name} ${(((steps[i + 1]?.[1] ?? performance.now()) - at) / 1000).toFixed(2)}`)
    console.log(
      `  ${withPast ? 'with a year' : 'alone'}: ${cpuSeconds.toFixed(1)} processor seconds, peak ${(peakBytes / 1e9).toFixed(2)} GB, ${answer.lines} lines, ${answer.distinct.lines} disputed, full Rp${answer.distinct.rupiahFull}; ${slow.join(', ')}`,
    )
    measured.push({
      what: `bill challenged ${withPast ? 'with a year of bills' : 'alone'}`,
      size,
      value,
      unit: 's',
      goal: GOALS[lines] ?? lines / 40_000,
      sense: 'most',
      limit,
    })
  }
  rmSync(dir, { recursive: true, force: true })
  return measured
}

const sizes = process.argv.slice(2).map(Number)
const all: Measured[] = []
for (const lines of sizes.length ? sizes : [54_000, 800_000]) all.push(...(await measure(lines)))
process.exitCode = report(all) ? 0 : 1
