import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { QualitySum } from './tables.ts'

const inArea = (area: string | undefined) => (area ? sql`and area_path ^@ ${area}` : sql``)

/** Faults of each register, added up over the areas seen. */
export async function sumRegisters(ctx: Ctx, buildId: string, area: string | undefined): Promise<Omit<QualitySum, 'village_code'>[]> {
  const query = sql<QualitySum>`select register, measure, sum(lines)::bigint as lines, sum(faulty)::bigint as faulty, 0::bigint as rupiah_per_month
    from quality_count where regency_code = ${ctx.bind.regency} and build_id = ${buildId} and register <> '' ${inArea(area)} group by register, measure`
  return (await query.execute(ctx.trx)).rows
}

/** People with any of the faults and what the city pays for them, by village. */
export async function sumAny(ctx: Ctx, buildId: string, area: string | undefined): Promise<QualitySum[]> {
  const query = sql<QualitySum>`select * from quality_count
    where regency_code = ${ctx.bind.regency} and build_id = ${buildId} and register = '' ${inArea(area)}`
  return (await query.execute(ctx.trx)).rows
}

/** The rupiah at risk of several builds, by build id. */
export async function sumRisk(ctx: Ctx, buildIds: readonly string[], area: string | undefined): Promise<Map<string, number>> {
  const query = sql<{ build_id: string; rupiah: number }>`select build_id::text, sum(rupiah_per_month)::bigint as rupiah from quality_count
    where regency_code = ${ctx.bind.regency} and build_id = any(${[...buildIds]}::uuid[]) and register = '' ${inArea(area)} group by build_id`
  return new Map((await query.execute(ctx.trx)).rows.map((it) => [it.build_id, it.rupiah]))
}
