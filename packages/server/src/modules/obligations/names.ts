import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { DUE_COLUMNS } from '@semesta/engine'
import type { App } from '../../platform/context.ts'
import { dataDir, workFolder } from '../../platform/data-dir.ts'
import { engineTask } from '../../platform/engine.ts'
import type { JobCtx } from '../../platform/jobs.ts'
import { dropRoom, inLoader } from '../../platform/loading.ts'
import { hasNames, type MonthRow } from '../months/index.ts'
import { loadDue } from './publish-run.ts'
import * as store from './store.ts'
import type { RunRow } from './tables.ts'

const SET = `update obligations_run set names_online = $2 where regency_code = app_regency() and id = $1`
const LOCK_NOT_AVAILABLE = '55P03'

/** Puts the names of months away that are not among the newest: their sums stay, and so do their frozen files. */
export async function putAwayNames(app: App, regency: string, actor: string, { runs, newest }: { runs: readonly RunRow[]; newest: MonthRow }): Promise<void> {
  for (const { id } of runs.filter((it) => it.names_online && !hasNames(it.month, newest.month))) {
    try {
      await inLoader(app, { regency, actor }, async (loader) => {
        await loader.query(SET, [id, false])
        await dropRoom(loader, 'obligations_due', id)
      })
    } catch (error) {
      if ((error as { code?: string }).code !== LOCK_NOT_AVAILABLE) throw error
      app.log.warn({ run: id }, 'somebody reads what should go; it goes with the next run')
    }
  }
}

/** Loads what each card owes in an older month again, from its frozen file. Nothing to do for a month that was not put down or whose names are at hand. */
export async function thawObligations(job: JobCtx, month: string): Promise<void> {
  const { app, regency, signal } = job
  const run = await job.inRegency((ctx) => store.findFirst(ctx, month))
  if (!run || run.names_online) return
  const folder = await workFolder(dataDir(app.config.dataDir), 'thaw')
  try {
    const outFile = join(folder, 'due.csv')
    await engineTask(app, 'extract', { file: join(app.config.dataDir, run.folder, 'due.parquet'), columns: [...DUE_COLUMNS], outFile }, { signal })
    await inLoader(app, { regency, buildId: run.id, actor: job.actor.id }, async (loader) => {
      await dropRoom(loader, 'obligations_due', run.id)
      await loadDue(loader, { file: outFile, bytes: (await stat(outFile)).size, signal })
      await loader.query(SET, [run.id, true])
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
