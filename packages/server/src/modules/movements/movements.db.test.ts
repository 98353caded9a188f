import { text } from 'node:stream/consumers'
import type { Role } from '@semesta/contract'
import { addMonths } from '@semesta/kernel'
import { expect, it } from 'vitest'
import type { Ctx } from '../../platform/context.ts'
import { builtCity } from '../../testing/built-city.ts'
import { ctxFor, testApp } from '../../testing/index.ts'
import { getFigures } from '../indicators/index.ts'
import { exportPeople } from '../people/export-people.ts'
import { listPeople } from '../people/list-people.ts'
import { exportReconciliation } from '../reconciliation/export-reconciliation.ts'
import { getReconciliation, listReconciliation } from '../reconciliation/reconcile.ts'
import { exportMovements } from './export-movements.ts'
import { getMovementAreas, getMovements } from './get-movements.ts'
import { getSurvival } from './get-survival.ts'
import { type Filter, listMovements } from './list-movements.ts'

// Goal: what changed between two months, by kind, cause and segment, is in every role the same number as its list and its export, and adds up to the
// difference of the two months' headline numbers.
const app = await testApp({ now: '2025-11-05T00:00:00Z' })
const city = await builtCity(app, { history: 2 })
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

async function expectSame(ctx: Ctx, filter: Filter, heads: number) {
  const first = await listMovements(ctx, { ...filter, month, page: 1, pageSize: 200 })
  const rows = first.rows.length + (heads > 200 ? await pagesAfter(ctx, filter, heads) : 0)
  const exported = ctx.bind.scopes.has('exports.create') ? await linesOf((await exportMovements(ctx, { ...filter, month, format: 'csv' })).body) : heads
  expect({ filter, total: first.total, rows, exported }).toEqual({ filter, total: heads, rows: heads, exported: heads })
}

async function pagesAfter(ctx: Ctx, filter: Filter, heads: number): Promise<number> {
  let rows = 0
  for (let page = 2; (page - 1) * 200 < heads; page++) rows += (await listMovements(ctx, { ...filter, month, page, pageSize: 200 })).rows.length
  return rows
}

it.each(someone)('every change that %s on %s sees is its list and its export, and they add up to the headline numbers', async (role, area) => {
  await ctxFor(app, role, area, async (ctx) => {
    const { counts, rows, before } = await getMovements(ctx, { month })
    expect(before).toMatchObject({ month: addMonths(month, -1), inForce: true })
    const [now, then] = [await getFigures(ctx, { month }), await getFigures(ctx, { month: addMonths(month, -1) })]
    expect(counts.registered).toEqual({ from: then.counts.registered, to: now.counts.registered })
    expect(counts.active).toEqual({ from: then.counts.active, to: now.counts.active })
    const heads = (of: (it: (typeof rows)[number]) => boolean) => rows.reduce((sum, it) => sum + (of(it) ? it.heads : 0), 0)
    await expectSame(
      ctx,
      {},
      heads((it) => it.kind !== 'unchanged'),
    )
    for (const kind of new Set(rows.map((it) => it.kind)))
      await expectSame(
        ctx,
        { kind },
        heads((it) => it.kind === kind),
      )
    for (const { kind, cause, from, to, heads: each } of rows.filter((it) => it.kind !== 'unchanged')) {
      const why = cause ?? undefined
      const sides = {
        fromSegment: from?.segment ?? ('NONE' as const),
        toSegment: to?.segment ?? ('NONE' as const),
        fromActive: from?.active ?? false,
        toActive: to?.active ?? false,
      }
      await expectSame(ctx, { kind, why, ...sides }, each)
    }
  })
})

it.each(someone.slice(0, 4))('villages of %s on %s add up to the same changes', async (role, area) => {
  await ctxFor(app, role, area, async (ctx) => {
    const { counts } = await getMovements(ctx, { month })
    const { rows } = await getMovementAreas(ctx, { month })
    const sum = (of: (it: (typeof rows)[number]) => number) => rows.reduce((total, it) => total + of(it), 0)
    expect(sum((it) => it.registered)).toBe(counts.registered.to - counts.registered.from)
    expect(sum((it) => it.active)).toBe(counts.active.to - counts.active.from)
    for (const it of rows) {
      const own = await getMovements(ctx, { month, area: it.code })
      expect(it.active).toBe(own.counts.active.to - own.counts.active.from)
      expect(it.heads.lapsed).toBe(own.rows.filter((row) => row.kind === 'lapsed').reduce((total, row) => total + row.heads, 0))
    }
  })
})

