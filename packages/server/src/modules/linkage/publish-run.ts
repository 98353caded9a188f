import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { PAIR_COLUMNS } from '@semesta/engine'
import { auditBy, copyFile, type Loader } from '../../platform/loading.ts'
import { ModelFile, QualityFile } from './quality-file.calc.ts'
import * as store from './run-store.ts'
import type { RunSource } from './tables.ts'

/** A run whose files are complete on disk, and of which nobody knows yet. */
export interface PreparedRun {
  runId: string
  regency: string
  /** relative to the data directory */
  folder: string
  /** absolute: pair.csv, quality.json */
  path: string
  /** absolute: who is whom beyond the exact NIK, as the month's overlay */
  linkFile: string
  sources: RunSource[]
  modelHash: string
  /** decisions made before this went in */
  begunAt: Date
}
export interface Publishing {
  month: string | null
  actor: string
  actorName: string
  at: Date
  signal?: AbortSignal
}

/**
 * Makes a run count, in the transaction of the loader that is given: its pairs take the place of those before, decisions stay.
 *
 * Shape: a run over older registers than the one in force keeps its quality statement and leaves the queue alone, as when an old month is rebuilt.
 * Fails: as zod does on a quality.json of another shape, as PostgreSQL does on a pair that does not fit; nothing stays then.
 */
export async function publishRun(loader: Loader, run: PreparedRun, it: Publishing): Promise<void> {
  const quality = QualityFile.parse(await readJson(run, 'quality.json'))
  const model = ModelFile.parse(await readJson(run, 'model.json'))
  const asOf =
    run.sources
      .map((source) => source.asOf)
      .toSorted()
      .at(-1) ?? ''
  const inForce = await store.lockInForce(loader)
  const isNewest = !inForce || asOf >= inForce.as_of
  if (isNewest) await load(loader, run, it)
  await store.insertRun(loader, {
    ...{ id: run.runId, month: it.month, as_of: asOf, superseded: !isNewest, folder: run.folder },
    ...{ begun_at: run.begunAt, finished_at: it.at, finished_by: it.actorName, sources: run.sources, model_hash: run.modelHash, quality, model },
    ...{ threshold: quality.threshold, review_threshold: quality.reviewThreshold, target_error_rate: quality.targetErrorRate },
  })
  const detail = { month: it.month, records: quality.records, links: quality.links, inForce: isNewest, model: run.modelHash }
  await auditBy(loader, { regency: run.regency, at: it.at, actor: it.actor, action: 'linkage.published', subject: run.runId, detail })
}

async function readJson(run: PreparedRun, name: string): Promise<unknown> {
  return JSON.parse(await readFile(join(run.path, name), 'utf8'))
}

async function load(loader: Loader, run: PreparedRun, { at, signal }: Publishing): Promise<void> {
  const file = join(run.path, 'pair.csv')
  await loader.query(store.INCOMING)
  await copyFile(loader, { table: 'linkage_incoming', columns: PAIR_COLUMNS, file, bytes: (await stat(file)).size, ...(signal ? { signal } : {}) })
  await store.takePairs(loader, run.runId, at)
}
