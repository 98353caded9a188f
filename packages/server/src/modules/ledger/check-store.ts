import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { rowsOf } from '../../platform/cursor.ts'
import type { AttributionRow, HeadRow, JournalRow, LineRow } from './tables.ts'

export interface FaultRow {
  subject: string
  detail: string
}
export interface Chart {
  all: readonly string[]
  expense: readonly string[]
  budget: readonly string[]
  memorandum: readonly string[]
}
type Rule = (regency: string, chart: Chart) => RawBuilder<FaultRow>

const listed = (ids: readonly string[]) => sql`any(${[...ids]}::text[])`

/** What is true of whole books, each as a query for what breaks it. Only the first faults of a rule are told. */
export const RULES: Readonly<Record<string, Rule>> = {
  'journal-balances': (regency) => sql`
    select j.id as subject, format('%s lines of %s, debit %s, credit %s, amount %s', count(l.*), j.line_count, sum(l.debit), sum(l.credit), j.amount) as detail
    from ledger_journal j left join ledger_line l on l.regency_code = j.regency_code and l.journal_id = j.id where j.regency_code = ${regency}
    group by j.regency_code, j.id having count(l.*) <> j.line_count or coalesce(sum(l.debit), 0) <> j.amount or coalesce(sum(l.credit), 0) <> j.amount`,
  'groups-balance': (regency, { budget, memorandum }) => sql`
    select journal_id as subject, format('%s is off by %s', grp, sum(debit - credit)) as detail
    from (select *, case when account = ${listed(budget)} then 'budget' when account = ${listed(memorandum)} then 'memorandum' else 'money' end as grp
      from ledger_line where regency_code = ${regency}) l group by journal_id, grp having sum(debit) <> sum(credit)`,
  'line-belongs': (regency) => sql`
    select l.journal_id as subject, format('line %s stands in no journal of its month and size', l.line_no) as detail from ledger_line l
    left join ledger_journal j on j.regency_code = l.regency_code and j.id = l.journal_id and j.month = l.month and j.line_count = l.of_lines
    where l.regency_code = ${regency} and j.id is null`,
  'account-known': (regency, { all }) => sql`
    select journal_id as subject, format('account %s is not in the chart', account) as detail from ledger_line
    where regency_code = ${regency} and not account = ${listed(all)}`,
  'spending-counted': (regency, { expense }) => sql`
    select journal_id as subject, format('line %s: spent %s, counted %s', line_id, spent, counted) as detail from (
      select journal_id, line_id, coalesce(sum(debit - credit) filter (where account = ${listed(expense)}), 0) as spent,
        coalesce(sum(debit - credit) filter (where account = 'realisasi'), 0) as counted
      from ledger_line where regency_code = ${regency} and (account = 'realisasi' or account = ${listed(expense)}) group by journal_id, line_id) it
    where spent <> counted`,
  'chain-unbroken': (regency) => sql`
    select id as subject, format('journal %s follows %s, its hash is not that of what stands before it', seq, coalesce(before, 0)) as detail from (
      select id, seq, hash, lag(seq) over chain as before, ledger_hash(lag(hash, 1, 'genesis') over chain, seq, digest, posted_at, posted_id, posted_role) as due
      from ledger_journal where regency_code = ${regency} window chain as (order by seq)) it
    where hash <> due or seq <> coalesce(before, 0) + 1`,
  'chain-ends-at-head': (regency) => sql`
    select regency_code as subject, format('the head says journal %s, the last one is %s', seq, last) as detail from (
      select h.regency_code, h.seq, h.hash, max(j.seq) as last, max(j.hash) filter (where j.seq = h.seq) as last_hash
      from ledger_head h left join ledger_journal j on j.regency_code = h.regency_code where h.regency_code = ${regency} group by h.regency_code) it
    where seq <> coalesce(last, 0) or (seq > 0 and hash is distinct from last_hash)`,
  'closed-stays-closed': (regency) => sql`
    select c.month as subject, format('closed with %s journals over %s, now %s over %s', c.journals, c.debit, count(j.*), coalesce(sum(j.amount), 0)) as detail
    from ledger_closing c left join ledger_journal j on j.regency_code = c.regency_code and j.month <= c.month
    where c.regency_code = ${regency} group by c.regency_code, c.month
    having count(j.*) <> c.journals or coalesce(sum(j.amount), 0) <> c.debit or coalesce(max(j.seq), 0) > c.seq
      or (c.seq > 0 and c.hash is distinct from (select s.hash from ledger_journal s where s.regency_code = c.regency_code and s.seq = c.seq))
    union all select coalesce(closed_through, '-'), 'the head and the closings differ' from ledger_head h
    where regency_code = ${regency} and closed_through is distinct from (select max(month) from ledger_closing c where c.regency_code = h.regency_code)`,
  'reversal-mirrors': (regency) => sql`
    select j.id as subject, format('differs from journal %s in line %s', j.reverses, coalesce(r.line_no, o.line_no)) as detail
    from ledger_journal j join ledger_line o on o.regency_code = j.regency_code and o.journal_id = j.reverses
    full join (select l.* from ledger_line l join ledger_journal v on v.regency_code = l.regency_code and v.id = l.journal_id
      where v.regency_code = ${regency} and v.reverses is not null) r on r.journal_id = j.id and r.line_no = o.line_no
    where (j.regency_code = ${regency} or j.regency_code is null)
      and (o.account, o.debit, o.credit, o.fund_id, o.line_id, o.attribution_id) is distinct from (r.account, r.credit, r.debit, r.fund_id, r.line_id, r.attribution_id)`,
  'pagu-sums': (regency) => sql`
    select coalesce(p.line_id, s.line_id) as subject, format('pagu %s, committed %s, realised %s; the lines say %s, %s, %s',
      p.pagu, p.committed, p.realised, s.pagu, s.committed, s.realised) as detail
    from (select * from ledger_pagu where regency_code = ${regency}) p full join (
      select line_id, coalesce(sum(credit - debit) filter (where account = 'apropriasi'), 0) as pagu,
        coalesce(sum(debit - credit) filter (where account = 'komitmen'), 0) as committed, coalesce(sum(debit - credit) filter (where account = 'realisasi'), 0) as realised
      from ledger_line where regency_code = ${regency} and line_id is not null and account in ('apropriasi', 'komitmen', 'realisasi') group by line_id) s using (line_id)
    where (p.pagu, p.committed, p.realised) is distinct from (s.pagu, s.committed, s.realised) or s.pagu - s.committed - s.realised < 0 or s.committed < 0 or s.realised < 0`,
  'reservation-covers': (regency) => sql`
    select j.reservation_id as subject, format('%s more was settled or released than reserved', -sum(l.debit - l.credit)) as detail
    from ledger_journal j join ledger_line l on l.regency_code = j.regency_code and l.journal_id = j.id
    where j.regency_code = ${regency} and j.reservation_id is not null and l.account = 'komitmen' group by j.reservation_id having sum(l.debit - l.credit) < 0`,
  // Each citing line is the sum of its person-months, and on one account they count once or, taken back, not at all.
  'attribution-exact': (regency) => sql`
    with cited as (select l.*, case l.part when 'iuran' then a.iuran when 'bantuan' then a.bantuan else a.iuran + a.bantuan end as due
      from ledger_line l join ledger_attribution a on a.regency_code = l.regency_code and a.id = l.attribution_id where l.regency_code = ${regency})
    select attribution_id as subject, format('line %s of journal %s says %s, its person-months %s', line_no, journal_id, debit + credit, due) as detail
    from cited where debit + credit <> due
    union all select attribution_id, format('lines on %s come to %s, the person-months to %s%s', account, sum(debit - credit), due, coalesce(' ' || part, ''))
    from cited group by attribution_id, account, part, due having abs(sum(debit - credit)) not in (0, due)`,
}

