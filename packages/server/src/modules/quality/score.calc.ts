/** One fault that a score counts, and how much it weighs. */
export interface Weighed {
  rule: string
  weight: number
  of: 'population' | 'registered'
}
export interface Heads {
  population: number
  registered: number
}
export interface FaultShare {
  rule: string
  /** heads or cards */
  checked: number
  faulty: number
  /** points of the score that it takes */
  lost: number
}

/**
 * How good the data of some people is: 100 times the weighted mean of the shares without each fault.
 *
 * Shape: a fault found more often than there are heads counts as all of them. Null where nobody is to be checked.
 * Unit:  points from 0 to 100, cut to two decimals, so that nothing reaches a limit by rounding.
 * Source: weights of `policy/indicators/quality/score.yaml`.
 */
export function scoreOf(heads: Heads, faulty: ReadonlyMap<string, number>, measures: readonly Weighed[]): { score: number | null; faults: FaultShare[] } {
  const asked = measures.filter((it) => heads[it.of] > 0)
  const weights = asked.reduce((sum, it) => sum + it.weight, 0)
  const faults = measures.map((it) => {
    const [checked, found] = [heads[it.of], faulty.get(it.rule) ?? 0]
    const lost = checked > 0 ? (100 * it.weight * Math.min(found / checked, 1)) / weights : 0
    return { rule: it.rule, checked, faulty: found, lost }
  })
  const score = asked.length > 0 ? cut(100 - faults.reduce((sum, it) => sum + it.lost, 0)) : null
  return { score, faults: faults.map((it) => ({ ...it, lost: Math.round(it.lost * 10_000) / 10_000 })) }
}

/** The word for a score. */
export function gradeOf(score: number | null, limits: { good: number; fair: number }): 'good' | 'fair' | 'poor' | null {
  if (score === null) return null
  return score >= limits.good ? 'good' : score >= limits.fair ? 'fair' : 'poor'
}

/** Checks that a register's rows can be put to; others have no such column, or need another register. */
export const ROW_CHECKS = {
  penduduk: ['rejected', 'nik-missing', 'nik-damaged', 'nik-shape', 'birth-missing', 'village-unknown'],
  peserta: ['rejected', 'nik-missing', 'nik-damaged', 'nik-shape', 'birth-missing', 'village-unknown', 'unlinked'],
  dtsen: ['rejected', 'nik-missing', 'nik-damaged', 'nik-shape', 'village-unknown', 'unlinked'],
  pekerja: ['rejected', 'nik-missing', 'nik-damaged', 'nik-shape', 'birth-missing', 'unlinked'],
  kematian: ['rejected', 'nik-missing', 'nik-damaged', 'nik-shape', 'birth-missing'],
  pindah: ['rejected', 'nik-missing', 'nik-damaged', 'nik-shape'],
} as const

/** How good the rows of one register are: the share of all checks that were passed. Null without rows. Unit: points, cut to two decimals. */
export function registerScore(lines: number, faulty: readonly number[]): number | null {
  if (lines === 0) return null
  return cut(100 - (100 * faulty.reduce((sum, it) => sum + Math.min(it, lines), 0)) / (lines * faulty.length))
}

const cut = (points: number) => Math.max(0, Math.floor(points * 100 + 1e-6) / 100)
