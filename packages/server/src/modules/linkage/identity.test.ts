import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Known, movesOf } from './identity.calc.ts'

const known = (count: number): Known[] => Array.from({ length: count }, (_, at) => ({ recordId: `r${at}`, seq: at, ownId: `own${at}`, personId: `own${at}` }))
const moved = (records: readonly Known[], merges: readonly [string, string][]) => {
  const to = new Map(movesOf(records, merges).flatMap((it) => it.recordIds.map((id) => [id, it.to] as const)))
  return records.map((it) => ({ ...it, personId: to.get(it.recordId) ?? it.personId }))
}

it('gives a merged person the identity of the record known first', () => {
  expect(movesOf(known(3), [['r2', 'r1']])).toEqual([{ recordIds: ['r2'], from: 'own2', to: 'own1' }])
})

it('splits into what was there, also when a third was joined in between', () => {
  const joined = moved(known(4), [
    ['r0', 'r1'],
    ['r1', 'r2'],
  ])
  expect(joined.map((it) => it.personId)).toEqual(['own0', 'own0', 'own0', 'own3'])
  expect(moved(joined, [['r1', 'r2']]).map((it) => it.personId)).toEqual(['own0', 'own1', 'own1', 'own3'])
})

it('comes back to the same identities, whatever was merged and split in whatever order', () => {
  const pair = fc.tuple(fc.nat(7), fc.nat(7)).map(([a, b]): [string, string] => [`r${a}`, `r${b}`])
  fc.assert(
    fc.property(fc.array(fc.array(pair, { maxLength: 8 }), { maxLength: 6 }), fc.array(pair, { maxLength: 8 }), (history, last) => {
      const through = [...history, last].reduce((records, merges) => moved(records, merges), known(8))
      expect(through).toEqual(moved(known(8), last))
    }),
  )
})
