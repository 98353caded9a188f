import type { FindingRow, ListFindingRules, ListFindings, OutputOf } from '@semesta/contract'
import type { RuleCard } from '@semesta/engine'
import type { z } from 'zod'
import { areaWithin } from '../../platform/area-within.ts'
import type { Ctx } from '../../platform/context.ts'
import { opaqueIds } from '../../platform/opaque.ts'
import { areaNames } from '../areas/index.ts'
import { getMonth, getMonthWithNames, grainOf, type MonthRow, namesFrozen } from '../months/index.ts'
import { rulesOn } from './list-rules.ts'
import { presentFinding } from './present.ts'
import { ruleNotFound } from './problems.ts'
import * as store from './store.ts'

type Filter = Omit<store.FindingFilter, 'rule'>

/** Heads and rupiah by rule under row level security: from the totals, or below the village from the findings. Fails: `people/names-frozen` there. */
async function totals(ctx: Ctx, month: MonthRow, filter: store.FindingFilter): Promise<Map<string, store.RuleTotal>> {
  const fromTotals = grainOf(areaWithin(ctx, filter.area)) === 'cells'
  if (!fromTotals && !month.people_online) throw namesFrozen({ month: month.month })
  const rows = await (fromTotals ? store.sumTotals : store.countFindings)(ctx, month.build_id, filter)
  return new Map(rows.map((it) => [it.rule, it]))
}

/**
 * Findings of an area by rule, worst in rupiah first.
 *
 * Fails: `indicators/month-not-found`, `areas/not-found`, `people/names-frozen`.
 */
export async function listFindingRules(ctx: Ctx, ask: { month: string } & Filter): Promise<OutputOf<typeof ListFindingRules>> {
  const { month: name, area, segment, cause } = ask
  const month = await getMonth(ctx, name)
  const found = await totals(ctx, month, { area, segment, cause })
  const rows = [...rulesOn(month.as_of).values()].map(({ id, judul, title, perbaikan, remedy, severity }) => {
    const it = found.get(id)
    return { rule: id, judul, title, perbaikan, remedy, severity, people: it?.people ?? 0, rupiahPerMonth: it?.rupiah_per_month ?? 0 }
  })
  return { rows: rows.toSorted((a, b) => b.rupiahPerMonth - a.rupiahPerMonth || b.people - a.people || a.rule.localeCompare(b.rule)) }
}

type ListAsk = { month: string; rule: string; sort: store.FindingSort; page: number; pageSize: number } & Filter

/**
 * The people of one rule.
 *
 * Fails: `indicators/month-not-found`, `areas/not-found`, `findings/rule-not-found`, `people/names-frozen`.
 */
export async function listFindings(ctx: Ctx, ask: ListAsk): Promise<OutputOf<typeof ListFindings>> {
  const month = await getMonthWithNames(ctx, ask.month)
  mustBeRule(month, ask.rule)
  const filter = { rule: ask.rule, area: ask.area, segment: ask.segment, cause: ask.cause }
  const total = (await totals(ctx, month, filter)).get(ask.rule)
  const page = { sort: ask.sort, limit: ask.pageSize, offset: (ask.page - 1) * ask.pageSize }
  const rows = total ? await store.listPage(ctx, month.build_id, filter, page) : []
  return { total: total?.people ?? 0, rupiahPerMonth: total?.rupiah_per_month ?? 0, rows: await presentAll(ctx, month, rows) }
}

/** Findings of one person, for the person's page. */
export async function findingsOfPerson(ctx: Ctx, month: MonthRow, personId: string): Promise<z.output<typeof FindingRow>[]> {
  return presentAll(ctx, month, await store.listOfPerson(ctx, month.build_id, personId))
}

/** How many findings some persons of a month have, of those the actor may see. */
export function countFindingsOf(ctx: Ctx, month: MonthRow, personIds: readonly string[]): Promise<number> {
  return store.countOfPersons(ctx, month.build_id, personIds)
}

/** The rule's card. Fails: `findings/rule-not-found`. */
export function mustBeRule(month: MonthRow, rule: string): RuleCard {
  const card = rulesOn(month.as_of).get(rule)
  if (!card) throw ruleNotFound({ rule })
  return card
}

async function presentAll(ctx: Ctx, month: MonthRow, rows: Awaited<ReturnType<typeof store.listPage>>) {
  const rules = rulesOn(month.as_of)
  const names = await areaNames(
    ctx.trx,
    rows.map((it) => it.village_code),
  )
  const ids = opaqueIds(ctx.app.config.secret)
  return rows.map((it) => presentFinding(it, rules.get(it.rule), names, ids))
}
