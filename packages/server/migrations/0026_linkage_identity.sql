--! module: linkage
--! breaking: no
--! distribute: regency_code
-- A record that a person has once decided about, with an identity of its own; person_id is the identity it has now, together with others or alone.
create table linkage_identity (
  regency_code text not null,
  record_id text not null,
  seq bigint not null generated always as identity,
  own_id uuid not null,
  person_id uuid not null,
  area_path text not null,
  constraint linkage_identity_pkey primary key (regency_code, record_id)
);
create index linkage_identity_person_idx on linkage_identity (regency_code, person_id);
comment on column linkage_identity.person_id is 'The own_id of the record with the lowest seq among those joined: merging and splitting again gives the same ids back.';

-- Each merge and split, insert-only: which records moved from one identity to another.
create table linkage_event (
  regency_code text not null,
  id uuid not null,
  seq bigint not null generated always as identity,
  kind text not null constraint linkage_event_kind_known check (kind in ('merge', 'split')),
  from_id uuid not null,
  to_id uuid not null,
  record_ids text[] not null,
  decision_id uuid not null,
  area_path text not null,
  constraint linkage_event_pkey primary key (regency_code, id),
  constraint linkage_event_decision_fkey foreign key (regency_code, decision_id) references linkage_decision (regency_code, id)
);
create index linkage_event_identity_idx on linkage_event (regency_code, to_id);
-- What hangs on a person is counted among all entries of a regency.
create index audit_entry_subject_idx on audit_entry (regency_code, subject) where subject is not null;

alter table linkage_identity enable row level security;
alter table linkage_event enable row level security;
create policy linkage_identity_of_regency on linkage_identity to semesta_app
  using (regency_code = app_regency() and app_names()) with check (regency_code = app_regency());
create policy linkage_event_of_area on linkage_event to semesta_app
  using (regency_code = app_regency() and app_names() and app_sees(regency_code, area_path)) with check (regency_code = app_regency() and app_sees(regency_code, area_path));
grant select, insert on linkage_identity, linkage_event to semesta_app;
grant update (person_id) on linkage_identity to semesta_app;

-- The merges that stand among some records of the regency, also where they touch areas the actor does not see: a person must not fall apart
-- because whoever decides sees only a part. Definer rights; answers with nothing but who belongs together.
create function linkage_merges(in_records text[]) returns table (left_id text, right_id text)
language sql stable security definer set search_path = public as $$
  select newest.left_id, newest.right_id
  from (
    select distinct on (d.pair_id) d.left_id, d.right_id, d.state
    from linkage_decision as d
    where d.regency_code = app_regency() and app_names() and (d.left_id = any (in_records) or d.right_id = any (in_records))
    order by d.pair_id, d.seq desc
  ) as newest
  where newest.state = 'same'
$$;
revoke execute on function linkage_merges from public;
grant execute on function linkage_merges to semesta_app;
