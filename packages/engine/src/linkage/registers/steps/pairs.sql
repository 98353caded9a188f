-- What a field's two sides say, as text.
create macro side_of(field, said) as
  case field
    when 'home' then concat_ws(', ', 'KK ' || (said ->> 'no_kk'), 'RT ' || (said ->> 'rt'), 'RW ' || (said ->> 'rw'), said ->> 'village_code')
    when 'birth' then said ->> 'tanggal_lahir'
    when 'name' then said ->> 'nama'
    when 'nik' then said ->> 'nik'
    when 'sex' then said ->> 'jenis_kelamin'
  end;

create view pair_out as
with told as (
  select
    s.*, p.register as right_register, p.row_no as right_row, p.village as p_village, p.block as p_block, l.record_id as left_id, l.said as left_said,
    r.record_id as right_id, r.said as right_said
  from shown as s
  join person as p using (pid)
  join record as l on l.register = s.register and l.row_no = s.row_no
  join record as r on r.register = p.register and r.row_no = p.row_no
),
reason as (
  select
    t.register, t.row_no, t.pid,
    to_json(list({
      'field': e.field, 'level': e.level, 'left': side_of(e.field, t.left_said), 'right': side_of(e.field, t.right_said), 'weight': round(e.weight, 2),
      'words': {'judul': e.judul, 'title': e.title}
    } order by e.place))::varchar as explanation
  from told as t
  join evidence as e on e.register = t.register and e.pattern = t.pattern
  group by all
)
select
  left(md5(t.left_id || '|' || t.right_id), 16) as pair_id, t.register as left_register, t.row_no as left_row, t.left_id,
  t.right_register, t.right_row, t.right_id, round(t.probability, 6) as probability, round(t.weight, 3) as weight, t.band, t.conflict,
  e.explanation, t.left_said as left_values, t.right_said as right_values,
  coalesce(v.village, getvariable('regency') || '.00.0000') as village_code,
  coalesce(v.village || coalesce('/' || rw, '') || coalesce('/' || if(rw is null, null, rt), ''), getvariable('regency') || '.00.0000') as area_path,
  if(v.village is null, null, rw) as rw, if(v.village is null or rw is null, null, rt) as rt, c.segment,
  if(c.is_active, rupiah_of(c.segment), 0)::bigint as rupiah_per_month,
  coalesce(c.is_active, false) as affects_active,
  t.register = 'peserta' and t.taken = 'free' or t.register in ('kematian', 'pindah') and c.segment is not null as affects_coverage
from told as t
join reason as e using (register, row_no, pid)
left join card_of as k using (pid)
left join (from card_said) as c on c.row_no = if(t.register = 'peserta', t.row_no, k.row_no)
left join lateral (
  select
    coalesce(case when starts_with(t.p_village, getvariable('regency')) then t.p_village end,
      case when starts_with(t.left_said ->> 'village_code', getvariable('regency')) then t.left_said ->> 'village_code' end) as village,
    split_part(t.p_block, '/', 1) as rw, split_part(t.p_block, '/', 2) as rt
) as v on true;
