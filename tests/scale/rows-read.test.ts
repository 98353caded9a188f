import { expect, it } from 'vitest'
import { listFindings } from '../../packages/server/src/modules/findings/list-findings.ts'
import { getBreakdown } from '../../packages/server/src/modules/indicators/get-breakdown.ts'
import { getTrend } from '../../packages/server/src/modules/indicators/get-trend.ts'
import { getFigures } from '../../packages/server/src/modules/indicators/index.ts'
import { indexMonth } from '../../packages/server/src/modules/indicators/names-of-month.ts'
import { getMonth } from '../../packages/server/src/modules/months/index.ts'
import { getMovements } from '../../packages/server/src/modules/movements/get-movements.ts'
import { getSurvival } from '../../packages/server/src/modules/movements/get-survival.ts'
import { getPerson } from '../../packages/server/src/modules/people/get-person.ts'
import { listPeople } from '../../packages/server/src/modules/people/list-people.ts'
import { searchPeople } from '../../packages/server/src/modules/people/search-people.ts'
import { getQuality } from '../../packages/server/src/modules/quality/get-quality.ts'
import { getReconciliation } from '../../packages/server/src/modules/reconciliation/reconcile.ts'
import type { Ctx } from '../../packages/server/src/platform/context.ts'
import { builtCity } from '../../packages/server/src/testing/built-city.ts'
import { ctxFor, rowsReadSoFar, testApp } from '../../packages/server/src/testing/index.ts'

// Goal: what a page reads does not grow with the city. Rows are counted by PostgreSQL itself, so no clock decides.
const PEOPLE = 12_000
const app = await testApp({ now: '2025-11-05T00:00:00Z' })
const { regency, month } = await builtCity(app, { population: PEOPLE })
const { build_id: buildId } = await ctxFor(app, 'dinkes', regency, (ctx) => getMonth(ctx, month))
await indexMonth(app, { regency, buildId, actor: 'test' })

/** Rows of a table (its rooms together) that a piece of work reads. The counter may still hold what its connection read a moment ago. */
async function rowsRead(table: string, work: (ctx: Ctx) => Promise<unknown>): Promise<number> {
  return ctxFor(app, 'dinkes', regency, async (ctx) => {
    const before = await rowsReadSoFar(ctx, table)
    await work(ctx)
    return (await rowsReadSoFar(ctx, table)) - before
  })
}

it.each([
  ['figures', (ctx: Ctx) => getFigures(ctx, { month })],
  ['villages', (ctx: Ctx) => getBreakdown(ctx, { month, by: 'village' })],
  ['segments of a village', (ctx: Ctx) => getBreakdown(ctx, { month, by: 'segment', area: '64.74.01.1003' })],
  ['trend', (ctx: Ctx) => getTrend(ctx, {})],
  ['movements', (ctx: Ctx) => getMovements(ctx, { month })],
  ['movements of a village', (ctx: Ctx) => getMovements(ctx, { month, area: '64.74.01.1003' })],
  ['survival', (ctx: Ctx) => getSurvival(ctx, {})],
  ['reconciliation', (ctx: Ctx) => getReconciliation(ctx, { month })],
  ['quality', (ctx: Ctx) => getQuality(ctx, { month })],
])('%s: reads nobody', async (_, work) => {
  expect(await rowsRead('people_person', work)).toBe(0)
  expect(await rowsRead('findings_finding', work)).toBe(0)
})

const page = { month, page: 1, pageSize: 50 }
it.each([
  ['active people', (ctx: Ctx) => listPeople(ctx, { ...page, count: 'active' }), 200],
  ['cards of the dead', (ctx: Ctx) => listPeople(ctx, { ...page, count: 'dead' }), 200],
  ['people without a card', (ctx: Ctx) => listPeople(ctx, { ...page, count: 'unregistered' }), 200],
  ['inactive people of one cause', (ctx: Ctx) => listPeople(ctx, { ...page, count: 'inactive', cause: 'child-over-21' }), 200],
  ['people of a village', (ctx: Ctx) => listPeople(ctx, { ...page, count: 'active', area: '64.74.03.1002' }), 200],
] as const)('a page of %s: reads little more than it shows', async (_, work, most) => {
  const read = await rowsRead('people_person', work)
  expect(read).toBeGreaterThan(0)
  expect(read).toBeLessThan(most)
})

it('a page of findings reads little more than it shows', async () => {
  const read = await rowsRead('findings_finding', (ctx) => listFindings(ctx, { ...page, rule: 'membership/inactive', sort: 'rupiah' }))
  expect(read).toBeGreaterThan(0)
  expect(read).toBeLessThan(200)
})

it('finding and opening one person reads a handful', async () => {
  const nik = String((await app.owner.query(`select nik from people_person where nik_state = 'ok' and is_primary limit 1`)).rows[0]?.nik)
  let personId = ''
  const searching = async (ctx: Ctx) => {
    personId = (await searchPeople(ctx, { q: nik })).rows[0]?.personId ?? ''
  }
  expect(await rowsRead('people_person', searching)).toBeLessThan(20)
  expect(await rowsRead('people_person', (ctx) => getPerson(ctx, { month, personId }))).toBeLessThan(60)
})
