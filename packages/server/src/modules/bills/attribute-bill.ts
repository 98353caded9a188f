import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { dataDir, workFolder } from '../../platform/data-dir.ts'
import { engineTask } from '../../platform/engine.ts'
import type { JobCtx } from '../../platform/jobs.ts'
import { findAttribution, loadAttribution } from '../ledger/index.ts'

const COLUMNS = ['row_no', 'card', 'person_id', 'month_billed', 'iuran', 'bantuan', 'area_path']

/**
 * Binds the person-months of a bill's lines under the bill's own id, so that the books can name whom its payment paid for.
 *
 * Shape: once a bill; a challenge that is made again finds them bound. `folder` is where the frozen lines lie.
 */
export async function attributeBill(job: JobCtx, billId: string, folder: string): Promise<void> {
  const { app, regency } = job
  if (await job.inRegency((ctx) => findAttribution(ctx, billId))) return
  const work = await workFolder(dataDir(app.config.dataDir), 'person-months')
  try {
    const outFile = join(work, 'line.csv')
    await engineTask(app, 'extract', { file: join(folder, 'line.parquet'), columns: COLUMNS, outFile }, { signal: job.signal })
    await loadAttribution(app, { regency, actor: job.actor.id }, { id: billId, file: outFile })
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}
