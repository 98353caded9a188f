--! module: ledger
--! breaking: no
--! distribute: none
-- Person-months whose sums are bound take no more rows: what a line cites stays what it was.
create function ledger_must_be_unbound() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform from ledger_attribution a where (a.regency_code, a.id) in (select f.regency_code, f.attribution_id from fresh f);
  if found then
    raise exception 'person-months that are bound take no more rows' using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end
$$;
create trigger ledger_person_month_unbound after insert on ledger_person_month referencing new table as fresh
  for each statement execute function ledger_must_be_unbound();
revoke execute on function ledger_must_be_unbound from public;
