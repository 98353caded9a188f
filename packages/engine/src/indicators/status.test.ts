import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { readContent } from '../rules/policy-dir.ts'
import type { StatusInput } from './status.ts'
import { statusAt, statusLawAt, thresholdsAt } from './status-law.ts'

const paid: StatusInput['arrears'] = { known: true, rupiah: 0, source: 'surat BPJS Kesehatan' }
const unknown: StatusInput['arrears'] = { known: false, rupiah: 0 }
const owed = { known: true, rupiah: 41_000_000_000, source: 'surat BPJS Kesehatan' }

const heads = z.int().min(0)
const Cases = z.strictObject({
  cases: z
    .array(
      z.strictObject({
        name: z.string(),
        asOf: z.iso.date(),
        population: heads,
        registered: heads,
        active: heads,
        arrears: heads.nullable(),
        expect: z.string(),
      }),
    )
    .min(10),
})

/** A regency of 10.000 people by the two percentages in hundredths: 9.800 is 98 %. */
function regency(coverage: number, keaktifan: number, arrears = paid) {
  const registered = { part: Math.round((coverage * keaktifan) / 10_000), whole: coverage }
  return { coverage: { part: coverage, whole: 10_000 }, keaktifan: { registered, population: { ...registered, whole: 10_000 } }, arrears }
}

it.each([
  ['2022-12-31', 95, null],
  ['2023-01-01', 95, 75],
  ['2024-12-31', 95, 75],
  ['2025-01-01', 98, 80],
  ['2026-11-21', 98, 80],
])('on %s asks for coverage of %s %% and keaktifan of %s %%', (asOf, coverageMin, keaktifanMin) => {
  expect(thresholdsAt(asOf)).toEqual({ coverageMin, keaktifanMin, keaktifanBasis: 'registered' })
})

const cases = Cases.parse(parse(readContent('indicators', '.cases.yaml').find((it) => it.id === 'uhc/status')?.text ?? '')).cases

it.each(cases)('$name', ({ asOf, population, registered, active, arrears, expect: id }) => {
  const keaktifan = { registered: { part: active, whole: registered }, population: { part: active, whole: population } }
  const fact = arrears === null ? unknown : { ...paid, rupiah: arrears }
  expect(statusAt({ coverage: { part: registered, whole: population }, keaktifan, arrears: fact, asOf }).id).toBe(id)
})

it('says why in both languages, and never shows 79,996 % as 80', () => {
  const input = regency(9_900, 9_000, owed)
  const status = statusAt({ ...input, keaktifan: { ...input.keaktifan, registered: { part: 799_960, whole: 1_000_000 } }, asOf: '2025-11-01' })
  expect(status.reasons.map((it) => [it.code, it.met])).toEqual([
    ['coverage', true],
    ['keaktifan', false],
    ['arrears', false],
  ])
  expect(status.reasons[1]?.judul).toContain('79,99')
  expect(status.reasons[1]?.judul).toContain('kurang 40 jiwa')
  expect(status.reasons[2]?.title).toContain('surat BPJS Kesehatan')
  expect(statusAt({ ...regency(9_900, 9_000, unknown), asOf: '2025-11-01' }).reasons[2]).toMatchObject({
    met: true,
    judul: expect.stringContaining('belum ada catatan'),
  })
})

it('names its rule by the day it came into force, with its law', () => {
  expect(statusLawAt('2025-11-01').rule).toMatchObject({ id: 'uhc/status@2025-01-01', checkedOn: '2026-11-21' })
  expect(() => statusLawAt('2017-12-31')).toThrow('no status rule')
})

it('loses the status with the first active head beyond headsToLose, and not before', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3_000_000 }), fc.nat(3_000_000), (registered, active) => {
      const ask = (part: number) =>
        statusAt({
          coverage: { part: registered, whole: registered },
          keaktifan: { registered: { part, whole: registered }, population: { part, whole: registered } },
          arrears: paid,
          asOf: '2025-11-01',
        })
      const { id, headsToLose } = ask(active)
      expect(id).toBe(headsToLose === null ? 'belum-uhc' : 'uhc-prioritas')
      if (headsToLose === null) return
      expect(ask(active - headsToLose).id).toBe('uhc-prioritas')
      if (active > headsToLose) expect(ask(active - headsToLose - 1).id).toBe('belum-uhc')
    }),
  )
})
