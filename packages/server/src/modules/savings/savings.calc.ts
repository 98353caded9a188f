import { SAVING_STAGES } from '@semesta/contract'
import type { SavingStage } from './tables.ts'

export type StageSums = Record<SavingStage, { rupiah: number; personMonths: number }>
interface Part {
  stage: SavingStage
  rupiah: number
  person_months: number
}

/** Parts added up by stage; a stage without a part is zero. */
export function byStage(parts: readonly Part[]): StageSums {
  const sumOf = (stage: SavingStage) => {
    const own = parts.filter((it) => it.stage === stage)
    return { rupiah: own.reduce((sum, it) => sum + it.rupiah, 0), personMonths: own.reduce((sum, it) => sum + it.person_months, 0) }
  }
  return Object.fromEntries(SAVING_STAGES.map((stage) => [stage, sumOf(stage)])) as StageSums
}
