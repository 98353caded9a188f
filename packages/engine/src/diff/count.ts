import { literal, type Session } from '../session.ts'
import type { ChangeKind, DiffInput, DiffReport, Standing } from '../tasks.ts'
import { type ApprovalPolicy, strictest } from './approval.ts'

const population = (relation: string) => `(select living(nik_state, nik, nama, tanggal_lahir, status) from ${relation})`

/** Cards of one date with their newest row alone, as the month counts them. */
function rosterOf(relation: string): string {
  return `select segment, status <> 'meninggal' as r, is_active and status <> 'meninggal' as a from ${relation}`
}

/** Heads before and after. Registers that the file does not touch count the same on both sides. */
export async function standings(session: Session, { register }: DiffInput): Promise<{ before: Standing; after: Standing }> {
  const elsewhere = `(select * from other.peserta qualify row_number() over (partition by no_kartu order by tmt desc nulls last, row_no) = 1)`
  const of = async (side: 'before' | 'after') => {
    const mine = side === 'before' ? `(select * from row_o where row_no not in (from copy_o))` : 'after_once'
    const residents = register === 'penduduk' ? (side === 'before' ? 'row_o' : 'after') : 'other.penduduk'
    const roster = rosterOf(register === 'peserta' ? mine : elsewhere)
    const row = await session.one<{ [K in keyof Standing]: number }>(`select ${population(residents)}::integer as population,
      count(*) filter (r)::integer as registered, count(*) filter (a)::integer as active, count(*) filter (a and segment = 'PBPU_PEMDA')::integer as "cityPaid"
      from (${roster})`)
    return row ?? { population: 0, registered: 0, active: 0, cityPaid: 0 }
  }
  return { before: await of('before'), after: await of('after') }
}

export async function segmentsOf(session: Session, { register }: DiffInput): Promise<DiffReport['segments']> {
  if (register !== 'peserta') return []
  return session
    .all<DiffReport['segments'][number]>(`
    select coalesce(segment, 'UNKNOWN') as segment,
      sum(r::integer) filter (not later)::integer as "registeredBefore", sum(r::integer) filter (later)::integer as registered,
      sum(a::integer) filter (not later)::integer as "activeBefore", sum(a::integer) filter (later)::integer as active
    from (
      select false as later, * from (${rosterOf('row_o')} where row_no not in (from copy_o))
      union all select true, * from (${rosterOf('after_once')}))
    group by 1 order by 1`)
    .then((rows) => rows.map((it) => ({ ...zero, ...present(it) })))
}
const zero = { registeredBefore: 0, registered: 0, activeBefore: 0, active: 0 }
/** Sums over nothing are null. */
const present = <T extends object>(row: T) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as T

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
