import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSession, type Session } from '../session.ts'
import { comparePairs, findDefaults } from './compare.ts'
import { type FieldKind, loadLinkageContent } from './content.ts'
import { openLinkage } from './engine.ts'
import type { Field } from './fields.ts'
import { prepareRecords } from './prepare.ts'
import { samplePairs } from './sample.ts'

const content = loadLinkageContent()
let session: Session

beforeAll(async () => {
  session = await openSession({ memoryLimit: '500MB', tempDirectory: join(mkdtempSync(join(tmpdir(), 'semesta-compare-')), 'spill') })
  await openLinkage(session)
})
afterAll(() => session.close())

/** The level two values of a kind stand on, in both directions, among other values that make both of them rare. */
async function levelOf(kind: FieldKind, left: string | null, right: string | null): Promise<string | null> {
  const field: Field = { key: 'f0', kind, role: `${kind}0`, label: kind, columns: [['c0']] }
  for (const table of ['input0', 'said', 'rec', 'pair', 'compared', 'f0_value', 'f0_set']) await session.run(`drop table if exists ${table}`)
  const others = Array.from({ length: 40 }, (_, index) => `('zz${index}qx wv${index}', ${index + 3})`)
  await session.run('create table input0 (c0 varchar, row_no bigint)')
  await session.run('insert into input0 values ($left, 1), ($right, 2)', { left, right })
  if (kind !== 'date') await session.run(`insert into input0 values ${others.join(', ')}`)
  const rows = kind === 'date' ? 2 : 42
  const file = { name: 'x', table: 'input0', columns: [{ column: 'c0', title: kind }], rows }
  await prepareRecords(session, { files: [file], fields: [field], ids: [null], monthFirst: new Set(), content })
  const recs = await session.all<{ rec: number; row_no: bigint }>('select rec, row_no from rec where row_no <= 2 order by row_no')
  const [a, b] = recs.map((it) => it.rec)
  await session.run(`create table pair as select * from (values (${a}, ${b}), (${b}, ${a})) as p(l, r)`)
  const defaults = await findDefaults(session, [field], content.model)
  await comparePairs(session, { from: 'pair', to: 'compared', fields: [field], model: content.model, defaults })
  const levels = await session.all<{ v: number | null }>('select v_f0 as v from compared')
  expect(levels[0]).toEqual(levels[1])
  const level = levels[0]?.v
  return level === null || level === undefined ? null : (content.model.kinds[kind].levels[level]?.id ?? null)
}

it.each([
  ['siti aminah', 'aminah siti', 'same'],
  ['siti aminah', 'st. aminah', 'same'],
  ['muhammad rizki', 'muh. rizki', 'same'],
  ['muhammad rizki', 'm. rizki', 'same'],
  ['dr. h. ahmad dahlan, s.kom', 'achmad dahlan', 'same'],
  ['soeharto', 'suharto', 'same'],
  ['djoko tjahjono', 'joko cahyono', 'same'],
  ['abdul rahman bin yusuf', 'abdul rahman', 'same'],
  ['muhammad rizki pratama', 'muhammad rizki prat', 'same'],
  ['siti nurhaliza', 'sitinurhaliza', 'same'],
  ['robert alan', 'bob alan', 'same'],
  ['stephen killik', 'steven killik', 'same'],
  ['budi santoso', 'dewi santoso', 'conflict'],
  ['budi santoso', 'agus salim', 'different'],
  ['budi santoso', null, null],
])('names: %s and %s are %s', async (left, right, level) => expect(await levelOf('name', left, right)).toBe(level))

it.each([
  ['1984-03-12', '12/03/1984', 'equal'],
  ['1984-03-12', '1984-12-03', 'edit'],
  ['1984-03-12', '1984-03-13', 'edit'],
  ['1984-03-12', '1948-03-12', 'edit'],
  ['1984-03-12', '1991-03-12', 'day-month'],
  ['1984-03-12', '1984-03-29', 'year-part'],
  ['1984-03-12', '1984-11-29', 'year'],
  ['1984-03-12', '1984', 'default'],
  ['1984-03-12', '1962-11-29', 'different'],
  ['17 Agustus 1990', '1990-08-17', 'equal'],
  ['1835-81-01', '1835-81-01', 'equal'],
  ['1984-03-12', '', null],
])('dates: %s and %s are %s', async (left, right, level) => expect(await levelOf('date', left, right)).toBe(level))

it.each([
  ['identity', '9906125408840001', '9906125408840001', 'equal'],
  ['identity', '9906125408840001', '9906125408840010', 'near'],
  ['identity', '9906125408840001', '9906125408999999', 'different'],
  ['postcode', 'TS19 0SH', 'ts190sh', 'equal'],
  ['postcode', '75311', '75399', 'part'],
  ['postcode', '75311', '12345', 'different'],
  ['place', 'Lok Tuan', 'loktuan', 'equal'],
  ['place', 'stockton-on-tees', 'stockton on teez', 'near'],
  ['email', 'f.holmes@duncan.com', 'f.holmes@dunkan.org', 'near'],
  ['sex', 'L', 'laki-laki', 'equal'],
  ['number', '41', '42', 'near'],
] as [FieldKind, string, string, string][])('%s: %s and %s are %s', async (kind, left, right, level) => expect(await levelOf(kind, left, right)).toBe(level))

it('random pairs are distinct, in order, the same for one seed, and spread over all records', async () => {
  await session.run('drop table if exists rec')
  await session.run('create table rec as select i::integer as rec, 0::tinyint as src from range(2000) as t(i)')
  const drawn = async (seed: number) => {
    await session.run('drop table if exists random_pair')
    const count = await samplePairs(session, { records: 2000, sizes: [2000] }, 50_000, seed)
    const [row] = await session.all<{ n: bigint; ordered: boolean; mark: string }>(
      'select count(distinct (l, r)) as n, bool_and(l < r) as ordered, sum(hash(l, r)::hugeint)::varchar as mark from random_pair',
    )
    const [spread] = await session.all<{ least: bigint; most: bigint }>(
      'select min(n) as least, max(n) as most from (select l % 20 as part, count(*) as n from (select l from random_pair union all select r from random_pair) group by part)',
    )
    return { count, distinct: Number(row?.n), ordered: row?.ordered, mark: row?.mark, least: Number(spread?.least), most: Number(spread?.most) }
  }
  const [one, again, other] = [await drawn(1), await drawn(1), await drawn(2)]
  expect(one.distinct).toBe(one.count)
  expect(one.ordered).toBe(true)
  expect(one.count).toBeGreaterThan(48_000)
  expect(again).toEqual(one)
  expect(other.mark).not.toBe(one.mark)
  expect(one.most / one.least).toBeLessThan(1.15)
})
