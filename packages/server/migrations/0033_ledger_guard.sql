--! module: ledger
--! breaking: no
--! distribute: none
-- What keeps the books whole whoever writes: the chain, the closed months, the balance of every journal, the pagu.
create function ledger_hash(prev text, seq bigint, digest text, at timestamptz, who text, role text) returns text language sql stable
return encode(sha256(convert_to(concat_ws('|', prev, seq, digest, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), who, role), 'UTF8')), 'hex');
comment on function ledger_hash is 'SHA-256 over a journal, who posted it and the hash before it.';

-- Opens the books of the bound regency for writing: whoever else writes waits until this transaction ends.
create function ledger_enter() returns ledger_head language plpgsql security definer set search_path = public as $$
declare
  head ledger_head;
begin
  insert into ledger_head (regency_code, seq, hash) values (app_regency(), 0, 'genesis') on conflict (regency_code) do nothing;
  select * into head from ledger_head where regency_code = app_regency() for update;
  return head;
end
$$;

create function ledger_extend() returns trigger language plpgsql security definer set search_path = public as $$
declare
  head ledger_head;
  it record;
begin
  for it in select regency_code, min(seq) as first, max(seq) as last, count(*) as journals, min(month) as oldest from fresh group by regency_code loop
    select * into head from ledger_head where regency_code = it.regency_code for update;
    if head is null or it.first <> head.seq + 1 or it.last - it.first + 1 <> it.journals then
      raise exception 'journals of % do not follow its last one', it.regency_code using errcode = 'integrity_constraint_violation';
    end if;
    if it.oldest <= head.closed_through then
      raise exception 'the books of % are closed through %', it.regency_code, head.closed_through using errcode = 'integrity_constraint_violation';
    end if;
    perform from (select f.hash, ledger_hash(lag(f.hash, 1, head.hash) over (order by f.seq), f.seq, f.digest, f.posted_at, f.posted_id, f.posted_role) as due
      from fresh f where f.regency_code = it.regency_code) chain where chain.hash <> chain.due;
    if found then
      raise exception 'the chain of journals of % would break', it.regency_code using errcode = 'integrity_constraint_violation';
    end if;
    update ledger_head h set seq = it.last, hash = (select f.hash from fresh f where f.regency_code = it.regency_code and f.seq = it.last)
    where h.regency_code = it.regency_code;
  end loop;
  return null;
end
$$;
create trigger ledger_journal_extend after insert on ledger_journal referencing new table as fresh for each statement execute function ledger_extend();

-- At the end of the transaction a journal has all its lines, and they sum to zero.
create function ledger_must_balance() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform from ledger_line where regency_code = new.regency_code and journal_id = new.id
  having count(*) = new.line_count and sum(debit) = new.amount and sum(credit) = new.amount;
  if not found then
    raise exception 'journal % does not balance', new.id using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end
$$;
create constraint trigger ledger_journal_balanced after insert on ledger_journal deferrable initially deferred
  for each row execute function ledger_must_balance();
revoke execute on function ledger_enter, ledger_extend, ledger_must_balance from public;
grant execute on function ledger_enter to semesta_app;
