/** Snapshots of an invented metropolis as SQL over a row number: quick, without a register's dirt except its known shares. */
const person = `
  select
    i, i % 151 as v,
    date '1940-01-01' + (hash(i) % 31000)::integer as birth,
    if(hash(i + 1) % 2 = 0, 'L', 'P') as sex,
    list_extract(['BUDI','SITI','AHMAD','DEWI','MUH. RIZKI','NUR','AGUS','RINA','JOKO','SRI'], 1 + (hash(i + 2) % 10)::integer) || ' '
      || list_extract(['SANTOSO','WATI','HIDAYAT','LESTARI','SAPUTRA','AINI','WIBOWO','PRATAMA','HALIM','UTAMI'], 1 + (hash(i + 3) % 10)::integer)
      || ' ' || (i % 9973) as name
  from (select unnest(generate_series(1, :residents)) as i)`
const nik = `printf('9973%02d%02d%02d%02d%04d', 1 + i % 30, day(birth) + if(sex = 'P', 40, 0), month(birth), year(birth) % 100, 1 + i % 9000)`
const village = `printf('32.73.%02d.%04d', 1 + (v // 6)::integer, 1001 + (v % 6)::integer)`
const kk = `printf('9973%012d', i // 4)`
const place = `printf('%03d', 1 + (i // 4) % 12) as rw, printf('%03d', 1 + (i // 48) % 8) as rt`
const state = `'ok' as nik_state`

export type RegisterName = 'penduduk' | 'peserta' | 'dtsen' | 'pekerja' | 'kematian' | 'pindah'
export const REGISTER_SQL: Record<RegisterName, string> = {
  penduduk: `select i as row_no, ${nik} as nik, ${nik} as nik_raw, ${state}, ${kk} as no_kk, name as nama, sex as jenis_kelamin, 'BANDUNG' as tempat_lahir,
    birth as tanggal_lahir, if(i % 4 = 0, 'KEPALA KELUARGA', 'ANAK') as hubungan_keluarga, 'KAWIN' as status_kawin, 'KARYAWAN' as pekerjaan, 'IBU ' || name as nama_ibu,
    'JL. MELATI NO. ' || (i % 300) as alamat, ${place}, ${village} as village_code, if(i % 400 = 0, 'meninggal', 'aktif') as status,
    if(i % 400 = 0, date '2025-06-01', null) as tanggal_status from (${person})`,
  peserta: `select j as row_no, ${nik} as nik, ${nik} as nik_raw, ${state}, printf('000%010d', j) as no_kartu, ${kk} as no_kk, name as nama, sex as jenis_kelamin,
    birth as tanggal_lahir, if(birth < date '2001-01-01', 'peserta', 'anak') as hubungan_keluarga, list_extract([21, 22, 13, 3, 14, 15], 1 + (i % 6)::integer) as participant_code,
    list_extract(['PBI_JK', 'PBPU_PEMDA', 'PPU_BU', 'PPU_PN', 'PBPU', 'BP'], 1 + (i % 6)::integer) as segment, '3' as kelas,
    if(i % 5 = 0, 9, 0) as status_code, if(i % 5 = 0, 'menunggak', 'aktif') as status, if(i % 5 = 0, '9', '0') as status_raw, i % 5 <> 0 as is_active,
    date '2020-01-01' + (i % 1500)::integer as tmt, null::date as tat, '0138U020' as kode_fktp, 'PUSKESMAS' as nama_fktp,
    if(i % 6 = 2, printf('BU%05d', i % 4000), null) as kode_badan_usaha, if(i % 6 = 2, 'PT MAJU ' || (i % 4000), null) as nama_badan_usaha,
    if(i % 5 = 0, 6, null) as bulan_tunggakan, if(i % 5 = 0, 210000, null)::bigint as nominal_tunggakan, ${village} as village_code,
    'JL. MELATI NO. ' || (i % 300) as alamat, ${place}, '0812' || i as no_hp
    from (select *, i as j from (${person}) where i % 50 <> 0 union all by name select *, i + :residents as j from (${person}) where i % 60 = 0)`,
  dtsen: `select i as row_no, ${nik} as nik, ${nik} as nik_raw, ${state}, ${kk} as no_kk, name as nama, 1 + (hash(i) % 10)::integer as desil, i % 6 = 0 as penerima_pbi,
    if(i % 97 = 0, date '2025-05-01', null) as tanggal_keluar_pbi, null::varchar as alasan_keluar_pbi, ${village} as village_code from (${person}) where i % 5 < 3`,
  pekerja: `select i as row_no, ${nik} as nik, ${nik} as nik_raw, ${state}, printf('BU%05d', i % 4000) as kode_badan_usaha, 'PT MAJU ' || (i % 4000) as nama_badan_usaha,
    null::varchar as npwp, name as nama, birth as tanggal_lahir, 4000000::bigint as upah, date '2022-01-01' as tanggal_masuk,
    if(i % 30 = 2, date '2025-03-01', null) as tanggal_keluar, null::varchar as alasan_keluar from (${person}) where i % 6 = 2 or i % 100 = 1`,
  kematian: `select i as row_no, ${nik} as nik, ${nik} as nik_raw, ${state}, name as nama, birth as tanggal_lahir, date '2025-08-01' as tanggal_meninggal,
    'RT' as sumber, ${village} as village_code from (${person}) where i % 300 = 0`,
  pindah: `select i as row_no, ${nik} as nik, ${nik} as nik_raw, ${state}, name as nama, date '2025-07-01' as tanggal_pindah, if(i % 2 = 0, 'keluar', 'masuk') as arah,
    '32.73' as kode_wilayah_asal, '32.04' as kode_wilayah_tujuan from (${person}) where i % 250 = 0`,
}
