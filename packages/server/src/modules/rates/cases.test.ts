import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { computePremium } from './index.ts'

// Goal: a health office reads policy/premiums/cases.yaml and knows what the law comes to; here the same cases run on what the command line runs.
const Cases = z.strictObject({
  cases: z.array(z.strictObject({ name: z.string().min(5), case: z.record(z.string(), z.unknown()), expect: z.record(z.string(), z.unknown()) })).min(30),
})
const file = new URL('../../../../../policy/premiums/cases.yaml', import.meta.url)
const { cases } = Cases.parse(parse(readFileSync(file, 'utf8')))
const TODAY = '2025-03-01'

it.each(cases)('$name', ({ case: asked, expect: wanted }) => {
  const { result, ...answer } = computePremium(JSON.stringify(asked), TODAY)
  expect({ ...result, ...answer }).toMatchObject(wanted)
})

it.each(cases)('sets the law beside: $name', ({ case: asked }) => {
  const { parameters, result } = computePremium(JSON.stringify(asked), TODAY)
  expect(parameters.length > 0 || result.rule === 'at-once').toBe(true)
  for (const { source, checkedOn } of parameters) {
    expect(source.length).toBeGreaterThan(10)
    expect(checkedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  }
})

it('understands the names of both languages, and a case that does not say its kind', () => {
  const totals = [
    { jenis: 'tunggakan', kelas: 'III', orang: 4, bulan: 30 },
    { class: 3, members: 4, monthsUnpaid: 30 },
    { segment: 'mandiri', kelas: '3', anggota: 4, bulan_tunggakan: 30 },
    { type: 'pbpu', class: 'III', householdSize: 4, unpaidMonths: 30 },
  ].map((it) => computePremium(JSON.stringify(it), TODAY).total)
  expect(totals).toEqual([3_360_000, 3_360_000, 3_360_000, 3_360_000])
  expect(computePremium('{"segment":"PPU","upah":15000000}', TODAY)).toMatchObject({ kind: 'ppu', total: 600_000 })
  expect(computePremium('{"kind":"premium","segment":"PPU","wage":15000000}', TODAY).total).toBe(600_000)
  expect(computePremium('{"kind":"pemda","heads":143925,"monthly":1500,"year":2025}', TODAY).total).toBe(69_706_980_000)
  expect(computePremium('{"jiwa":143925,"perBulan":1500,"tahun":2025}', TODAY).total).toBe(69_706_980_000)
})

it.each([
  ['rates/case-unreadable', 'not json'],
  ['rates/case-unreadable', '[1]'],
  ['rates/case-unreadable', '{"kind":"ransom"}'],
  ['rates/case-unreadable', '{}'],
  ['rates/field-unknown', '{"kind":"ppu","wage":1,"salery":2}'],
  ['rates/field-unknown', '{"kind":"ppu","wage":1,"gaji":2}'],
  ['rates/field-unknown', '{"kind":"ppu","wage":1,"segment":"PBI"}'],
  ['rates/field-wrong', '{"kind":"ppu"}'],
  ['rates/field-wrong', '{"kind":"ppu","wage":-1}'],
  ['rates/field-wrong', '{"kind":"ppu","wage":1.5}'],
  ['rates/field-wrong', '{"kind":"member","class":4}'],
  ['rates/field-wrong', '{"kind":"member","on":"2025-02-30"}'],
  ['rates/no-law', '{"kind":"member","on":"2010-01-01"}'],
  ['rates/no-law', '{"kind":"member","segment":"PPU"}'],
  ['rates/too-large', '{"kind":"local","heads":9007199254740991}'],
])('refuses with %s: %s', (code, text) => {
  expect(() => computePremium(text, TODAY)).toThrowError(expect.objectContaining({ code }))
})
