import { isMonthRegister, type MonthRegisterId, masked } from '@semesta/kernel'
import type { MonthSource } from '../months/index.ts'
import type { PersonRecord } from './tables.ts'

export interface Evidence {
  register: MonthRegisterId
  batch: string | null
  asOf: string | null
  row: number | null
  fileName: string | null
  sha256: string | null
  sentBy: string | null
  approvedBy: string | null
  /** null where the row came by its exact NIK */
  linked: { method: string; probability: number } | null
  says: { field: string; value: string | null }[]
}
type Field = keyof PersonRecord

// What each register contributed to a row, under the register's own column names.
const told: Record<MonthRegisterId, { row: Field; fields: readonly (readonly [string, Field])[] }> = {
  penduduk: {
    row: 'row_penduduk',
    fields: [
      ...([
        ['nik', 'nik'],
        ['no_kk', 'kk'],
        ['nama', 'name'],
        ['jenis_kelamin', 'sex'],
        ['tanggal_lahir', 'birth_date'],
      ] as const),
      ...([
        ['alamat', 'address'],
        ['status', 'population_status'],
        ['tanggal_status', 'population_status_on'],
      ] as const),
    ],
  },
  peserta: {
    row: 'row_peserta',
    fields: [
      ...([
        ['no_kartu', 'card'],
        ['segmen', 'segment'],
        ['jenis_peserta', 'participant_code'],
        ['kelas', 'class'],
        ['status', 'status'],
      ] as const),
      ...([
        ['tmt', 'card_since'],
        ['tat', 'card_until'],
        ['bulan_tunggakan', 'arrears_months'],
        ['nominal_tunggakan', 'arrears_rupiah'],
      ] as const),
    ],
  },
  dtsen: {
    row: 'row_dtsen',
    fields: [
      ['desil', 'decile'],
      ['penerima_pbi', 'pbi_recipient'],
      ['tanggal_keluar_pbi', 'pbi_removed_on'],
    ],
  },
  pekerja: {
    row: 'row_pekerja',
    fields: [
      ['kode_badan_usaha', 'employer_code'],
      ['nama_badan_usaha', 'employer_name'],
      ['tanggal_masuk', 'employed_since'],
      ['tanggal_keluar', 'employed_until'],
    ],
  },
  kematian: {
    row: 'row_kematian',
    fields: [
      ['tanggal_meninggal', 'died_on'],
      ['sumber', 'death_source'],
    ],
  },
  pindah: {
    row: 'row_pindah',
    fields: [
      ['tanggal_pindah', 'moved_on'],
      ['arah', 'moved_direction'],
      ['kode_wilayah_tujuan', 'moved_to'],
    ],
  },
}
const numbers: ReadonlySet<Field> = new Set(['nik', 'kk', 'card'])

/** Who sent a file and who agreed to it. */
export interface Hands {
  sentBy: string | null
  approvedBy: string | null
}

/** What each register says of a person, row by row, with the file and line it says it in and whose hands it went through. Identity numbers masked. */
export function evidenceOf(rows: readonly PersonRecord[], sources: readonly MonthSource[], hands: ReadonlyMap<string, Hands>): Evidence[] {
  return sources.flatMap(({ register, batch, asOf, fileName, sha256 }): Evidence[] => {
    if (!isMonthRegister(register)) return []
    const file = { register, batch, asOf, fileName, sha256, ...(hands.get(batch) ?? { sentBy: null, approvedBy: null }) }
    const { row, fields } = told[register]
    const lines = new Map(rows.flatMap((it) => (it[row] === null ? [] : [[Number(it[row]), it] as const])))
    if (lines.size === 0) return [{ ...file, row: null, linked: null, says: [] }]
    return [...lines].map(([line, it]) => ({
      ...file,
      row: line,
      linked: it.links?.[register] ?? null,
      says: fields.map(([field, column]) => ({ field, value: textOf(it, column) })),
    }))
  })
}

function textOf(it: PersonRecord, column: Field): string | null {
  const value = it[column]
  if (value === null) return null
  if (numbers.has(column)) return masked(String(value))
  return typeof value === 'boolean' ? (value ? 'ya' : 'tidak') : String(value)
}
