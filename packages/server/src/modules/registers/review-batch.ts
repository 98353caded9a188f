import type { Ctx } from '../../platform/context.ts'
import { inRegency } from '../../platform/database.ts'
import { enqueue } from '../../platform/jobs.ts'
import { listBlocking } from './dependents.ts'
import { commitTitle, compareTitle, undoTitle } from './present.ts'
import * as problems from './problems.ts'
import { getBatch } from './read-batches.ts'
import * as store from './store.ts'
import type { BatchRecord, BatchState, Deed } from './tables.ts'

const deedOf = (ctx: Ctx, reason: string | null = null): Deed => ({ by: ctx.actor.name, id: ctx.actor.id, at: ctx.now.toISOString(), reason })

/** The file, held until the request ends. Fails: `registers/batch-not-found`. */
async function held(ctx: Ctx, batchId: string): Promise<BatchRecord> {
  const { id } = await getBatch(ctx, batchId)
  await store.lockBatch(ctx, id)
  return getBatch(ctx, batchId)
}

function mustWait(batch: BatchRecord, states: readonly BatchState[]): void {
  if (!states.includes(batch.state)) throw problems.tooLate({ batchId: batch.id, state: batch.state })
}

/**
 * Goes on to review without the refused rows.
 *
 * Fails: `registers/too-late` when the file does not wait for mending.
 */
export async function continueBatch(ctx: Ctx, batchId: string): Promise<BatchRecord> {
  const batch = await held(ctx, batchId)
  if (batch.state === 'in-review') return batch
  mustWait(batch, ['needs-fixing'])
  return store.changeBatch(ctx, batch.id, { state: 'in-review' })
}

/**
 * Says of an oddity that it is right, and why.
 *
 * Fails: `registers/stop-not-found`, `registers/too-late`.
 */
export async function acknowledgeStop(ctx: Ctx, ask: { batchId: string; stop: string; reason: string }): Promise<BatchRecord> {
  const batch = await held(ctx, ask.batchId)
  mustWait(batch, ['needs-fixing', 'in-review'])
  if (!batch.diff?.stops.some((it) => it.code === ask.stop)) throw problems.stopNotFound({ stop: ask.stop })
  const acks = [...batch.acks.filter((it) => it.stop !== ask.stop), { ...deedOf(ctx, ask.reason), stop: ask.stop }]
  return store.changeBatch(ctx, batch.id, { acks })
}

/** Oddities nobody has looked at. */
export function openStops(batch: Pick<BatchRecord, 'diff' | 'acks'>): string[] {
  const codes = new Set(batch.diff?.stops.map((it) => it.code))
  for (const it of batch.acks) codes.delete(it.stop)
  return [...codes]
}

/** Says whether the file is the whole list or a part of it, and has it compared anew; nobody can agree to the old effect meanwhile. Fails: `registers/too-late`. */
export async function changeScope(ctx: Ctx, ask: { batchId: string; scope: BatchRecord['scope'] }): Promise<BatchRecord> {
  const batch = await held(ctx, ask.batchId)
  mustWait(batch, ['needs-fixing', 'in-review'])
  return requestCompare(ctx, await store.changeBatch(ctx, batch.id, { scope: ask.scope, state: 'checking' }))
}

/** Has a waiting file compared with what is in force now. */
export async function requestCompare(ctx: Ctx, batch: BatchRecord): Promise<BatchRecord> {
  const job = await enqueue(ctx, { kind: 'registers.diff', title: compareTitle(batch), payload: { batchId: batch.id } }, { small: store.isSmall(batch) })
  return store.changeBatch(ctx, batch.id, { job_id: job.id })
}

/** Files of the register that wait and were compared with what is no longer in force: compared anew. */
export async function requestStale(ctx: Ctx, register: BatchRecord['register']): Promise<void> {
  for (const batch of await store.listWaiting(ctx, register)) {
    if (((await store.findBase(ctx, batch))?.id ?? null) !== batch.base_batch) await requestCompare(ctx, batch)
  }
}

/** The command line stands outside the rule of two people: whoever has the machine has the data; the audit log names it. */
function mustBeSecond(ctx: Ctx, batch: BatchRecord, first: string): void {
  if (batch.diff?.approval.needs === 'two' && first === ctx.actor.id && ctx.actor.kind === 'user') throw problems.needsSecondPerson({ batchId: batch.id })
}

/**
 * Agrees to a file; it comes into force in the background.
 *
 * Shape: agreeing twice at the same moment is agreeing once. A file that was overtaken is compared anew first, and has to be looked at again.
 * Fails: as `agree`; `registers/diff-stale`.
 */
