import { join } from 'node:path'
import { BILL_MUTATION_COLUMNS, DISPUTE_COLUMNS, DISPUTE_SHARE_COLUMNS } from '@semesta/engine'
import { copyFile, type Loader } from '../../platform/loading.ts'

/** What people decided about a line stays where the same test counts its money again. */
const keptSql = `create temp table kept on commit drop as
  select row_no, main_test, state, decision_id from bills_dispute where regency_code = $1 and bill_id = $2 and state <> 'open'`

const incomingSql = `create temp table incoming (
    row_no int, test text, is_main boolean, severity text, since_month text, months int, rupiah_billed bigint, rupiah_minimum bigint, rupiah_full bigint,
    month_billed text, iuran bigint, bantuan bigint, card text, nik text, name text, birth_date date, person_id text, village_code text, area_path text,
    evidence jsonb, words_id text, words_en text) on commit drop;
  create temp table incoming_share (row_no int, test text, card text, month_billed text, bill_month text, bill_row int, iuran bigint, bantuan bigint, rupiah bigint)
    on commit drop;
  create temp table incoming_mutation (seq int generated always as identity, kind text, why text, card text, nik text, name text, birth_date date, person_id text,
    segment text, is_active boolean, village_code text, area_path text) on commit drop`

/** The full amount is what its months add up to. An audit minimum is counted on the iuran first. */
const disputeSql = `insert into bills_dispute (regency_code, bill_id, row_no, main_test, tests, to_verify, since_month, months, rupiah_billed, rupiah_minimum,
    rupiah_full, iuran_minimum, iuran_full, village_code, area_path)
  select $1, $2, m.row_no, m.test, t.tests, t.to_verify, m.since_month, m.months, m.rupiah_billed, m.rupiah_minimum, m.rupiah_full,
    least(m.rupiah_minimum, m.iuran), coalesce(s.iuran, least(m.rupiah_full, m.iuran)), m.village_code, m.area_path
  from incoming as m
  join (select row_no, array_agg(test order by is_main desc, test) as tests, bool_and(severity = 'low') as to_verify from incoming group by row_no) as t using (row_no)
  left join (select row_no, sum(iuran)::bigint as iuran from incoming_share group by row_no) as s using (row_no)
  where m.is_main`

const lineSql = `insert into bills_line (regency_code, bill_id, row_no, card, nik, name, birth_date, person_id, month_billed, iuran, bantuan, evidence, area_path)
  select $1, $2, m.row_no, m.card, m.nik, m.name, m.birth_date, m.person_id, m.month_billed, m.iuran, m.bantuan, e.evidence, m.area_path
  from incoming as m
  join (
    select row_no, jsonb_agg(jsonb_build_object('test', test, 'main', is_main, 'severity', severity, 'since', since_month, 'months', months,
      'minimum', rupiah_minimum, 'full', rupiah_full, 'facts', coalesce(evidence, '{}'), 'wordsId', words_id, 'wordsEn', words_en) order by is_main desc, test) as evidence
    from incoming group by row_no
  ) as e using (row_no)
  where m.is_main`

const shareSql = `insert into bills_share (regency_code, bill_id, row_no, card, month_billed, bill_month, bill_row, iuran, bantuan, area_path)
  select $1, $2, s.row_no, s.card, s.month_billed, s.bill_month, s.bill_row, s.iuran, s.bantuan, m.area_path
  from incoming_share as s join incoming as m on m.row_no = s.row_no and m.is_main`

const mutationSql = `insert into bills_mutation (regency_code, bill_id, seq, kind, why, card, nik, name, birth_date, person_id, segment, is_active, village_code, area_path)
  select $1, $2, seq, kind, why, card, nik, name, birth_date, person_id, segment, is_active, village_code, area_path from incoming_mutation`

const keepSql = `update bills_dispute as d set state = k.state, decision_id = k.decision_id from kept as k
  where d.regency_code = $1 and d.bill_id = $2 and d.row_no = k.row_no and d.main_test = k.main_test`

/** Puts the rows of a challenge in the place of those of an earlier one, in the loader's transaction. A bill of heads alone has none. */
export async function loadChallenge(loader: Loader, it: { regency: string; billId: string; folder: string; kind: 'lines' | 'heads' }): Promise<void> {
  const at = [it.regency, it.billId]
  await loader.query(keptSql.replace('$1', quoted(it.regency)).replace('$2', quoted(it.billId)))
  for (const table of ['bills_dispute', 'bills_line', 'bills_share', 'bills_mutation']) {
    await loader.query(`delete from ${table} where regency_code = $1 and bill_id = $2`, at)
  }
  if (it.kind === 'heads') return
  await loader.query(incomingSql)
  const file = (name: string) => join(it.folder, `${name}.csv`)
  await copyFile(loader, { table: 'incoming', columns: DISPUTE_COLUMNS, file: file('dispute') })
  await copyFile(loader, { table: 'incoming_share', columns: DISPUTE_SHARE_COLUMNS, file: file('share') })
  await copyFile(loader, { table: 'incoming_mutation', columns: BILL_MUTATION_COLUMNS, file: file('mutation') })
  for (const sql of [disputeSql, lineSql, shareSql, mutationSql, keepSql]) await loader.query(sql, at)
}

/** A table made from a query takes no parameters. */
const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`
