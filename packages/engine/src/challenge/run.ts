import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { addMonths, type Month, reportingDate } from '@semesta/kernel'
import { SNAPSHOT_COLUMNS } from '../month/snapshot-schema.ts'
import { loadPolicy, type Policy } from '../rules/policy.ts'
import { literal, openSession, type Session } from '../session.ts'
import {
  BILL_LINE_COLUMNS,
  BILL_MUTATION_COLUMNS,
  CHALLENGE_FILES,
  type ChallengeInput,
  type ChallengeReport,
  DISPUTE_COLUMNS,
  DISPUTE_SHARE_COLUMNS,
  type OnProgress,
} from '../tasks.ts'
import { peopleUnreadable } from './problems.ts'
import { openBills, readingOf, setRates } from './read-bill.ts'
import { reportOfHeads, reportOfLines } from './report.ts'
import { runBillTests } from './tests.ts'

const step = (name: string) => readFileSync(new URL(`./steps/${name}.sql`, import.meta.url), 'utf8')

const COLUMNS = ['card', 'person_id', 'segment', 'is_active', 'class', 'status', 'card_since', 'card_until', 'is_primary', 'row_peserta']
const PICTURE = `${COLUMNS.join(', ')}, row_penduduk is not null as in_population`

/** Fails: `challenge/people-unreadable` for a file that is not the people of a month. */
async function mustBePeople(session: Session, file: string) {
  const found = await session.all<{ column_name: string }>(`describe from read_parquet(${literal(file)})`).catch(() => null)
  const missing = [...COLUMNS, 'row_penduduk'].find((column) => !found?.some((it) => it.column_name === column))
  if (missing) throw peopleUnreadable({ file: basename(file), missing: found ? missing : null })
}

/** Opens the pictures of some months as one view `picture`; only what a line of that month is held against. */
async function openPictures(session: Session, input: ChallengeInput, months: readonly Month[]) {
  const known = [{ month: input.month, people: input.people }, ...input.history.filter((it) => it.month !== input.month)]
  const wanted = known.filter((it) => months.includes(it.month))
  const selects = wanted.map((it) => `select ${literal(it.month)} as month, ${PICTURE} from read_parquet(${literal(it.people)}) where card is not null`)
  const none = `select ${literal(input.month)} as month, ${PICTURE} from read_parquet(${literal(input.people)}) where false`
  await session.run(`create or replace view picture as ${[...selects, ...(selects.length ? [] : [none])].join(' union all ')}`)
  await session.run(`create or replace table picture_month as select unnest([${known.map((it) => literal(it.month)).join(', ')}]::varchar[]) as month`)
}

async function open(session: Session, input: ChallengeInput, policy: Policy) {
  const minimum = policy.parameters.get('premiums/audit-minimum')
  const before = input.earlierBills
    .map((it) => it.month)
    .toSorted()
    .at(-1)
  for (const file of new Set([input.people, ...input.history.map((it) => it.people)])) await mustBePeople(session, file)
  await session.run(step('macros'))
  await session.run(step('money'))
  await session.run('create schema stg')
  await session.run(`create view stg.month as select date ${literal(policy.asOf)} as as_of, ${literal(input.regency)} as regency`)
  await session.run(`create view people as from read_parquet(${literal(input.people)})`)
  await session.run(`set variable month = ${literal(input.month)}; set variable regency = ${literal(input.regency)}`)
  await session.run(`set variable month_before = ${literal(addMonths(input.month, -1))}; set variable bill_before = ${before ? literal(before) : 'null'}`)
  await session.run(`set variable as_of = date ${literal(policy.asOf)}`)
  await session.run(`set variable audit_minimum = ${minimum ? Number(minimum.value) : 'null'}::bigint`)
  await session.run(
    `create table claimed as ${input.claimed ? `select card, month from read_csv(${literal(input.claimed)}, header = true, all_varchar = true)` : `select null::varchar as card, null::varchar as month where false`}`,
  )
  for (const register of ['kematian', 'pindah'] as const) {
    const file = input.reports[register]
    const columns = Object.entries(SNAPSHOT_COLUMNS[register]).map(([name, type]) => `null::${type} as ${name}`)
    await session.run(`create view ${register} as ${file ? `from read_parquet(${literal(file)})` : `select ${columns.join(', ')} where false`}`)
  }
  await session.run(step('reported'))
  await openBills(session, input)
}

