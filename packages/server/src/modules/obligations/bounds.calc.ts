import type { GetObligations, OutputOf } from '@semesta/contract'
import { MEMBER_CLASSES, PREMIUM_PAYERS, type PremiumParts, partsOf, type RateSet, selfPremium, type WageRate, wagePremium } from '@semesta/kernel'
import type { BasisId, SumRow } from './tables.ts'

type Bound = OutputOf<typeof GetObligations>['bounds'][number]
/** What one card owes at least and at most; null where the law or a recorded fact is missing. */
type Span = readonly [least: PremiumParts | null, most: PremiumParts | null]
type Spans = Partial<Record<BasisId, Span>>

const nothing = partsOf({})

/**
 * What the law says at least and at most for cards about which the registers say too little. None of it is in a sum.
 *
 * Unit:  whole rupiah of all heads of a basis, by payer; a worker's wage lies between the minimum wage and the cap.
 * Shape: payers that owe nothing even at most are left out; whoever may be a worker or of his family owes at least nothing.
 */
export function boundsOf(rows: readonly Pick<SumRow, 'basis' | 'heads'>[], rates: RateSet, minimumWage: number | null): Bound[] {
  const headsOf = (basis: string) => rows.reduce((sum, it) => sum + (it.basis === basis ? it.heads : 0), 0)
  const spans: Spans = { ...(rates.wage ? wageSpans(rates.wage, minimumWage) : {}), ...classSpan(rates) }
  return (Object.entries(spans) as [BasisId, Span][]).flatMap(([basis, [least, most]]) => {
    const heads = headsOf(basis)
    const times = (parts: PremiumParts | null, payer: (typeof PREMIUM_PAYERS)[number]) => (parts ? parts[payer] * heads : null)
    return PREMIUM_PAYERS.flatMap((payer) => {
      const bound = { basis, payer, heads, atLeastRupiah: times(least, payer), atMostRupiah: times(most, payer) }
      return (bound.atMostRupiah ?? bound.atLeastRupiah ?? 0) > 0 ? [bound] : []
    })
  })
}

function wageSpans(rate: WageRate, minimumWage: number | null): Spans {
  const at = (wage: number | null, of: (wage: number) => PremiumParts) => (wage === null ? null : of(wage))
  const worker = (wage: number) => wagePremium(rate, { wage, floor: minimumWage }).parts
  const further = (wage: number) => partsOf({ worker: wagePremium(rate, { wage, floor: minimumWage, extraFamily: 1 }).parts.worker - worker(wage).worker })
  return {
    'wage-unknown': [at(minimumWage, worker), at(rate.capRupiah, worker)],
    'relation-unknown': [nothing, at(rate.capRupiah, worker)],
    ...(rate.extraFamilyPercent === null ? {} : { 'further-unknown': [at(minimumWage, further), at(rate.capRupiah, further)] }),
  }
}

/** Members whose class is not known: payer by payer, the lowest and the highest of the classes. */
function classSpan({ self }: RateSet): Spans {
  const known = MEMBER_CLASSES.flatMap((it) => (self[it] ? [selfPremium(self[it])] : []))
  if (known.length === 0) return {}
  const of = (pick: (...parts: number[]) => number) =>
    partsOf(Object.fromEntries(PREMIUM_PAYERS.map((payer) => [payer, pick(...known.map((it) => it[payer]))])))
  return { 'class-unknown': [of(Math.min), of(Math.max)] }
}