export async function approveBatch(ctx: Ctx, ask: { batchId: string; reason?: string | undefined }): Promise<BatchRecord> {
  const seen = await getBatch(ctx, ask.batchId)
  if (seen.state === 'in-review' && ((await store.findBase(ctx, seen))?.id ?? null) !== seen.base_batch) {
    // In a transaction of its own, because the refusal takes this one back.
    await inRegency(ctx.app, ctx.actor, ctx.bind, (own) => requestCompare(own, seen))
    throw problems.diffStale({ batchId: seen.id })
  }
  const { batch, isNew } = await agree(ctx, ask)
  return isNew ? requestCommit(ctx, batch) : batch
}

/**
 * Writes down that somebody agrees; `isNew` is false when somebody did before.
 *
 * Fails: `registers/not-in-review`, `registers/stops-open`, `registers/needs-second-person`.
 */
export async function agree(ctx: Ctx, ask: { batchId: string; reason?: string | undefined }): Promise<{ batch: BatchRecord; isNew: boolean }> {
  const batch = await held(ctx, ask.batchId)
  if (['approved', 'committing', 'done'].includes(batch.state)) return { batch, isNew: false }
  if (batch.state !== 'in-review' || !batch.diff) throw problems.notInReview({ batchId: batch.id, state: batch.state })
  const stops = openStops(batch)
  if (stops.length > 0) throw problems.stopsOpen({ batchId: batch.id, stops })
  mustBeSecond(ctx, batch, batch.uploaded_id)
  const approved = deedOf(ctx, ask.reason?.trim() || null)
  return { batch: await store.changeBatch(ctx, batch.id, { state: 'approved', approved }), isNew: true }
}

/** Accepts a file by the policy, which asks nobody, and has it brought into force. */
export async function acceptByPolicy(ctx: Ctx, batch: BatchRecord): Promise<void> {
  const approved = { by: 'kebijakan approval/changes', id: 'approval/changes', at: ctx.now.toISOString(), reason: null }
  await requestCommit(ctx, await store.changeBatch(ctx, batch.id, { state: 'approved', approved }))
}

async function requestCommit(ctx: Ctx, batch: BatchRecord): Promise<BatchRecord> {
  const job = await enqueue(ctx, { kind: 'registers.commit', title: commitTitle(batch), payload: { batchId: batch.id } }, { small: store.isSmall(batch) })
  return store.changeBatch(ctx, batch.id, { job_id: job.id })
}

/** Ends a file that is not in force: rejected by whoever looked at it, or withdrawn by whoever sent it. Fails: `registers/too-late`. */
export async function endBatch(ctx: Ctx, ask: { batchId: string; reason?: string | undefined }): Promise<BatchRecord> {
  const batch = await held(ctx, ask.batchId)
  mustWait(batch, ['needs-fixing', 'in-review'])
  return store.changeBatch(ctx, batch.id, { state: 'cancelled', ended: deedOf(ctx, ask.reason?.trim() || null) })
}

/** The file, held, in force or taken back already. Fails: `registers/not-done`, `registers/undo-blocked`. */
export async function mustBeUndoable(ctx: Ctx, batchId: string): Promise<BatchRecord> {
  const batch = await held(ctx, batchId)
  if (batch.state === 'undone') return batch
  if (batch.state !== 'done') throw problems.notInForce({ batchId: batch.id, state: batch.state })
  const by = await listBlocking(ctx, batch)
  if (by.length > 0) throw problems.undoBlocked({ batchId: batch.id, by })
  return batch
}

/**
 * Takes a file in force back, or asks for it where two people must agree.
 *
 * Fails: `registers/not-done`, `registers/undo-blocked`, `registers/needs-second-person` when one's own question is not yet answered by another.
 */
export async function askUndo(ctx: Ctx, ask: { batchId: string; reason: string }): Promise<BatchRecord> {
  const batch = await mustBeUndoable(ctx, ask.batchId)
  if (batch.state === 'undone') return batch
  const deed = deedOf(ctx, ask.reason.trim())
  if (batch.undo_asked) mustBeSecond(ctx, batch, batch.undo_asked.id)
  else if (batch.diff?.approval.needs === 'two' && ctx.actor.kind === 'user') return store.changeBatch(ctx, batch.id, { undo_asked: deed })
  const payload = { batchId: batch.id, by: deed.by, id: deed.id, reason: batch.undo_asked?.reason ?? deed.reason }
  const job = await enqueue(ctx, { kind: 'registers.undo', title: undoTitle(batch), payload }, { small: store.isSmall(batch) })
  return store.changeBatch(ctx, batch.id, { job_id: job.id })
}

/** Withdraws the question whether a file shall be taken back. */
export async function keepBatch(ctx: Ctx, batchId: string): Promise<BatchRecord> {
  const batch = await held(ctx, batchId)
  return store.changeBatch(ctx, batch.id, { undo_asked: null })
}
