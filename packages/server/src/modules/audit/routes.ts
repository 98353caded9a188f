import { ExportAudit, ListAudit, VerifyAudit } from '@semesta/contract'
import { route } from '../../platform/route.ts'
import { exportAudit, listAudit } from './read-audit.ts'
import { verifyAudit } from './verify-audit.ts'

export const routes = [
  route(ListAudit, listAudit),
  route(ExportAudit, exportAudit, ({ format, action, outcome, from, to }) => ({ action: 'audit.exported', detail: { format, action, outcome, from, to } })),
  route(VerifyAudit, verifyAudit, (_asked, { entries, intact }) => ({ action: 'audit.verified', detail: { entries, intact } })),
]
