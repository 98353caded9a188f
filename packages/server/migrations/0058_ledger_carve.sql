--! module: ledger
--! breaking: no
--! distribute: none
-- Binds a stretch of person-months that are kept already under an id of their own, so that a part of an amount (one fund of several, what came back of a claim)
-- names exactly whom it is for. Whoever books does it without the right to read them.
create function ledger_carve(made uuid, from_ids uuid[], skip_iuran bigint, take_iuran bigint, skip_bantuan bigint, take_bantuan bigint, at timestamptz, who text)
  returns void language plpgsql security definer set search_path = public as $$
begin
  perform from ledger_attribution a where a.regency_code = app_regency() and a.id = made;
  if found then
    return;
  end if;
  -- The running sum before and after each row, both cut to the stretch: their difference is the row's piece, and the pieces sum to the stretch.
  insert into ledger_person_month (regency_code, attribution_id, row_no, card, person_id, month, iuran, bantuan, area_path)
  select app_regency(), made, row_number() over (order by turn, row_no), card, person_id, month, piece.iuran, piece.bantuan, area_path
  from (
    select p.*, array_position(from_ids, p.attribution_id) as turn, sum(p.iuran) over upto as iuran_to, sum(p.bantuan) over upto as bantuan_to
    from ledger_person_month p where p.regency_code = app_regency() and p.attribution_id = any(from_ids)
    window upto as (order by array_position(from_ids, p.attribution_id), p.row_no rows unbounded preceding)
  ) run cross join lateral (select
    least(greatest(iuran_to, skip_iuran), skip_iuran + take_iuran) - least(greatest(iuran_to - run.iuran, skip_iuran), skip_iuran + take_iuran) as iuran,
    least(greatest(bantuan_to, skip_bantuan), skip_bantuan + take_bantuan) - least(greatest(bantuan_to - run.bantuan, skip_bantuan), skip_bantuan + take_bantuan) as bantuan
  ) piece where piece.iuran <> 0 or piece.bantuan <> 0;
  insert into ledger_attribution (regency_code, id, person_months, iuran, bantuan, digest, made_at, made_by)
  select app_regency(), made, count(*), coalesce(sum(iuran), 0), coalesce(sum(bantuan), 0), encode(sha256(convert_to(coalesce(string_agg(
    concat(card, ',', person_id, ',', month, ',', iuran, ',', bantuan, ',', area_path, E'\n'), '' order by row_no), ''), 'UTF8')), 'hex'), at, who
  from ledger_person_month where regency_code = app_regency() and attribution_id = made;
end
$$;
revoke execute on function ledger_carve from public;
grant execute on function ledger_carve to semesta_app;
