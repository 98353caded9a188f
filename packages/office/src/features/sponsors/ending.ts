import type { ListSponsors, OutputOf } from '@semesta/contract'

type PledgeView = OutputOf<typeof ListSponsors>['pledges'][number]

/** Pledges whose paid cover ends within the months of warning, soonest first; those that are over come last and only while they were. */
export function endingSoon(pledges: readonly PledgeView[], warnMonths: number): PledgeView[] {
  return pledges
    .filter((it) => it.heads > 0 && it.endsIn !== null && it.endsIn <= warnMonths && it.endsIn >= -1)
    .toSorted((a, b) => (a.endsIn ?? 0) - (b.endsIn ?? 0))
}
