import type { WHYS } from '@semesta/contract'
import type { PledgeOutcome } from '@semesta/engine'

export interface Offer {
  heads: number
  points: number
}
interface Asked {
  bar: string | null
  misfits: readonly string[]
  chosen: boolean
  /** what the pledge would do for the household; null where nobody of it fits */
  offer: Offer | null
  outcome: PledgeOutcome
}

/** Why a person is in a pledge's list, or is not: the first of the reasons that decides. */
export function whyOf({ bar, misfits, chosen, offer, outcome }: Asked): (typeof WHYS)[number] {
  if (chosen) return 'chosen'
  if (bar !== null) return 'barred'
  if (misfits.length > 0 || !offer) return 'outside'
  const perHead = offer.points / offer.heads
  if (outcome.cutoff !== null && perHead < outcome.cutoff) return 'below'
  if (outcome.cutoff !== null && perHead === outcome.cutoff && offer.heads <= outcome.capacity) return 'drawn'
  return 'no-room'
}
