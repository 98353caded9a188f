import { literal, type Session } from '../session.ts'
import type { ChangeKind, DiffInput, DiffReport, Standing } from '../tasks.ts'
import { type ApprovalPolicy, strictest } from './approval.ts'

/** Cards of one date with their newest row alone, as the month counts them. */
function rosterOf(relation: string): string {
  return `select segment, status <> 'meninggal' as r, is_active and status <> 'meninggal' as a from ${relation}`
}

type Segment = DiffReport['segments'][number]
type Heads = { segment: string; registered: number; active: number }

const bySegment = (session: Session, roster: string) =>
  session.all<Heads>(`select coalesce(segment, 'UNKNOWN') as segment, count(*) filter (r)::integer as registered, count(*) filter (a)::integer as active
    from (${roster}) group by 1 order by 1`)

/** What the changes of a part do to each segment: the rest of the list stays as it is and needs no second look. */
const deltas = (session: Session) =>
  session.all<Heads>(`select coalesce(segment, 'UNKNOWN') as segment, sum(r)::integer as registered, sum(a)::integer as active from (
      select n.segment, n.f_registered::integer as r, n.f_active::integer as a from pair join row_n as n on n.row_no = n_row
      union all select o.segment, -o.f_registered::integer, -o.f_active::integer from pair join force_n as o on o.row_no = o_row)
    group by 1 order by 1`)

function added(before: readonly Heads[], change: readonly Heads[]): Heads[] {
  const all = new Map(before.map((it) => [it.segment, { ...it }]))
  for (const { segment, registered, active } of change) {
    const old = all.get(segment) ?? { segment, registered: 0, active: 0 }
    all.set(segment, { segment, registered: old.registered + registered, active: old.active + active })
  }
  return [...all.values()].toSorted((a, b) => a.segment.localeCompare(b.segment))
}

function sums(heads: readonly Heads[], population: number): Standing {
  const of = (key: 'registered' | 'active', some = heads) => some.reduce((sum, it) => sum + it[key], 0)
  return {
    population,
    registered: of('registered'),
    active: of('active'),
    cityPaid: of(
      'active',
      heads.filter((it) => it.segment === 'PBPU_PEMDA'),
    ),
  }
}

async function living(session: Session, relation: string): Promise<number> {
  return (await session.one<{ n: number }>(`select living(nik_state, nik, nama, tanggal_lahir, status)::integer as n from ${relation}`))?.n ?? 0
}

/** Heads before and after, by segment and in all. Registers that the file does not touch count the same on both sides. */
export async function standings(session: Session, { register, scope }: DiffInput): Promise<{ before: Standing; after: Standing; segments: Segment[] }> {
  if (register !== 'peserta') {
    const heads = await bySegment(session, rosterOf(ELSEWHERE))
    const before = await living(session, register === 'penduduk' ? 'row_o' : 'other.penduduk')
    const after = register === 'penduduk' ? await living(session, 'after') : before
    return { before: sums(heads, before), after: sums(heads, after), segments: [] }
  }
  const population = await living(session, 'other.penduduk')
  const before = await bySegment(session, `${rosterOf('row_o')} where row_no not in (from copy_o)`)
  const after = scope === 'part' ? added(before, await deltas(session)) : await bySegment(session, rosterOf('after_once'))
  return { before: sums(before, population), after: sums(after, population), segments: joined(before, after) }
}
const ELSEWHERE = '(select * from other.peserta qualify row_number() over (partition by no_kartu order by tmt desc nulls last, row_no) = 1)'

function joined(before: readonly Heads[], after: readonly Heads[]): Segment[] {
  const names = [...new Set([...before, ...after].map((it) => it.segment))].toSorted()
  const of = (heads: readonly Heads[], segment: string) => heads.find((it) => it.segment === segment) ?? { registered: 0, active: 0 }
  return names.map((segment) => {
    const [old, now] = [of(before, segment), of(after, segment)]
    return { segment, registeredBefore: old.registered, registered: now.registered, activeBefore: old.active, active: now.active }
  })
}

export async function rowsOf(session: Session, { before, scope, taken }: DiffInput): Promise<DiffReport['rows']> {
  const row = await session.one<DiffReport['rows'] & { inFile: number }>(`select
    (select count(*) from pair where o_row is null)::integer as new,
    (select count(*) from pair where n_row is not null and o_row is not null)::integer as changed,
    (select count(*) from rec_n)::integer as "inFile",
    (select count(*) from copy_n)::integer as repeated,
    (select count(*) from pair where n_row is null)::integer as left,
    ${taken ? `(select count(*) from read_parquet(${literal(taken)}))` : '0'}::integer as taken,
    (select count(*) from row_o)::integer - (select count(*) from copy_o)::integer as before`)
  if (!row) throw new Error('a count has a row')
  const { inFile, ...rest } = row
  const after = scope === 'whole' || !before ? inFile : rest.before + rest.new
  return { ...rest, same: inFile - rest.new - rest.changed, after }
}

export const changesOf = (session: Session) =>
  session.all<
    DiffReport['changes'][number] & { kind: ChangeKind }
  >(`select kind, cause, count(*)::integer as heads, sum(rupiah_per_month)::double as "rupiahPerMonth",
    sum(registered_delta)::integer as registered, sum(active_delta)::integer as active from change group by kind, cause order by kind, cause`)

export const fieldsOf = (session: Session) =>
  session.all<DiffReport['fields'][number]>(`select field, count(*)::integer as heads from (select unnest(json_keys(fields)) as field from change)
    group by field order by heads desc, field`)

/** Who must agree to the file as a whole: the strictest change decides, and how much it changes. */
export async function approvalOf(session: Session, policy: ApprovalPolicy, rows: DiffReport['rows'], isFirst: boolean): Promise<DiffReport['approval']> {
  if (isFirst) return { needs: policy.firstFile, reasons: [{ code: 'first-file', needs: policy.firstFile, rows: rows.after }] }
  const reasons = await session.all<DiffReport['approval']['reasons'][number]>(`
    select case when is_death then 'death' when is_payer then 'payer' else kind end as code, needs, count(*)::integer as rows
    from change where needs <> 'itself' group by all order by needs desc, rows desc, code`)
  const touched = rows.new + rows.changed + rows.left
  if (touched >= policy.twoFromRows && touched * 100 >= policy.twoFromPercent * rows.before) reasons.unshift({ code: 'share', needs: 'two', rows: touched })
  return { needs: strictest(reasons.map((it) => it.needs)), reasons }
}
