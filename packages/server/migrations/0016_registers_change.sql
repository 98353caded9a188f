--! module: registers
--! breaking: no
--! distribute: regency_code
create function app_batch() returns uuid language sql stable parallel safe
return nullif(current_setting('app.batch', true), '')::uuid;

-- What a file would do to each record, while it waits.
create table registers_diff (
  regency_code text not null default app_regency(),
  batch_id     uuid not null default app_batch(),
  seq          int  not null,
  record_key   text not null,
  row_no       bigint,
  kind         text not null constraint registers_diff_kind_known check (kind in ('joined', 'left', 'segment', 'activated', 'deactivated', 'moved', 'corrected')),
  cause text, nik text, card text, name text, segment text, segment_before text,
  village_code text not null, area_path text not null,
  fields       jsonb not null,
  needs        text not null constraint registers_diff_needs_known check (needs in ('itself', 'one', 'two')),
  rupiah_per_month bigint not null,
  registered_delta int not null,
  active_delta int not null,
  constraint registers_diff_pkey primary key (regency_code, batch_id, seq),
  constraint registers_diff_batch_fkey foreign key (regency_code, batch_id) references registers_batch (regency_code, id)
);
create index registers_diff_kind_idx on registers_diff (regency_code, batch_id, kind, seq);
comment on column registers_diff.row_no is 'The user''s own row number in the file; null for who left.';
comment on column registers_diff.fields is 'What changed: {"column": [before, after]}.';

-- The history of records: what each committed file changed. Never deleted; an undone file leaves its changes marked as taken back.
create table registers_change (
  regency_code text not null default app_regency(),
  batch_id     uuid not null default app_batch(),
  seq          int  not null,
  register     text not null,
  record_key   text not null,
  row_no       bigint,
  kind         text not null constraint registers_change_kind_known check (kind in ('joined', 'left', 'segment', 'activated', 'deactivated', 'moved', 'corrected')),
  cause text, nik text, card text, name text, segment text, segment_before text,
  village_code text not null, area_path text not null,
  fields       jsonb not null,
  needs        text not null,
  rupiah_per_month bigint not null,
  registered_delta int not null,
  active_delta int not null,
  committed_at timestamptz not null,
  reversed_at  timestamptz,
  constraint registers_change_pkey primary key (regency_code, batch_id, seq),
  constraint registers_change_batch_fkey foreign key (regency_code, batch_id) references registers_batch (regency_code, id)
);
create index registers_change_kind_idx on registers_change (regency_code, batch_id, kind, seq);
create index registers_change_record_idx on registers_change (regency_code, record_key, committed_at);
create index registers_change_nik_idx on registers_change (regency_code, nik, committed_at) where nik is not null;
comment on column registers_change.reversed_at is 'When the file was taken back: the change does not count any more, and its trace stays.';
alter table registers_diff enable row level security;
alter table registers_change enable row level security;
create policy registers_diff_of_area on registers_diff for select to semesta_app
  using (regency_code = app_regency() and app_names() and app_sees(regency_code, area_path));
create policy registers_change_of_area on registers_change for select to semesta_app
  using (regency_code = app_regency() and app_names() and app_sees(regency_code, area_path));
grant select on registers_diff, registers_change to semesta_app;
-- The loader fills both, and marks history as taken back; it never deletes it.
grant select, insert, delete on registers_diff to semesta_loader;
grant select, insert, update (reversed_at) on registers_change to semesta_loader;
