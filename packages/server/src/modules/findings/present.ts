import type { FindingRow } from '@semesta/contract'
import type { RuleCard } from '@semesta/engine'
import { CAUSES, isTestNik, masked, SEGMENTS } from '@semesta/kernel'
import type { z } from 'zod'
import type { OpaqueIds } from '../../platform/opaque.ts'
import { maskedDetail } from './detail.calc.ts'
import type { FindingRecord } from './tables.ts'

const hasVillage = (code: string) => !code.endsWith('.00.0000')

/** A finding as the wire carries it: identity numbers masked, the person behind an opaque id. */
export function presentFinding(it: FindingRecord, rule: RuleCard | undefined, names: ReadonlyMap<string, string>, ids: OpaqueIds): z.output<typeof FindingRow> {
  const known = hasVillage(it.village_code)
  return {
    ...{ rowNo: it.row_no, rule: it.rule, judul: rule?.judul ?? it.rule, title: rule?.title ?? it.rule },
    ...{ personId: ids.seal(it.person_id), name: it.name ?? '', nikMasked: masked(it.nik), testData: isTestNik(it.nik) },
    ...{ villageCode: known ? it.village_code : null, villageName: known ? (names.get(it.village_code) ?? it.village_code) : null, rw: it.rw, rt: it.rt },
    segment: SEGMENTS.find((segment) => segment === it.segment) ?? null,
    cause: CAUSES.find((cause) => cause === it.cause) ?? null,
    rupiahPerMonth: it.rupiah_per_month,
    detail: maskedDetail(it.detail),
  }
}
