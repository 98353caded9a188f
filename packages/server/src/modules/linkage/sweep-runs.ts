import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { OpenApp } from '../../platform/app.ts'
import { dataDir, listDeep } from '../../platform/data-dir.ts'

const A_DAY = 24 * 3600_000

/** Removes run folders that no run names: a crash came between disk and database. What is younger than a day may belong to a run under way. */
export async function sweepRuns(app: OpenApp): Promise<void> {
  const { linkage } = dataDir(app.config.dataDir)
  for (const [regency, id] of await listDeep(linkage, 2)) {
    if (!regency || !id) continue
    const folder = join(linkage, regency, id)
    const { mtimeMs } = await stat(folder)
    const known = await app.owner.query('select 1 from linkage_run where id::text = $1', [id])
    if (known.rowCount === 0 && app.clock().getTime() - mtimeMs > A_DAY) await rm(folder, { recursive: true, force: true })
  }
}
