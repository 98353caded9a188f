import type { Role } from '@semesta/contract'
import { beforeAll, expect, it } from 'vitest'
import type { Ctx } from '../../platform/context.ts'
import { inRegency } from '../../platform/database.ts'
import { systemActor, systemBind } from '../../platform/system.ts'
import { builtCity } from '../../testing/built-city.ts'
import { ctxFor, testApp } from '../../testing/index.ts'
import { listParts } from '../audit-packs/parts.ts'
import { countArrears, finishArrears } from './count-arrears.ts'
import { getArrears, getArrearsTrend } from './get-arrears.ts'
import './index.ts'
import { exportArrears, getArrearsOfPerson, listArrears } from './list-arrears.ts'
import { recordWriteOff } from './record-write-off.ts'

// Goal: what is counted, what is listed and what is exported are the same people, in every role and area; a recorded fact is never changed.
const app = await testApp()
const month = '2025-11'
const regency = '64.74'
const actor = systemActor('test')
const within = <T>(work: (ctx: Ctx) => Promise<T>) => inRegency(app, actor, systemBind(regency), work)
const work = { app, regency, actor, signal: new AbortController().signal, inRegency: within }
const count = () => countArrears(work)
let village = ''
let counted = 0
let someone: [Role, string][] = []

beforeAll(async () => {
  await builtCity(app, { history: 1 })
  const months = await Promise.all([1, 2, 3].map(() => finishArrears(work, month)))
  counted = months.reduce((sum, it) => sum + it.months, 0)
  const { byVillage } = await ctxFor(app, 'dinkes', regency, (ctx) => getArrears(ctx, { month }))
  village = byVillage.toSorted((a, b) => b.heads - a.heads)[0]?.key ?? ''
  someone = [
    ['dinkes', regency],
    ['camat', village.slice(0, 8)],
    ['lurah', village],
    ['rt', `${village}/001/001`],
  ]
})

async function linesOf(body: AsyncIterable<Buffer | string>): Promise<number> {
  let text = ''
  for await (const part of body) text += part.toString()
  return text.trimEnd().split('\n').length - 1
}

it('counts a month once, however many ask at once: all come back when it is there, and asked again, nothing is left to do', async () => {
  expect(counted).toBe(2)
  expect(await count()).toEqual({ months: 0 })
})

it('gives every role the number, the list and the file of the same people', async () => {
  for (const [role, area] of someone) {
    await ctxFor(app, role, area, async (ctx) => {
      for (const filter of [{}, { class: '3' as const }, { monthsMin: 4, monthsMax: 24 }, { band: 0 }, { decile: 0 }]) {
        const { total, byVillage, byMonths } = await getArrears(ctx, { month, ...filter })
        for (const by of ['person', 'household'] as const) {
          const wanted = by === 'person' ? total.heads : total.households
          const list = await listArrears(ctx, { month, by, sort: 'rupiah', page: 1, pageSize: 200, ...filter })
          expect({ role, filter, by, total: list.total, rows: list.rows.length }).toEqual({ role, filter, by, total: wanted, rows: Math.min(wanted, 200) })
          if (ctx.bind.scopes.has('exports.create'))
            expect(await linesOf((await exportArrears(ctx, { month, by, format: 'csv', ...filter })).body)).toBe(wanted)
        }
        for (const part of [byVillage, byMonths]) {
          const add = (of: 'heads' | 'households' | 'ratesRupiah') => part.reduce((sum, it) => sum + it[of], 0)
          expect([add('heads'), add('households'), add('ratesRupiah')]).toEqual([total.heads, total.households, total.ratesRupiah])
        }
      }
    })
  }
})

it('shows a treasurer sums and no list, and the same sums as everybody of the regency', async () => {
  const sums = (role: Role) => ctxFor(app, role, regency, async (ctx) => (await getArrears(ctx, { month })).total)
  expect(await sums('bpkad')).toEqual(await sums('dinkes'))
  expect((await sums('bpkad')).heads).toBeGreaterThan(0)
  const listed = await ctxFor(app, 'bpkad', regency, (ctx) => listArrears(ctx, { month, by: 'person', sort: 'months', page: 1, pageSize: 50 }))
  expect(listed.rows).toEqual([])
})

