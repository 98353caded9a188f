import type { ParameterAt } from '@semesta/engine'
import type { HouseholdSum } from '../arrears/index.ts'

export interface Instrument {
  id: 'takeover' | 'pbi' | 'employer' | 'csr' | 'visit'
  heads: number
  effectiveHeads: number
  cityRupiahPerActive: number | null
  otherRupiahPerActive: number | null
  waitMonths: number
  parameters: ParameterAt[]
}

interface Facts {
  /** groups that were asked for: heads of instruments are theirs */
  groups: readonly string[]
  households: readonly HouseholdSum[]
  /** people at work who are not active: their employer's duty */
  employed: number
  /** what the city pays for one head in the twelve months after the start */
  yearRupiah: number
  /** what a donor pays for one head in these months */
  donorRupiah: number
  /** what the centre pays for one PBI member in these months */
  centreRupiah: number
  waitMonths: number
  /** months of arrears that allow instalments, and most instalments */
  plan: { monthsMin: number; instalmentsMax: number } | null
  pbiDecileMax: number
}

const perActive = (rupiah: number, percent: number) => (percent > 0 ? Math.ceil((rupiah * 100) / percent) : null)

/**
 * What one additional active person costs by each instrument, with the heads it could reach.
 *
 * Unit:  whole rupiah for twelve months of cover; costs of trying are divided by the share that succeeds, rounded up.
 * Shape: every instrument names the parameters it stands on; heads of several instruments overlap and are not added up. Visits count what the city spends:
 *        the debt itself is paid by the family and stands beside it.
 */
export function instrumentsOf(it: Facts, parameters: ReadonlyMap<string, ParameterAt>): Instrument[] {
  const of = (...ids: string[]) => ids.flatMap((id) => parameters.get(id) ?? [])
  const value = (id: string) => Number(parameters.get(`takeover/${id}`)?.value ?? 0)
  const has = (group: string, heads: number) => (it.groups.includes(group) ? heads : 0)
  const all = (cell: HouseholdSum) =>
    has('arrears', cell.arrears) +
    has('pbi-removed', cell.pbi_removed) +
    has('newborn', cell.newborn) +
    has('unregistered', cell.unregistered) +
    has('lapsed', cell.lapsed)
  const add = (heads: (cell: HouseholdSum) => number) => it.households.reduce((sum, cell) => sum + cell.households * heads(cell), 0)
  const anybody = add(all)
  const poor = add((cell) => (cell.decile > 0 && cell.decile <= it.pbiDecileMax ? all(cell) : 0))
  const plan = it.plan
  const able = plan ? add((cell) => (cell.months >= plan.monthsMin ? has('arrears', cell.arrears) : 0)) : 0
  const debt = it.households.reduce((sum, cell) => sum + (plan && cell.months >= plan.monthsMin ? cell.rates_rupiah : 0), 0)
  const share = (heads: number, percent: number) => Math.floor((heads * percent) / 100)
  const rates = of('premiums/pbpu-pemda-iuran', 'premiums/pbpu-pemda-bantuan-daerah')
  return [
    {
      ...{ id: 'takeover', heads: anybody, effectiveHeads: anybody, cityRupiahPerActive: it.yearRupiah, otherRupiahPerActive: 0, waitMonths: it.waitMonths },
      parameters: [...rates, ...of('uhc/activation-without-prioritas')],
    },
    {
      ...{ id: 'pbi', heads: poor, effectiveHeads: share(poor, value('pbi-success-percent')), waitMonths: value('pbi-wait-months') },
      ...{ cityRupiahPerActive: perActive(value('pbi-rupiah'), value('pbi-success-percent')), otherRupiahPerActive: it.centreRupiah },
      parameters: of('takeover/pbi-rupiah', 'takeover/pbi-success-percent', 'takeover/pbi-wait-months', 'poverty/pbi-decile-max', 'premiums/pbi'),
    },
    {
      ...{
        id: 'employer',
        heads: it.employed,
        effectiveHeads: share(it.employed, value('employer-success-percent')),
        waitMonths: value('employer-wait-months'),
      },
      ...{ cityRupiahPerActive: perActive(value('letter-rupiah'), value('employer-success-percent')), otherRupiahPerActive: null },
      parameters: of('takeover/letter-rupiah', 'takeover/employer-success-percent', 'takeover/employer-wait-months'),
    },
    {
      ...{ id: 'csr', heads: anybody, effectiveHeads: anybody, cityRupiahPerActive: 0, otherRupiahPerActive: it.donorRupiah, waitMonths: it.waitMonths },
      parameters: of('premiums/pbpu-class-3'),
    },
    {
      ...{ id: 'visit', heads: able, effectiveHeads: share(able, value('visit-success-percent')), waitMonths: plan?.instalmentsMax ?? 0 },
      cityRupiahPerActive: perActive(value('visit-rupiah'), value('visit-success-percent')),
      otherRupiahPerActive: able > 0 ? Math.ceil(debt / able) + it.donorRupiah : null,
      parameters: of(
        'takeover/visit-rupiah',
        'takeover/visit-success-percent',
        'premiums/plan-months-min',
        'premiums/plan-instalments-max',
        'premiums/pbpu-class-3',
      ),
    },
  ]
}
