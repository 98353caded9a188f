import type { RegisterId } from '@semesta/kernel'
import { SNAPSHOT_COLUMNS } from '../month/snapshot-schema.ts'

/**
 * How two snapshots of a register are compared. All texts are SQL; `o` and `n` are the rows before and after, as structs whose fields are null where there is no row.
 */
export interface Differ {
  /** names a record: text over the columns of one row */
  key: string
  /** tells people apart who share a key; null when a key is a record */
  apart: string | null
  /** of rows with the same key, the first in this order speaks */
  newest: string
  /** what happened to a record that is in both and differs */
  kind: string
  /** why; null where nothing is to be said */
  cause: string
  /** whether a row counts as registered, as active, as paid by the city: over the columns of one row */
  registered: string
  active: string
  cityPaid: string
  /** whether the change reports somebody dead, or alive again */
  death: string
  /** the village the row itself names */
  village: string | null
  /** a whole list in which everybody stays from file to file; false: events, or one of many lists */
  stable: boolean
  /** a date that must not lie after the as-of date */
  dated: string | null
}

const nik = (rest: string) => `case when nik_state = 'ok' then nik else left(md5(concat_ws('|', nik_raw, ${rest})), 16) end`
const named = `concat_ws('|', upper(trim(nama)), tanggal_lahir)`
const counts = { registered: 'false', active: 'false', cityPaid: 'false' }
const moved = 'n.village_code <> o.village_code'
const corrected = `'corrected'`
const gone = `case when n.row_no is null then coalesce(e.cause, 'unknown') end`

const peserta: Differ = {
  key: 'no_kartu',
  apart: null,
  newest: 'tmt desc nulls last, row_no',
  kind: `case
    when n.segment is distinct from o.segment then 'segment'
    when n.is_active and not o.is_active then 'activated'
    when o.is_active and not n.is_active then 'deactivated'
    when ${moved} then 'moved' else 'corrected' end`,
  // The order of month/steps/people.sql.
  cause: `case
    when n.row_no is null then coalesce(e.cause, 'unknown')
    when o.row_no is null or n.is_active then null
    when n.status = 'meninggal' then if(o.status = 'meninggal', null, 'deceased')
    when not o.is_active then null
    when e.cause = 'deceased' then 'deceased'
    when n.status_code = 9 or n.bulan_tunggakan > 0 then 'arrears'
    when n.status_code = 6 then 'child-over-21'
    when n.status_code = 7 then 'suspended'
    when n.segment = 'PBI_JK' and e.pbi_removed then 'pbi-removed'
    when n.status_code = 15 and n.segment in ('PPU_BU', 'PPU_PN') or e.left_job then 'left-employment'
    when n.status_code = 15 then 'end-of-month'
    else 'unknown' end`,
  registered: `status <> 'meninggal'`,
  active: `is_active and status <> 'meninggal'`,
  cityPaid: `is_active and status <> 'meninggal' and segment = 'PBPU_PEMDA'`,
  death: `(n.status = 'meninggal') is distinct from (o.status = 'meninggal') and n.row_no is not null and o.row_no is not null`,
  village: 'village_code',
  stable: true,
  dated: 'tmt',
}

const penduduk: Differ = {
  key: nik('nama, tanggal_lahir, no_kk'),
  apart: named,
  newest: `status <> 'aktif', tanggal_status desc nulls last, row_no`,
  kind: `case
    when n.status = 'meninggal' and o.status <> 'meninggal' then 'deactivated'
    when o.status = 'meninggal' and n.status <> 'meninggal' then 'activated'
    when n.status is distinct from o.status or ${moved} then 'moved' else 'corrected' end`,
  cause: `case
    when n.row_no is null then coalesce(e.cause, 'unknown')
    when o.row_no is null then null
    when n.status = 'meninggal' and o.status <> 'meninggal' then 'deceased'
    when n.status = 'pindah' and o.status <> 'pindah' then 'moved-out'
    when ${moved} then 'within' end`,
  ...counts,
  death: `(n.status = 'meninggal') is distinct from (o.status = 'meninggal') and n.row_no is not null and o.row_no is not null`,
  village: 'village_code',
  stable: true,
  dated: 'tanggal_status',
}

const dtsen: Differ = {
  key: nik('nama, no_kk'),
  apart: 'upper(trim(nama))',
  newest: 'desil, row_no',
  kind: `case
    when n.penerima_pbi and not coalesce(o.penerima_pbi, false) then 'activated'
    when o.penerima_pbi and not coalesce(n.penerima_pbi, false) then 'deactivated'
    when ${moved} then 'moved' else 'corrected' end`,
  cause: `case when n.row_no is null then coalesce(e.cause, 'unknown') when o.penerima_pbi and not coalesce(n.penerima_pbi, false) then 'pbi-removed' end`,
  ...counts,
  death: 'false',
  village: 'village_code',
  stable: true,
  dated: 'tanggal_keluar_pbi',
}

const pekerja: Differ = {
  key: `concat_ws('@', ${nik('nama, tanggal_lahir')}, kode_badan_usaha)`,
  apart: 'upper(trim(nama))',
  newest: 'tanggal_keluar is not null, tanggal_masuk desc nulls last, row_no',
  kind: `case
    when n.tanggal_keluar is not null and o.tanggal_keluar is null then 'deactivated'
    when o.tanggal_keluar is not null and n.tanggal_keluar is null then 'activated' else 'corrected' end`,
  cause: `case when n.row_no is null then coalesce(e.cause, 'unknown') when n.tanggal_keluar is not null and o.tanggal_keluar is null then 'left-employment' end`,
  ...counts,
  death: 'false',
  village: null,
  stable: false,
  dated: 'tanggal_masuk',
}

const kematian: Differ = {
  key: nik('nama, tanggal_lahir'),
  apart: named,
  newest: 'tanggal_meninggal, row_no',
  kind: corrected,
  cause: `case when o.row_no is null then 'deceased' end`,
  ...counts,
  death: 'n.row_no is null or o.row_no is null',
  village: 'village_code',
  stable: false,
  dated: 'tanggal_meninggal',
}

const pindah: Differ = {
  key: `concat_ws('@', ${nik('nama')}, tanggal_pindah)`,
  apart: null,
  newest: 'row_no',
  kind: corrected,
  cause: gone,
  ...counts,
  death: 'false',
  village: 'coalesce(kode_wilayah_tujuan, kode_wilayah_asal)',
  stable: false,
  dated: 'tanggal_pindah',
}

/** Bills, facilities and visits: records come, go and are corrected. */
const plain = (key: string, village: string | null): Differ => ({
  ...{ key, apart: null, newest: 'row_no', kind: corrected, cause: 'null', ...counts, death: 'false', village, stable: false, dated: null },
})
const tagihan = plain(`concat_ws('@', psnoka, blntag)`, null)
const fasilitas = plain('kode', 'village_code')
const kunjungan = plain(`concat_ws('@', kode_fasilitas, bulan, layanan, diagnosis)`, null)

export const DIFFERS: Record<RegisterId, Differ> = { peserta, penduduk, dtsen, pekerja, kematian, pindah, tagihan, fasilitas, kunjungan }

/** Columns of a register that say something about the record; the rest are places and by-products of reading. */
export function comparedColumns(register: RegisterId): string[] {
  return Object.keys(SNAPSHOT_COLUMNS[register]).filter((it) => !['row_no', 'nik_raw', 'nik_state', 'status_raw', 'is_active'].includes(it))
}
