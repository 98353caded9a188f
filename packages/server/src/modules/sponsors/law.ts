import { loadPolicy, parameterOf } from '@semesta/engine'
import { cityRate } from '../rates/index.ts'
import type { PledgeRow } from './tables.ts'

/** A whole number of the policy of a day. */
function numberOn(id: string, day: string): number {
  const value = Number(parameterOf(loadPolicy(day), id).value)
  if (!Number.isSafeInteger(value)) throw new Error(`parameter ${id} is no whole number on ${day}`)
  return value
}

/** The smallest number of people a donor is shown. */
export const cellMin = (day: string): number => numberOn('sponsors/cell-min', day)
/** Months before the end of paid cover when people are warned. */
export const warnMonths = (day: string): number => numberOn('sponsors/warn-months', day)
/** Days an exception may last. */
export const exceptionDaysMax = (day: string): number => numberOn('sponsors/exception-days-max', day)

export interface RateOption {
  basis: PledgeRow['rate_basis']
  rupiah: number
  source: string
}

/**
 * What a donor may pay for a head in a month: the participant's part, or all of the premium. Which of them is asked for is contested, so a pledge
 * says which it was made on.
 *
 * Unit:  whole rupiah a head and month. Source: `premiums/pbpu-pemda-…` on the first day of the month.
 */
export function rateOptions(month: string): RateOption[] {
  const { iuran, bantuanDaerah, bantuanPusat, parameters } = cityRate(month)
  const source = parameters.map((it) => it.source).find((it) => it.length > 0) ?? ''
  return [
    { basis: 'iuran', rupiah: iuran, source },
    { basis: 'full', rupiah: iuran + bantuanDaerah + bantuanPusat, source },
  ]
}
