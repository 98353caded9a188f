export interface TrendPoint {
  month: string
  label: string
  coverage: number | null
  keaktifan: number | null
}
export interface TrendNames {
  coverage: string
  keaktifan: string
}
export interface TrendLimits {
  coverage: number
  keaktifan: number
}

/** Lowest and highest value of the axis: the data and both thresholds with air, on whole fives. */
export function axisOf(points: readonly TrendPoint[], limits: TrendLimits): { min: number; max: number } {
  const values = points.flatMap((point) => [point.coverage, point.keaktifan]).filter((value) => value !== null)
  const all = [...values, limits.coverage, limits.keaktifan]
  return { min: Math.max(0, Math.floor((Math.min(...all) - 1) / 5) * 5), max: Math.ceil((Math.max(...all) + 0.5) / 5) * 5 }
}
