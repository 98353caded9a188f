import type { OutputOf, SimulateTakeover } from '@semesta/contract'
import { loadPolicy, ratesAt } from '@semesta/engine'
import { addMonths, reportingDate } from '@semesta/kernel'
import type { Ctx } from '../../platform/context.ts'
import { areaNames } from '../areas/index.ts'
import { countCandidates, type Rule, type RuleText, ruleOf, stated } from '../arrears/index.ts'
import { getFigures, ratioView } from '../indicators/index.ts'
import { cityRate } from '../rates/index.ts'
import { activationOf } from './activation.calc.ts'
import { instrumentsOf } from './instruments.calc.ts'
import { noRate } from './problems.ts'
import { costPath, sumTaken, takeHouseholds } from './simulate.calc.ts'
import { countInProgress } from './store.ts'

type Simulation = OutputOf<typeof SimulateTakeover>
type Figures = Awaited<ReturnType<typeof getFigures>>
export type SimulateAsk = RuleText & { month: string; area?: string | undefined; start?: string | undefined }

/** After every day of every parameter. */
const LATEST = '9999'

/** What the city pays for one head in a month. Fails: `takeovers/no-rate` before the law knew such members. */
export function rateOf(month: string): number {
  const { total } = cityRate(month)
  if (total <= 0) throw noRate({ month })
  return total
}

/**
 * What a takeover would do: heads, rupiah, keaktifan, and the cost of one additional active person beside the other instruments.
 *
 * Unit:  exact heads and whole rupiah; ratios are two counts, never rounded across a threshold.
 * Shape: read from the cube of the month, so it is as quick for a metropolis and for roles without names; households are taken whole, poorest first.
 * Fails: `indicators/month-not-found`, `areas/not-found`, `arrears/not-counted`, `takeovers/no-rate`.
 */
export async function simulateTakeover(ctx: Ctx, ask: SimulateAsk): Promise<Simulation> {
  const rule = ruleOf(ask)
  const start = ask.start ?? addMonths(ask.month, 1)
  const figures = await getFigures(ctx, { month: ask.month, area: ask.area })
  const candidates = await countCandidates(ctx, ask)
  const perHead = costPath(1, start, rateOf).thisYear.rupiah
  const taken = takeHouseholds(candidates.households, rule, rule.budget === null ? null : Math.floor(rule.budget / perHead))
  const activation = activationIn(figures, reportingDate(start))
  const registered = taken.byGroup.newborn + taken.byGroup.unregistered
  const { parameters } = loadPolicy(reportingDate(ask.month))
  return {
    ...{
      month: ask.month,
      start,
      heads: taken.heads,
      households: taken.households,
      beyondBudget: taken.beyond,
      inProgress: await countInProgress(ctx, ask.area),
    },
    byGroup: Object.entries(taken.byGroup).map(([group, heads]) => ({ group, heads })),
    ...(await splitOf(ctx, taken)),
    ...costPath(taken.heads, start, rateOf),
    ...effectOf(figures, { active: taken.heads, registered }),
    activation,
    instruments: instruments(rule, candidates, { month: ask.month, start, firstRoster: activation.firstRoster }),
    parameters: cityRate(start)
      .parameters.flatMap((it) => parameters.get(it.id) ?? [])
      .map(stated),
  }
}

async function splitOf(ctx: Ctx, { rows }: ReturnType<typeof takeHouseholds>): Promise<Pick<Simulation, 'byDecile' | 'byVillage'>> {
  const villages = sumTaken(rows, (it) => it.village)
  const names = await areaNames(ctx.trx, [...villages.keys()])
  return {
    byDecile: [...sumTaken(rows, (it) => it.decile)].map(([decile, it]) => ({ decile, ...it })).toSorted((a, b) => (a.decile || 99) - (b.decile || 99)),
    byVillage: [...villages].map(([code, it]) => ({ code, name: names.get(code) ?? code, ...it })).toSorted((a, b) => b.heads - a.heads),
  }
}

/** Keaktifan and coverage before and after; every threshold beside the exact heads that are missing. */
export function effectOf({ counts, keaktifan, coverage }: Figures, more: { active: number; registered: number }) {
  // The award is a goal, not a status: its threshold as it is known today also faces months before there was one.
  const award = Number(loadPolicy(LATEST).parameters.get('uhc/award-utama-keaktifan')?.value ?? 0)
  const thresholds = [keaktifan.registered.threshold, award].filter((it, at, all) => it > 0 && all.indexOf(it) === at)
  const both = (active: number, registered: number) =>
    thresholds.map((it) => ({ registered: ratioView(active, registered, it), population: ratioView(active, counts.population, it) }))
  return {
    keaktifan: {
      official: keaktifan.official,
      thresholds,
      before: both(counts.active, counts.registered),
      after: both(counts.active + more.active, counts.registered + more.registered),
    },
    coverage: { before: coverage, after: ratioView(counts.registered + more.registered, counts.population, coverage.threshold) },
  }
}

/** When people registered on a day would be active, by the status of the regency. */
export function activationIn({ status }: Figures, day: string): Simulation['activation'] {
  const parameter = loadPolicy(day).parameters.get('uhc/activation-without-prioritas') ?? null
  const prioritas = status?.id === 'uhc-prioritas'
  const { rule, firstRoster } = activationOf(day, { prioritas, otherwise: String(parameter?.value ?? 'first-of-next-month') })
  return { rule, prioritas, firstRoster, parameter: parameter && stated(parameter) }
}

function instruments(
  { groups }: Rule,
  { households, employed }: Awaited<ReturnType<typeof countCandidates>>,
  at: { month: string; start: string; firstRoster: string },
): Simulation['instruments'] {
  const rates = ratesAt(reportingDate(at.month))
  const year = (rupiahOf: (month: string) => number) => Array.from({ length: 12 }, (_, n) => rupiahOf(addMonths(at.start, n))).reduce((sum, it) => sum + it, 0)
  const facts = {
    ...{
      households,
      groups,
      employed: groups.reduce((sum, it) => sum + (employed.get(it) ?? 0), 0),
      plan: rates.plan,
      waitMonths: monthsBetween(at.start, at.firstRoster),
    },
    yearRupiah: year(rateOf),
    donorRupiah: year((month) => ratesAt(reportingDate(month)).self['3']?.own ?? 0),
    centreRupiah: year((month) => ratesAt(reportingDate(month)).centre ?? 0),
    pbiDecileMax: Number(rates.parameters.get('poverty/pbi-decile-max')?.value ?? 0),
  }
  return instrumentsOf(facts, rates.parameters).map((it) => ({ ...it, parameters: it.parameters.map(stated) }))
}

const monthsBetween = (from: string, to: string) => (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5)) - Number(from.slice(5))

export type { Rule }
