import { expect, it } from 'vitest'
import { opaqueIds } from '../../platform/opaque.ts'
import { aRegency, ctxFor } from '../../testing/actors.ts'
import { aBuiltMonth } from '../../testing/fixtures.ts'
import { aLinkageRun } from '../../testing/linked.ts'
import { testApp } from '../../testing/test-app.ts'
import { decidePair, undoDecision } from './decide-pair.ts'
import { getIdentity } from './get-identity.ts'

// Goal: a person that was put together can be taken apart again, and everything that hung on each half is back where it was.
const app = await testApp({ now: '2026-02-01T02:00:00Z' })
const MONTH = '2026-01'
const regency = aRegency()
const month = await aBuiltMonth(app, regency, MONTH)
const [first, second, third] = month.people.filter((it) => it.card !== null && it.areaPath.startsWith(`${regency}.01.1001/001`))
if (!first || !second || !third) throw new Error('the fixture has three cards in this RW')
type Person = typeof first

const pairOf = (left: Person, right: Person) => ({
  ...{ pair_id: `${left.rowNo}-${right.rowNo}`, area_path: left.areaPath, left_register: 'peserta', left_row: left.rowNo, right_row: right.rowNo },
  ...{ left_id: `peserta:${left.card}`, right_id: `peserta:${right.card}` },
  ...{ left_values: { nama: left.name, no_kartu: left.card }, right_values: { nama: right.name, no_kartu: right.card } },
})
await aLinkageRun(app, regency, [pairOf(first, second), pairOf(second, third)])

const identity = (person: Person) =>
  ctxFor(app, 'dinkes', regency, (ctx) => getIdentity(ctx, { month: MONTH, personId: opaqueIds(app.config.secret).seal(person.personId) }))
const everybody = () => Promise.all([first, second, third].map(identity))
const merge = async (left: Person, right: Person) => {
  const ask = { pairId: `${left.rowNo}-${right.rowNo}`, verdict: 'same' as const, reason: 'KTP sudah dilihat' }
  await ctxFor(app, 'dinkes', regency, (ctx) => decidePair(ctx, { ...ask, seen: 'open' }))
  return ctxFor(app, 'disdukcapil', regency, (ctx) => decidePair(ctx, { ...ask, seen: 'second' }))
}
const split = (left: Person, right: Person, decisionId: string) =>
  ctxFor(app, 'dinkes', regency, (ctx) => undoDecision(ctx, { pairId: `${left.rowNo}-${right.rowNo}`, decisionId, reason: 'ternyata kembar' }))

const reveal = (person: Person) =>
  ctxFor(app, 'dinkes', regency, (ctx) =>
    ctx.audit({ action: 'people.revealed', subject: opaqueIds(app.config.secret).seal(`k${person.card}`), reason: 'uji' }),
  )

it('brings everything together in a merge and back apart in a split, with the same identities as before', async () => {
  await reveal(first)
  await reveal(second)
  const before = await everybody()
  expect(before.map((it) => it.joined)).toEqual([[], [], []])
  const { decision } = await merge(first, second)
  const merged = await everybody()
  expect(merged[0]?.identityId).toBe(merged[1]?.identityId)
  const reveals = (it: (typeof merged)[number] | undefined) => it?.attached.find((one) => one.kind === 'reveals')?.count
  expect([reveals(before[0]), reveals(merged[0]), reveals(merged[1])]).toEqual([1, 2, 2])
  expect(merged[0]?.joined).toMatchObject([{ how: 'decision', inMonth: false, by: expect.stringContaining('disdukcapil') }])

  await split(first, second, decision.id)
  const after = await everybody()
  expect(after.map((it) => it.joined)).toEqual([[], [], []])
  expect(after[0]?.identityId).not.toBe(after[1]?.identityId)
  expect(after.map((it) => it.attached.filter((one) => one.kind !== 'decisions'))).toEqual(
    before.map((it) => it.attached.filter((one) => one.kind !== 'decisions')),
  )
  expect(after[1]?.events.map((it) => it.kind)).toEqual(['split', 'merge'])
})

it('keeps a third person where it belongs when the middle of a chain is taken out', async () => {
  // The pair of the test before waits for its second person: confirming it is enough.
  const again = { pairId: `${first.rowNo}-${second.rowNo}`, verdict: 'same' as const, reason: 'KTP sudah dilihat', seen: 'second' as const }
  const { decision } = await ctxFor(app, 'disdukcapil', regency, (ctx) => decidePair(ctx, again))
  await merge(second, third)
  expect(new Set((await everybody()).map((it) => it.identityId)).size).toBe(1)
  await split(first, second, decision.id)
  const [one, two, three] = await everybody()
  expect(two?.identityId).toBe(three?.identityId)
  expect(one?.identityId).not.toBe(two?.identityId)
})
