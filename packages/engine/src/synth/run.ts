import { mkdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { isMonth, type RegisterId, reportingDate } from '@semesta/kernel'
import { findRegency } from '../areas/index.ts'
import type { OnProgress, SynthInput, SynthReport } from '../tasks.ts'
import { type BillPlan, planBills } from './bill-plan.ts'
import { type City, inventCity } from './city.ts'
import { loadSynthContent } from './content.ts'
import { planCity } from './plan.ts'
import { badRequest, cityTooSmall } from './problems.ts'
import { noteHumans, writeTruth } from './truth.ts'
import { writeUglySamples } from './ugly.ts'
import { listJobs, writeDtsen, writeKematian, writePekerja, writePindah } from './write-others.ts'
import { pendudukLead, writePenduduk, writePendudukOf } from './write-penduduk.ts'
import { pesertaLead, writePeserta, writePesertaOf } from './write-peserta.ts'
import { writeTagihan } from './write-tagihan.ts'

const LEAST = 300

/**
 * Writes the registers of an invented city, newest month and history, with the truth about them.
 *
 * Shape:  files as offices hand them over, named `<register>-<date>.csv`; truth.json says what an import and a month must find.
 *         The same input gives the same bytes. Nobody in it exists; every NIK starts with 99.
 * Fails:  `synth/unknown-regency`, `synth/too-small`, `synth/bad-request`.
 * Source: policy/synth; docs/decisions/0005-invented-city.md
 */
export async function runSynth(input: SynthInput, onProgress: OnProgress): Promise<SynthReport> {
  if (!isMonth(input.month)) throw badRequest({ field: 'month', value: input.month })
  if (!Number.isInteger(input.history) || input.history < 0 || input.history > 24) throw badRequest({ field: 'history', value: String(input.history) })
  if (input.dirt !== undefined && !(input.dirt >= 0 && input.dirt <= 3)) throw badRequest({ field: 'dirt', value: String(input.dirt) })
  if (!Number.isInteger(input.population) || input.population < LEAST) throw cityTooSmall({ population: input.population, least: LEAST })
  const content = loadSynthContent()
  const plan = planCity(input, content.profiles)
  mkdirSync(input.outDir, { recursive: true })
  const dirt = input.dirt ?? 0
  const city = inventCity(plan, content, { history: input.history, dirt, onStep: (percent, step) => onProgress({ percent, step }) })
  const bills = planBills(city, input.history)
  const humans = input.dirt === undefined ? null : noteHumans(city, input.outDir)
  const files: SynthReport['files'] = []
  const date = reportingDate(input.month)
  const place = findRegency(input.regency)?.name ?? input.regency
  const write = (register: RegisterId, asOf: string, work: (path: string) => number) => {
    const path = join(input.outDir, `${register}-${asOf}.csv`)
    files.push({ register, asOf, path, rows: work(path) })
  }
  const jobs = listJobs(city)
  onProgress({ percent: 45, step: 'registers' })
  write('penduduk', date, (path) => writePenduduk(city, path, place))
  write('peserta', date, (path) => writePeserta(city, path, place))
  write('dtsen', date, (path) => writeDtsen(city, path))
  write('pekerja', date, (path) => writePekerja(city, path, jobs))
  write('kematian', date, (path) => writeKematian(city, path))
  write('pindah', date, (path) => writePindah(city, path))
  humans?.close()
  const members = pesertaLead(city)
  writeHistory(city, input.history, members, write, onProgress)
  writeBills(city, bills, members, write)
  const samples = await writeUglySamples(city, jobs, input.outDir)
  onProgress({ percent: 96, step: 'truth' })
  const truth = join(input.outDir, 'truth.json')
  const named = files.map(({ path, ...it }) => ({ ...it, name: basename(path) }))
  writeFileSync(truth, `${JSON.stringify({ ...writeTruth(city, jobs, input, bills), files: named, samples }, null, 2)}\n`)
  onProgress({ percent: 100, step: 'done' })
  return { files, truth, counts: { population: plan.population, registered: plan.registered, active: plan.active } }
}

type Write = (register: RegisterId, asOf: string, work: (path: string) => number) => void

function writeHistory(city: City, months: number, members: readonly string[], write: Write, onProgress: OnProgress) {
  if (months === 0) return
  const residents = pendudukLead(city)
  for (let ago = 1; ago <= months; ago++) {
    const date = city.history.months[ago]?.date ?? ''
    write('penduduk', date, (path) => writePendudukOf(city, path, ago, residents))
    write('peserta', date, (path) => writePesertaOf(city, path, ago, members))
    onProgress({ percent: 55 + Math.round((40 * ago) / months), step: `history ${date.slice(0, 7)}` })
  }
}

function writeBills(city: City, plan: BillPlan, members: readonly string[], write: Write) {
  for (let ago = 0; ago < plan.written; ago++) write('tagihan', city.history.months[ago]?.date ?? '', (path) => writeTagihan(city, path, ago, plan, members))
}
