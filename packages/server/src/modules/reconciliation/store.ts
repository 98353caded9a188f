import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { Registers } from '../people/index.ts'
import type { OutsiderRecord } from './tables.ts'

export interface CellSum extends Registers {
  heads: number
  active: number
}
const here = (ctx: Ctx, buildId: string) => sql`regency_code = ${ctx.bind.regency} and build_id = ${buildId}`
const inArea = (area: string | undefined) => (area ? sql`and area_path ^@ ${area}` : sql``)

/** People by the registers that name them, from the cube. */
export async function sumCells(ctx: Ctx, buildId: string, area: string | undefined): Promise<CellSum[]> {
  const query = sql<CellSum>`select in_penduduk as penduduk, in_peserta as peserta, in_dtsen as dtsen, in_pekerja as pekerja,
      sum(heads)::bigint as heads, sum(active)::bigint as active
    from reconciliation_cell where ${here(ctx, buildId)} ${inArea(area)} group by 1, 2, 3, 4 order by 1, 2, 3, 4`
  return (await query.execute(ctx.trx)).rows
}

/** People whom neither the population register nor the roster names, for a page or through a cursor. */
export const outsiders = (ctx: Ctx, buildId: string, named: Pick<Registers, 'dtsen' | 'pekerja'>, area: string | undefined): RawBuilder<OutsiderRecord> =>
  sql<OutsiderRecord>`select * from reconciliation_outsider
    where ${here(ctx, buildId)} ${inArea(area)} and in_dtsen = ${named.dtsen} and in_pekerja = ${named.pekerja} order by village_code, row_no`

export async function listOutsiders(
  ctx: Ctx,
  buildId: string,
  ask: { named: Pick<Registers, 'dtsen' | 'pekerja'>; area: string | undefined },
  page: { limit: number; offset: number },
): Promise<OutsiderRecord[]> {
  return (await sql<OutsiderRecord>`${outsiders(ctx, buildId, ask.named, ask.area)} limit ${page.limit} offset ${page.offset}`.execute(ctx.trx)).rows
}
