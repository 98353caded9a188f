--! module: takeovers
--! breaking: no
--! distribute: regency_code
-- Programmes that change who pays for people: the city takes them over, or hands them to the centre or to their employer.
create table takeovers_programme (
  regency_code text not null,
  id uuid not null,
  kind text not null constraint takeovers_programme_kind_known check (kind in ('takeover', 'pbi', 'employer')),
  name text not null,
  basis text not null,
  rule jsonb not null,
  start_month text not null,
  fund_id text,
  days jsonb not null,
  opened_by text not null,
  opened_name text not null,
  opened_at timestamptz not null,
  constraint takeovers_programme_pkey primary key (regency_code, id)
);
-- Every act on people of a programme, with whoever did it. Insert-only: an undo is an act of its own.
create table takeovers_act (
  regency_code text not null,
  id uuid not null,
  seq bigint not null generated always as identity,
  programme_id uuid,
  kind text not null,
  level text,
  content text not null,
  heads int not null,
  reason text,
  detail jsonb not null,
  undoes uuid,
  done_by text not null,
  done_name text not null,
  role text not null,
  done_at timestamptz not null,
  constraint takeovers_act_pkey primary key (regency_code, id)
);
create index takeovers_act_programme_idx on takeovers_act (regency_code, programme_id, seq desc);
create unique index takeovers_act_undoes_idx on takeovers_act (regency_code, undoes) where undoes is not null;
comment on column takeovers_act.content is 'What was asked for, so that the same id with other content is refused.';

-- A person on the way, without a name: what is counted. The state is that of the newest event and is written with it.
create table takeovers_person (
  regency_code text not null,
  id uuid not null,
  programme_id uuid not null,
  lane text not null,
  village_code text not null,
  area_path text not null,
  household text not null,
  grp text not null,
  decile int,
  debt_rupiah bigint,
  state text not null,
  due_on date,
  decision_id uuid,
  expected text,
  constraint takeovers_person_pkey primary key (regency_code, id),
  constraint takeovers_person_programme_fkey foreign key (regency_code, programme_id) references takeovers_programme (regency_code, id)
);
create index takeovers_person_programme_idx on takeovers_person (regency_code, programme_id, state, village_code);
create index takeovers_person_state_idx on takeovers_person (regency_code, state, village_code);
comment on column takeovers_person.household is 'Opaque: the same for the people of one family card in one village.';
comment on column takeovers_person.expected is 'Month of the first roster that should show the effect.';
