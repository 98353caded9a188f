import type { DiffReport } from '@semesta/engine'
import type { OpenApp } from '../../platform/app.ts'
import type { Actor, Ctx } from '../../platform/context.ts'
import { inRegency } from '../../platform/database.ts'
import { systemBind } from '../../platform/system.ts'
import { runHere } from '../jobs/index.ts'
import { compareBatch } from './compare-batch.ts'
import { type DependentView, listDependents, monthsToRebuild } from './dependents.ts'
import { bringIn, type ImportAsk, type Watch } from './import-file.ts'
import { commitJob, undoJob } from './jobs.ts'
import { commitTitle, rowsOf, undoTitle } from './present.ts'
import { batchNotFound, diffStale } from './problems.ts'
import { getBatch } from './read-batches.ts'
import * as review from './review-batch.ts'
import { showDiff } from './show-diff.ts'
import * as store from './store.ts'
import type { BatchRecord } from './tables.ts'

const within = <T>(app: OpenApp, actor: Actor, regency: string, work: (ctx: Ctx) => Promise<T>) => inRegency(app, actor, systemBind(regency), work)

type Side = Awaited<ReturnType<typeof showDiff>>['before'] | null
/** The effect of a file as the command line prints it. Unit: heads, whole rupiah a month for the city; ratios as two counts, with the status they lead to. */
export type StageOutcome = ReturnType<typeof outcomeOf> & { before: Side; after: Side; duplicateOf: string | null }

/**
 * Takes a file in, checks it and says what it would do; nothing counts yet.
 *
 * Shape: the same bytes twice are one file and give the same answer. Fails: as `importFile`.
 */
export async function stageFile(
  app: OpenApp,
  actor: Actor,
  ask: ImportAsk & { scope: BatchRecord['scope']; mends?: string | undefined },
  watch: Watch,
): Promise<StageOutcome> {
  const { batch, isMine } = await bringIn(app, actor, { ...ask, staged: true }, watch)
  return within(app, actor, ask.regency, async (ctx) => {
    const staged = await getBatch(ctx, batch.id)
    const { before = null, after = null } = staged.diff ? await showDiff(ctx, batch.id) : {}
    return { ...outcomeOf(staged), before, after, duplicateOf: isMine ? null : batch.id }
  })
}

function outcomeOf(batch: BatchRecord) {
  const { diff } = batch
  const counts = rowsOf(batch) ?? { read: 0, accepted: 0, rejected: 0, skipped: 0 }
  const heads = (kind: string) => sumOf(diff, 'heads', kind)
  return {
    ...{ joined: heads('joined'), left: heads('left'), changedSegment: heads('segment'), activated: heads('activated') },
    deactivated: Object.fromEntries((diff?.changes ?? []).filter((it) => it.kind === 'deactivated').map((it) => [it.cause ?? 'unknown', it.heads])),
    ...{ moved: heads('moved'), corrected: heads('corrected'), unchanged: diff?.rows.same ?? counts.accepted, rejected: counts.rejected },
    ...{ rupiahPerMonthDelta: sumOf(diff, 'rupiahPerMonth'), coverageHeadsDelta: sumOf(diff, 'registered'), activeHeadsDelta: sumOf(diff, 'active') },
    populationHeadsDelta: diff ? diff.after.population - diff.before.population : 0,
    ...{ batch: batch.id, state: batch.state, register: batch.register, asOf: batch.as_of, scope: batch.scope, base: batch.base_batch },
    skipped: counts.skipped + (diff?.rows.repeated ?? 0),
    rows: { ...counts, ...diff?.rows },
    needs: diff?.approval.needs ?? null,
    stops: (diff?.stops ?? []).map(({ code, judul, title, facts }) => ({ code, judul, title, facts })),
  }
}

function sumOf(diff: DiffReport | null, key: 'heads' | 'rupiahPerMonth' | 'registered' | 'active', kind?: string): number {
  return (diff?.changes ?? []).filter((it) => !kind || it.kind === kind).reduce((sum, it) => sum + it[key], 0)
}

