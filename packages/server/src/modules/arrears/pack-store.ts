import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { rowsOf } from '../../platform/cursor.ts'
import type { CandidateRecord } from './tables.ts'

// What the audit pack takes of the arrears, each list in a total order.
const each = (ctx: Ctx, query: RawBuilder<object>) => rowsOf(ctx.trx, query)
const ofBuild = (ctx: Ctx, buildId: string) => sql`regency_code = ${ctx.bind.regency} and build_id = ${buildId}`

export const SUM_COLUMNS = ['village_code', 'area_path', 'class', 'decile', 'months', 'heads', 'roster_rupiah', 'rates_rupiah']
export const eachSum = (ctx: Ctx, buildId: string) =>
  each(
    ctx,
    sql`select village_code, area_path, class, decile, months, sum(heads)::bigint as heads,
        sum(roster_rupiah)::bigint as roster_rupiah, sum(rates_rupiah)::bigint as rates_rupiah
      from arrears_total where ${ofBuild(ctx, buildId)} and what = 'person' group by village_code, area_path, class, decile, months
      order by area_path, class, decile, months`,
  )

export const DEBTOR_COLUMNS = [
  ...['row_no', 'person_id', 'household', 'kk', 'card', 'nik', 'name', 'village_code', 'area_path', 'class', 'months', 'roster_rupiah', 'rates_rupiah'],
  ...['rehab_monthly_rupiah', 'decile', 'barred'],
]
export type Debtor = Pick<CandidateRecord, 'months' | 'rates_rupiah'>
export const eachDebtor = (ctx: Ctx, buildId: string): AsyncGenerator<Debtor> =>
  rowsOf(ctx.trx, sql<Debtor>`select * from arrears_candidate where ${ofBuild(ctx, buildId)} and grp = 'arrears' order by row_no`)

export const WRITE_OFF_COLUMNS = ['seq', 'id', 'act_id', 'person_id', 'area_path', 'status', 'valid_from', 'document', 'recorded_name', 'recorded_at']
export const eachWriteOff = (ctx: Ctx, until: string) =>
  each(ctx, sql`select * from arrears_write_off where regency_code = ${ctx.bind.regency} and to_char(valid_from, 'YYYY-MM') <= ${until} order by seq`)

export async function sumOwed(ctx: Ctx, buildId: string): Promise<{ heads: number; rupiah: number }> {
  const query = sql<{ heads: number; rupiah: number }>`select coalesce(sum(heads), 0)::bigint as heads, coalesce(sum(rates_rupiah), 0)::bigint as rupiah
    from arrears_total where ${ofBuild(ctx, buildId)} and what = 'person'`
  return (await query.execute(ctx.trx)).rows[0] ?? { heads: 0, rupiah: 0 }
}
