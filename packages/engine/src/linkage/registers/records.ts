import type { RegisterId } from '@semesta/kernel'
import { SNAPSHOT_COLUMNS } from '../../month/snapshot-schema.ts'
import { literal, type Session } from '../../session.ts'

/** What is shown of a row beside another, in this order, as far as its register says it. */
const SHOWN = [
  ...['nik_raw', 'no_kartu', 'no_kk', 'nama', 'jenis_kelamin', 'tempat_lahir', 'tanggal_lahir', 'hubungan_keluarga', 'nama_ibu', 'alamat', 'rt', 'rw'],
  ...['village_code', 'segment', 'status', 'tanggal_status', 'desil', 'nama_badan_usaha', 'tanggal_masuk', 'tanggal_keluar', 'tanggal_meninggal', 'sumber'],
  ...['tanggal_pindah', 'arah', 'kode_wilayah_asal', 'kode_wilayah_tujuan'],
]
/** What a row without a sound NIK of its own is told by; of residents exactly what the month's own person ids are made of. */
const TOLD_BY = [
  'nama',
  'tanggal_lahir',
  'no_kk',
  'nik_raw',
  'jenis_kelamin',
  'alamat',
  'rt',
  'rw',
  'village_code',
  'tanggal_meninggal',
  'tanggal_pindah',
  'kode_badan_usaha',
]

/** Id of a row that stays the same from snapshot to snapshot: the card, a NIK that no other row of the register carries, else a hash of what the row says. */
function recordId(register: RegisterId): string {
  if (register === 'peserta') return `'peserta:' || no_kartu`
  const told = TOLD_BY.filter((it) => it in SNAPSHOT_COLUMNS[register])
  return `'${register}:' || if(nik_state = 'ok' and nik not in (select nik from twice), nik, left(md5(concat_ws('|', ${told.join(', ')})), 16))`
}

/**
 * Adds ids of the rows `wanted` of a register to the table `record`, and what those say that are shown.
 *
 * Shape: `said` is a flat JSON object of texts and nulls, by the columns of the register.
 */
export async function record(session: Session, register: RegisterId): Promise<void> {
  const shown = SHOWN.filter((it) => it in SNAPSHOT_COLUMNS[register]).map((it) => `${literal(it === 'nik_raw' ? 'nik' : it)}: ${it}::varchar`)
  await session.run(`create or replace table asked as select row_no, is_shown from wanted where register = ${literal(register)}`)
  await session.run(`create or replace table twice as select nik from src.${register}
    where nik in (select nik from src.${register} where row_no in (select row_no from asked) and nik is not null) group by nik having count(*) > 1`)
  await session.run(`insert into record select ${literal(register)}, row_no, ${recordId(register)}, case when is_shown then to_json({${shown.join(', ')}})::varchar end
    from src.${register} join asked using (row_no)`)
}

/** Rows of a register that people's decisions name, as the table `named` (record_id, row_no). Shape: `decision` holds left_id and right_id. */
export async function nameDecided(session: Session, register: RegisterId): Promise<void> {
  const id = `(select left_id as id from decision union select right_id from decision)`
  const likely =
    register === 'peserta'
      ? `'peserta:' || no_kartu in ${id}`
      : `nik_state <> 'ok' or '${register}:' || nik in ${id} or nik in (select nik from src.${register} group by nik having count(*) > 1)`
  await session.run(`create or replace table twice as select nik from src.${register} where nik is not null group by nik having count(*) > 1`)
  await session.run(`insert into named select record_id, ${literal(register)}, row_no from
    (select row_no, ${recordId(register)} as record_id from src.${register} where ${likely}) where record_id in ${id}`)
}
