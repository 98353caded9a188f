import { expect, it } from 'vitest'
import { measuresOf } from './quality.calc.ts'
import { QualityFile } from './quality-file.calc.ts'

const estimated = { precision: { value: 0.999, low: 0.998, high: 1 }, recall: { value: 0.95, low: 0.93, high: 0.97 } }
const file = QualityFile.parse({
  ...{ records: 10, pairsCompared: 20, links: { nik: 5 }, clusters: 5, threshold: 0.99, reviewThreshold: 0.5, estimated, automaticShare: 0.9, seconds: 1 },
})

const bases = (measured: ReturnType<typeof measuresOf>, what: string, scope: string) =>
  measured.measures.filter((it) => it.what === what && it.scope === scope).map((it) => (it.main ? `${it.basis}!` : it.basis))

it('says of each number what it rests on, the surest first; a sample speaks of what the NIK leaves alone', () => {
  const answers = [{ kind: 'links' as const, population: 1000, same: 99, different: 1 }]
  expect(bases(measuresOf(file, answers), 'precision', 'all')).toEqual(['model!'])
  expect(bases(measuresOf(file, answers), 'precision', 'remainder')).toEqual(['sample!'])
  const whole = { ...file, remainder: estimated, truth: { ...estimated, remainder: estimated } }
  expect(bases(measuresOf(whole, answers), 'precision', 'all')).toEqual(['truth!', 'model'])
  expect(bases(measuresOf(whole, answers), 'precision', 'remainder')).toEqual(['truth!', 'sample', 'model'])
  expect(bases(measuresOf(whole, answers), 'recall', 'remainder')).toEqual(['truth!', 'model'])
})

it('takes recall from both samples together', () => {
  const answers = [
    { kind: 'links' as const, population: 900, same: 100, different: 0 },
    { kind: 'below' as const, population: 200, same: 50, different: 50 },
  ]
  const recall = measuresOf(file, answers).measures.find((it) => it.what === 'recall' && it.basis === 'sample')
  expect(recall).toMatchObject({ value: 0.9 })
  expect(recall && recall.low < 0.9 && recall.high > 0.9).toBe(true)
})
