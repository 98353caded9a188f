--! module: funds
--! breaking: no
--! distribute: regency_code
-- Heads promised by a decision before they stand on a bill: they hold quota, and money month by month.
create table funds_heads (
  regency_code text        not null,
  id           uuid        not null,
  fund_id      uuid        not null,
  promised_on  date        not null,
  heads        int         not null constraint funds_heads_positive check (heads > 0),
  from_month   text        not null,
  until_month  text        not null,
  monthly      bigint      not null constraint funds_heads_monthly_positive check (monthly > 0),
  ref_kind     text        not null,
  ref_id       text        not null,
  recorded_by  text        not null,
  recorded_at  timestamptz not null,
  constraint funds_heads_months_fit check (from_month <= until_month),
  constraint funds_heads_pkey primary key (regency_code, id),
  constraint funds_heads_fund_fkey foreign key (regency_code, fund_id) references funds_fund (regency_code, id)
);
create index funds_heads_ref_idx on funds_heads (regency_code, ref_kind, ref_id);
-- One held month of it on one line.
create table funds_hold (
  regency_code   text   not null,
  reservation_id uuid   not null,
  heads_id       uuid   not null,
  line_id        uuid   not null,
  month          text   not null,
  amount         bigint not null,
  constraint funds_hold_pkey primary key (regency_code, reservation_id),
  constraint funds_hold_heads_fkey foreign key (regency_code, heads_id) references funds_heads (regency_code, id),
  constraint funds_hold_line_fkey foreign key (regency_code, line_id) references funds_line (regency_code, id)
);
create index funds_hold_month_idx on funds_hold (regency_code, month);
-- Why a held month was let go: a bill took its place, or the decision was taken back from a month on.
create table funds_let_go (
  regency_code   text        not null,
  reservation_id uuid        not null,
  why            text        not null,
  payment_id     uuid,
  let_go_by      text        not null,
  let_go_at      timestamptz not null,
  constraint funds_let_go_pkey primary key (regency_code, reservation_id),
  constraint funds_let_go_hold_fkey foreign key (regency_code, reservation_id) references funds_hold (regency_code, reservation_id)
);
-- From which month on so many heads of a decision count no more: it was taken back, or the roster shows them with the city no longer. Insert-only.
create table funds_heads_end (
  regency_code text        not null,
  id           uuid        not null,
  heads_id     uuid        not null,
  cause        text        not null constraint funds_heads_end_cause_known check (cause in ('roster', 'released')),
  from_month   text        not null,
  heads        int         not null constraint funds_heads_end_changes check (heads <> 0),
  why          text        not null,
  ended_on     date        not null,
  ended_by     text        not null,
  ended_at     timestamptz not null,
  constraint funds_heads_end_pkey primary key (regency_code, id),
  constraint funds_heads_end_heads_fkey foreign key (regency_code, heads_id) references funds_heads (regency_code, id)
);
comment on column funds_heads_end.heads is 'Below zero: heads that came back count again.';

alter table funds_heads enable row level security;
alter table funds_hold enable row level security;
alter table funds_let_go enable row level security;
alter table funds_heads_end enable row level security;
create policy funds_heads_of_regency on funds_heads to semesta_app using (regency_code = app_regency()) with check (regency_code = app_regency());
create policy funds_hold_of_regency on funds_hold to semesta_app using (regency_code = app_regency()) with check (regency_code = app_regency());
create policy funds_let_go_of_regency on funds_let_go to semesta_app using (regency_code = app_regency()) with check (regency_code = app_regency());
create policy funds_heads_end_of_regency on funds_heads_end to semesta_app using (regency_code = app_regency()) with check (regency_code = app_regency());
grant select, insert on funds_heads, funds_hold, funds_let_go, funds_heads_end to semesta_app;
