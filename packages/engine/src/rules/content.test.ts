import { expect, it } from 'vitest'
import { parseParameter, valueAt } from './parameters.ts'
import { boundSql, loadPolicy, parameterOf } from './policy.ts'
import { loadRules, parseRule } from './rule-file.ts'

const header = {
  id: 'topic/rule',
  judul: 'Judul aturan',
  title: 'Title of the rule',
  penjelasan: 'Penjelasan aturan',
  explanation: 'What the rule says',
  perbaikan: 'Cara memperbaiki',
  remedy: 'How to put it right',
  severity: 'low',
  since: '2021-01-01',
  source: 'UU 24/2011 ps. 14',
  'checked-on': '2026-11-21',
  grain: 'person',
  reads: 'stg.person',
  params: 'days=membership/newborn-days',
  detail: 'age',
}
const sql = 'select p.row_no, 0 as rupiah_per_month, p.age from stg.person as p where p.age > $days'
const fileWith = (change: Record<string, string | undefined>, body = sql) =>
  `${Object.entries({ ...header, ...change })
    .flatMap(([key, value]) => (value === undefined ? [] : `--! ${key}: ${value}`))
    .join('\n')}\n${body}\n`
const parse = (text: string) => parseRule('topic/rule', 'policy/rules/topic/rule.sql', text)

it('reads a rule with its law, its parameters and its hash', () => {
  const rule = parse(fileWith({}))
  expect(rule).toMatchObject({ id: 'topic/rule', until: null, params: { days: 'membership/newborn-days' }, detail: ['age'] })
  expect(boundSql(rule, loadPolicy('2025-11-01'))).toContain('p.age > 28')
  expect(parse(fileWith({ source: 'UU 24/2011 ps. 15' })).hash).not.toBe(rule.hash)
})

it.each(['source', 'checked-on', 'judul', 'title', 'penjelasan', 'explanation', 'perbaikan', 'remedy', 'since', 'severity'])(
  'refuses a rule without %s',
  (key) => {
    expect(() => parse(fileWith({ [key]: undefined }))).toThrow(`policy/rules/topic/rule.sql`)
  },
)

it('refuses a parameter that is not declared, one that is never used, a view that is not named, and another id', () => {
  expect(() => parse(fileWith({ params: undefined }))).toThrow('$days')
  expect(() => parse(fileWith({}, 'select 1 as row_no from stg.person'))).toThrow('never used')
  expect(() => parse(fileWith({}, `${sql} and exists (from stg.card)`))).toThrow('stg.card')
  expect(() => parse(fileWith({ id: 'topic/other' }))).toThrow('topic/other')
})

const parameter = (values: string) => `id: topic/it\njudul: Nilai itu\ntitle: That value\nunit: percent\nvalues:\n${values}`
const value = (since: string, more: string) => `  - { since: ${since}, source: UU 24/2011 ps. 14, checkedOn: 2026-11-21, confidence: verified, ${more} }\n`

it('gives the value of the day, with both ends of a period in it', () => {
  const it = parseParameter('topic/it', 'f', parameter(value('2023-01-01', 'until: 2024-12-31, value: 75') + value('2025-01-01', 'value: 80')))
  expect(['2022-12-31', '2023-01-01', '2024-12-31', '2025-01-01'].map((day) => valueAt(it, day)?.value ?? null)).toEqual([null, 75, 75, 80])
  expect(valueAt(it, '2023-01-01')?.hash).not.toBe(valueAt(it, '2025-01-01')?.hash)
})

it('refuses a value without a citation or a checked-on date, and periods that overlap', () => {
  const bare = '  - { since: 2023-01-01, value: 75, checkedOn: 2026-11-21, confidence: verified }\n'
  const unchecked = '  - { since: 2023-01-01, value: 75, source: UU 24/2011 ps. 14, confidence: verified }\n'
  for (const text of [bare, unchecked]) expect(() => parseParameter('topic/it', 'f', parameter(text))).toThrow()
  expect(() => parseParameter('topic/it', 'f', parameter(value('2023-01-01', 'value: 75') + value('2025-01-01', 'value: 80')))).toThrow('overlaps')
  const contested = value('2023-01-01', 'value: 75').replace('verified', 'contested')
  expect(() => parseParameter('topic/it', 'f', parameter(contested))).toThrow('others')
})

it('has a value for every parameter of every rule on the first day the rule is in force, and holds the city premium at 37.800', () => {
  for (const rule of loadRules()) expect(() => loadPolicy(rule.since), rule.id).not.toThrow()
  const policy = loadPolicy('2025-11-01')
  const premium = ['premiums/pbpu-pemda-iuran', 'premiums/pbpu-pemda-bantuan-daerah'].map((id) => Number(parameterOf(policy, id).value))
  expect(premium).toEqual([35_000, 2_800])
})
