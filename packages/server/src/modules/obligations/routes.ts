import {
  ComputeObligations,
  ExportAdjustments,
  ExportObligations,
  GetObligations,
  GetPersonObligations,
  ListAdjustments,
  ListObligations,
} from '@semesta/contract'
import { route } from '../../platform/route.ts'
import { exportAdjustments, exportObligations } from './export-obligations.ts'
import { getObligations } from './get-obligations.ts'
import { requestObligations } from './jobs.ts'
import { getPersonObligations, listAdjustments, listObligations } from './list-obligations.ts'

export const routes = [
  route(GetObligations, getObligations),
  route(
    ComputeObligations,
    async (ctx, { month }) => ({ job: await requestObligations(ctx, month) }),
    ({ month }, { job }) => ({ action: 'obligations.asked', subject: job.id, detail: { month } }),
  ),
  route(ListObligations, listObligations, ({ month, payer, segment, basis, area, page }, { total }) => ({
    action: 'obligations.listed',
    detail: { month, payer: payer ?? null, segment: segment ?? null, basis: basis ?? null, area: area ?? null, page, total },
  })),
  route(ExportObligations, exportObligations, ({ month, payer, segment, basis, area, format }) => ({
    action: 'obligations.exported',
    detail: { month, payer: payer ?? null, segment: segment ?? null, basis: basis ?? null, area: area ?? null, format },
  })),
  route(ListAdjustments, listAdjustments, ({ month, cause, area, page }, { total }) => ({
    action: 'obligations.adjustments-listed',
    detail: { month, cause: cause ?? null, area: area ?? null, page, total },
  })),
  route(ExportAdjustments, exportAdjustments, ({ month, cause, area, format }) => ({
    action: 'obligations.adjustments-exported',
    detail: { month, cause: cause ?? null, area: area ?? null, format },
  })),
  route(GetPersonObligations, getPersonObligations),
]
