import { addMonths, costOfHeads, type HeadsCost, headPath, headsCovered, localPremium, partsOf, reportingDate, rupiah } from '@semesta/kernel'
import type { RatesOn } from './answer.calc.ts'
import type { CaseOf } from './read-case.ts'
import { lawOf, type Reckoned } from './reckoned.ts'

const IDS = ['pbpu-pemda-iuran', 'pbpu-pemda-bantuan-daerah', 'pbpu-pemda-bantuan-pusat']
const monthOf = (on: string) => on.slice(0, 7)
const rateIn = (ratesOn: RatesOn, month: string) => lawOf(ratesOn(reportingDate(month)).local, 'PBPU Pemda', reportingDate(month))

/** By the two lines of the budget (5.1.02.02.02.0003 and .0004) and by payer. */
function told({ headMonths, iuran, bantuanDaerah, local, central, all }: HeadsCost) {
  return { headMonths, lines: { '0003': iuran, '0004': bantuanDaerah }, local, central, all }
}

/** Heads paid by the local government over months, how far a budget goes, or both. */
export function local(it: CaseOf<'local'>, ratesOn: RatesOn): Reckoned {
  const rate = lawOf(ratesOn(it.on).local, 'PBPU Pemda', it.on)
  const { heads, months, budget } = it
  const cost = heads === undefined ? null : costOfHeads(Array.from({ length: months }, () => ({ heads, rate })))
  const monthly = localPremium(rate).local
  const covered = budget === undefined ? null : headsCovered(budget, monthly, months)
  const against = budget !== undefined && cost ? { left: budget - cost.local, headsShort: Math.max(0, (heads ?? 0) - (covered ?? 0)) } : null
  return {
    total: cost?.local ?? (covered === null ? null : rupiah(covered * monthly * months)),
    ...(cost && { parts: partsOf({ local: cost.local, central: cost.central }) }),
    result: { perHeadMonth: monthly, ...(cost && told(cost)), ...(covered !== null && { headsCovered: covered }), ...against },
    ids: IDS,
  }
}

/** A path of heads over months, each month at its own rate. */
export function plan(it: CaseOf<'plan'>, ratesOn: RatesOn): Reckoned {
  const path = headPath({ ...it, from: it.from ?? monthOf(it.on) }).map((one) => ({ ...one, rate: rateIn(ratesOn, one.month) }))
  const cost = costOfHeads(path)
  return {
    total: cost.local,
    parts: partsOf({ local: cost.local, central: cost.central }),
    result: {
      ...told(cost),
      closing: path.at(-1)?.heads ?? it.heads,
      path: path.map(({ month, heads, rate }) => ({ month, heads, local: heads * localPremium(rate).local })),
    },
    ids: IDS,
    days: path.map(({ month }) => reportingDate(month)),
  }
}

/** The months that end with one, oldest first. */
export const monthsUntil = (until: string, count: number) => Array.from({ length: count }, (_, at) => addMonths(until, at - count + 1))
