import { expect, it } from 'vitest'
import { measuresOf } from './quality.calc.ts'
import { QualityFile } from './quality-file.calc.ts'

const estimated = { precision: { value: 0.999, low: 0.998, high: 1 }, recall: { value: 0.95, low: 0.93, high: 0.97 } }
const file = QualityFile.parse({
  ...{ records: 10, pairsCompared: 20, links: { nik: 5 }, clusters: 5, threshold: 0.99, reviewThreshold: 0.5, estimated, automaticShare: 0.9, seconds: 1 },
})

it('says of each number what it rests on, the surest first', () => {
  expect(measuresOf(file, []).precision.map((it) => it.basis)).toEqual(['model'])
  const answers = [{ kind: 'links' as const, population: 1000, same: 99, different: 1 }]
  expect(measuresOf(file, answers).precision[0]).toMatchObject({ basis: 'sample', value: 0.99 })
  expect(measuresOf(file, answers).recall.map((it) => it.basis)).toEqual(['model'])
  expect(measuresOf({ ...file, truth: estimated }, answers).precision.map((it) => it.basis)).toEqual(['truth', 'sample', 'model'])
})

it('takes recall from both samples together', () => {
  const answers = [
    { kind: 'links' as const, population: 900, same: 100, different: 0 },
    { kind: 'below' as const, population: 200, same: 50, different: 50 },
  ]
  const [recall] = measuresOf(file, answers).recall
  expect(recall).toMatchObject({ basis: 'sample', value: 0.9 })
  expect(recall && recall.low < 0.9 && recall.high > 0.9).toBe(true)
})
