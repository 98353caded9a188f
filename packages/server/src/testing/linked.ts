import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PAIR_COLUMNS } from '@semesta/engine'
import type { AreaCode } from '@semesta/kernel'
import { type PreparedRun, publishRun } from '../modules/linkage/index.ts'
import type { App } from '../platform/context.ts'
import { inLoader } from '../platform/loading.ts'

/** A pair as the engine writes it; what a test does not name is plain. */
export type InventedPair = { pair_id: string; area_path: AreaCode } & Partial<Record<(typeof PAIR_COLUMNS)[number], unknown>>
export interface InventedRun {
  month?: string
  asOf?: string
  begunAt?: Date
  quality?: object
}

const same = {
  field: 'tanggal_lahir',
  level: 'equal',
  left: '1990-01-01',
  right: '1990-01-01',
  weight: 10.5,
  words: { judul: 'Tanggal lahir sama', title: 'Same birth date' },
}
const other = { field: 'nama', level: 'close', left: 'A', right: 'B', weight: -1.5, words: { judul: 'Nama mirip', title: 'Similar name' } }

const plain = {
  ...{ left_register: 'penduduk', left_row: 1, right_register: 'peserta', right_row: 1, probability: 0.8, weight: 2, band: 'review', conflict: null },
  ...{ explanation: [same, other], left_values: {}, right_values: {}, rw: null, rt: null, segment: null, rupiah_per_month: 0 },
  ...{ affects_active: false, affects_coverage: false },
}

const estimated = { precision: { value: 0.999, low: 0.998, high: 1 }, recall: { value: 0.95, low: 0.93, high: 0.97 } }
const qualityOf = (pairs: readonly InventedPair[]) => ({
  ...{ records: 96, pairsCompared: 400, links: { nik: 30, probabilistic: 2 }, clusters: 40, threshold: 0.99, reviewThreshold: 0.5, targetErrorRate: 0.001 },
  ...{ estimated, automaticShare: 0.9, seconds: 1, bands: [{ from: 0.5, to: 1, pairs: pairs.length, estimated: 0.8, actual: null }] },
  bias: [...new Set(pairs.map((it) => it.area_path.slice(0, 13)))].map((key) => ({ dimension: 'village', key, records: 12, linked: 11 })),
})

/** Writes the files of a run as the engine does and publishes them as a run is published. */
export async function aLinkageRun(app: App, regency: AreaCode, pairs: readonly InventedPair[], it: InventedRun = {}): Promise<PreparedRun> {
  const [runId, asOf] = [app.newId(), it.asOf ?? '2026-01-01']
  const folder = join('linkage', regency, runId)
  const path = join(app.config.dataDir, folder)
  mkdirSync(path, { recursive: true })
  writeFileSync(join(path, 'pair.csv'), pairs.map(lineOf).join(''))
  writeFileSync(join(path, 'quality.json'), JSON.stringify({ ...qualityOf(pairs), ...it.quality }))
  writeFileSync(join(path, 'model.json'), JSON.stringify({ version: 'uji', prior: 1 / 1024, iterations: 7, blocking: [{ rule: 'tanggal_lahir', pairs: 400 }] }))
  const sources = (['penduduk', 'peserta'] as const).map((register) => ({
    ...{ register, batch: `batch-${register}`, fileName: `${register}.csv`, sha256: 'a'.repeat(64), asOf, rows: 48 },
  }))
  const run = { runId, regency, folder, path, linkFile: join(path, 'link.parquet'), sources, modelHash: 'b'.repeat(64), begunAt: it.begunAt ?? app.clock() }
  const publishing = { month: it.month ?? null, actor: 'test', actorName: 'test', at: app.clock() }
  await inLoader(app, { regency, actor: 'test' }, (loader) => publishRun(loader, run, publishing))
  return run
}

function lineOf(pair: InventedPair): string {
  const [rw, rt] = pair.area_path.split('/').slice(1)
  const ids = { left_id: `penduduk:${pair.pair_id}`, right_id: `peserta:${pair.pair_id}` }
  const row = { ...plain, ...ids, village_code: pair.area_path.slice(0, 13), rw, rt, ...pair } as Record<string, unknown>
  return `${PAIR_COLUMNS.map((column) => cellOf(row[column])).join(',')}\n`
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  return `"${text.replaceAll('"', '""')}"`
}
