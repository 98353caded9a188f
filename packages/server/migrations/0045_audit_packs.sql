--! module: audit-packs
--! breaking: no
--! distribute: regency_code
-- A period frozen into one sealed file. The file lies in the data directory; what it was sealed with and what came out stays here.
create table audit_packs_pack (
  regency_code  text        not null,
  id            uuid        not null,
  from_month    text        not null,
  until_month   text        not null,
  state         text        not null constraint audit_packs_pack_state_known check (state in ('waiting', 'running', 'done', 'failed')),
  job_id        uuid,
  requested_by  text        not null,
  requested_id  text        not null,
  requested_at  timestamptz not null,
  finished_at   timestamptz,
  bytes         bigint,
  members       int,
  sha256        text,
  content_hash  text,
  fingerprint   text,
  parts         jsonb       not null default '[]',
  problem       jsonb,
  constraint audit_packs_pack_pkey primary key (regency_code, id),
  constraint audit_packs_pack_period check (until_month >= from_month)
);
create index audit_packs_pack_asked_idx on audit_packs_pack (regency_code, requested_at desc);
comment on column audit_packs_pack.content_hash is 'Over paths and hashes of all members: the same state of the data gives the same.';
alter table audit_packs_pack enable row level security;
create policy audit_packs_pack_of_regency on audit_packs_pack to semesta_app using (regency_code = app_regency()) with check (regency_code = app_regency());
grant select, insert, update on audit_packs_pack to semesta_app;
