import { timeZoneOf } from '@semesta/engine'
import type { AreaCode } from '@semesta/kernel'
import type { Ctx } from './context.ts'

/** The day it is at a moment where a regency lies, `YYYY-MM-DD`: Indonesia is seven to nine hours ahead of UTC, so mornings there are yesterday's evening. */
export function dayIn(regency: AreaCode, at: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: timeZoneOf(regency) }).format(at)
}

/** Today where the regency lies. Every deed dated by the server takes its day from here. */
export const todayIn = (ctx: Pick<Ctx, 'bind' | 'now'>): string => dayIn(ctx.bind.regency, ctx.now)
