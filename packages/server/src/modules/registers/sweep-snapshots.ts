import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { OpenApp } from '../../platform/app.ts'
import { dataDir, listDeep } from '../../platform/data-dir.ts'
import { whileHolding } from '../../platform/loading.ts'
import { checkLock } from './check-batch.ts'
import { compareLock } from './compare-batch.ts'

const DAY = 86_400_000

/**
 * Removes what a crash left behind: snapshot folders that no checked file names, comparisons that were replaced, and bytes that no file names after a day.
 *
 * Shape: safe beside other processes: what one of them is at is locked and stays.
 */
export async function sweepSnapshots(app: OpenApp): Promise<void> {
  const dir = dataDir(app.config.dataDir)
  const isNamed = async (id: string) =>
    (await app.owner.query('select 1 from registers_batch where id::text = $1 and check_path is not null', [id])).rowCount === 1
  for (const [regency, register, asOf, id] of await listDeep(dir.snapshots, 4)) {
    if (!id || (await isNamed(id))) continue
    await whileHolding(app, checkLock(id), async () => {
      if (await isNamed(id)) return
      app.log.warn({ batch: id }, 'a snapshot that was never finished is removed')
      await rm(join(dir.snapshots, `${regency}`, `${register}`, `${asOf}`, id), { recursive: true, force: true })
    })
  }
  await sweepDiffs(app)
  for (const sha256 of await readdir(dir.uploads)) {
    const { rowCount } = await app.owner.query('select 1 from registers_batch where sha256 = $1 limit 1', [sha256])
    const { mtimeMs } = await stat(join(dir.uploads, sha256))
    if (rowCount === 0 && app.clock().getTime() - mtimeMs > DAY) await rm(join(dir.uploads, sha256), { force: true })
  }
}

async function sweepDiffs(app: OpenApp): Promise<void> {
  const dir = dataDir(app.config.dataDir)
  const isNamed = async (path: string) => (await app.owner.query('select 1 from registers_batch where $1 in (diff_path, snapshot_path)', [path])).rowCount === 1
  for (const [regency, batch, id] of await listDeep(dir.diffs, 3)) {
    const path = join('diffs', `${regency}`, `${batch}`, `${id}`)
    if (!batch || (await isNamed(path))) continue
    await whileHolding(app, compareLock(batch), async () => {
      if (!(await isNamed(path))) await rm(join(dir.root, path), { recursive: true, force: true })
    })
  }
}
