--! module: access
--! breaking: no
--! distribute: local
-- A role on an area, never deleted: an ended grant keeps its dates, so that the audit log can be read with it.
create table access_grant (
  id uuid not null default gen_random_uuid() constraint access_grant_pkey primary key,
  user_id text not null constraint access_grant_user_fkey references auth_user (id),
  role text not null,
  area_code text not null constraint access_grant_area_shape check (area_code ~ '^\d{2}(\.\d{2}(\.\d{2}(\.\d{4}(/\d{3}(/\d{3})?)?)?)?)?$'),
  since timestamptz not null,
  granted_by text not null,
  ended_at timestamptz,
  ended_by text,
  constraint access_grant_span check (ended_at is null or ended_at >= since)
);
create unique index access_grant_once on access_grant (user_id, role, area_code) where ended_at is null;
create index access_grant_area_idx on access_grant (area_code text_pattern_ops) where ended_at is null;
comment on column access_grant.area_code is 'Province, regency, kecamatan, village, RW or RT; 00 is the whole country (the first administrator).';

-- One-time links: the first administrator's, printed on the console, and those of invited people. Only a hash is kept.
create table access_link (
  token_hash text not null constraint access_link_pkey primary key,
  purpose text not null constraint access_link_purpose_known check (purpose in ('first-admin', 'invite')),
  user_id text constraint access_link_user_fkey references auth_user (id),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint access_link_has_user check ((purpose = 'invite') = (user_id is not null))
);
create index access_link_user_idx on access_link (user_id);

-- Answers to writes that carried an Idempotency-Key, so that a repeated request has one effect. Kept for a day, never with identity numbers.
create table access_replay (
  actor text not null,
  key text not null,
  request_hash text not null,
  status int not null,
  body jsonb,
  at timestamptz not null,
  constraint access_replay_pkey primary key (actor, key)
);
create index access_replay_at_idx on access_replay (at);
grant select, insert, update on access_grant, access_link to semesta_app;
grant select, insert, update, delete on access_replay to semesta_app;

-- Which regencies hold anything, and their newest month: the one look across regencies, owned by the migration role, without any count or name.
create function access_regencies_in_use() returns table (regency_code text, newest_month text)
language plpgsql stable security definer set search_path = public as $$
begin
  return query
    select b.regency_code, max(m.month)
    from (select r.regency_code from registers_batch as r union select i.regency_code from indicators_month as i) as b
    left join indicators_month as m on m.regency_code = b.regency_code and not m.superseded
    group by b.regency_code;
end
$$;
revoke execute on function access_regencies_in_use from public;
grant execute on function access_regencies_in_use to semesta_app;
