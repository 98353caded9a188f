import { ExportFindings, ListFindingRules, ListFindings, ListRules } from '@semesta/contract'
import { route } from '../../platform/route.ts'
import { todayIn } from '../../platform/today.ts'
import { exportFindings, type FindingsFile } from './export-findings.ts'
import { listFindingRules, listFindings } from './list-findings.ts'
import { rulesOn } from './list-rules.ts'

export const routes = [
  route(ListRules, async (ctx) => ({ rows: [...rulesOn(todayIn(ctx)).values()] })),
  route(ListFindingRules, listFindingRules),
  route(ListFindings, listFindings),
  route(ExportFindings, exportFindings, ({ month, rule, area, segment, cause, format }, reply) => ({
    action: 'findings.exported',
    subject: rule ?? 'all',
    detail: { month, area: area ?? null, segment: segment ?? null, cause: cause ?? null, format, wholeNumbers: (reply as FindingsFile).wholeNumbers },
  })),
]
