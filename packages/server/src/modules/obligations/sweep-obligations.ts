import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { OpenApp } from '../../platform/app.ts'
import { dataDir, listDeep } from '../../platform/data-dir.ts'
import { whileHolding } from '../../platform/loading.ts'
import { runLock } from './compute-obligations.ts'

/** Removes frozen folders that no run names: a crash came between disk and database. Safe beside other processes. */
export async function sweepObligations(app: OpenApp): Promise<void> {
  const root = join(dataDir(app.config.dataDir).root, 'obligations')
  const isKnown = async (id: string) => (await app.owner.query('select 1 from obligations_run where id::text = $1', [id])).rowCount === 1
  for (const [regency, month, id] of await listDeep(root, 3)) {
    if (!regency || !month || !id || (await isKnown(id))) continue
    await whileHolding(app, runLock(regency), async () => {
      if (await isKnown(id)) return
      app.log.warn({ run: id }, 'obligations that were never published are removed')
      await rm(join(root, regency, month, id), { recursive: true, force: true })
    })
  }
}
