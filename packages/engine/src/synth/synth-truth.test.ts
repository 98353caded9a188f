import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { RegisterId } from '@semesta/kernel'
import { afterAll, expect, it } from 'vitest'
import { runIntake } from '../intake/run.ts'
import { runLinkage } from '../linkage/registers/run.ts'
import { runMonth } from '../month/run.ts'
import type { IntakeReport, MonthReport, SnapshotRef, SynthInput } from '../tasks.ts'
import { runSynth } from './run.ts'
import type { Truth } from './truth.ts'
import type { UglySample } from './ugly.ts'

// Goal: what was planted is found, all of it and nothing else, through the same intake and month that offices use.
const folder = mkdtempSync(join(tmpdir(), 'synth-truth-'))
const limits = { memoryLimit: '2GB', tempDirectory: join(folder, 'tmp') }
const silent = () => {}
afterAll(() => rmSync(folder, { recursive: true }))

type City = Awaited<ReturnType<typeof invent>>

async function invent(ask: Pick<SynthInput, 'regency' | 'population' | 'month' | 'seed' | 'history'>) {
  const outDir = mkdtempSync(join(folder, 'city-'))
  const report = await runSynth({ ...ask, outDir, limits }, silent)
  const truth = JSON.parse(readFileSync(report.truth, 'utf8')) as Truth & { samples: UglySample[] }
  return { ...ask, outDir, report, truth }
}

async function takeIn(city: City, register: RegisterId, asOf: string, file: string): Promise<{ report: IntakeReport; snapshot: SnapshotRef }> {
  const outDir = join(city.outDir, 'snapshots', basename(file))
  mkdirSync(outDir, { recursive: true })
  const report = await runIntake({ register, file, fileName: basename(file), regency: city.regency, asOf, outDir, limits }, silent)
  return { report, snapshot: { register, batch: basename(file), sha256: 'x', asOf, rows: report.rows.accepted, path: join(outDir, 'snapshot.parquet') } }
}

async function build(city: City, month: string) {
  const asOf = `${month}-01`
  const intakes = []
  for (const it of city.report.files.filter((file) => file.asOf === asOf)) intakes.push(await takeIn(city, it.register, asOf, it.path))
  const outDir = join(city.outDir, `month-${month}`)
  mkdirSync(outDir, { recursive: true })
  const report = await runMonth({ regency: city.regency, month, sources: intakes.map((it) => it.snapshot), previousPeople: null, outDir, limits }, silent)
  return { report, sources: intakes.map((it) => it.snapshot), rows: Object.fromEntries(intakes.map((it) => [it.report.register, it.report.rows])) }
}

/** The same month over the same snapshots, with everybody recognised whom linking recognises. */
async function buildLinked(city: City, month: string, sources: SnapshotRef[]) {
  const [linkDir, outDir] = ['links', 'linked'].map((it) => join(city.outDir, it)) as [string, string]
  for (const dir of [linkDir, outDir]) mkdirSync(dir)
  const ask = { regency: city.regency, month, sources, limits }
  await runLinkage({ ...ask, decisions: null, previous: null, outDir: linkDir, targetErrorRate: 0.001 }, silent)
  return runMonth({ ...ask, previousPeople: null, links: join(linkDir, 'link.parquet'), outDir }, silent)
}

const foundBy = (report: MonthReport) => Object.fromEntries(report.findings.filter((it) => it.people > 0).map((it) => [it.rule, it.people]))

function expectTruth(city: City, month: Awaited<ReturnType<typeof build>>) {
  const { truth } = city
  const { report, rows } = month
  for (const register of ['penduduk', 'peserta'] as const) {
    expect(rows[register]).toMatchObject({ accepted: truth.accepted[register], rejected: truth.rejected[register] })
  }
  expect(report.counts).toEqual(truth.counts)
  expect(Object.fromEntries(report.waterfall.map((it) => [it.step, it.heads]))).toEqual(truth.waterfall)
  expect(foundBy(report)).toEqual(truth.findings)
  const bySegment = (rows: { segment: string; registered: number; active: number }[]) => rows.toSorted((x, y) => x.segment.localeCompare(y.segment))
  expect(bySegment(report.segments)).toEqual(bySegment(truth.segments))
  expect(report.villages).toEqual(truth.villages)
}

it('finds in a city of 20.000 exactly what the truth file says, now and in its history', { timeout: 240_000 }, async () => {
  const city = await invent({ regency: '64.74', population: 20_000, month: '2025-11', seed: 3, history: 4 })
  const month = await build(city, '2025-11')
  expectTruth(city, month)
  const linked = await buildLinked(city, '2025-11', month.sources)
  expect(linked.counts).toEqual(city.truth.counts)
  expect(Object.fromEntries(linked.waterfall.map((it) => [it.step, it.heads]))).toEqual(city.truth.linked.waterfall)
  expect(foundBy(linked)).toEqual(city.truth.linked.findings)
  for (const past of [city.truth.history[0], city.truth.history[3]]) {
    const { report } = await build(city, past?.month ?? '')
    expect({ month: past?.month, ...report.counts }).toEqual(past)
  }
})

it('reads the ugly samples as promised', { timeout: 240_000 }, async () => {
  const city = await invent({ regency: '32.73', population: 40_000, month: '2026-02', seed: 5, history: 0 })
  for (const sample of city.truth.samples) {
    const { report } = await takeIn(city, sample.register, '2026-02-01', join(city.outDir, sample.name))
    expect({ ...sample, ...report.rows }).toMatchObject({ accepted: sample.accepted, rejected: sample.rejected })
    expect(report.rows.read).toBe(report.rows.accepted + report.rows.rejected + report.rows.skipped)
  }
})

it('finds in a city of another region and an older law exactly what the truth file says', { timeout: 240_000 }, async () => {
  const city = await invent({ regency: '12.71', population: 20_000, month: '2024-12', seed: 11, history: 0 })
  expect(city.truth.findings['poverty/pbi-candidate']).toBeUndefined()
  expectTruth(city, await build(city, '2024-12'))
})

it('gives Bontang in November 2025 its published numbers', { timeout: 300_000 }, async () => {
  const city = await invent({ regency: '64.74', population: 193_048, month: '2025-11', seed: 1, history: 0 })
  const month = await build(city, '2025-11')
  expect(month.report.counts).toEqual({ population: 193_048, registered: 193_260, active: 180_196 })
  expect(Object.fromEntries(month.report.segments.map((it) => [it.segment, it.active]))).toEqual({
    PBPU_PEMDA: 54_000,
    PPU_BU: 70_931,
    PBI_JK: 12_000,
    PPU_PN: 21_640,
    PBPU: 17_425,
    BP: 4_200,
  })
  expect(month.report.villages).toHaveLength(15)
  expectTruth(city, month)
})