it.each(someone)('of the cards activated in a month, %s on %s finds as many people still active as the curve says', async (role, area) => {
  await ctxFor(app, role, area, async (ctx) => {
    const { rows, months } = await getSurvival(ctx, {})
    expect(months.map((it) => it.month)).toEqual([addMonths(month, -2), addMonths(month, -1), month])
    if (area === '64.74') expect(new Set(rows.map((it) => it.since))).toEqual(new Set([addMonths(month, -1), month]))
    for (const since of new Set(rows.map((it) => it.since))) {
      const survivors = rows.filter((it) => it.since === since && it.month === month)
      const heads = survivors.reduce((sum, it) => sum + it.heads, 0)
      const list = await listPeople(ctx, { count: 'active', since, month, page: 1, pageSize: 200 })
      expect({ since, total: list.total, rows: list.rows.length }).toEqual({ since, total: heads, rows: Math.min(heads, 200) })
      for (const payer of new Set(survivors.map((it) => it.payer))) {
        const paid = survivors.filter((it) => it.payer === payer).reduce((sum, it) => sum + it.heads, 0)
        expect((await listPeople(ctx, { count: 'active', since, payer, month, page: 1, pageSize: 1 })).total).toBe(paid)
      }
      if (ctx.bind.scopes.has('exports.create'))
        expect(await linesOf((await exportPeople(ctx, { count: 'active', since, month, format: 'csv' })).body)).toBe(heads)
      const started = rows.filter((it) => it.since === since && it.month === since).reduce((sum, it) => sum + it.heads, 0)
      if (area === '64.74') expect(heads).toBeLessThanOrEqual(started)
    }
  })
})

it.each(someone)('every combination of registers of %s on %s is its list and its export', async (role, area) => {
  await ctxFor(app, role, area, async (ctx) => {
    const { rows } = await getReconciliation(ctx, { month })
    const { counts } = await getFigures(ctx, { month })
    expect(rows.filter((it) => it.registers.startsWith('1')).reduce((sum, it) => sum + it.heads, 0)).toBe(counts.population)
    for (const { registers, heads } of rows) {
      const list = await listReconciliation(ctx, { month, registers, page: 1, pageSize: 200 })
      expect({ registers, total: list.total, rows: list.rows.length }).toEqual({ registers, total: heads, rows: Math.min(heads, 200) })
      if (ctx.bind.scopes.has('exports.create')) expect(await linesOf((await exportReconciliation(ctx, { month, registers, format: 'csv' })).body)).toBe(heads)
    }
  })
})

it('shows of somebody who moved away within the regency only the side that lies in one own area', async () => {
  await app.owner.query(
    `insert into movements_change (regency_code, build_id, row_no, kind, cause, person_id, name, from_village, to_village, from_path, to_path,
       from_segment, to_segment, from_active, to_active, from_rupiah, to_rupiah)
     select regency_code, build_id, 9000001, 'lapsed', 'arrears', '9900000000000001', 'Pindah', '64.74.01.1003', '64.74.02.1001', '64.74.01.1003/001/001', '64.74.02.1001/001/001',
       'PBPU', 'PBI_JK', true, false, 0, 0
     from indicators_month where month = $1`,
    [month],
  )
  const movedOf = (role: Role, area: string) =>
    ctxFor(app, role, area, async (ctx) => {
      const all = await Promise.all(
        ['departed', 'arrived', 'lapsed'].map((kind) => listMovements(ctx, { kind: kind as 'lapsed', month, page: 1, pageSize: 200 })),
      )
      return all.flatMap((it) => it.rows).filter((it) => it.name === 'Pindah')
    })
  const side = (segment: string, active: boolean) => ({ segment, active, rupiahPerMonth: 0 })
  expect(await movedOf('rt', `${village}/001`)).toMatchObject([{ kind: 'departed', cause: null, from: side('PBPU', true), to: null, villageCode: village }])
  await app.owner.query('delete from movements_change where row_no = 9000001')
})
