-- What the other registers say of the people whose records change, by sound NIK alone: why they left or are not active, and where they live.
create table wanted as
select nik from pair join row_n on row_no = n_row where nik is not null
union
select nik from pair join force_n on row_no = o_row where nik is not null;

create table evidence as
select
  nik,
  case when bool_or(what = 'deceased') then 'deceased' when bool_or(what = 'moved') then 'moved' end as cause,
  bool_or(what = 'pbi-removed') as pbi_removed,
  bool_or(what = 'left-job') as left_job
from (
  select nik, 'deceased' as what from other.kematian where tanggal_meninggal <= getvariable('as_of')
  union all
  select nik, 'deceased' from other.penduduk where status = 'meninggal'
  union all
  select nik, 'moved' from other.penduduk where status = 'pindah'
  union all
  select nik, 'moved' from other.pindah where arah = 'keluar' and tanggal_pindah <= getvariable('as_of')
  union all
  select nik, 'pbi-removed' from other.dtsen where tanggal_keluar_pbi <= getvariable('as_of')
  union all
  select nik, 'left-job' from other.pekerja where tanggal_keluar <= getvariable('as_of')
)
semi join wanted using (nik)
group by nik;

-- A NIK that several residents share places nobody.
create table place as
select nik, any_value(village_code) as village_code, any_value(rw) as rw, any_value(rt) as rt
from other.penduduk semi join wanted using (nik)
where village_code is not null
group by nik
having count(*) = 1;