/** Person-months are seen only with the right to names in the whole regency. */
export const attributionWhole: Rule = (regency) => sql`
  select a.id as subject, format('%s person-months over %s and %s, kept are %s over %s and %s', a.person_months, a.iuran, a.bantuan, p.n, p.iuran, p.bantuan) as detail
  from ledger_attribution a left join (
    select attribution_id, count(*) as n, sum(iuran) as iuran, sum(bantuan) as bantuan, encode(sha256(convert_to(string_agg(
      concat(card, ',', person_id, ',', month, ',', iuran, ',', bantuan, ',', area_path, E'\n'), '' order by row_no), 'UTF8')), 'hex') as digest
    from ledger_person_month where regency_code = ${regency} group by attribution_id) p on p.attribution_id = a.id
  where a.regency_code = ${regency} and (a.person_months, a.iuran, a.bantuan) is distinct from (coalesce(p.n, 0), coalesce(p.iuran, 0), coalesce(p.bantuan, 0))
    or a.regency_code = ${regency} and p.digest <> a.digest`

export async function firstFaults(ctx: Ctx, query: RawBuilder<FaultRow>, limit: number): Promise<FaultRow[]> {
  return (await sql<FaultRow>`select subject::text, detail from (${query}) fault order by 1, 2 limit ${limit}`.execute(ctx.trx)).rows
}

export interface Totals {
  journals: number
  lines: number
  debit: number
  credit: number
}

export async function totalsOf(ctx: Ctx): Promise<Totals> {
  const query = sql<Totals>`select (select count(*) from ledger_journal where regency_code = ${ctx.bind.regency})::int as journals, count(*)::int as lines,
    coalesce(sum(debit), 0)::bigint as debit, coalesce(sum(credit), 0)::bigint as credit from ledger_line where regency_code = ${ctx.bind.regency}`
  return (await query.execute(ctx.trx)).rows[0] as Totals
}

export async function findHead(ctx: Ctx): Promise<HeadRow | undefined> {
  return (await sql<HeadRow>`select * from ledger_head where regency_code = ${ctx.bind.regency}`.execute(ctx.trx)).rows[0]
}

export type BookedLine = JournalRow & Omit<LineRow, 'journal_id'> & { attribution_digest: AttributionRow['digest'] | null }

/** Every line of the books with its journal, in the order of the chain. */
export function eachLine(ctx: Ctx): AsyncGenerator<BookedLine> {
  return rowsOf(
    ctx.trx,
    sql<BookedLine>`select j.*, l.line_no, l.account, l.debit, l.credit, l.fund_id, l.line_id, l.attribution_id, l.part, a.digest as attribution_digest
      from ledger_journal j join ledger_line l on l.regency_code = j.regency_code and l.journal_id = j.id
      left join ledger_attribution a on a.regency_code = l.regency_code and a.id = l.attribution_id
      where j.regency_code = ${ctx.bind.regency} order by j.seq, l.line_no`,
  )
}
