import type { App } from '../../platform/context.ts'
import { auditBy, inLoader, type Loader } from '../../platform/loading.ts'
import * as loading from './loader-store.ts'
import { diffStale, notInForce, notInReview, undoBlocked } from './problems.ts'
import type { BatchRecord, Deed } from './tables.ts'

type Which = Pick<BatchRecord, 'id' | 'regency_code'>

/**
 * Brings an approved file into force: the snapshot, the history of its people and the audit entry in one transaction.
 *
 * Shape: one file of a register at a time; done twice it is done once. A file that another overtook goes back to review and does not count.
 * Fails: `registers/not-in-review` when nobody approved it, `registers/diff-stale` when another file came into force since it was compared.
 */
export async function commitBatch(app: App, which: Which, actor: string): Promise<void> {
  const bind = { regency: which.regency_code, actor }
  await inLoader(app, bind, (loader) => loading.moveBatch(loader, which.id, ['approved'], 'committing'))
  const outcome = await inLoader(app, bind, (loader) => commit(app, loader, which, actor))
  if (outcome === 'stale') throw diffStale({ batchId: which.id })
}

async function commit(app: App, loader: Loader, which: Which, actor: string): Promise<'done' | 'stale'> {
  const seen = await loading.lockBatch(loader, which.id)
  if (!seen || seen.state === 'done') return 'done'
  if (seen.state !== 'committing') throw notInReview({ batchId: which.id, state: seen.state })
  await loading.lockRegister(loader, seen.register)
  if ((await loading.findBase(loader, seen)) !== seen.base_batch) {
    await loading.moveBatch(loader, seen.id, ['committing'], 'in-review', { approved: null })
    return 'stale'
  }
  const at = app.clock()
  const changes = await loading.writeHistory(loader, seen, at)
  await loading.dropDiff(loader, seen.id)
  await loading.setDone(loader, seen.id)
  if (seen.mends) {
    const ended: Deed = { by: seen.uploaded_by, id: seen.uploaded_id, at: at.toISOString(), reason: `diganti ${seen.id}` }
    await loading.moveBatch(loader, seen.mends, ['needs-fixing', 'in-review'], 'cancelled', { ended })
  }
  const detail = { register: seen.register, asOf: seen.as_of, sha256: seen.sha256, changes, maker: seen.uploaded_id, checker: seen.approved?.id ?? null }
  await auditBy(loader, { regency: seen.regency_code, at, actor, action: 'registers.committed', subject: seen.id, detail })
  return 'done'
}

/**
 * Takes a file back: the one before it is in force again, its history stays and is marked. Closed months keep what they were built from.
 *
 * Shape: one transaction; done twice it is done once.
 * Fails: `registers/not-done` when the file is not in force, `registers/undo-blocked` when a file in force stands on it.
 */
export async function undoBatch(app: App, which: Which, actor: string, deed: Omit<Deed, 'at'>): Promise<void> {
  await inLoader(app, { regency: which.regency_code, actor }, async (loader) => {
    const seen = await loading.lockBatch(loader, which.id)
    if (seen?.state === 'undone') return
    if (seen?.state !== 'done') throw notInForce({ batchId: which.id, state: seen?.state ?? 'gone' })
    await loading.lockRegister(loader, seen.register)
    const by = await loading.listStanding(loader, seen.id)
    if (by.length > 0) throw undoBlocked({ batchId: seen.id, by })
    const at = app.clock()
    const changes = await loading.reverseHistory(loader, seen.id, at)
    await loading.moveBatch(loader, seen.id, ['done'], 'undone', { undone: { ...deed, at: at.toISOString() } })
    const detail = { register: seen.register, asOf: seen.as_of, sha256: seen.sha256, changes }
    const note = { regency: seen.regency_code, at, actor, action: 'registers.undone', subject: seen.id, detail }
    await auditBy(loader, deed.reason ? { ...note, reason: deed.reason } : note)
  })
}
