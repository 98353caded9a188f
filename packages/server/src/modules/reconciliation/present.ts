import type { ReconciledRow } from '@semesta/contract'
import { CAUSES, isTestNik, masked, SEGMENTS } from '@semesta/kernel'
import type { z } from 'zod'
import type { OpaqueIds } from '../../platform/opaque.ts'
import type { PersonRecord, Registers } from '../people/index.ts'
import type { OutsiderRecord } from './tables.ts'

const ORDER = ['penduduk', 'peserta', 'dtsen', 'pekerja'] as const

/** `1010` for a resident in DTSEN without card and job. */
export const combinationOf = (named: Registers): string => ORDER.map((register) => (named[register] ? '1' : '0')).join('')

/** The reverse of `combinationOf`. */
export function registersOf(combination: string): Registers {
  const [penduduk, peserta, dtsen, pekerja] = [...combination].map((it) => it === '1')
  return { penduduk: penduduk === true, peserta: peserta === true, dtsen: dtsen === true, pekerja: pekerja === true }
}

type Row = z.output<typeof ReconciledRow>

function placeOf(village: string, names: ReadonlyMap<string, string>) {
  const known = !village.endsWith('.00.0000')
  return { villageCode: known ? village : null, villageName: known ? (names.get(village) ?? village) : null }
}

export function presentPerson(it: PersonRecord, names: ReadonlyMap<string, string>, ids: OpaqueIds): Row {
  return {
    ...{ rowNo: it.row_no, personId: ids.seal(it.person_id), name: it.name ?? '', nikMasked: masked(it.nik), testData: isTestNik(it.nik) },
    ...placeOf(it.village_code, names),
    ...{ rw: it.rw, rt: it.rt, registered: it.is_registered, active: it.is_active, decile: it.decile, employerName: it.employer_name },
    segment: SEGMENTS.find((segment) => segment === it.segment) ?? null,
    cause: CAUSES.find((cause) => cause === it.cause) ?? null,
  }
}

export function presentOutsider(it: OutsiderRecord, names: ReadonlyMap<string, string>): Row {
  return {
    ...{ rowNo: it.row_no, personId: null, name: it.name ?? '', nikMasked: masked(it.nik), testData: isTestNik(it.nik) },
    ...placeOf(it.village_code, names),
    ...{ rw: null, rt: null, registered: false, active: false, decile: it.decile, employerName: it.employer_name, segment: null, cause: null },
  }
}
