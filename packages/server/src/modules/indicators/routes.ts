import { BuildMonth, CloseMonth, GetBreakdown, GetFigures, GetProvince, GetTrend, ListFacts, ListMonths, LoadPeople, RecordFact } from '@semesta/contract'
import { route } from '../../platform/route.ts'
import { listMonths } from '../months/index.ts'
import { closeMonth } from './close-month.ts'
import { recordFact, showFacts } from './facts.ts'
import { getBreakdown } from './get-breakdown.ts'
import { getFigures } from './get-figures.ts'
import { getProvince } from './get-province.ts'
import { getTrend } from './get-trend.ts'
import { presentFact, presentMonth } from './present.ts'
import { requestBuild, requestNames } from './request-build.ts'

export const routes = [
  route(ListMonths, async (ctx) => ({ rows: (await listMonths(ctx)).map(presentMonth) })),
  route(GetFigures, getFigures),
  route(GetBreakdown, getBreakdown),
  route(GetTrend, getTrend),
  route(
    BuildMonth,
    async (ctx, input) => ({ job: await requestBuild(ctx, input) }),
    ({ month, reason }, { job }) => ({ action: 'indicators.build-asked', subject: job.id, detail: { month }, ...(reason && { reason }) }),
  ),
  route(
    CloseMonth,
    (ctx, input) => closeMonth(ctx, input.month),
    (_, { month, buildId, revision }) => ({ action: 'indicators.closed', subject: buildId, detail: { month, revision } }),
  ),
  route(
    LoadPeople,
    async (ctx, input) => ({ job: await requestNames(ctx, input.month) }),
    ({ month }, { job }) => ({ action: 'people.load-asked', detail: { month, jobId: job?.id ?? null } }),
  ),
  route(GetProvince, getProvince),
  route(ListFacts, showFacts),
  route(
    RecordFact,
    async (ctx, input) => presentFact(await recordFact(ctx, input)),
    ({ corrects }, fact) => ({
      action: corrects ? 'indicators.fact-corrected' : 'indicators.fact-recorded',
      subject: fact.id,
      detail: { kind: fact.kind, from: fact.validFrom, until: fact.validUntil, value: fact.value },
    }),
  ),
]
