import { text } from 'node:stream/consumers'
import { COUNTS, type Role } from '@semesta/contract'
import { AGE_BANDS, CAUSES, SEGMENTS } from '@semesta/kernel'
import { expect, it } from 'vitest'
import type { Ctx } from '../../platform/context.ts'
import { builtCity } from '../../testing/built-city.ts'
import { ctxFor, testApp } from '../../testing/index.ts'
import { exportFindings } from '../findings/index.ts'
import { listFindingRules, listFindings } from '../findings/list-findings.ts'
import { getBreakdown } from '../indicators/get-breakdown.ts'
import { getFigures } from '../indicators/index.ts'
import { headsOf } from '../months/index.ts'
import { exportPeople } from './export-people.ts'
import { type Drill, listPeople } from './list-people.ts'

// Goal: whatever number a person sees, the list behind it and its export hold exactly that many people, for every number, dimension and role.
const app = await testApp({ now: '2025-11-05T00:00:00Z' })
const city = await builtCity(app)
const { month } = city
const village = '64.74.01.1003'

const someone: readonly (readonly [Role, string])[] = [
  ['dinkes', '64.74'],
  ['auditor', '64.74'],
  ['camat', '64.74.02'],
  ['lurah', village],
  ['rt', `${village}/001`],
  ['pesiar-supervisor', `${village}/001/001`],
]

const linesOf = async (body: NodeJS.ReadableStream) => (await text(body)).trimEnd().split('\r\n').length - 1

/** All rows of a list, page after page. */
async function listed(ctx: Ctx, drill: Drill): Promise<{ total: number; rows: number }> {
  let rows = 0
  for (let page = 1; ; page++) {
    const it = await listPeople(ctx, { ...drill, month, page, pageSize: 200 })
    rows += it.rows.length
    if (it.rows.length < 200) return { total: it.total, rows }
  }
}

async function expectSame(ctx: Ctx, drill: Drill, shown: number) {
  const { total, rows } = await listed(ctx, drill)
  const exported = ctx.bind.scopes.has('exports.create') ? await linesOf((await exportPeople(ctx, { ...drill, month, format: 'csv' })).body) : shown
  expect({ drill, total, rows, exported }).toEqual({ drill, total: shown, rows: shown, exported: shown })
}

it.each(someone)('every headline number of %s on %s is its list and its export', async (role, area) => {
  await ctxFor(app, role, area, async (ctx) => {
    const { counts, waterfall } = await getFigures(ctx, { month })
    const steps = Object.fromEntries(waterfall.map((it) => [it.step, it.heads])) as Parameters<typeof headsOf>[0]['steps']
    expect(counts.registered).toBe(waterfall.reduce((sum, it) => sum + it.heads, 0))
    expect(counts.registered).toBeGreaterThan(0)
    for (const count of COUNTS) await expectSame(ctx, { count }, headsOf({ ...counts, steps }, count))
  })
})

it.each(someone)('every row of every breakdown of %s on %s is its list and its export', async (role, area) => {
  const dimensions = [
    ['village', 'area'],
    ['kecamatan', 'area'],
    ['segment', 'segment'],
    ['sex', 'sex'],
    ['age', 'age'],
    ['cause', 'cause'],
  ] as const
  await ctxFor(app, role, area, async (ctx) => {
    for (const [by, field] of dimensions) {
      const { rows } = await getBreakdown(ctx, { month, by })
      // Areas wider than the actor's own are not asked for: the answer to those is a refusal.
      const asked = rows.filter((it) => it.key !== '' && !(field === 'area' && ctx.bind.areas.some((own) => own.length > it.key.length)))
      for (const row of asked) {
        const { population, registered, active, inactive } = row
        for (const [count, shown] of Object.entries({ population, registered, active, inactive })) {
          await expectSame(ctx, { count, [field]: row.key } as unknown as Drill, shown)
        }
      }
    }
  })
})

it.each(someone)('every rule of %s on %s finds as many people as its list and its export show', async (role, area) => {
  await ctxFor(app, role, area, async (ctx) => {
    const { rows } = await listFindingRules(ctx, { month })
    for (const { rule, people, rupiahPerMonth } of rows.filter((it) => it.people < 400)) {
      const first = await listFindings(ctx, { month, rule, sort: 'name', page: 1, pageSize: 200 })
      const second = await listFindings(ctx, { month, rule, sort: 'name', page: 2, pageSize: 200 })
      const seen = [...first.rows, ...second.rows]
      expect({ rule, people: first.total, listed: seen.length }).toEqual({ rule, people, listed: people })
      expect(seen.reduce((sum, it) => sum + it.rupiahPerMonth, 0)).toBe(rupiahPerMonth)
      if (ctx.bind.scopes.has('exports.create')) expect(await linesOf((await exportFindings(ctx, { month, rule, format: 'csv' })).body)).toBe(people)
    }
  })
})

it('counts what dimensions cross to the same people', async () => {
  await ctxFor(app, 'dinkes', '64.74', async (ctx) => {
    for (const segment of SEGMENTS)
      for (const age of AGE_BANDS) {
        const { total, rows } = await listed(ctx, { count: 'registered', area: village, segment, age, sex: 'P' })
        expect(rows).toBe(total)
      }
    for (const cause of CAUSES) {
      const { total, rows } = await listed(ctx, { count: 'inactive', cause, area: '64.74.01' })
      expect(rows).toBe(total)
    }
  })
})

it('shows identity numbers masked, and whole in an export only to those who may reveal them', async () => {
  const numbersOf = (role: Role) => ctxFor(app, role, '64.74', async (ctx) => text((await exportPeople(ctx, { count: 'active', month, format: 'csv' })).body))
  expect(await numbersOf('dinkes')).toMatch(/^99\d{14},/m)
  expect(await numbersOf('auditor')).not.toMatch(/\d{13}/)
  const { rows } = await ctxFor(app, 'dinkes', '64.74', (ctx) => listPeople(ctx, { count: 'active', month, page: 1, pageSize: 200 }))
  expect(JSON.stringify(rows)).not.toMatch(/\d{13}/)
})
