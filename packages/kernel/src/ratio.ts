/** Two exact head counts. Never a rounded percentage: 79,96 % is not 80 %. */
export interface Ratio {
  part: number
  whole: number
}

function mustBeCounts({ part, whole }: Ratio) {
  if (!Number.isSafeInteger(part) || !Number.isSafeInteger(whole) || part < 0 || whole < 0) {
    throw new RangeError(`counts must be whole and not negative: ${part} of ${whole}`)
  }
}

/** Hundredths of a percent as an exact integer, so that thresholds like 37,5 compare without floating point. */
function hundredths(percent: number): bigint {
  return BigInt(Math.round(percent * 100))
}

/**
 * Whether a ratio reaches a threshold, compared in integers.
 *
 * Unit:   `thresholdPercent` in percent with at most two decimals.
 * Shape:  one area, one date. To roll areas up, add the counts; never average ratios.
 * Fails:  RangeError if a count is negative or not whole. An empty whole reaches nothing. Above 100 % is legal: no clamp.
 * Source: policy/parameters/uhc/*.yaml
 */
export function reaches(ratio: Ratio, thresholdPercent: number): boolean {
  mustBeCounts(ratio)
  return ratio.whole > 0 && BigInt(ratio.part) * 10_000n >= BigInt(ratio.whole) * hundredths(thresholdPercent)
}

/**
 * Heads missing to a threshold: `ceil(t × whole / 100) − part`, never below 0.
 *
 * Unit:  heads. Fails: as `reaches`.
 */
export function headGap(ratio: Ratio, thresholdPercent: number): number {
  mustBeCounts(ratio)
  const needed = (BigInt(ratio.whole) * hundredths(thresholdPercent) + 9_999n) / 10_000n
  const gap = Number(needed) - ratio.part
  return Math.max(gap, 0)
}

/**
 * The percentage as text with two decimals, `93.24`, rounded half up but never across a threshold.
 *
 * Shape: a point as decimal mark; screens turn it into a comma. `null` when the whole is 0.
 *        A ratio below one of `thresholds` is never shown as that threshold or more: 79,996 % is `79.99`, not `80.00`.
 * Fails: as `reaches`.
 */
export function percentText(ratio: Ratio, thresholds: readonly number[] = []): string | null {
  mustBeCounts(ratio)
  if (ratio.whole === 0) return null
  let value = (BigInt(ratio.part) * 20_000n + BigInt(ratio.whole)) / (BigInt(ratio.whole) * 2n)
  for (const threshold of thresholds) {
    if (!reaches(ratio, threshold) && value >= hundredths(threshold)) value = hundredths(threshold) - 1n
  }
  return `${value / 100n}.${String(value % 100n).padStart(2, '0')}`
}
