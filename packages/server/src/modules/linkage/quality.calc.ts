import type { QualityFile } from './quality-file.calc.ts'
import { type Interval, recallOf, type Share, wilson } from './sample.calc.ts'

export type Basis = 'truth' | 'sample' | 'model'
export type Measure = Interval & { basis: Basis }
interface Answers {
  kind: 'links' | 'below'
  population: number
  same: number
  different: number
}

/** Answers of all samples of a kind as one share of true pairs; who could not tell counts for neither. */
function shareOf(samples: readonly Answers[], kind: Answers['kind']): { share: Share | null; population: number } {
  const own = samples.filter((it) => it.kind === kind)
  const same = own.reduce((sum, it) => sum + it.same, 0)
  const told = own.reduce((sum, it) => sum + it.same + it.different, 0)
  return { share: wilson(same, told), population: own[0]?.population ?? 0 }
}

/**
 * Precision and recall by every measure at hand, the most trustworthy first: the known truth of an invented city, then what people said of a
 * sample without seeing the score, then the model's own estimate.
 *
 * Shape: one basis a number, never mixed; a sample speaks from its first answers on, its interval says how far.
 */
export function measuresOf(quality: QualityFile, samples: readonly Answers[]) {
  const links = shareOf(samples, 'links')
  const below = shareOf(samples, 'below')
  const sampled = links.share && below.share ? recallOf(links.share, links.population, below.share, below.population) : null
  const ranked = (what: 'precision' | 'recall', sample: Interval | null): Measure[] => [
    ...(quality.truth ? [{ basis: 'truth' as const, ...quality.truth[what] }] : []),
    ...(sample ? [{ basis: 'sample' as const, value: sample.value, low: sample.low, high: sample.high }] : []),
    { basis: 'model' as const, ...quality.estimated[what] },
  ]
  return { precision: ranked('precision', links.share), recall: ranked('recall', sampled), samples: { links: links.share, below: below.share } }
}
