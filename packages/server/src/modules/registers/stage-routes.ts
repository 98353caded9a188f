import * as contract from '@semesta/contract'
import type { Ctx } from '../../platform/context.ts'
import { route } from '../../platform/route.ts'
import { listDependents } from './dependents.ts'
import { exportChanges, listChanges } from './list-changes.ts'
import { presentBatch } from './present.ts'
import { getBatch, newestIds } from './read-batches.ts'
import * as review from './review-batch.ts'
import { listPending, showDiff } from './show-diff.ts'
import type { BatchRecord } from './tables.ts'

const shown = async (ctx: Ctx, batch: BatchRecord) => presentBatch(batch, await newestIds(ctx))

/** What the audit log keeps of an act on a file: which file of what, in which state it is now. */
const noteOf = (action: string) => (input: { batchId: string; reason?: string | undefined }, reply: { register: string; asOf: string; state: string }) => ({
  action,
  subject: input.batchId,
  detail: { register: reply.register, asOf: reply.asOf, state: reply.state },
  ...(input.reason ? { reason: input.reason } : {}),
})

/** The life of a file between its check and its coming into force, and back. */
export const stageRoutes = [
  route(contract.GetDiff, (ctx, input) => showDiff(ctx, input.batchId)),
  route(contract.ListChanges, (ctx, input) => listChanges(ctx, input)),
  route(
    contract.ExportChanges,
    (ctx, input) => exportChanges(ctx, input),
    ({ batchId, kind, format }, file) => ({
      action: 'registers.changes-exported',
      subject: batchId,
      detail: { kind: kind ?? null, format, wholeNumbers: 'wholeNumbers' in file && file.wholeNumbers === true },
    }),
  ),
  route(contract.ListPending, (ctx) => listPending(ctx)),
  route(contract.ContinueBatch, async (ctx, input) => shown(ctx, await review.continueBatch(ctx, input.batchId)), noteOf('registers.continued')),
  route(contract.ChangeScope, async (ctx, input) => shown(ctx, await review.changeScope(ctx, input)), noteOf('registers.scope-changed')),
  route(contract.AcknowledgeStop, async (ctx, input) => shown(ctx, await review.acknowledgeStop(ctx, input)), noteOf('registers.acknowledged')),
  route(contract.ApproveBatch, async (ctx, input) => shown(ctx, await review.approveBatch(ctx, input)), noteOf('registers.approved')),
  route(contract.RejectBatch, async (ctx, input) => shown(ctx, await review.endBatch(ctx, input)), noteOf('registers.rejected')),
  route(contract.CancelBatch, async (ctx, input) => shown(ctx, await review.endBatch(ctx, input)), noteOf('registers.withdrawn')),
  route(contract.UndoBatch, async (ctx, input) => shown(ctx, await review.askUndo(ctx, input)), noteOf('registers.undo-asked')),
  route(contract.KeepBatch, async (ctx, input) => shown(ctx, await review.keepBatch(ctx, input.batchId)), noteOf('registers.kept')),
  route(contract.ListDependents, async (ctx, input) => {
    const batch = await getBatch(ctx, input.batchId)
    const { new: fresh = 0, changed = 0, left = 0 } = batch.diff?.rows ?? {}
    return { rows: await listDependents(ctx, batch), changes: fresh + changed + left }
  }),
]
