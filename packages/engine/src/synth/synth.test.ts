import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isTestNik, nikClaims } from '@semesta/kernel'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadPolicy } from '../rules/policy.ts'
import { loadBillTests, loadRules } from '../rules/rule-file.ts'
import type { SynthInput, SynthReport } from '../tasks.ts'
import { BILL_TRUTH_PARAMETERS } from './bill-faults.ts'
import { loadSynthContent } from './content.ts'
import { TRUTH_PARAMETERS, TRUTH_RULES } from './expected.ts'
import { ageAt, dateParts, dayOf, isoDate, openNumberBook } from './numbers.ts'
import { planCity } from './plan.ts'
import { split } from './random.ts'
import { runSynth } from './run.ts'
import type { Truth } from './truth.ts'

const folder = mkdtempSync(join(tmpdir(), 'synth-'))
const base = { regency: '64.74', population: 5_000, month: '2025-11', seed: 7, history: 2, limits: { memoryLimit: '1GB', tempDirectory: join(folder, 'tmp') } }
let first: SynthReport
let truth: Truth
const lines = (name: string) => readFileSync(join(folder, 'a', name), 'utf8').split('\n')

beforeAll(async () => {
  first = await runSynth({ ...base, outDir: join(folder, 'a') }, () => {})
  truth = JSON.parse(readFileSync(first.truth, 'utf8')) as Truth
})
afterAll(() => rmSync(folder, { recursive: true }))

const hashes = (name: string) =>
  readdirSync(join(folder, name)).map(
    (file) =>
      `${file} ${createHash('sha256')
        .update(readFileSync(join(folder, name, file)))
        .digest('hex')}`,
  )

it('writes the same bytes for the same input, and others for another seed', async () => {
  await runSynth({ ...base, outDir: join(folder, 'b') }, () => {})
  await runSynth({ ...base, seed: 8, outDir: join(folder, 'c') }, () => {})
  expect(hashes('b')).toEqual(hashes('a'))
  expect(hashes('c')).not.toEqual(hashes('a'))
})

it('writes every register of the newest month, two months of history, their bills, two ugly samples and the truth', () => {
  expect(first.files.map((it) => `${it.register} ${it.asOf}`)).toEqual([
    ...['penduduk', 'peserta', 'dtsen', 'pekerja', 'kematian', 'pindah'].map((register) => `${register} 2025-11-01`),
    ...['penduduk 2025-10-01', 'peserta 2025-10-01', 'penduduk 2025-09-01', 'peserta 2025-09-01'],
    ...['tagihan 2025-11-01', 'tagihan 2025-10-01', 'tagihan 2025-09-01'],
  ])
  expect(readdirSync(join(folder, 'a'))).toEqual(
    expect.arrayContaining(['contoh-kotor.csv', 'contoh-kotor.xlsx', 'truth.json', 'truth-finding.csv', 'truth-person.csv']),
  )
  expect(first.counts).toEqual(truth.counts)
  expect(truth.counts.population).toBe(5_000)
})

it('gives everybody of the population register a valid invented NIK, unique but for the shared ones', () => {
  const niks = lines('penduduk-2025-10-01.csv')
    .slice(1, -1)
    .map((line) => line.slice(0, 16))
  expect(niks.length).toBeGreaterThan(5_000)
  expect(niks.every((nik) => isTestNik(nik) && nikClaims(nik) !== null)).toBe(true)
  expect(truth.planted['shared-nik']).toBe(2)
  expect(new Set(niks).size).toBe(niks.length - 1)
})

it('shows no number of a real province anywhere', () => {
  for (const name of readdirSync(join(folder, 'a')).filter((it) => it.endsWith('.csv'))) {
    const real = lines(name).flatMap((line) => line.match(/(?<!\d)(?!99)[1-9]\d{15}(?!\d)/g) ?? [])
    expect(real, name).toEqual([])
  }
})