/** The regency of a file, for a command that names the file alone. Fails: `registers/batch-not-found`. */
async function regencyOf(app: OpenApp, batchId: string): Promise<string> {
  const { rows } = await app.owner.query<{ regency_code: string }>('select regency_code from registers_batch where id::text = $1', [batchId])
  if (!rows[0]) throw batchNotFound({ batchId })
  return rows[0].regency_code
}

/**
 * Agrees to a staged file and waits until it is in force. Also goes on with one that was agreed to and whose work died.
 *
 * Shape: `reason`, when given, also answers every oddity that nobody has looked at. One that another file overtook is compared anew first, and refused.
 * Fails: as `approveBatch` and `commitBatch`.
 */
export async function approveHere(app: OpenApp, actor: Actor, ask: { batchId: string; reason?: string | undefined }, watch: Watch) {
  const regency = await regencyOf(app, ask.batchId)
  const seen = await within(app, actor, regency, (ctx) => getBatch(ctx, ask.batchId))
  await mustBeFresh(app, actor, seen, watch)
  const batch = await within(app, actor, regency, async (ctx) => {
    if (seen.state === 'needs-fixing') await review.continueBatch(ctx, seen.id)
    if (ask.reason) for (const stop of review.openStops(seen)) await review.acknowledgeStop(ctx, { batchId: seen.id, stop, reason: ask.reason })
    const agreed = await review.agree(ctx, ask)
    if (agreed.isNew) await ctx.audit({ action: 'registers.approved', subject: seen.id, detail: { register: seen.register, asOf: seen.as_of } })
    return agreed.batch
  })
  const job = { kind: commitJob.kind, title: commitTitle(batch), payload: { batchId: batch.id }, regency }
  if (batch.state !== 'done') await runHere(app, commitJob, actor, job, { onProgress: watch.onProgress, stop: watch.signal })
  return within(app, actor, regency, async (ctx) => {
    const done = await getBatch(ctx, batch.id)
    return { batch: done.id, state: done.state, register: done.register, asOf: done.as_of, monthsToRebuild: await monthsToRebuild(ctx, done.register) }
  })
}

async function mustBeFresh(app: OpenApp, actor: Actor, batch: BatchRecord, watch: Watch): Promise<void> {
  if (!['needs-fixing', 'in-review'].includes(batch.state) || !batch.diff) return
  const base = await within(app, actor, batch.regency_code, (ctx) => store.findBase(ctx, batch))
  if ((base?.id ?? null) === batch.base_batch) return
  await compareBatch(app, batch, { actor: actor.id, ...watch })
  throw diffStale({ batchId: batch.id })
}

/** What stands on a file, before it is taken back. Fails: `registers/batch-not-found`. */
export async function dependentsHere(app: OpenApp, actor: Actor, batchId: string): Promise<DependentView[]> {
  const regency = await regencyOf(app, batchId)
  return within(app, actor, regency, async (ctx) => listDependents(ctx, await getBatch(ctx, batchId)))
}

/** Takes a file in force back and waits for the end. Fails: as `askUndo` and `undoBatch`. */
export async function undoHere(app: OpenApp, actor: Actor, ask: { batchId: string; reason: string }, watch: Watch) {
  const regency = await regencyOf(app, ask.batchId)
  const dependents = await dependentsHere(app, actor, ask.batchId)
  const batch = await within(app, actor, regency, (ctx) => review.mustBeUndoable(ctx, ask.batchId))
  const payload = { batchId: batch.id, by: actor.name, id: actor.id, reason: ask.reason }
  const job = { kind: undoJob.kind, title: undoTitle(batch), payload, regency }
  if (batch.state !== 'undone') await runHere(app, undoJob, actor, job, { onProgress: watch.onProgress, stop: watch.signal })
  return within(app, actor, regency, async (ctx) => {
    const done = await getBatch(ctx, batch.id)
    return {
      batch: done.id,
      state: done.state,
      register: done.register,
      asOf: done.as_of,
      dependents,
      monthsToRebuild: await monthsToRebuild(ctx, done.register),
    }
  })
}
