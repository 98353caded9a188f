--! module: bills
--! breaking: no
--! distribute: regency_code
-- What people said about disputed lines, insert-only: an undo is a row of its own that names what it takes back.
create table bills_decision (
  regency_code   text        not null,
  id             uuid        not null,
  seq            bigint      not null generated always as identity,
  bill_id        uuid        not null,
  verdict        text        not null,
  reason         text        not null,
  undoes         uuid,
  choice         jsonb       not null,
  lines          int         not null,
  rupiah_minimum bigint      not null,
  rupiah_full    bigint      not null,
  decided_by     text        not null,
  decided_id     text        not null,
  decided_at     timestamptz not null,
  constraint bills_decision_pkey primary key (regency_code, id),
  constraint bills_decision_bill_fkey foreign key (regency_code, bill_id) references bills_bill (regency_code, id),
  constraint bills_decision_verdict_known check (verdict in ('held', 'dropped', 'undone')),
  constraint bills_decision_undo_whole check ((verdict = 'undone') = (undoes is not null))
);
create index bills_decision_bill_idx on bills_decision (regency_code, bill_id, seq);
create table bills_decided (
  regency_code text not null,
  decision_id  uuid not null,
  row_no       int  not null,
  before       text not null,
  before_id    uuid,
  constraint bills_decided_pkey primary key (regency_code, decision_id, row_no),
  constraint bills_decided_decision_fkey foreign key (regency_code, decision_id) references bills_decision (regency_code, id)
);
-- The signed Berita Acara with its numbers as they were that day. Insert-only.
create table bills_statement (
  regency_code text        not null,
  id           uuid        not null,
  bill_id      uuid        not null,
  number_pemda text        not null,
  number_bpjs  text        not null,
  signed_on    date        not null,
  signatories  jsonb       not null,
  closing      int         not null,
  iuran        bigint      not null,
  bantuan      bigint      not null,
  content      jsonb       not null,
  verified_by  text        not null,
  verified_at  timestamptz not null,
  constraint bills_statement_pkey primary key (regency_code, id),
  constraint bills_statement_bill_key unique (regency_code, bill_id),
  constraint bills_statement_bill_fkey foreign key (regency_code, bill_id) references bills_bill (regency_code, id)
);
comment on column bills_statement.iuran is 'Whole rupiah to be paid on 5.1.02.02.02.0003, with bantuan on .0004: as billed, less what earlier claims gave back.';
-- Money of accepted claims that is taken off the bill of a month instead of being paid back. Insert-only.
create table bills_offset (
  regency_code text   not null,
  id           uuid   not null,
  month        text   not null,
  claim_id     uuid   not null,
  iuran        bigint not null,
  bantuan      bigint not null,
  constraint bills_offset_pkey primary key (regency_code, id),
  constraint bills_offset_not_negative check (iuran >= 0 and bantuan >= 0)
);
create index bills_offset_month_idx on bills_offset (regency_code, month);
alter table bills_decision enable row level security;
alter table bills_decided enable row level security;
alter table bills_statement enable row level security;
alter table bills_offset enable row level security;
create policy bills_decision_of_regency on bills_decision to semesta_app using (regency_code = app_regency()) with check (regency_code = app_regency());
create policy bills_decided_of_regency on bills_decided to semesta_app using (regency_code = app_regency()) with check (regency_code = app_regency());
create policy bills_statement_of_regency on bills_statement to semesta_app using (regency_code = app_regency()) with check (regency_code = app_regency());
create policy bills_offset_of_regency on bills_offset to semesta_app using (regency_code = app_regency()) with check (regency_code = app_regency());
grant select, insert on bills_decision, bills_decided, bills_statement, bills_offset to semesta_app;
