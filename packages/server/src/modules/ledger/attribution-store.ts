import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { Loader } from '../../platform/loading.ts'
import type { AttributionRow, PersonMonthRow } from './tables.ts'

const own = (ctx: Ctx) => sql`regency_code = ${ctx.bind.regency}`

export async function findAttribution(ctx: Ctx, id: string): Promise<AttributionRow | undefined> {
  const query = sql<AttributionRow>`select id, person_months, iuran, bantuan, digest from ledger_attribution where ${own(ctx)} and id = ${id}`
  return (await query.execute(ctx.trx)).rows[0]
}

export async function insertPersonMonths(ctx: Ctx, id: string, rows: readonly PersonMonthRow[]): Promise<void> {
  await sql`insert into ledger_person_month (regency_code, attribution_id, row_no, card, person_id, month, iuran, bantuan, area_path)
    select ${ctx.bind.regency}, ${id}::uuid, * from json_to_recordset(${JSON.stringify(rows)}::json)
      as it (row_no int, card text, person_id text, month text, iuran bigint, bantuan bigint, area_path text)`.execute(ctx.trx)
}

export async function insertAttribution(ctx: Ctx, it: AttributionRow): Promise<void> {
  await sql`insert into ledger_attribution (regency_code, id, person_months, iuran, bantuan, digest, made_at, made_by)
    values (${ctx.bind.regency}, ${it.id}, ${it.person_months}, ${it.iuran}, ${it.bantuan}, ${it.digest}, ${ctx.now}, ${ctx.actor.name})`.execute(ctx.trx)
}

type Parts = { iuran: number; bantuan: number }
export async function carvePersonMonths(ctx: Ctx, it: { id: string; from: readonly string[]; skip: Parts; take: Parts }): Promise<void> {
  await sql`select ledger_carve(${it.id}, ${[...it.from]}::uuid[], ${it.skip.iuran}, ${it.take.iuran}, ${it.skip.bantuan}, ${it.take.bantuan}, ${ctx.now},
    ${ctx.actor.name})`.execute(ctx.trx)
}

export async function findLoaded(loader: Loader, regency: string, id: string): Promise<AttributionRow | undefined> {
  const text = 'select id, person_months, iuran, bantuan, digest from ledger_attribution where regency_code = $1 and id = $2'
  return (await loader.query<AttributionRow>(text, [regency, id])).rows[0]
}

export async function insertLoaded(loader: Loader, it: AttributionRow, made: { at: Date; by: string }): Promise<void> {
  const text = 'insert into ledger_attribution (id, person_months, iuran, bantuan, digest, made_at, made_by) values ($1, $2, $3, $4, $5, $6, $7)'
  await loader.query(text, [it.id, it.person_months, it.iuran, it.bantuan, it.digest, made.at, made.by])
}
