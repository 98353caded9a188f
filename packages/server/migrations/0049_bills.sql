--! module: bills
--! breaking: no
--! distribute: regency_code
-- The monthly bill of BPJS Kesehatan as its letter says, one row a revision: a corrected letter is a new row, what was recorded stays.
create table bills_bill (
  regency_code     text        not null,
  id               uuid        not null,
  month            text        not null,
  revision         int         not null,
  superseded       boolean     not null default false,
  state            text        not null,
  letter_number    text        not null,
  letter_on        date        not null,
  received_on      date        not null,
  due_on           date        not null,
  heads            int         not null,
  iuran            bigint      not null,
  bantuan          bigint      not null,
  batch_id         uuid,
  file_name        text,
  opening_heads    int,
  opening_document text,
  reason           text,
  recorded_by      text        not null,
  recorded_at      timestamptz not null,
  job_id           uuid,
  problem          jsonb,
  build_id         uuid,
  month_revision   int,
  folder           text,
  result           jsonb,
  payment_problem  jsonb,
  constraint bills_bill_pkey primary key (regency_code, id),
  constraint bills_bill_revision_key unique (regency_code, month, revision),
  constraint bills_bill_state_known check (state in ('recorded', 'challenging', 'challenged', 'failed', 'verified')),
  constraint bills_bill_not_negative check (heads >= 0 and iuran >= 0 and bantuan >= 0)
);
create unique index bills_bill_in_force_key on bills_bill (regency_code, month) where not superseded;
comment on column bills_bill.result is 'What the challenge reported, as it stands in the frozen files of `folder`.';

-- A disputed line without its person: what every reader of the money may add up. The main test counts the money, so no line counts twice.
create table bills_dispute (
  regency_code   text    not null,
  bill_id        uuid    not null,
  row_no         int     not null,
  main_test      text    not null,
  tests          text[]  not null,
  to_verify      boolean not null,
  since_month    text    not null,
  months         int     not null,
  rupiah_billed  bigint  not null,
  rupiah_minimum bigint  not null,
  rupiah_full    bigint  not null,
  iuran_minimum  bigint  not null,
  iuran_full     bigint  not null,
  village_code   text    not null,
  area_path      text    not null,
  state          text    not null default 'open',
  decision_id    uuid,
  claim_id       uuid,
  claim_basis    text,
  constraint bills_dispute_pkey primary key (regency_code, bill_id, row_no),
  constraint bills_dispute_bill_fkey foreign key (regency_code, bill_id) references bills_bill (regency_code, id),
  constraint bills_dispute_state_known check (state in ('open', 'held', 'dropped')),
  constraint bills_dispute_parts check (iuran_full between 0 and rupiah_full and iuran_minimum between 0 and rupiah_minimum),
  constraint bills_dispute_claim_whole check ((claim_id is null) = (claim_basis is null) and (claim_id is null or state = 'held'))
);
create index bills_dispute_claim_idx on bills_dispute (regency_code, claim_id) where claim_id is not null;
comment on column bills_dispute.claim_id is 'The one live claim that asks this line back; empty again when it is refused or withdrawn.';
alter table bills_bill enable row level security;
alter table bills_dispute enable row level security;
create policy bills_bill_of_regency on bills_bill to semesta_app using (regency_code = app_regency()) with check (regency_code = app_regency());
create policy bills_dispute_of_area on bills_dispute to semesta_app
  using (regency_code = app_regency() and app_sees(regency_code, area_path)) with check (regency_code = app_regency() and app_sees(regency_code, area_path));
grant select, insert, update on bills_bill to semesta_app;
grant select, update (state, decision_id, claim_id, claim_basis) on bills_dispute to semesta_app;
grant select, update on bills_bill to semesta_loader;
grant select, insert, update, delete on bills_dispute to semesta_loader;