async function monthsOf(session: Session, view: string): Promise<Month[]> {
  return (await session.all<{ month: Month }>(`select distinct month from ${view} where month is not null`)).map((it) => it.month)
}

/** Puts the lines of `asked` beside the pictures of their months and asks every test of them. */
async function test(session: Session, input: ChallengeInput, policy: Policy, months: readonly Month[]) {
  await openPictures(session, input, months)
  // Each picture is read once, whatever is asked of it: the cards of the lines, and all cards of the same people.
  await session.run(
    `create or replace table then_row as from picture
       where card in (select card from asked) or person_id in (select person_id from people semi join asked on asked.p_row = people.row_no)`,
  )
  await session.run(step('line'))
  await runBillTests(session, policy)
}

/** The lines of the bill itself, beside lines of earlier bills for the same cards and months. */
async function testNow(session: Session, input: ChallengeInput, policy: Policy) {
  const months = await monthsOf(session, 'bill_raw')
  const rates = await setRates(session, months)
  const reading = await readingOf(session, 'bill_raw')
  await session.run('create view bill as from bill_raw')
  await session.run(step('match'))
  await session.run(
    `create table card_match as select card, min_by(p_row, turn) as p_row, min_by(matched_by, turn) as matched_by
       from (select *, {'other': matched_by <> 'card', 'row': p_row} as turn from bill join match using (row_no)) group by card`,
  )
  await session.run(
    `create table again as select -row_number() over () as row_no, false as is_current, *
       from earlier_raw semi join bill using (card, month) where month in (${months.map(literal).join(', ')})`,
  )
  await session.run(
    `create table asked_now as select l.*, m.p_row, m.matched_by from priced('bill', ${literal(reading.how)}) as l left join match as m using (row_no)`,
  )
  await session.run(
    `create view asked as from asked_now union all by name select l.*, m.p_row, m.matched_by from priced('again', ${literal(reading.how)}) as l left join card_match as m on m.card = l.card`,
  )
  await test(session, input, policy, months)
  // The wide rows of the bill are kept once: all that follows reads them through views.
  await session.run(`create table now_hit as from hit where row_no > 0;
    alter table held rename to held_now; create or replace view stg.line as from held_now; create view now_line as from held_now where is_current`)
  return { rates, reading, months }
}

/** Earlier bills' lines of the cards in dispute, each held against its own month. */
async function testPast(session: Session, input: ChallengeInput, policy: Policy) {
  await session.run(step('earlier'))
  const months = await monthsOf(session, 'past_raw')
  await setRates(session, months)
  // Each bill is read in its own way: an office may have changed its form in between.
  const priced: string[] = []
  for (const [i, { month }] of input.earlierBills.entries()) {
    await session.run(`create view past_${i} as from past_raw where bill = ${literal(month)}`)
    priced.push(`from priced('past_${i}', ${literal((await readingOf(session, `past_${i}`)).how)})`)
  }
  await session.run(`create table past as ${priced.length ? priced.join(' union all by name ') : `from priced('past_raw', 'split')`}`)
  await session.run('create or replace view asked as from past')
  await test(session, input, policy, months)
  await session.run('create table past_hit as select row_no, test from hit')
}

