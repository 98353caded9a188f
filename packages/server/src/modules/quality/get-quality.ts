import type { GetQuality, OutputOf } from '@semesta/contract'
import { type QualityLaw, qualityAt } from '@semesta/engine'
import { MONTH_REGISTERS } from '@semesta/kernel'
import { areaWithin } from '../../platform/area-within.ts'
import type { Ctx } from '../../platform/context.ts'
import { areaNames } from '../areas/index.ts'
import { countAny, countByBuild, countByVillage, rulesOn } from '../findings/index.ts'
import { type Counts, countCellsBy, countCellsOf, getMonth, grainOf, listMonths, type MonthRow } from '../months/index.ts'
import { countPeopleBy } from '../people/index.ts'
import { cityRate } from '../rates/index.ts'
import { findBatches } from '../registers/index.ts'
import { gradeOf, type Heads, ROW_CHECKS, registerScore, scoreOf } from './score.calc.ts'
import * as store from './store.ts'

type Answer = OutputOf<typeof GetQuality>
type Ask = { month: string; area?: string | undefined }
interface View {
  month: MonthRow
  areas: readonly string[]
  area: string | undefined
  law: QualityLaw
  isCube: boolean
}
interface Risk {
  people: number
  rupiah: number
}

const MONTHS = 24

/**
 * How good the data of an area is: by fault, village and register, what it puts at risk, and how it went over the months.
 *
 * Shape: every fault is a rule's finding, so the number of a fault is the rule's list in that area. Each month is scored by the definition of its day.
 * Fails: `indicators/month-not-found`, `areas/not-found`, `people/names-frozen`.
 */
export async function getQuality(ctx: Ctx, ask: Ask): Promise<Answer> {
  const month = await getMonth(ctx, ask.month)
  const areas = areaWithin(ctx, ask.area)
  const view: View = { month, areas, area: ask.area, law: qualityAt(month.as_of), isCube: grainOf(areas) === 'cells' }
  const villages = await villagesOf(ctx, view)
  const [heads, faulty] = [added(villages.map((it) => it.heads)), sumMaps(villages.map((it) => it.faulty))]
  const { score, faults } = scoreOf(heads, faulty, view.law.measures)
  const rules = rulesOn(month.as_of)
  const { good, fair, hash, judul, title, since, source, checkedOn } = view.law
  return {
    law: { judul, title, since, source, checkedOn, good, fair, hash },
    whole: { score, grade: gradeOf(score, view.law), ...riskOf(addedRisks(villages.map((it) => it.risk))) },
    faults: view.law.measures.map(({ rule, weight, kind }, index) => {
      const { checked = 0, faulty: found = 0, lost = 0 } = faults[index] ?? {}
      return { rule, kind, weight, checked, faulty: found, lost, judul: rules.get(rule)?.judul ?? rule, title: rules.get(rule)?.title ?? rule }
    }),
    villages: await presentVillages(ctx, villages, view.law),
    registers: await registersOf(ctx, view),
    trend: view.isCube ? await trendOf(ctx, view) : [],
  }
}

interface Village {
  code: string
  heads: Heads
  faulty: Map<string, number>
  risk: Risk
}

async function villagesOf(ctx: Ctx, view: View): Promise<Village[]> {
  const { month, area, isCube, law } = view
  const counts = await (isCube ? countCellsBy : countPeopleBy)(ctx, month.build_id, { area }, 'village')
  const found = await countByVillage(ctx, view)
  const risks = isCube
    ? new Map((await store.sumAny(ctx, month.build_id, area)).map((it) => [it.village_code, { people: it.faulty, rupiah: it.rupiah_per_month }]))
    : null
  const rules = law.measures.map((it) => it.rule)
  // Below the village there is one village, or a few parts of it: all are counted as one.
  const own = risks ? null : await ownRisk(ctx, month, rules, area)
  return counts.map((it, index) => ({
    code: it.key,
    heads: { population: it.population, registered: it.registered },
    faulty: new Map(found.filter((one) => one.village_code === it.key).map((one) => [one.rule, one.people])),
    risk: risks?.get(it.key) ?? (index === 0 ? own : null) ?? { people: 0, rupiah: 0 },
  }))
}

