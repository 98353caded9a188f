--! module: linkage
--! breaking: no
--! distribute: regency_code
-- Pairs drawn by chance, so that people who do not see the score can say how often the linkage is right.
create table linkage_sample (
  regency_code text not null,
  id uuid not null,
  run_id uuid not null,
  kind text not null constraint linkage_sample_kind_known check (kind in ('links', 'below')),
  size int not null,
  population int not null,
  seed int not null,
  drawn_by text not null,
  drawn_at timestamptz not null,
  constraint linkage_sample_pkey primary key (regency_code, id),
  constraint linkage_sample_run_fkey foreign key (regency_code, run_id) references linkage_run (regency_code, id)
);
-- Holds what is to be compared itself: the pair may be gone with its run before the last answer comes.
create table linkage_sampled (
  regency_code text not null,
  sample_id uuid not null,
  place int not null,
  pair_id text not null,
  area_path text not null,
  left_register text not null,
  right_register text not null,
  left_values jsonb not null,
  right_values jsonb not null,
  constraint linkage_sampled_pkey primary key (regency_code, sample_id, pair_id),
  constraint linkage_sampled_sample_fkey foreign key (regency_code, sample_id) references linkage_sample (regency_code, id)
);
-- Answers apart from what they are about, so that every role may count them. Insert-only: the first answer on a pair stands.
create table linkage_answer (
  regency_code text not null,
  sample_id uuid not null,
  pair_id text not null,
  answer text not null constraint linkage_answer_known check (answer in ('same', 'different', 'unsure')),
  answered_by text not null,
  answered_at timestamptz not null,
  constraint linkage_answer_pkey primary key (regency_code, sample_id, pair_id),
  constraint linkage_answer_sample_fkey foreign key (regency_code, sample_id) references linkage_sample (regency_code, id)
);
alter table linkage_sample enable row level security;
alter table linkage_sampled enable row level security;
alter table linkage_answer enable row level security;
create policy linkage_sample_of_regency on linkage_sample to semesta_app using (regency_code = app_regency()) with check (regency_code = app_regency());
create policy linkage_sampled_of_area on linkage_sampled to semesta_app
  using (regency_code = app_regency() and app_names() and app_sees(regency_code, area_path))
  with check (regency_code = app_regency() and app_sees(regency_code, area_path));
create policy linkage_answer_of_regency on linkage_answer to semesta_app using (regency_code = app_regency()) with check (regency_code = app_regency());
grant select, insert on linkage_sample, linkage_sampled, linkage_answer to semesta_app;
