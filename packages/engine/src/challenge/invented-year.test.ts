import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Month } from '@semesta/kernel'
import { afterAll, expect, it } from 'vitest'
import { runIntake } from '../intake/run.ts'
import { runMonth } from '../month/run.ts'
import type { BillTruth } from '../synth/bill-truth.ts'
import { runSynth } from '../synth/run.ts'
import type { ChallengeReport, SnapshotRef } from '../tasks.ts'
import { runChallenge } from './run.ts'

// Goal: what is wrong with an invented year of bills is found to the last rupiah, through the same intake and months that offices use.
const folder = mkdtempSync(join(tmpdir(), 'invented-bills-'))
const limits = { memoryLimit: '2GB', tempDirectory: join(folder, 'tmp') }
const silent = () => {}
afterAll(() => rmSync(folder, { recursive: true }))

const ask = { regency: '64.74', population: 20_000, month: '2025-11', seed: 3, history: 5 }

async function takeIn(register: SnapshotRef['register'], asOf: string, file: string): Promise<SnapshotRef> {
  const outDir = join(folder, 'snapshots', basename(file))
  mkdirSync(outDir, { recursive: true })
  const report = await runIntake({ register, file, fileName: basename(file), regency: ask.regency, asOf, outDir, limits }, silent)
  expect(register === 'tagihan' ? report.rows.rejected : 0).toBe(0)
  return { register, batch: basename(file), sha256: 'x', asOf, rows: report.rows.accepted, path: join(outDir, 'snapshot.parquet') }
}

async function build(month: Month, sources: SnapshotRef[]): Promise<string> {
  const outDir = join(folder, `month-${month}`)
  mkdirSync(outDir)
  await runMonth({ regency: ask.regency, month, sources, previousPeople: null, outDir, limits }, silent)
  return join(outDir, 'people.parquet')
}

const foundBy = (report: ChallengeReport) =>
  Object.fromEntries(
    report.disputed.flatMap(({ test, lines, rupiahMinimum, rupiahFull, main: { rupiahBilled: _, ...main } }) =>
      lines ? [[test, { lines, rupiahMinimum, rupiahFull, main }]] : [],
    ),
  )

it('finds in half a year of invented bills exactly what the truth file says, and nothing else', { timeout: 240_000 }, async () => {
  const city = await runSynth({ ...ask, outDir: join(folder, 'city'), limits }, silent)
  const truth = (JSON.parse(readFileSync(city.truth, 'utf8')) as { bill: BillTruth }).bill
  const months = [...new Set(city.files.map((it) => it.asOf))].toSorted()
  const pictures: { month: Month; people: string }[] = []
  const bills: { month: Month; snapshot: string }[] = []
  for (const asOf of months) {
    const sources: SnapshotRef[] = []
    for (const it of city.files.filter((file) => file.asOf === asOf)) sources.push(await takeIn(it.register, asOf, it.path))
    const month = asOf.slice(0, 7)
    pictures.push({ month, people: await build(month, sources) })
    bills.push({ month, snapshot: sources.find((it) => it.register === 'tagihan')?.path ?? '' })
  }
  const people = pictures.pop()?.people ?? ''
  const snapshot = bills.pop()?.snapshot ?? ''
  const outDir = join(folder, 'out')
  mkdirSync(outDir)
  const report = await runChallenge(
    {
      ...{
        regency: ask.regency,
        month: ask.month,
        bill: { kind: 'lines', snapshot },
        people,
        history: pictures,
        earlierBills: bills,
        reports: { kematian: null, pindah: null },
      },
      ...{ opening: null, declared: { heads: null, rupiah: null }, claimed: null, outDir, limits },
    },
    silent,
  )
  const { lines, heads, billed, accepted, acceptedRupiah, disputed, missing, bpjs } = truth
  expect(foundBy(report)).toEqual(disputed)
  expect(report).toMatchObject({ lines, heads, billed, accepted, acceptedRupiah, missing, bpjs: { ...bpjs, gap: 0 }, distinct: truth.distinct })
  // Nobody has a roster of a month before the programme.
  expect(report.untested).toBe(disputed['before-programme']?.lines)
  expect(report.reading).toEqual({ how: 'split', fits: lines - (disputed['wrong-rate']?.lines ?? 0), lines })
})
