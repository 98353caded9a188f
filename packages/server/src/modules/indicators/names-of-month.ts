import { existsSync } from 'node:fs'
import { mkdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Artefact, FINDING_COLUMNS, MOVED_COLUMNS, OUTSIDER_COLUMNS, PEOPLE_COLUMNS } from '@semesta/engine'
import type { App } from '../../platform/context.ts'
import { dataDir, workFolder } from '../../platform/data-dir.ts'
import { engineTask } from '../../platform/engine.ts'
import type { JobCtx } from '../../platform/jobs.ts'
import { auditBy, inLoader, whileHolding } from '../../platform/loading.ts'
import { loadFindings } from '../findings/index.ts'
import { getMonth, type MonthRow } from '../months/index.ts'
import { loadChanges } from '../movements/index.ts'
import { thawObligations } from '../obligations/index.ts'
import { indexNames, loadPeople } from '../people/index.ts'
import { loadOutsiders } from '../reconciliation/index.ts'
import { buildLock } from './build-month.ts'
import { beingBuilt } from './problems.ts'
import { dropNames } from './prune-months.ts'
import * as store from './store.ts'

/** Fills the word index of a month, so that search by name is quick. Until then search reads the people themselves. */
export async function indexMonth(app: App, it: { regency: string; buildId: string; actor: string }): Promise<void> {
  await inLoader(app, it, async (loader) => {
    await indexNames(loader, it.buildId)
    await store.setNames(loader, it.buildId, { names_indexed: true })
  })
}

/**
 * Loads the names of a month that were put away, from its frozen files: the same rows, to the letter.
 *
 * Fails: `indicators/month-not-found`; `indicators/being-built` when another process is at this month.
 */
export async function thawMonth(job: JobCtx, month: string): Promise<{ buildId: string }> {
  const held = await whileHolding(job.app, buildLock(job.regency, month), async () => {
    const row = await job.inRegency((ctx) => getMonth(ctx, month))
    if (!row.people_online) await thaw(job, row)
    return { buildId: row.build_id }
  })
  if (!held) throw beingBuilt({ month })
  return held.result
}

async function thaw(job: JobCtx, row: MonthRow): Promise<void> {
  const { app, regency, signal } = job
  const folder = await workFolder(dataDir(app.config.dataDir), 'thaw')
  const bind = { regency, buildId: row.build_id, actor: job.actor.id }
  try {
    await mkdir(folder, { recursive: true })
    const people = await extracted(job, row, folder, 'people', PEOPLE_COLUMNS)
    job.progress({ percent: 20, step: 'publish' })
    const finding = await extracted(job, row, folder, 'finding', FINDING_COLUMNS)
    const change = await extractedIfThere(job, row, folder, 'change', MOVED_COLUMNS)
    const outsider = await extractedIfThere(job, row, folder, 'outsider', OUTSIDER_COLUMNS)
    await inLoader(app, bind, async (loader) => {
      await dropNames(loader, row.build_id)
      const onShare = (share: number) => signal.aborted || job.progress({ percent: 25 + share * 45, step: 'publish' })
      await loadPeople(loader, { ...people, signal, onShare })
      await loadFindings(loader, { ...finding, signal })
      if (change) await loadChanges(loader, { ...change, signal })
      if (outsider) await loadOutsiders(loader, { ...outsider, signal })
      await store.setNames(loader, row.build_id, { people_online: true })
      const detail = { month: row.month, revision: row.revision }
      await auditBy(loader, { regency, at: app.clock(), actor: job.actor.id, action: 'people.loaded', subject: row.build_id, detail })
    })
    job.progress({ percent: 75, step: 'index' })
    await indexMonth(app, bind)
    await thawObligations(job, row.month)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** A month built before changes were kept has no such files, and fewer columns in the others. */
const extractedIfThere = async (job: JobCtx, row: MonthRow, folder: string, name: Artefact, columns: readonly string[]) =>
  existsSync(join(job.app.config.dataDir, row.folder, `${name}.parquet`)) ? extracted(job, row, folder, name, columns) : null

async function extracted({ app, signal }: JobCtx, row: MonthRow, folder: string, name: Artefact, columns: readonly string[]) {
  const outFile = join(folder, `${name}.csv`)
  const file = join(app.config.dataDir, row.folder, `${name}.parquet`)
  const written = await engineTask(app, 'extract', { file, columns: [...columns], outFile }, { signal })
  return { file: outFile, bytes: (await stat(outFile)).size, columns: written.columns }
}
