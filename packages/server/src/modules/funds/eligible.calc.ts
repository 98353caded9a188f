import { covers, type Month } from '@semesta/kernel'
import type { FundRow } from './tables.ts'

/** Kinds whose money goes from the giver to BPJS Kesehatan and never through the budget book. */
export const isInBudget = (kind: FundRow['kind']): boolean => kind !== 'csr'

/** For whom money is wanted; without a decile or an area, for everybody of the segment. */
export interface Want {
  segment: string
  month: Month
  decile?: number | undefined
  areaPath?: string | undefined
}

/**
 * Whether the ring-fence of a fund lets it pay.
 *
 * Shape: money that is kept for some deciles or areas never pays for somebody of whom neither is known: a whole bill is paid from open money, and from
 *        kept money only as far as a decision promised heads from it.
 */
export function mayPay(
  fund: Pick<FundRow, 'segments' | 'deciles' | 'areas' | 'from_month' | 'until_month'>,
  { segment, month, decile, areaPath }: Want,
): boolean {
  const inTime = fund.from_month <= month && month <= fund.until_month
  const forSegment = fund.segments.length === 0 || fund.segments.includes(segment)
  const forDecile = fund.deciles.length === 0 || (decile !== undefined && fund.deciles.includes(decile))
  const forArea = fund.areas.length === 0 || (areaPath !== undefined && fund.areas.some((area) => covers(area, areaPath)))
  return inTime && forSegment && forDecile && forArea
}

/** An amount that one line can give. */
export interface Purse {
  lineId: string
  left: number
}

/** Takes an amount from purses one after the other. Shape: what each gives, and what none of them could. */
export function takeFrom(purses: readonly Purse[], amount: number): { taken: { lineId: string; amount: number }[]; missing: number } {
  let missing = amount
  const taken = purses.flatMap(({ lineId, left }) => {
    const given = Math.min(missing, Math.max(0, left))
    missing -= given
    return given > 0 ? [{ lineId, amount: given }] : []
  })
  return { taken, missing }
}
