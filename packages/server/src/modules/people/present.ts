import type { PersonRow } from '@semesta/contract'
import { CAUSES, isTestNik, masked, SEGMENTS } from '@semesta/kernel'
import type { z } from 'zod'
import type { OpaqueIds } from '../../platform/opaque.ts'
import type { PersonRecord } from './tables.ts'

/** Cards that no village is known of stand under `<regency>.00.0000`. */
const hasVillage = (code: string) => !code.endsWith('.00.0000')

/** A person as the wire carries it: identity numbers masked, the person behind an opaque id. */
export function presentPerson(it: PersonRecord, names: ReadonlyMap<string, string>, ids: OpaqueIds): z.output<typeof PersonRow> {
  const known = hasVillage(it.village_code)
  return {
    ...{ rowNo: it.row_no, personId: ids.seal(it.person_id), name: it.name ?? '', nikMasked: masked(it.nik), cardMasked: masked(it.card) },
    ...{ testData: isTestNik(it.nik), sex: it.sex, age: it.age, rw: it.rw, rt: it.rt },
    ...{ villageCode: known ? it.village_code : null, villageName: known ? (names.get(it.village_code) ?? it.village_code) : null },
    segment: SEGMENTS.find((segment) => segment === it.segment) ?? null,
    ...{ active: it.is_active, registered: it.is_registered, resident: it.is_resident },
    cause: CAUSES.find((cause) => cause === it.cause) ?? null,
    decile: it.decile,
  }
}

/** One card of a person. */
export function presentCard(it: PersonRecord) {
  return {
    cardMasked: masked(it.card),
    segment: SEGMENTS.find((segment) => segment === it.segment) ?? null,
    ...{
      status: it.status,
      active: it.is_active,
      since: it.card_since,
      arrearsMonths: it.arrears_months,
      arrearsRupiah: it.arrears_rupiah,
      className: it.class,
    },
    cause: CAUSES.find((cause) => cause === it.cause) ?? null,
  }
}
