-- One row a card, and one a living resident without a card, with what every register says of the human behind it.
create view known as
with linked as (
  select
    r.row_no as r_row, c.row_no as c_row, coalesce(r.key, c.key) as key, coalesce(c.seq, r.seq) as seq,
    coalesce(r.is_shared, false) or coalesce(c.is_shared, false) as is_shared, coalesce(c.turn, 1) as turn,
    coalesce(c.nik, r.nik) as nik, coalesce(c.nik_state, r.nik_state::varchar) as nik_state,
    coalesce(r.no_kk, c.no_kk) as kk, c.no_kartu as card, coalesce(r.nama, c.nama) as name,
    coalesce(r.jenis_kelamin::varchar, c.jenis_kelamin) as sex, coalesce(r.tanggal_lahir, c.tanggal_lahir) as birth_date,
    coalesce(r.alamat, c.alamat) as address, r.nik_raw, r.link as r_link, c.link as c_link,
    case when r.row_no is not null then r.village_code::varchar when starts_with(c.village_code, getvariable('regency')) then c.village_code end as village,
    if(r.row_no is not null, r.rw::varchar, c.rw) as rw, if(r.row_no is not null, r.rt::varchar, c.rt) as rt,
    coalesce(c.status <> 'meninggal', false) as is_registered, coalesce(c.is_active and c.status <> 'meninggal', false) as is_active,
    c.segment, c.participant_code, c.kelas, c.status, c.status_code, c.tmt, c.tat, c.bulan_tunggakan, c.nominal_tunggakan,
    c.kode_badan_usaha, c.nama_badan_usaha, r.status::varchar as r_status, r.tanggal_status as r_status_on
  from resident as r
  full outer join card as c on c.key = r.key and c.seq = r.seq
  where c.row_no is not null or r.status::varchar = 'aktif'
)
select
  l.*, d.row_no as d_row, m.row_no as m_row, w.row_no as w_row, p.row_no as p_row,
  coalesce(d.died_on, if(r_status = 'meninggal', r_status_on, null)) as died_on,
  coalesce(d.source, if(r_status = 'meninggal', 'penduduk', null)) as death_source,
  coalesce(m.moved_on, if(r_status = 'pindah', r_status_on, null)) as moved_on,
  coalesce(m.direction, if(r_status = 'pindah', 'keluar', null)) as moved_direction, m.moved_to,
  p.desil, p.penerima_pbi, p.tanggal_keluar_pbi,
  coalesce(w.employer_code, l.kode_badan_usaha) as employer_code, coalesce(w.employer_name, l.nama_badan_usaha) as employer_name,
  w.employed_since, w.employed_until,
  if(
    coalesce(r_link, c_link, p.link, w.link, d.link, m.link) is null, null,
    json_object('penduduk', r_link::json, 'peserta', c_link::json, 'dtsen', p.link::json, 'pekerja', w.link::json, 'kematian', d.link::json, 'pindah', m.link::json)::varchar
  ) as links
from linked as l
left join death_one as d on d.key = l.key and d.seq = l.seq
left join move_one as m on m.key = l.key and m.seq = l.seq
left join worker_one as w on w.key = l.key and w.seq = l.seq
left join poverty_one as p on p.key = l.key and p.seq = l.seq;
