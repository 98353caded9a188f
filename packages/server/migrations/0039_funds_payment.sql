--! module: funds
--! breaking: no
--! distribute: regency_code
-- A bill on its way to being paid. Where it stands is its newest step; rows are never changed.
create table funds_payment (
  regency_code text        not null,
  id           uuid        not null,
  purpose      text        not null constraint funds_payment_purpose_known check (purpose in ('bill')),
  ref_kind     text        not null,
  ref_id       text        not null,
  month        text        not null,
  heads        int         not null constraint funds_payment_heads_fit check (heads >= 0),
  iuran        bigint      not null constraint funds_payment_iuran_fits check (iuran >= 0),
  bantuan      bigint      not null constraint funds_payment_bantuan_fits check (bantuan >= 0),
  due_on       date        not null,
  document     text,
  document_on  date,
  attribution  text,
  opened_on    date        not null,
  opened_by    text        not null,
  opened_at    timestamptz not null,
  constraint funds_payment_some check (iuran + bantuan > 0),
  constraint funds_payment_pkey primary key (regency_code, id)
);
create index funds_payment_month_idx on funds_payment (regency_code, month);
create index funds_payment_ref_idx on funds_payment (regency_code, ref_kind, ref_id);
-- From which line which part is paid, with the reservation in the ledger that holds it.
create table funds_payment_part (
  regency_code   text   not null,
  payment_id     uuid   not null,
  line_id        uuid   not null,
  reservation_id uuid   not null,
  amount         bigint not null constraint funds_payment_part_positive check (amount > 0),
  constraint funds_payment_part_pkey primary key (regency_code, payment_id, line_id),
  constraint funds_payment_part_payment_fkey foreign key (regency_code, payment_id) references funds_payment (regency_code, id),
  constraint funds_payment_part_line_fkey foreign key (regency_code, line_id) references funds_line (regency_code, id)
);
-- Each step with its number, its day and who took it. Insert-only; a step is taken once.
create table funds_step (
  regency_code text        not null,
  id           uuid        not null,
  payment_id   uuid        not null,
  step         text        not null constraint funds_step_step_known check (step in ('verified', 'spp', 'spm', 'sp2d', 'cancelled')),
  number       text        not null,
  taken_on     date        not null,
  iuran        bigint,
  bantuan      bigint,
  why          text,
  journals     text[]      not null,
  taken_id     text        not null,
  taken_by     text        not null,
  taken_role   text        not null,
  taken_at     timestamptz not null,
  constraint funds_step_pkey primary key (regency_code, id),
  constraint funds_step_once unique (regency_code, payment_id, step),
  constraint funds_step_payment_fkey foreign key (regency_code, payment_id) references funds_payment (regency_code, id)
);
comment on column funds_step.iuran is 'What the verification accepted; other steps say nothing here.';
-- Scans of a step's document; the bytes lie in the data folder under their sha256.
create table funds_file (
  regency_code text        not null,
  payment_id   uuid        not null,
  step         text        not null,
  sha256       text        not null,
  name         text        not null,
  kept_by      text        not null,
  kept_at      timestamptz not null,
  constraint funds_file_pkey primary key (regency_code, payment_id, step, sha256),
  constraint funds_file_step_fkey foreign key (regency_code, payment_id, step) references funds_step (regency_code, payment_id, step)
);

alter table funds_payment enable row level security;
alter table funds_payment_part enable row level security;
alter table funds_step enable row level security;
alter table funds_file enable row level security;
create policy funds_payment_of_regency on funds_payment to semesta_app using (regency_code = app_regency()) with check (regency_code = app_regency());
create policy funds_payment_part_of_regency on funds_payment_part to semesta_app using (regency_code = app_regency()) with check (regency_code = app_regency());
create policy funds_step_of_regency on funds_step to semesta_app using (regency_code = app_regency()) with check (regency_code = app_regency());
create policy funds_file_of_regency on funds_file to semesta_app using (regency_code = app_regency()) with check (regency_code = app_regency());
grant select, insert on funds_payment, funds_payment_part, funds_step, funds_file to semesta_app;
