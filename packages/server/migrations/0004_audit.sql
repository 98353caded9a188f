--! module: audit
--! breaking: no
--! distribute: regency_code
-- Append-only and chained by hash per regency: whoever changes or removes a row breaks every hash after it.
-- Entries that belong to no regency (sign-in, first start) stand under '00.00'.
create table audit_head (
  regency_code text   not null constraint audit_head_pkey primary key,
  seq          bigint not null,
  hash         text   not null
);
create table audit_entry (
  regency_code text        not null,
  seq          bigint      not null,
  at           timestamptz not null,
  actor        text        not null,
  role         text,
  action       text        not null,
  subject      text,
  reason       text,
  outcome      text        not null constraint audit_entry_outcome_known check (outcome in ('done', 'refused')),
  detail       jsonb       not null default '{}',
  prev_hash    text        not null,
  hash         text        not null,
  constraint audit_entry_pkey primary key (regency_code, seq)
);
create index audit_entry_at_idx on audit_entry (regency_code, at desc);
comment on table audit_entry is 'Insert-only, through audit_append. Never holds identity numbers or names of people in registers.';

-- Definer rights, so that the application can append but neither insert with a hash of its own nor update.
create function audit_append(
  in_regency text, in_at timestamptz, in_actor text, in_role text, in_action text, in_subject text, in_reason text, in_outcome text, in_detail jsonb
) returns bigint
language plpgsql security definer set search_path = public as $$
declare
  head audit_head;
  new_hash text;
begin
  insert into audit_head as h (regency_code, seq, hash) values (in_regency, 0, 'genesis') on conflict (regency_code) do nothing;
  select * into head from audit_head where regency_code = in_regency for update;
  new_hash := audit_hash(head.hash, in_regency, head.seq + 1, in_at, in_actor, in_role, in_action, in_subject, in_reason, in_outcome, in_detail);
  insert into audit_entry (regency_code, seq, at, actor, role, action, subject, reason, outcome, detail, prev_hash, hash)
  values (in_regency, head.seq + 1, in_at, in_actor, in_role, in_action, in_subject, in_reason, in_outcome, in_detail, head.hash, new_hash);
  update audit_head set seq = head.seq + 1, hash = new_hash where regency_code = in_regency;
  return head.seq + 1;
end
$$;

create function audit_hash(
  prev text, regency text, seq bigint, at timestamptz, actor text, role text, action text, subject text, reason text, outcome text, detail jsonb
) returns text language sql stable
return encode(sha256(convert_to(jsonb_build_array(prev, regency, seq, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), actor, role, action, subject, reason, outcome, detail)::text, 'UTF8')), 'hex');
comment on function audit_hash is 'SHA-256 over the entry and the hash before it, as a JSON array.';

alter table audit_head enable row level security;
alter table audit_entry enable row level security;
create policy audit_head_of_regency on audit_head for select to semesta_app using (regency_code = app_regency());
create policy audit_entry_of_regency on audit_entry for select to semesta_app using (regency_code = app_regency());
grant select on audit_entry, audit_head to semesta_app;
revoke execute on function audit_append from public;
-- The loader notes what it put in place, in the transaction that does so.
grant execute on function audit_append to semesta_app, semesta_loader;
