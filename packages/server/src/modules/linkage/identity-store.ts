import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { tablesOf } from '../../platform/database.ts'
import type { Move } from './identity.calc.ts'
import type { EventRecord, IdentityRecord, LinkageTables } from './tables.ts'

const tables = (ctx: Ctx) => tablesOf<LinkageTables>(ctx.trx)
const identities = (ctx: Ctx) => tables(ctx).selectFrom('linkage_identity').selectAll().where('regency_code', '=', ctx.bind.regency)

/** Merges and splits of one regency follow one another: each looks at everybody whom the one before has moved. */
export async function lockIdentities(ctx: Ctx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('linkage/identity/' || ${ctx.bind.regency}, 0))`.execute(ctx.trx)
}

/** Makes records known, each as a person of its own; those known stay as they are. */
export async function know(ctx: Ctx, recordIds: readonly string[], areaPath: string): Promise<void> {
  for (const record_id of recordIds) {
    const own_id = ctx.app.newId()
    const row = { regency_code: ctx.bind.regency, record_id, own_id, person_id: own_id, area_path: areaPath }
    await tables(ctx)
      .insertInto('linkage_identity')
      .values(row)
      .onConflict((it) => it.columns(['regency_code', 'record_id']).doNothing())
      .execute()
  }
}

export const findIdentities = (ctx: Ctx, recordIds: readonly string[]): Promise<IdentityRecord[]> =>
  identities(ctx)
    .where('record_id', 'in', ['', ...recordIds])
    .orderBy('seq')
    .execute()

/** Every record of some persons. */
export const recordsOf = (ctx: Ctx, personIds: readonly string[]): Promise<IdentityRecord[]> =>
  identities(ctx)
    .where('person_id', 'in', [...personIds])
    .orderBy('seq')
    .execute()

/** The merges that stand among some records. */
export async function listMerges(ctx: Ctx, recordIds: readonly string[]): Promise<[string, string][]> {
  const { rows } = await sql<{ left_id: string; right_id: string }>`select left_id, right_id from linkage_merges(${[...recordIds]}::text[])`.execute(ctx.trx)
  return rows.map((it) => [it.left_id, it.right_id])
}

/** Writes a move down and carries it out. */
export async function move(ctx: Ctx, { recordIds, from, to }: Move, why: { kind: 'merge' | 'split'; decisionId: string; areaPath: string }): Promise<void> {
  const regency_code = ctx.bind.regency
  await tables(ctx)
    .updateTable('linkage_identity')
    .set({ person_id: to })
    .where('regency_code', '=', regency_code)
    .where('record_id', 'in', recordIds)
    .execute()
  const row = {
    regency_code,
    id: ctx.app.newId(),
    kind: why.kind,
    from_id: from,
    to_id: to,
    record_ids: recordIds,
    decision_id: why.decisionId,
    area_path: why.areaPath,
  }
  await tables(ctx).insertInto('linkage_event').values(row).execute()
}

/** Merges and splits that touched any of some identities, newest first, with what was said at the time. */
export async function eventsOf(ctx: Ctx, identityIds: readonly string[]) {
  const query = sql<Pick<EventRecord, 'id' | 'kind'> & { reason: string; decided_name: string; decided_at: Date }>`
    select e.id, e.kind, d.reason, d.decided_name, d.decided_at
    from linkage_event as e join linkage_decision as d on d.regency_code = e.regency_code and d.id = e.decision_id
    where e.regency_code = ${ctx.bind.regency} and (e.from_id = any(${[...identityIds]}::uuid[]) or e.to_id = any(${[...identityIds]}::uuid[]))
    order by e.seq desc limit 100`
  return (await query.execute(ctx.trx)).rows
}
