import type { Ctx } from '../../platform/context.ts'
import { areaNames } from '../areas/index.ts'
import { type ComparedField, compared } from './compare.calc.ts'
import type { Values } from './tables.ts'

/** Both records field by field, places by their names. */
export async function sideBySide(ctx: Ctx, pair: { left_values: Values; right_values: Values }): Promise<ComparedField[]> {
  const codes = [pair.left_values.village_code, pair.right_values.village_code].filter((it) => it !== null && it !== undefined)
  const names = await areaNames(ctx.trx, codes)
  const named = (it: Values): Values => (it.village_code ? { ...it, village_code: names.get(it.village_code) ?? it.village_code } : it)
  return compared(named(pair.left_values), named(pair.right_values))
}
