import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { tablesOf } from '../../platform/database.ts'
import type { SavingKind, SavingRow, SavingStage, SavingTables } from './tables.ts'

const own = (ctx: Ctx) => tablesOf<SavingTables>(ctx.trx).selectFrom('savings_entry').selectAll().where('regency_code', '=', ctx.bind.regency)

export const findEntry = (ctx: Ctx, id: string): Promise<SavingRow | undefined> => own(ctx).where(sql<string>`id::text`, '=', id).executeTakeFirst()

export const listOfRef = (ctx: Ctx, ref: { kind: string; id: string }): Promise<SavingRow[]> =>
  own(ctx).where('ref_kind', '=', ref.kind).where('ref_id', '=', ref.id).orderBy('booked_at').orderBy('id').execute()

export type NewEntry = Omit<SavingRow, 'regency_code' | 'booked_by' | 'booked_at'>
/** Undefined when the id is taken. */
export const insertEntry = (ctx: Ctx, it: NewEntry): Promise<SavingRow | undefined> =>
  tablesOf<SavingTables>(ctx.trx)
    .insertInto('savings_entry')
    .values({ ...it, regency_code: ctx.bind.regency, booked_by: ctx.actor.name, booked_at: ctx.now })
    .onConflict((conflict) => conflict.columns(['regency_code', 'id']).doNothing())
    .returningAll()
    .executeTakeFirst()

export interface SavingFilter {
  year?: number | undefined
  month?: string | undefined
  /** months up to this one */
  until?: string | undefined
  stage?: SavingStage | undefined
  kind?: SavingKind | undefined
}

function narrowed(ctx: Ctx, { year, month, until, stage, kind }: SavingFilter): RawBuilder<unknown> {
  const parts = [sql`regency_code = ${ctx.bind.regency}`]
  if (year) parts.push(sql`month ^@ ${`${year}-`}`)
  if (month) parts.push(sql`month = ${month}`)
  if (until) parts.push(sql`month <= ${until}`)
  if (stage) parts.push(sql`stage = ${stage}`)
  if (kind) parts.push(sql`kind = ${kind}`)
  return sql.join(parts, sql` and `)
}

export interface SavingSum {
  month: string
  kind: SavingKind
  stage: SavingStage
  rupiah: number
  person_months: number
}

export async function sumEntries(ctx: Ctx, filter: SavingFilter): Promise<SavingSum[]> {
  const query = sql<SavingSum>`select month, kind, stage, sum(rupiah)::bigint as rupiah, sum(person_months)::bigint as person_months
    from savings_entry where ${narrowed(ctx, filter)} group by month, kind, stage order by month, kind, stage`
  return (await query.execute(ctx.trx)).rows
}

export async function listYears(ctx: Ctx): Promise<number[]> {
  const query = sql<{
    year: number
  }>`select distinct left(month, 4)::int as year from savings_entry where regency_code = ${ctx.bind.regency} order by year desc`
  return (await query.execute(ctx.trx)).rows.map((it) => it.year)
}

export async function countEntries(ctx: Ctx, filter: SavingFilter): Promise<{ total: number; rupiah: number }> {
  const query = sql<{ total: number; rupiah: number }>`select count(*)::bigint as total, coalesce(sum(rupiah), 0)::bigint as rupiah
    from savings_entry where ${narrowed(ctx, filter)}`
  return (await query.execute(ctx.trx)).rows[0] ?? { total: 0, rupiah: 0 }
}

export async function listPage(ctx: Ctx, filter: SavingFilter, page: { limit: number; offset: number }): Promise<SavingRow[]> {
  const query = sql<SavingRow>`select * from savings_entry where ${narrowed(ctx, filter)}
    order by month desc, booked_at desc, id limit ${page.limit} offset ${page.offset}`
  return (await query.execute(ctx.trx)).rows
}

/** For an export: read through a cursor. */
export const listAll = (ctx: Ctx, filter: SavingFilter): RawBuilder<SavingRow> =>
  sql<SavingRow>`select * from savings_entry where ${narrowed(ctx, filter)} order by month, booked_at, id`
