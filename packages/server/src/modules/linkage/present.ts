import type { LinkageRun, PairDecision, PairRow } from '@semesta/contract'
import { isTestNik, SEGMENTS } from '@semesta/kernel'
import type { z } from 'zod'
import { risksOf } from './decide.calc.ts'
import type { DecisionRecord, RunRecord, WholePair } from './tables.ts'

const hasVillage = (code: string) => !code.endsWith('.00.0000')

export function presentRun(it: RunRecord): z.output<typeof LinkageRun> {
  return {
    ...{ id: it.id, month: it.month, inForce: !it.superseded, finishedAt: it.finished_at.toISOString(), finishedBy: it.finished_by, sources: it.sources },
    ...{ modelHash: it.model_hash, modelVersion: it.model.version, threshold: it.threshold, reviewThreshold: it.review_threshold },
    ...{ targetErrorRate: it.target_error_rate, records: it.quality.records, pairsCompared: it.quality.pairsCompared },
  }
}

/** A pair as lists carry it: names, but no identity numbers. */
export function presentPair(it: WholePair, names: ReadonlyMap<string, string>): z.output<typeof PairRow> {
  const known = hasVillage(it.village_code)
  return {
    ...{ pairId: it.pair_id, registers: `${it.left_register}-${it.right_register}`, leftRegister: it.left_register, rightRegister: it.right_register },
    ...{ leftName: it.left_values.nama ?? '', rightName: it.right_values.nama ?? '', reason: it.reason, ...it.words },
    ...{ villageCode: known ? it.village_code : null, villageName: known ? (names.get(it.village_code) ?? it.village_code) : null },
    segment: SEGMENTS.find((segment) => segment === it.segment) ?? null,
    ...{ rupiahPerMonth: it.rupiah_per_month, affectsActive: it.affects_active, affectsCoverage: it.affects_coverage },
    ...{ band: it.band, probability: it.probability, risks: risksOf(it), state: it.state },
    testData: isTestNik(it.left_values.nik ?? it.right_values.nik ?? null),
  }
}

export function presentDecision(it: DecisionRecord, actorId: string, stands: boolean): z.output<typeof PairDecision> {
  const { id, act, state, reason, decided_name, decided_by, decided_at } = it
  return { id, act, state, reason, by: decided_name, mine: decided_by === actorId, stands, at: decided_at.toISOString() }
}
