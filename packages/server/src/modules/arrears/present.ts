import type { ArrearsRow } from '@semesta/contract'
import { isTestNik, masked } from '@semesta/kernel'
import type { z } from 'zod'
import type { OpaqueIds } from '../../platform/opaque.ts'
import { type ArrearsLaw, rehabOf } from './debt.calc.ts'
import type { OwingRecord, WriteOffRecord } from './tables.ts'

interface With {
  names: ReadonlyMap<string, string>
  ids: OpaqueIds
  law: ArrearsLaw
  writeOffs: ReadonlyMap<string, WriteOffRecord>
}

/** A person or a household of the register as the wire carries it. */
export function presentOwing(it: OwingRecord, { names, ids, law, writeOffs }: With): z.output<typeof ArrearsRow> {
  const known = !it.village_code.endsWith('.00.0000')
  return {
    ...{ key: ids.seal(it.person_id), name: it.name ?? '', others: it.heads - 1, nikMasked: masked(it.nik), cardMasked: masked(it.card) },
    ...{ kkMasked: masked(it.kk), testData: isTestNik(it.nik ?? it.kk), villageCode: known ? it.village_code : null },
    ...{ villageName: known ? (names.get(it.village_code) ?? it.village_code) : null, rw: it.rw, rt: it.rt, class: it.class, months: it.months },
    ...{ rosterRupiah: it.roster_rupiah, ratesRupiah: it.rates_rupiah, decile: it.decile, barred: it.barred },
    rehab: rehabOf({ months: it.months, rupiah: it.rates_rupiah }, law),
    writeOff: presentWriteOff(writeOffs.get(it.person_id)),
  }
}

export function presentWriteOff(it: WriteOffRecord | undefined) {
  return it ? { status: it.status, since: it.valid_from, document: it.document } : null
}
