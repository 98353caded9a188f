-- Tells apart the cards that share one NIK: second cards of one human, and humans who share a NIK.
create table card_copy as
with repeated as (
  select no_kartu from src.peserta group by no_kartu having count(*) > 1
)
select row_no
from src.peserta
join repeated using (no_kartu)
qualify row_number() over (partition by no_kartu order by tmt desc nulls last, row_no) > 1;

create table card_suspect as
with kept as (
  select * from src.peserta where key is not null and row_no not in (select row_no from card_copy)
),
suspect as (
  select key from kept group by key having count(*) > 1
  union
  select key from resident_key where is_shared
)
select
  row_no, key, no_kartu, link is not null as is_linked, upper(trim(nama)) as name, tanggal_lahir, tmt, is_active, status <> 'meninggal' as is_registered,
  row_number() over (partition by key order by status = 'meninggal', not is_active, tmt desc nulls last, no_kartu) as turn
from kept
join suspect using (key);

-- The human each suspect card is measured against: the best resident of its NIK, or else the first card of it.
create table card_anchor as
with candidate as (
  select r.key, coalesce(k.seq, 1) as seq, upper(trim(r.nama)) as name, r.tanggal_lahir
  from src.penduduk as r
  join (select distinct key from card_suspect) using (key)
  left join resident_key as k on k.row_no = r.row_no
  where k.is_copy is null or not k.is_copy
  union all
  select c.key, 1, c.name, c.tanggal_lahir
  from card_suspect as c
  where c.turn = 1 and not exists (select 1 from src.penduduk as r where r.key = c.key)
)
select
  c.row_no, a.seq,
  -- Both the name and the birth date must differ: a corrected date or a spelling variant is still the same human. Linked cards were compared more closely.
  not c.is_linked and c.tanggal_lahir is distinct from a.tanggal_lahir and jaro_winkler_similarity(c.name, a.name) < 0.85 as is_stranger
from card_suspect as c
join candidate as a using (key)
qualify row_number() over (
  partition by c.row_no
  order by c.tanggal_lahir is distinct from a.tanggal_lahir, jaro_winkler_similarity(c.name, a.name) desc, a.seq
) = 1;

create table card_key as
with placed as (
  select
    c.*,
    case when a.is_stranger then 100 + dense_rank() over (partition by c.key order by c.tanggal_lahir, c.name) else a.seq end as seq
  from card_suspect as c
  join card_anchor as a using (row_no)
)
select
  row_no, key, seq, name, tanggal_lahir,
  row_number() over (partition by key, seq order by not is_registered, not is_active, tmt desc nulls last, no_kartu) as turn,
  max(seq) over (partition by key) > 1 as is_shared
from placed;

create view card as
select c.*, coalesce(k.seq, 1) as seq, coalesce(k.turn, 1) as turn, coalesce(k.is_shared, false) as is_shared
from src.peserta as c
left join card_key as k using (row_no)
where c.row_no not in (select row_no from card_copy);
