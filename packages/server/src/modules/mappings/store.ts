import type { RegisterId } from '@semesta/kernel'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { tablesOf } from '../../platform/database.ts'
import type { MappingRecord, MappingTables } from './tables.ts'

const mappings = (ctx: Ctx) => tablesOf<MappingTables>(ctx.trx).selectFrom('mappings_mapping').selectAll().where('regency_code', '=', ctx.bind.regency)

export const listAll = (ctx: Ctx): Promise<MappingRecord[]> => mappings(ctx).orderBy('register').orderBy('decided_at', 'desc').execute()

export const listOf = (ctx: Ctx, register: RegisterId): Promise<MappingRecord[]> => mappings(ctx).where('register', '=', register).execute()

/** Keeps what was decided for these titles; a later decision replaces an earlier one. */
export async function keep(ctx: Ctx, it: Omit<MappingRecord, 'regency_code' | 'decided_by' | 'decided_at'>): Promise<void> {
  const json = (value: unknown) => sql<never>`${JSON.stringify(value)}::jsonb`
  const row = { columns: json(it.columns), constants: json(it.constants), meanings: json(it.meanings), decided_by: ctx.actor.name, decided_at: ctx.now }
  await tablesOf<MappingTables>(ctx.trx)
    .insertInto('mappings_mapping')
    .values({ regency_code: ctx.bind.regency, register: it.register, signature: it.signature, ...row })
    .onConflict((conflict) => conflict.columns(['regency_code', 'register', 'signature']).doUpdateSet(row))
    .execute()
}

export async function forget(ctx: Ctx, register: RegisterId, signature: string): Promise<boolean> {
  const table = tablesOf<MappingTables>(ctx.trx).deleteFrom('mappings_mapping').where('regency_code', '=', ctx.bind.regency)
  const { numDeletedRows } = await table.where('register', '=', register).where('signature', '=', signature).executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}
