import type { RatioView } from '@semesta/contract'
import { headGap, percentText, reaches } from '@semesta/kernel'
import type { z } from 'zod'

/** A ratio facing a threshold, as the wire carries it. Unit: heads, threshold in percent; 0 where the law of the time sets none. */
export function ratioView(part: number, whole: number, threshold: number): z.output<typeof RatioView> {
  const ratio = { part, whole }
  return { part, whole, percent: percentText(ratio, [threshold]), threshold, meets: reaches(ratio, threshold), gapHeads: headGap(ratio, threshold) }
}
