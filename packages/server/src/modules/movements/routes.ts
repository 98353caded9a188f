import { ExportMovements, GetMovementAreas, GetMovements, GetSurvival, ListMovements } from '@semesta/contract'
import { route } from '../../platform/route.ts'
import { exportMovements, type MovementsFile } from './export-movements.ts'
import { getMovementAreas, getMovements } from './get-movements.ts'
import { getSurvival } from './get-survival.ts'
import { listMovements } from './list-movements.ts'

export const routes = [
  route(GetMovements, getMovements),
  route(GetMovementAreas, getMovementAreas),
  route(ListMovements, listMovements, ({ month, kind, why, area, page }, { total }) => ({
    action: 'movements.listed',
    detail: { month, kind: kind ?? 'all', why: why ?? null, area: area ?? null, page, total },
  })),
  route(ExportMovements, exportMovements, ({ month, kind, why, area, format }, reply) => ({
    action: 'movements.exported',
    detail: { month, kind: kind ?? 'all', why: why ?? null, area: area ?? null, format, wholeNumbers: (reply as MovementsFile).wholeNumbers },
  })),
  route(GetSurvival, getSurvival),
]