it('writes a newest bill that does not depend on the history asked, with something for every test to find', async () => {
  await runSynth({ ...base, history: 5, outDir: join(folder, 'e') }, () => {})
  const bill = (name: string) => readFileSync(join(folder, name, 'tagihan-2025-11-01.csv'), 'utf8')
  expect(bill('e')).toBe(bill('a'))
  const tests = loadBillTests().map((it) => it.id.slice('bill/'.length))
  // Namesakes and numbers at odds are not planted in bills: a small city may have none.
  const byChance = ['same-name-birth', 'nik-mismatch', 'by-name', 'other-card']
  expect(Object.keys(truth.bill?.disputed ?? {})).toEqual(expect.arrayContaining(tests.filter((it) => !byChance.includes(it))))
})

it('makes the city of the issue exactly, whatever seed', () => {
  for (const seed of [1, 2, 99]) {
    const plan = planCity({ ...base, population: 193_048, seed, outDir: folder } satisfies SynthInput, loadSynthContent().profiles)
    expect([plan.population, plan.registered, plan.active]).toEqual([193_048, 193_260, 180_196])
    expect(Object.fromEntries(plan.activeBySegment)).toMatchObject({ PBPU_PEMDA: 54_000, PPU_BU: 70_931, PBI_JK: 12_000 })
    const kecamatan = [0, 1, 2].map((slot) => plan.villages.filter((it) => it.slot === slot).reduce((sum, it) => sum + it.population, 0))
    expect(kecamatan).toEqual(split(193_048, [89_010, 71_167, 31_634]))
  }
})

it('follows the shares of the country where there is no profile', () => {
  const plan = planCity({ ...base, regency: '12.71', population: 100_000, outDir: folder }, loadSynthContent().profiles)
  expect([plan.registered, plan.active]).toEqual([98_620, 80_326])
  expect([...plan.activeBySegment.values()].reduce((sum, heads) => sum + heads, 0)).toBe(80_326)
})

it('refuses what cannot be a city', async () => {
  const ask = (change: Partial<SynthInput>) => runSynth({ ...base, outDir: join(folder, 'd'), ...change }, () => {})
  await expect(ask({ regency: '64.99' })).rejects.toMatchObject({ code: 'synth/unknown-regency' })
  await expect(ask({ population: 299 })).rejects.toMatchObject({ code: 'synth/too-small' })
  await expect(ask({ month: '2025-13' })).rejects.toMatchObject({ code: 'synth/bad-request' })
  await expect(ask({ profile: 'kukar' })).rejects.toMatchObject({ code: 'synth/bad-request' })
  await expect(ask({ history: 25 })).rejects.toMatchObject({ code: 'synth/bad-request' })
})

it('knows the truth of every rule, with the parameters of the policy', () => {
  expect([...TRUTH_RULES].sort()).toEqual(
    loadRules()
      .map((rule) => rule.id)
      .sort(),
  )
  const policy = loadPolicy('2025-11-01')
  expect(Object.fromEntries(Object.keys(TRUTH_PARAMETERS).map((id) => [id, policy.parameters.get(id)?.value]))).toEqual(TRUTH_PARAMETERS)
  expect(Object.fromEntries(Object.keys(BILL_TRUTH_PARAMETERS).map((id) => [id, policy.parameters.get(id)?.value]))).toEqual(BILL_TRUTH_PARAMETERS)
  // The invented city knows every village.
  expect(Object.keys(truth.findings).sort()).toEqual(TRUTH_RULES.filter((it) => it !== 'identity/village-unknown').sort())
})

it('counts days and serials as calendars do', () => {
  expect([isoDate(0), isoDate(dayOf('2024-02-29')), isoDate(dayOf('1899-12-31') + 1)]).toEqual(['1970-01-01', '2024-02-29', '1900-01-01'])
  expect(dateParts(dayOf('2000-12-31'))).toEqual({ year: 2000, month: 12, day: 31 })
  expect([ageAt(dayOf('2000-11-01'), dayOf('2025-11-01')), ageAt(dayOf('2000-11-02'), dayOf('2025-11-01'))]).toEqual([25, 24])
  const book = openNumberBook(['997401'])
  expect([book.nik(0, dayOf('1990-05-09'), 1), book.nik(0, dayOf('1990-05-09'), 1), book.nik(0, dayOf('1990-05-09'), 0)]).toEqual([
    '9974014905900001',
    '9974014905900002',
    '9974010905900001',
  ])
})
