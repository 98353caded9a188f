import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { tablesOf } from '../../platform/database.ts'
import type { LookupRow, LookupTables } from './tables.ts'

const own = (ctx: Ctx) => tablesOf<LookupTables>(ctx.trx).selectFrom('lookups_lookup').selectAll().where('regency_code', '=', ctx.bind.regency)

export const listOwn = (ctx: Ctx): Promise<LookupRow[]> => own(ctx).where('asked_id', '=', ctx.actor.id).orderBy('asked_at', 'desc').limit(50).execute()

export const findLookup = (ctx: Ctx, id: string): Promise<LookupRow | undefined> => own(ctx).where(sql<string>`id::text`, '=', id).executeTakeFirst()

/** Lists this person has sent since a moment. */
export async function countSince(ctx: Ctx, since: Date): Promise<number> {
  const query = sql<{ n: number }>`select count(*)::int as n from lookups_lookup
    where regency_code = ${ctx.bind.regency} and asked_id = ${ctx.actor.id} and asked_at > ${since}`
  return (await query.execute(ctx.trx)).rows[0]?.n ?? 0
}

type New = Omit<LookupRow, 'regency_code' | 'asked_id' | 'asked_by' | 'asked_at' | 'state' | 'rows' | 'titles' | 'counts' | 'doubtful' | 'problem'>

export const insertLookup = (ctx: Ctx, it: New): Promise<LookupRow> =>
  tablesOf<LookupTables>(ctx.trx)
    .insertInto('lookups_lookup')
    .values({ ...it, regency_code: ctx.bind.regency, asked_id: ctx.actor.id, asked_by: ctx.actor.name, asked_at: ctx.now, state: 'waiting' } as LookupRow)
    .returningAll()
    .executeTakeFirstOrThrow()

type Change = Partial<Pick<LookupRow, 'state' | 'rows' | 'doubtful'>> & { titles?: string; counts?: string; problem?: string | null }

/** Changes a list that has not been deleted meanwhile; undefined when it has. */
export async function change(ctx: Ctx, id: string, to: Change): Promise<LookupRow | undefined> {
  return tablesOf<{ lookups_lookup: Record<keyof LookupRow, unknown> }>(ctx.trx)
    .updateTable('lookups_lookup')
    .set(to)
    .where('regency_code', '=', ctx.bind.regency)
    .where('id', '=', id)
    .where('state', '<>', 'deleted')
    .returningAll()
    .executeTakeFirst() as Promise<LookupRow | undefined>
}
