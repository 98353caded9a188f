import type { GetFlows, OutputOf } from '@semesta/contract'
import { addMonths, SEGMENTS, type Segment } from '@semesta/kernel'
import { areaWithin } from '../../platform/area-within.ts'
import type { Ctx } from '../../platform/context.ts'
import { findMonth, getMonth, grainOf } from '../months/index.ts'
import * as store from './store.ts'

const segmentOf = (text: string): Segment | null => SEGMENTS.find((it) => it === text) ?? null

/** Where the cards of last month went, by segment; nothing below the village, where flows are not counted. Fails: `indicators/month-not-found`, `areas/not-found`. */
export async function getFlows(ctx: Ctx, ask: { month: string; area?: string | undefined }): Promise<OutputOf<typeof GetFlows>> {
  const areas = areaWithin(ctx, ask.area)
  const row = await getMonth(ctx, ask.month)
  if (grainOf(areas) === 'people') return { from: null, rows: [] }
  const before = addMonths(ask.month, -1)
  const rows = (await store.sumFlows(ctx, row.build_id, ask.area)).map((it) => ({
    fromSegment: segmentOf(it.from_segment),
    toSegment: segmentOf(it.to_segment),
    fromActive: it.from_active,
    toActive: it.to_active,
    heads: it.heads,
  }))
  return { from: rows.length > 0 || (await findMonth(ctx, before)) ? before : null, rows }
}
