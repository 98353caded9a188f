import { tmpdir } from 'node:os'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askCase, loadCases } from '../../packages/engine/src/rules/cases.ts'
import { billTestCards, loadPolicy } from '../../packages/engine/src/rules/policy.ts'
import { loadBillTests } from '../../packages/engine/src/rules/rule-file.ts'
import { openSession, type Session } from '../../packages/engine/src/session.ts'

const tests = loadBillTests()
const cases = loadCases('challenge')
let session: Session

beforeAll(async () => {
  session = await openSession({ memoryLimit: '256MB', tempDirectory: `${tmpdir()}/semesta-bill-tests`, threads: 1 })
})
afterAll(() => session.close())

// Goal: an office reads a test's cases and knows which line of a bill it will dispute; here the same cases run on the real engine.
describe.each(tests)('$id', (test) => {
  it.each(cases.get(test.id) ?? [])('$name', async (it) => {
    expect(await askCase(session, test, it)).toEqual(it.expect)
  })

  it('has cases on both sides, and gives the columns of its evidence', async () => {
    const ofTest = cases.get(test.id) ?? []
    const [flagged] = ofTest.filter((it) => it.expect.length > 0)
    expect(ofTest.filter((it) => it.expect.length === 0).length).toBeGreaterThan(0)
    if (!flagged) throw new Error('no case flags a line')
    const columns = [...new Set(['row_no', 'since_month', ...test.detail])]
    const [row] = await askCase(session, test, { ...flagged, expect: [Object.fromEntries(columns.map((name) => [name, null]))] })
    expect(Object.keys(row ?? {}).toSorted()).toEqual(columns.toSorted())
  })
})

it('has no cases without a test', () => {
  expect([...cases.keys()].toSorted()).toEqual(tests.map((it) => it.id).toSorted())
})

it('cites every test in both languages, and lets what must be verified never speak before what is proven', () => {
  for (const it of billTestCards(loadPolicy('2025-11-01'))) {
    expect(it.source.length, it.id).toBeGreaterThan(20)
    expect(it.judul, it.id).not.toBe(it.title)
  }
  const severities = tests.map((it) => it.severity === 'low')
  expect(severities).toEqual(severities.toSorted((a, b) => Number(a) - Number(b)))
})
