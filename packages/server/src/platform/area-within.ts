import { type AreaCode, covers } from '@semesta/kernel'
import type { Ctx } from './context.ts'
import { areaNotFound } from './problems.ts'

/**
 * The areas a request is about, as prefixes of `area_path`: the one asked for, or everything the actor may see.
 *
 * Fails: `areas/not-found` when the area asked for is not inside one of the actor's, whether or not it exists.
 */
export function areaWithin(ctx: Pick<Ctx, 'bind'>, area?: AreaCode): readonly AreaCode[] {
  if (area === undefined) return ctx.bind.areas
  if (!ctx.bind.areas.some((own) => covers(own, area))) throw areaNotFound({ area })
  return [area]
}
