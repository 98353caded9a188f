import { ExportReconciliation, GetReconciliation, ListReconciliation } from '@semesta/contract'
import { route } from '../../platform/route.ts'
import { exportReconciliation, type ReconciliationFile } from './export-reconciliation.ts'
import { getReconciliation, listReconciliation } from './reconcile.ts'

export const routes = [
  route(GetReconciliation, getReconciliation),
  route(ListReconciliation, listReconciliation, ({ month, registers, area, page }, { total }) => ({
    action: 'reconciliation.listed',
    detail: { month, registers, area: area ?? null, page, total },
  })),
  route(ExportReconciliation, exportReconciliation, ({ month, registers, area, format }, reply) => ({
    action: 'reconciliation.exported',
    detail: { month, registers, area: area ?? null, format, wholeNumbers: (reply as ReconciliationFile).wholeNumbers },
  })),
]
