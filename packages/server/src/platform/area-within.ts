import { type AreaCode, covers, isBelowVillage } from '@semesta/kernel'
import type { Ctx } from './context.ts'
import { areaNotFound } from './problems.ts'

/**
 * The areas a request is about, as prefixes of `area_path`: the one asked for, or everything the actor may see.
 *
 * Fails: `areas/not-found` when the area asked for is not inside one of the actor's, whether or not it exists; and for every area below the village
 *        where the actor sees no names: all is counted from the people there, and a count of nobody would be a false number.
 */
export function areaWithin(ctx: Pick<Ctx, 'bind'>, area?: AreaCode): readonly AreaCode[] {
  if (area === undefined) return ctx.bind.areas
  const isCounted = ctx.bind.names || !isBelowVillage(area)
  if (!isCounted || !ctx.bind.areas.some((own) => covers(own, area))) throw areaNotFound({ area })
  return [area]
}
