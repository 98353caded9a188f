--! module: ledger
--! breaking: no
--! distribute: none
-- The budget accounts move the pagu of their line in the same statement. A line that is not there yet begins with its appropriation.
create function ledger_move_pagu() returns trigger language plpgsql security definer set search_path = public as $$
declare
  it record;
begin
  for it in
    select regency_code, line_id,
      coalesce(sum(credit - debit) filter (where account = 'apropriasi'), 0) as pagu,
      coalesce(sum(debit - credit) filter (where account = 'komitmen'), 0) as committed,
      coalesce(sum(debit - credit) filter (where account = 'realisasi'), 0) as realised
    from fresh where line_id is not null and account in ('apropriasi', 'komitmen', 'realisasi') group by regency_code, line_id order by 1, 2
  loop
    update ledger_pagu p set pagu = p.pagu + it.pagu, committed = p.committed + it.committed, realised = p.realised + it.realised
    where p.regency_code = it.regency_code and p.line_id = it.line_id;
    if not found then
      insert into ledger_pagu (regency_code, line_id, pagu, committed, realised) values (it.regency_code, it.line_id, it.pagu, it.committed, it.realised);
    end if;
  end loop;
  return null;
end
$$;
create trigger ledger_line_move_pagu after insert on ledger_line referencing new table as fresh for each statement execute function ledger_move_pagu();

-- A closing carries the chain as it stands, and months close one after the other.
create function ledger_close() returns trigger language plpgsql security definer set search_path = public as $$
declare
  head ledger_head;
begin
  select * into head from ledger_head where regency_code = new.regency_code for update;
  if head is null or new.month <= head.closed_through or new.seq <> head.seq or new.hash <> head.hash then
    raise exception 'month % of % cannot be closed like this', new.month, new.regency_code using errcode = 'integrity_constraint_violation';
  end if;
  update ledger_head set closed_through = new.month where regency_code = new.regency_code;
  return null;
end
$$;
create trigger ledger_closing_close after insert on ledger_closing for each row execute function ledger_close();

-- Person-months are bound with their sums: at the end of the transaction they are all there.
create function ledger_must_attribute() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform from ledger_person_month where regency_code = new.regency_code and attribution_id = new.id
  having count(*) = new.person_months and coalesce(sum(iuran), 0) = new.iuran and coalesce(sum(bantuan), 0) = new.bantuan;
  if not found then
    raise exception 'person-months of % do not sum up', new.id using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end
$$;
create constraint trigger ledger_attribution_whole after insert on ledger_attribution deferrable initially deferred
  for each row execute function ledger_must_attribute();
revoke execute on function ledger_move_pagu, ledger_close, ledger_must_attribute from public;
