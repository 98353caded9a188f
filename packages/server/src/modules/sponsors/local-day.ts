import { timeZoneOf } from '@semesta/engine'
import type { Ctx } from '../../platform/context.ts'

/** The day it is in the regency, `YYYY-MM-DD`. */
export function localDay(ctx: Pick<Ctx, 'bind' | 'now'>): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: timeZoneOf(ctx.bind.regency) }).format(ctx.now)
}
