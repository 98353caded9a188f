import type { Ctx } from '../../platform/context.ts'
import { movesOf } from './identity.calc.ts'
import * as store from './identity-store.ts'
import type { DecisionRecord } from './tables.ts'

/**
 * Brings the identities of persons in line with the merges that stand after a decision.
 *
 * Shape: nothing that belongs to a person is rewritten. What other modules attach hangs on records, and a person is the records it has at the
 *        moment, so that everything follows a merge and comes back with a split.
 */
export async function followMerge(ctx: Ctx, decision: DecisionRecord, kind: 'merge' | 'split'): Promise<void> {
  const both = [decision.left_id, decision.right_id]
  await store.lockIdentities(ctx)
  await store.know(ctx, both, decision.area_path)
  const persons = (await store.findIdentities(ctx, both)).map((it) => it.person_id)
  const records = await store.recordsOf(ctx, persons)
  const known = records.map((it) => ({ recordId: it.record_id, seq: Number(it.seq), ownId: it.own_id, personId: it.person_id }))
  const merges = await store.listMerges(
    ctx,
    known.map((it) => it.recordId),
  )
  for (const move of movesOf(known, merges)) await store.move(ctx, move, { kind, decisionId: decision.id, areaPath: decision.area_path })
}
