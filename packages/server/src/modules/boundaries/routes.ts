import { GetBoundarySeries, ListBoundaries, RecordBoundary, WithdrawBoundary } from '@semesta/contract'
import { route } from '../../platform/route.ts'
import { getSeries } from './get-series.ts'
import { presentBoundary } from './present.ts'
import { listBoundaries, recordBoundary, withdrawBoundary } from './record-boundary.ts'

export const routes = [
  route(ListBoundaries, async (ctx) => ({ rows: (await listBoundaries(ctx)).map(presentBoundary) })),
  route(
    RecordBoundary,
    async (ctx, input) => presentBoundary(await recordBoundary(ctx, input)),
    (_, { id, kind, effectiveOn, decree }) => ({ action: 'boundaries.recorded', subject: id, detail: { kind, effectiveOn, decree } }),
  ),
  route(
    WithdrawBoundary,
    async (ctx, input) => presentBoundary(await withdrawBoundary(ctx, input)),
    ({ reason }, { id }) => ({ action: 'boundaries.withdrawn', subject: id, reason }),
  ),
  route(GetBoundarySeries, getSeries),
]
