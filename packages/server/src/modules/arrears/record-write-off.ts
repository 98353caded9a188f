import type { OutputOf, RecordWriteOff } from '@semesta/contract'
import type { Ctx } from '../../platform/context.ts'
import { opaqueIds } from '../../platform/opaque.ts'
import { viewOf } from './get-arrears.ts'
import { idReused, personNotFound } from './problems.ts'
import * as store from './store.ts'
import type { WriteOffRecord } from './tables.ts'

interface Ask {
  month: string
  id: string
  personIds: readonly string[]
  status: WriteOffRecord['status']
  since: string
  document: string
}

/**
 * Records what became of the old debt of some people: a dated fact with its paper. A later one speaks over an earlier one; none is changed.
 *
 * Shape: the same act sent twice counts once. Fails: `arrears/person-not-found` when one of them owes nothing here, `arrears/id-reused`.
 */
export async function recordWriteOff(ctx: Ctx, ask: Ask): Promise<OutputOf<typeof RecordWriteOff>> {
  const { month } = await viewOf(ctx, { month: ask.month }, true)
  const { open } = opaqueIds(ctx.app.config.secret)
  const ids = [...new Set(ask.personIds.map((it) => open(it) ?? ''))]
  const before = await store.listOfAct(ctx, ask.id)
  if (before.some((it) => it.status !== ask.status || it.valid_from !== ask.since || it.document !== ask.document)) throw idReused({})
  const people = new Map((await store.listOwing(ctx, [month.build_id], { personIds: ids })).map((it) => [it.person_id, it]))
  if (ids.some((id) => !people.has(id))) throw personNotFound({})
  const rows = [...people.values()].map((it) => ({
    ...{ regency_code: ctx.bind.regency, id: ctx.app.newId(), act_id: ask.id, person_id: it.person_id, area_path: it.area_path },
    ...{ status: ask.status, valid_from: ask.since, document: ask.document },
    ...{ recorded_by: ctx.actor.id, recorded_name: ctx.actor.name, recorded_at: ctx.now },
  }))
  const recorded = await store.insertWriteOffs(ctx, rows)
  return { recorded, already: rows.length - recorded }
}