async function ownRisk(ctx: Ctx, month: MonthRow, rules: readonly string[], area: string | undefined): Promise<Risk> {
  const { people, paid } = await countAny(ctx, month.build_id, rules, area)
  return { people, rupiah: paid * cityRate(month.month).total }
}

async function presentVillages(ctx: Ctx, villages: readonly Village[], law: QualityLaw): Promise<Answer['villages']> {
  const names = await areaNames(
    ctx.trx,
    villages.map((it) => it.code),
  )
  return villages.map(({ code, heads, faulty, risk }) => {
    const { score, faults } = scoreOf(heads, faulty, law.measures)
    const worst = faults.toSorted((a, b) => b.lost - a.lost)[0]
    const name = code.endsWith('.00.0000') ? 'Tanpa kelurahan' : (names.get(code) ?? code)
    return { code, name, score, grade: gradeOf(score, law), ...riskOf(risk), worst: worst && worst.lost > 0 ? worst.rule : null }
  })
}

async function registersOf(ctx: Ctx, { month, area }: View): Promise<Answer['registers']> {
  const sums = await store.sumRegisters(ctx, month.build_id, area)
  const batches = await findBatches(
    ctx,
    month.sources.map((it) => it.batch),
  )
  return MONTH_REGISTERS.flatMap((register) => {
    const source = month.sources.find((it) => it.register === register)
    const own = sums.filter((it) => it.register === register)
    const lines = own.find((it) => it.measure === 'nik-missing')?.lines ?? 0
    if (!source || lines === 0) return []
    // Rows that were refused belong to no village: only who sees the whole regency is told of them.
    const rejected = ctx.bind.areas.includes(ctx.bind.regency) && !area ? (batches.get(source.batch)?.rows_rejected ?? 0) : 0
    const faulty = ROW_CHECKS[register].map((measure) => (measure === 'rejected' ? rejected : (own.find((it) => it.measure === measure)?.faulty ?? 0)))
    const measures = ROW_CHECKS[register].map((measure, index) => ({ measure, faulty: faulty[index] ?? 0 }))
    const { asOf, batch, fileName } = source
    return [{ register, asOf, batch, fileName, lines, score: registerScore(lines + rejected, faulty), measures }]
  })
}

async function trendOf(ctx: Ctx, { month, area }: View): Promise<Answer['trend']> {
  const months = (await listMonths(ctx)).filter((it) => it.month <= month.month).slice(0, MONTHS)
  const ids = months.map((it) => it.build_id)
  const [counts, found, risks] = [await countCellsOf(ctx, ids, { area }), await countByBuild(ctx, ids, area), await store.sumRisk(ctx, ids, area)]
  return months
    .map((it) => {
      const heads: Heads = counts.get(it.build_id) ?? { population: 0, registered: 0 }
      const faulty = new Map(found.filter((one) => one.build_id === it.build_id).map((one) => [one.rule, one.people]))
      return { month: it.month, score: scoreOf(heads, faulty, qualityAt(it.as_of).measures).score, rupiahAtRisk: risks.get(it.build_id) ?? 0 }
    })
    .toReversed()
}

const riskOf = ({ people, rupiah }: Risk) => ({ people, rupiahAtRisk: rupiah })
const addedRisks = (risks: readonly Risk[]): Risk =>
  risks.reduce((a, b) => ({ people: a.people + b.people, rupiah: a.rupiah + b.rupiah }), { people: 0, rupiah: 0 })
const added = (heads: readonly Pick<Counts, 'population' | 'registered'>[]): Heads => ({
  population: heads.reduce((sum, it) => sum + it.population, 0),
  registered: heads.reduce((sum, it) => sum + it.registered, 0),
})

function sumMaps(maps: readonly ReadonlyMap<string, number>[]): Map<string, number> {
  const sums = new Map<string, number>()
  for (const map of maps) for (const [key, value] of map) sums.set(key, (sums.get(key) ?? 0) + value)
  return sums
}
