import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { OpenApp } from '../../platform/app.ts'
import { dataDir, listDeep } from '../../platform/data-dir.ts'
import { whileHolding } from '../../platform/loading.ts'
import { buildLock } from './build-month.ts'

/** Removes frozen folders that no build names: a crash came between disk and database. Safe beside other processes. */
export async function sweepMonths(app: OpenApp): Promise<void> {
  const { months } = dataDir(app.config.dataDir)
  const isKnown = async (id: string) => (await app.owner.query('select 1 from indicators_month where build_id::text = $1', [id])).rowCount === 1
  for (const [regency, month, id] of await listDeep(months, 3)) {
    if (!regency || !month || !id || (await isKnown(id))) continue
    await whileHolding(app, buildLock(regency, month), async () => {
      if (await isKnown(id)) return
      app.log.warn({ build: id }, 'a month that was never published is removed')
      await rm(join(months, regency, month, id), { recursive: true, force: true })
    })
  }
}
