import { tmpdir } from 'node:os'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askCase, loadCases } from '../../packages/engine/src/rules/cases.ts'
import { loadParameters } from '../../packages/engine/src/rules/parameters.ts'
import { loadPolicy, ruleCards } from '../../packages/engine/src/rules/policy.ts'
import { loadRules } from '../../packages/engine/src/rules/rule-file.ts'
import { openSession, type Session } from '../../packages/engine/src/session.ts'

const rules = loadRules()
const cases = loadCases()
let session: Session

beforeAll(async () => {
  session = await openSession({ memoryLimit: '256MB', tempDirectory: `${tmpdir()}/semesta-rules-test`, threads: 1 })
})
afterAll(() => session.close())

// Goal: a health office reads a rule's cases and knows what the rule does; here the same cases run on the real engine.
describe.each(rules)('$id', (rule) => {
  it.each(cases.get(rule.id) ?? [])('$name', async (it) => {
    const found = await askCase(session, rule, it)
    expect(found).toEqual(it.expect)
  })

  it('has cases on both sides: one that flags somebody, one that flags nobody', () => {
    const ofRule = cases.get(rule.id) ?? []
    expect(ofRule.filter((it) => it.expect.length > 0).length).toBeGreaterThan(0)
    expect(ofRule.filter((it) => it.expect.length === 0).length).toBeGreaterThan(0)
  })

  it('gives the columns that a finding needs', async () => {
    const [flagged] = (cases.get(rule.id) ?? []).filter((it) => it.expect.length > 0)
    if (!flagged) throw new Error('no case flags anybody')
    const columns = ['row_no', 'rupiah_per_month', ...rule.detail, ...(rule.grain === 'worker' ? ['person_id', 'nik', 'name', 'source_row'] : [])]
    const everything = { ...flagged, expect: [Object.fromEntries(columns.map((name) => [name, null]))] }
    const [row] = await askCase(session, rule, everything)
    expect(Object.keys(row ?? {}).toSorted()).toEqual(columns.toSorted())
  })
})

it('has no cases without a rule', () => {
  const ids = new Set(rules.map((it) => it.id))
  expect([...cases.keys()].filter((id) => !ids.has(id))).toEqual([])
})

it('cites every rule and every parameter, with the day it was checked, in both languages', () => {
  for (const card of ruleCards(loadPolicy('2025-11-01'))) {
    expect(card.source.length, card.id).toBeGreaterThan(20)
    expect(card.judul, card.id).not.toBe(card.title)
    for (const param of card.params) expect(param.checkedOn, `${card.id} ${param.name}`).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  }
  for (const parameter of loadParameters()) {
    for (const value of parameter.values) expect(value.source.length, parameter.id).toBeGreaterThan(20)
  }
})
