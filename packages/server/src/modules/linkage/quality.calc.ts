import type { QualityFile } from './quality-file.calc.ts'
import { type Interval, recallOf, type Share, wilson } from './sample.calc.ts'

export interface Measure extends Interval {
  what: 'precision' | 'recall'
  scope: 'all' | 'remainder'
  basis: 'truth' | 'sample' | 'model'
  /** the strongest basis at hand for this number */
  main: boolean
}
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
 * Shape: one basis a number, never mixed. A sample is drawn from links beyond the exact NIK, so it speaks of the remainder alone, from its first
 *        answers on; its interval says how far.
 */
export function measuresOf(quality: QualityFile, samples: readonly Answers[]) {
  const links = shareOf(samples, 'links')
  const below = shareOf(samples, 'below')
  const sampled = { precision: links.share, recall: links.share && below.share ? recallOf(links.share, links.population, below.share, below.population) : null }
  const ranked = (what: Measure['what'], scope: Measure['scope']): Measure[] => {
    const truth = scope === 'all' ? quality.truth : quality.truth?.remainder
    const model = scope === 'all' ? quality.estimated : (quality.remainder ?? null)
    const known = [
      { basis: 'truth' as const, it: truth?.[what] },
      { basis: 'sample' as const, it: scope === 'remainder' ? sampled[what] : null },
      { basis: 'model' as const, it: model?.[what] },
    ]
    return known
      .flatMap(({ basis, it }) => (it ? [{ basis, it }] : []))
      .map(({ basis, it }, at) => {
        return { what, scope, basis, main: at === 0, value: it.value, low: it.low, high: it.high }
      })
  }
  const measures = (['all', 'remainder'] as const).flatMap((scope) => [...ranked('precision', scope), ...ranked('recall', scope)])
  return { measures, samples: { links: links.share, below: below.share } }
}
