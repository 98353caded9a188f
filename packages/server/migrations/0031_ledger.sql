--! module: ledger
--! breaking: no
--! distribute: regency_code
-- The books of a regency. Journals and lines are written once: the application role may insert and read them, nothing else.
-- The head says where the chain of journals ends; whoever holds it is the only writer of these books until his transaction ends.
create table ledger_head (
  regency_code   text   not null constraint ledger_head_pkey primary key,
  seq            bigint not null,
  hash           text   not null,
  closed_through text
);
create table ledger_journal (
  regency_code   text        not null,
  id             uuid        not null,
  seq            bigint      not null,
  booked_on      date        not null,
  month          text        not null,
  kind           text        not null,
  memo           text        not null,
  document_kind  text,
  document_number text,
  document_on    date,
  ref_kind       text,
  ref_id         text,
  reverses       uuid,
  corrects       text,
  reservation_id uuid,
  line_count     int         not null,
  amount         bigint      not null,
  asked          text        not null,
  digest         text        not null,
  hash           text        not null,
  posted_at      timestamptz not null,
  posted_by      text        not null,
  posted_id      text        not null,
  posted_role    text        not null,
  constraint ledger_journal_pkey primary key (regency_code, id),
  constraint ledger_journal_shape unique (regency_code, id, month, line_count),
  constraint ledger_journal_reverses foreign key (regency_code, reverses) references ledger_journal (regency_code, id),
  constraint ledger_journal_month check (month = to_char(booked_on, 'YYYY-MM')),
  constraint ledger_journal_lines check (line_count >= 2 and amount > 0 and seq > 0)
);
-- Before the first statistics every index that begins with the regency looks alike, and a line looking for its journal could read all of them.
-- A condition that only lists name keeps these out of that choice.
create unique index ledger_journal_seq on ledger_journal (regency_code, seq) where seq > 0;
create index ledger_journal_day_idx on ledger_journal (regency_code, booked_on, seq) where seq > 0;
create unique index ledger_journal_reversed_once on ledger_journal (regency_code, reverses) where reverses is not null;
create index ledger_journal_ref_idx on ledger_journal (regency_code, ref_kind, ref_id) where ref_id is not null;
create index ledger_journal_reservation_idx on ledger_journal (regency_code, reservation_id) where reservation_id is not null;
comment on column ledger_journal.asked is 'Digest of what the caller sent: the same id with the same request is a retry, with another one a mistake.';
comment on column ledger_journal.digest is 'Digest of header, lines and the person-months they cite.';
comment on column ledger_journal.hash is 'ledger_hash over the hash before it: whoever changes, removes or inserts a journal breaks every hash after it.';

-- The key of a line repeats how many lines its journal has, so that no line can be added to a journal later.
create table ledger_line (
  regency_code   text   not null,
  journal_id     uuid   not null,
  line_no        int    not null,
  of_lines       int    not null,
  month          text   not null,
  account        text   not null,
  debit          bigint not null,
  credit         bigint not null,
  fund_id        text,
  line_id        text,
  attribution_id uuid,
  part           text constraint ledger_line_part_known check (part in ('iuran', 'bantuan')),
  constraint ledger_line_pkey primary key (regency_code, journal_id, line_no),
  constraint ledger_line_journal foreign key (regency_code, journal_id, month, of_lines) references ledger_journal (regency_code, id, month, line_count),
  constraint ledger_line_no check (line_no between 1 and of_lines),
  constraint ledger_line_one_side check (debit >= 0 and credit >= 0 and (debit = 0) <> (credit = 0))
);
create index ledger_line_account_idx on ledger_line (regency_code, account, month);
create index ledger_line_budget_idx on ledger_line (regency_code, line_id) where line_id is not null;
create index ledger_line_attribution_idx on ledger_line (regency_code, attribution_id) where attribution_id is not null;
comment on column ledger_line.line_id is 'Line of the budget.';
