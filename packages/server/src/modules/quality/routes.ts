import { ExportCleanUp, GetQuality } from '@semesta/contract'
import { route } from '../../platform/route.ts'
import { type CleanUpFile, exportCleanUp } from './export-clean-up.ts'
import { getQuality } from './get-quality.ts'

export const routes = [
  route(GetQuality, getQuality),
  route(ExportCleanUp, exportCleanUp, ({ month, area, format }, reply) => ({
    action: 'quality.exported',
    detail: { month, area: area ?? null, format, wholeNumbers: (reply as CleanUpFile).wholeNumbers },
  })),
]
