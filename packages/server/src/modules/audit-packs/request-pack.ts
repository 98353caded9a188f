import { addMonths } from '@semesta/kernel'
import type { Ctx } from '../../platform/context.ts'
import { enqueue } from '../../platform/jobs.ts'
import { todayIn } from '../../platform/today.ts'
import { packIdReused, periodInvalid } from './problems.ts'
import * as store from './store.ts'
import type { PackRow } from './tables.ts'

const MOST_MONTHS = 24
export interface NewPack {
  id: string
  from: string
  until: string
}

/** Writes a pack down that shall be made. Shape: null when it was asked for before. Fails: `audit-packs/period-invalid`, `audit-packs/id-reused`. */
export async function planPack(ctx: Ctx, ask: NewPack): Promise<PackRow | null> {
  const { id, from, until } = ask
  const isOver = until > todayIn(ctx).slice(0, 7) || until >= addMonths(from, MOST_MONTHS)
  if (until < from || isOver) throw periodInvalid({ from, until, most: MOST_MONTHS })
  const row = await store.insertPack(ctx, { id, from, until })
  if (row) return row
  const before = await store.findPack(ctx, id)
  if (before?.from_month !== from || before.until_month !== until) throw packIdReused({})
  return null
}

export const packTitle = ({ from, until }: Pick<NewPack, 'from' | 'until'>) => `Berkas audit ${from}${from === until ? '' : ` – ${until}`}`

/** Has a pack made in the background; asking again with the same id and months changes nothing. Fails: as `planPack`. */
export async function requestPack(ctx: Ctx, ask: NewPack): Promise<PackRow> {
  const row = await planPack(ctx, ask)
  if (!row) return (await store.findPack(ctx, ask.id)) as PackRow
  const job = await enqueue(ctx, { kind: 'audit-packs.create', title: packTitle(ask), payload: { packId: ask.id } })
  return store.setJob(ctx, ask.id, job.id)
}