async function write(session: Session, input: ChallengeInput) {
  await session.run(
    `create view line as select l.row_no, l.card, l.nik, l.name, l.birth_date, l.month as month_billed, l.iuran, l.bantuan, l.rupiah, l.due, l.person_id, l.matched_by,
       l.village_code, l.area_path, d.row_no is not null as is_disputed, d.test as main_test, coalesce(d.rupiah_billed, 0)::bigint as rupiah_disputed
     from now_line as l left join (from dispute where is_main) as d using (row_no)`,
  )
  await session.run(
    `create view share as select row_no, test, card, month as month_billed, bill_month, bill_row, (rupiah - bantuan)::bigint as iuran, bantuan::bigint as bantuan, rupiah::bigint as rupiah
     from counted where is_main`,
  )
  const columns = { line: BILL_LINE_COLUMNS, dispute: DISPUTE_COLUMNS, share: DISPUTE_SHARE_COLUMNS, mutation: BILL_MUTATION_COLUMNS }
  const order = { line: 'row_no', dispute: 'row_no, test', share: 'row_no, month_billed, bill_row', mutation: 'kind, card' }
  for (const name of CHALLENGE_FILES) {
    const query = `select ${columns[name].join(', ')} from ${name} order by ${order[name]}`
    await session.run(`copy (${query}) to ${literal(`${input.outDir}/${name}.parquet`)} (format parquet, compression zstd, compression_level 1)`)
    await session.run(`copy (${query}) to ${literal(`${input.outDir}/${name}.csv`)} (format csv, header false, nullstr '')`)
  }
  if (input.claimList) await session.run(`copy (${CLAIM_LIST}) to ${literal(input.claimList)} (format csv, header true, nullstr '')`)
}

/** What a person reads in a spreadsheet: disputed lines with their sentence; a text that a spreadsheet would take for a formula is made harmless. */
const CLAIM_LIST = `select row_no as baris, card as no_kartu, nik, if(regexp_matches(name, '^[=+@-]'), concat('''', name), name) as nama, birth_date as tanggal_lahir,
  village_code as kode_wilayah, month_billed as bulan_ditagih, test as uji, if(is_main, 'ya', 'tidak') as uji_utama, if(severity = 'low', 'perlu dipastikan', 'dipersoalkan') as sifat,
  since_month as sejak_bulan, months as jumlah_bulan, rupiah_billed as rupiah_tagihan_ini, rupiah_minimum, rupiah_full as rupiah_penuh, words_id as bukti
  from dispute order by row_no, test`

/**
 * Holds a monthly bill against the frozen roster of its month: which lines are wrong, by which test, since when and what they are worth; who came, went and is missing.
 *
 * Unit:   whole rupiah; months `YYYY-MM`.
 * Shape:  writes `CHALLENGE_FILES` into `outDir`, nothing for a bill of heads alone. The same input gives the same report and files; the order of the bill's rows
 *         changes nothing but row numbers. accepted + distinct.lines = lines; acceptedRupiah + distinct.rupiahBilled = billed.
 * Fails:  Problem `challenge/empty-bill`, `challenge/other-month`, `challenge/nobody-named`.
 * Source: policy/challenge, policy/parameters; docs/decisions/0017-the-bill-challenged.md
 */
export async function runChallenge(input: ChallengeInput, onProgress: OnProgress): Promise<ChallengeReport> {
  const policy = loadPolicy(reportingDate(input.month))
  const session = await openSession(input.limits)
  try {
    onProgress({ percent: 0, step: 'open-bill' })
    await open(session, input, policy)
    if (input.bill.kind === 'heads')
      return await reportOfHeads(session, input, policy, () => openPictures(session, input, [input.month, addMonths(input.month, -1)]))
    onProgress({ percent: 10, step: 'match-bill' })
    const read = await testNow(session, input, policy)
    onProgress({ percent: 50, step: 'earlier-bills' })
    await testPast(session, input, policy)
    onProgress({ percent: 80, step: 'test-bill' })
    await session.run(step('dispute'))
    await openPictures(session, input, [input.month, addMonths(input.month, -1)])
    await session.run(step('mutation'))
    onProgress({ percent: 90, step: 'write-bill' })
    await write(session, input)
    const report = await reportOfLines(session, input, policy, read)
    onProgress({ percent: 100, step: 'done' })
    return report
  } finally {
    session.close()
  }
}
