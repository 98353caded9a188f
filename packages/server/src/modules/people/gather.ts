import type { Ctx } from '../../platform/context.ts'
import { rowsOf } from '../../platform/cursor.ts'
import * as gather from './gather-store.ts'
import * as store from './store.ts'
import type { PersonRecord } from './tables.ts'

export const { countStayed, countCohorts, countByRegisters } = gather

export interface StayedAsk {
  area?: string | undefined
  segment?: string | undefined
  active?: boolean | undefined
}
type Page = { limit: number; offset: number }

const countOf = ({ active }: StayedAsk) => (active === undefined ? 'registered' : active ? 'active' : 'inactive')
const stayedOf = ({ area, segment }: StayedAsk): store.PeopleFilter => ({ area, segment, stayed: true })

/** People whose card is as it was in the month before, a page at a time. */
export function listStayed(ctx: Ctx, buildId: string, ask: StayedAsk, page: Page): Promise<PersonRecord[]> {
  return store.listPage(ctx, buildId, countOf(ask), stayedOf(ask), page)
}

/** All of them, for an export. */
export function eachStayed(ctx: Ctx, buildId: string, ask: StayedAsk): AsyncGenerator<PersonRecord> {
  return rowsOf(ctx.trx, store.listAll(ctx, buildId, countOf(ask), stayedOf(ask)))
}

interface RegistersAsk {
  build: { id: string; asOf: string }
  named: store.Registers
  area: string | undefined
}

/** People named by exactly these registers, a page at a time. */
export function listByRegisters(ctx: Ctx, { build, named, area }: RegistersAsk, page: Page): Promise<PersonRecord[]> {
  return gather.pageOfRegisters(ctx, gather.peopleOfRegisters(ctx, build, named, area), page)
}

/** All of them, for an export. */
export function eachByRegisters(ctx: Ctx, { build, named, area }: RegistersAsk): AsyncGenerator<PersonRecord> {
  return rowsOf(ctx.trx, gather.peopleOfRegisters(ctx, build, named, area))
}
