import { join } from 'node:path'
import { runTask } from '@semesta/engine'
import { addMonths, type Month, type RegisterId, reportingDate } from '@semesta/kernel'
import { buildJob } from '../modules/indicators/index.ts'
import { runHere } from '../modules/jobs/index.ts'
import { importFile } from '../modules/registers/index.ts'
import type { OpenApp } from '../platform/app.ts'
import { dataDir } from '../platform/data-dir.ts'
import { systemActor } from '../platform/system.ts'

export interface InventedCity {
  regency: string
  month: Month
  population: number
  /** months before `month` to bring in and build as well */
  history: number
  /** how dirty identities are written: 0 not, 1 as offices do */
  dirt: number
  folder: string
}
const actor = systemActor('test')
const signal = new AbortController().signal
const limits = (app: OpenApp) => ({ memoryLimit: '500MB', threads: 2, tempDirectory: join(app.config.dataDir, 'spill') })

/** Register files of an invented city on disk, nothing imported. */
export async function invented(app: OpenApp, ask: Partial<Omit<InventedCity, 'folder'>> = {}): Promise<InventedCity> {
  const city = { regency: '64.74', month: '2025-11', population: 1_200, history: 0, dirt: 0, ...ask, folder: join(app.config.dataDir, 'invented') }
  const { folder, ...rest } = city
  await runTask('synth', { ...rest, seed: 1, outDir: folder, limits: limits(app) })
  return city
}

export const fileOf = (city: InventedCity, register: RegisterId, month = city.month) => join(city.folder, `${register}-${reportingDate(month)}.csv`)

export function bringIn(app: OpenApp, city: InventedCity, register: RegisterId, month = city.month) {
  const ask = { register, file: fileOf(city, register, month), regency: city.regency, asOf: reportingDate(month) }
  return importFile(app, actor, ask, { onProgress: () => {}, signal })
}

export async function build(app: OpenApp, city: InventedCity, month = city.month, reason: string | null = null) {
  const job = { kind: 'indicators.build' as const, title: month, payload: { month, reason }, regency: city.regency }
  return (await runHere(app, buildJob, actor, job)).result as { buildId: string; revision: number }
}

/** An invented city whose months are built, the oldest first. */
export async function builtCity(app: OpenApp, ask: Partial<Omit<InventedCity, 'folder'>> = {}): Promise<InventedCity> {
  const city = await invented(app, ask)
  for (let ago = city.history; ago >= 0; ago--) {
    const month = addMonths(city.month, -ago)
    const registers: RegisterId[] = ago > 0 ? ['penduduk', 'peserta'] : ['penduduk', 'peserta', 'dtsen', 'pekerja', 'kematian', 'pindah']
    for (const register of registers) await bringIn(app, city, register, month)
    await build(app, city, month)
  }
  return city
}

/** Where snapshots and months of a city lie. */
export const foldersOf = (app: OpenApp) => dataDir(app.config.dataDir)
