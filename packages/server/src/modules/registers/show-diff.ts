import type { Diff, ListPending, OutputOf } from '@semesta/contract'
import { type Standing, statusAt, thresholdsAt } from '@semesta/engine'
import { percentText, SEGMENTS } from '@semesta/kernel'
import type { z } from 'zod'
import type { Ctx } from '../../platform/context.ts'
import { findArrears } from '../months/index.ts'
import { monthsToRebuild } from './dependents.ts'
import { presentBatch } from './present.ts'
import { noDiff } from './problems.ts'
import { getBatch, newestIds } from './read-batches.ts'
import * as store from './store.ts'
import type { BatchRecord, Deed } from './tables.ts'

type DiffView = z.output<typeof Diff>
type StandingView = DiffView['before']
type Arrears = { value: number; source: string } | undefined

/**
 * What a file would do to the list in force, or did.
 *
 * Unit:  exact heads and whole rupiah; ratios as two counts and a text that never rounds across a threshold.
 * Fails: `registers/batch-not-found`, `registers/no-diff` before the comparison is there and for files that were never compared.
 */
export async function showDiff(ctx: Ctx, batchId: string): Promise<DiffView> {
  const batch = await getBatch(ctx, batchId)
  const { diff } = batch
  if (!diff) throw noDiff({ batchId, state: batch.state })
  const base = batch.base_batch ? await store.findBatch(ctx, batch.base_batch) : undefined
  const arrears = await findArrears(ctx, batch.as_of)
  return {
    batch: presentBatch(batch, await newestIds(ctx)),
    base: base ? { id: base.id, fileName: base.file_name, asOf: base.as_of } : null,
    ...{ rows: diff.rows, changes: diff.changes, fields: diff.fields, premium: diff.premium },
    segments: diff.segments.map((it) => ({ ...it, segment: SEGMENTS.find((known) => known === it.segment) ?? 'UNKNOWN' })),
    rupiahPerMonth: diff.changes.reduce((sum, it) => sum + it.rupiahPerMonth, 0),
    before: standingView(batch, diff.before, arrears),
    after: standingView(batch, diff.after, arrears),
    stops: diff.stops.map((it) => ({ ...it, acknowledged: deedView(batch.acks.find((ack) => ack.stop === it.code) ?? null) })),
    approval: approvalView(ctx, batch),
    undo: { asked: deedView(batch.undo_asked), mayConfirm: mayUndo(ctx, batch), undone: deedView(batch.undone) },
    monthsToRebuild: batch.state === 'done' || batch.state === 'undone' ? await monthsToRebuild(ctx, batch.register) : [],
  }
}

const deedView = (deed: Deed | null) => deed && { by: deed.by, at: deed.at, reason: deed.reason }

function standingView({ as_of: asOf }: BatchRecord, heads: Standing, arrears: Arrears): StandingView {
  const { population, registered, active } = heads
  const { coverageMin, keaktifanMin, keaktifanBasis } = thresholdsAt(asOf)
  const share = (part: number, whole: number, threshold: number) => ({ part, whole, percent: percentText({ part, whole }, [threshold]) })
  const keaktifan = { registered: { part: active, whole: registered }, population: { part: active, whole: population } }
  const law = { coverage: { part: registered, whole: population }, keaktifan }
  const known = arrears ? { known: true, rupiah: arrears.value, source: arrears.source } : { known: false, rupiah: 0 }
  return {
    ...heads,
    coverage: share(registered, population, coverageMin),
    keaktifan: { registered: share(active, registered, keaktifanMin ?? 0), population: share(active, population, keaktifanMin ?? 0), official: keaktifanBasis },
    status: population > 0 ? statusAt({ asOf, ...law, arrears: known }).id : null,
  }
}

function approvalView(ctx: Ctx, batch: BatchRecord): DiffView['approval'] {
  const { needs, reasons } = batch.diff?.approval ?? { needs: 'two' as const, reasons: [] }
  return {
    ...{ needs, reasons, isMaker: isMaker(ctx, batch), mayApprove: mayApprove(ctx, batch) },
    ...{ approved: deedView(batch.approved), ended: deedView(batch.ended) },
  }
}

const isMaker = (ctx: Ctx, batch: BatchRecord) => batch.uploaded_id === ctx.actor.id

/** Whether whoever asks could agree: by right, and as a second person where two are needed. */
function mayApprove(ctx: Ctx, batch: BatchRecord): boolean {
  return ctx.bind.scopes.has('registers.approve') && !(batch.diff?.approval.needs === 'two' && isMaker(ctx, batch))
}

function mayUndo(ctx: Ctx, batch: BatchRecord): boolean {
  return ctx.bind.scopes.has('registers.approve') && !(batch.diff?.approval.needs === 'two' && batch.undo_asked?.id === ctx.actor.id)
}

/** Files that wait for a person, and whether that may be whoever asks. */
export async function listPending(ctx: Ctx): Promise<OutputOf<typeof ListPending>> {
  const ids = await newestIds(ctx)
  const rows = (await store.listPending(ctx)).map((batch) => {
    const waitsFor = batch.state === 'done' ? ('undo' as const) : batch.state === 'in-review' ? ('approval' as const) : ('mending' as const)
    const isMine = waitsFor === 'undo' ? batch.undo_asked?.id === ctx.actor.id : isMaker(ctx, batch)
    const forMe = waitsFor === 'undo' ? mayUndo(ctx, batch) : waitsFor === 'approval' ? mayApprove(ctx, batch) : isMine
    return { batch: presentBatch(batch, ids), waitsFor, isMine, forMe }
  })
  return { rows }
}