it('follows arrears over the months', async () => {
  const { rows } = await ctxFor(app, 'bpkad', regency, (ctx) => getArrearsTrend(ctx, {}))
  expect(rows.map((it) => it.month)).toEqual(['2025-10', month])
  const { total } = await ctxFor(app, 'bpkad', regency, (ctx) => getArrears(ctx, { month }))
  expect(rows.at(-1)).toEqual({ month, ...total })
})

it('records what became of an old debt once, lets a later word speak, and finds nobody outside the own area', async () => {
  const [first] = (await ctxFor(app, 'lurah', village, (ctx) => listArrears(ctx, { month, by: 'person', sort: 'months', page: 1, pageSize: 1 }))).rows
  const personId = first?.key ?? ''
  const ask = { month, id: app.newId(), personIds: [personId], status: 'proposed' as const, since: '2025-11-05', document: 'Surat 1/2025' }
  const record = (it: typeof ask | (Omit<typeof ask, 'status'> & { status: 'granted' })) => ctxFor(app, 'dinkes', regency, (ctx) => recordWriteOff(ctx, it))
  expect(await record(ask)).toEqual({ recorded: 1, already: 0 })
  expect(await record(ask)).toEqual({ recorded: 0, already: 1 })
  await expect(record({ ...ask, status: 'granted' })).rejects.toMatchObject({ code: 'arrears/id-reused' })
  expect(await record({ ...ask, id: app.newId(), status: 'granted' })).toEqual({ recorded: 1, already: 0 })
  const found = await ctxFor(app, 'lurah', village, (ctx) => getArrearsOfPerson(ctx, { month, personId }))
  expect([found.person.writeOff?.status, found.writeOffs.map((it) => it.status)]).toEqual(['granted', ['granted', 'proposed']])
  const elsewhere = village === '64.74.02.1001' ? '64.74.02.1002' : '64.74.02.1001'
  await expect(ctxFor(app, 'lurah', elsewhere, (ctx) => getArrearsOfPerson(ctx, { month, personId }))).rejects.toMatchObject({
    code: 'arrears/person-not-found',
  })
})

it('goes into the audit pack: sums, the debtors with their instalments, and what was written off', async () => {
  const part = listParts().find((it) => it.name === 'tunggakan')
  const written = new Map<string, { columns: readonly string[]; rows: Record<string, unknown>[] }>()
  const table = async (file: string, columns: readonly string[], records: Iterable<object> | AsyncIterable<object>) => {
    const rows: Record<string, unknown>[] = []
    for await (const it of records) rows.push(it as Record<string, unknown>)
    written.set(file, { columns, rows })
    return rows.length
  }
  const files = { table, csv: async () => 0, json: async () => {}, copy: async () => {} }
  const figures = await within((ctx) => part?.write(ctx, { from: month, until: month }, files) ?? Promise.resolve([]))
  const { total } = await ctxFor(app, 'dinkes', regency, (ctx) => getArrears(ctx, { month }))
  expect(figures.slice(0, 2).map((it) => it.value)).toEqual([total.heads, total.ratesRupiah])
  const sum = (file: string, of: string) => written.get(file)?.rows.reduce((all, it) => all + Number(it[of] ?? 0), 0)
  expect([sum(`jumlah-${month}.csv`, 'heads'), sum(`jumlah-${month}.csv`, 'rates_rupiah')]).toEqual([total.heads, total.ratesRupiah])
  const debtors = written.get(`orang-${month}.csv`)
  expect([debtors?.rows.length, sum(`orang-${month}.csv`, 'rates_rupiah')]).toEqual([total.heads, total.ratesRupiah])
  expect(debtors?.rows.some((it) => Number(it.rehab_monthly_rupiah) > 0)).toBe(true)
  for (const { columns, rows } of written.values()) expect(columns.filter((it) => rows[0] && !(it in rows[0]))).toEqual([])
  expect(written.get('pemutihan.csv')?.rows.map((it) => it.status)).toContain('granted')
})
