import type { Ctx } from '../../platform/context.ts'
import { opaqueIds } from '../../platform/opaque.ts'
import type { MonthRow } from '../months/index.ts'
import * as store from './store.ts'
import type { PersonRecord } from './tables.ts'

/** Rows of a month that carry one of some NIK or card numbers, of those the actor may see. */
export const listByNumbers = (ctx: Ctx, month: MonthRow, numbers: readonly string[]): Promise<PersonRecord[]> =>
  store.listByNumbers(ctx, month.build_id, numbers)

/** Persons of a month who work for an employer on its reporting date. Needs the names of the month at hand. */
export const countAtWork = (ctx: Ctx, month: MonthRow, employerCode: string): Promise<number> =>
  store.countAtWork(ctx, month.build_id, employerCode, month.as_of)

/** Living residents on the family cards of those whom a list calls workers of an employer, without the workers, and how many of them have no active card. */
export const countFamilies = (ctx: Ctx, month: MonthRow, employerCode: string): Promise<{ family: number; missing: number }> =>
  store.countFamilies(ctx, month.build_id, employerCode, month.as_of)

/** The id of a person as addresses carry it. */
export const personAddress = (ctx: Ctx, personId: string): string => opaqueIds(ctx.app.config.secret).seal(personId)

/** The persons of a household in a month, one row each, of those the actor may see. */
export const listHousehold = (ctx: Ctx, month: MonthRow, kk: string): Promise<PersonRecord[]> => store.listOfHousehold(ctx, month.build_id, kk)
