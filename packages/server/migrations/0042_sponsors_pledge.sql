--! module: sponsors
--! breaking: no
--! distribute: regency_code
-- What donors promised, and each dated step of it. Insert-only: a step is taken back by a step that names it.
create table sponsors_pledge (
  regency_code  text        not null,
  id            uuid        not null,
  sponsor_id    uuid        not null,
  basis         text        not null,
  people        int,
  months        int         not null constraint sponsors_pledge_months_whole check (months between 1 and 60),
  rate_basis    text        not null,
  rate_rupiah   bigint      not null constraint sponsors_pledge_rate_positive check (rate_rupiah > 0),
  amount_rupiah bigint      not null constraint sponsors_pledge_amount_positive check (amount_rupiah > 0),
  first_month   text        not null,
  ring          jsonb       not null,
  pledged_on    date        not null,
  note          text        not null,
  check_id      uuid,
  exception_id  uuid,
  recorded_id   text        not null,
  recorded_by   text        not null,
  recorded_at   timestamptz not null,
  constraint sponsors_pledge_pkey primary key (regency_code, id),
  constraint sponsors_pledge_basis_known check (basis in ('people', 'rupiah')),
  constraint sponsors_pledge_rate_known check (rate_basis in ('iuran', 'full'))
);
create index sponsors_pledge_sponsor_idx on sponsors_pledge (regency_code, sponsor_id);
comment on column sponsors_pledge.rate_basis is 'The participant’s premium alone, or the whole premium: which of them a donor pays is contested.';

create table sponsors_step (
  regency_code  text        not null,
  id            uuid        not null,
  pledge_id     uuid        not null,
  sponsor_id    uuid        not null,
  seq           bigint      not null generated always as identity,
  kind          text        not null,
  happened_on   date        not null,
  our_number    text,
  their_number  text,
  amount_rupiah bigint      constraint sponsors_step_amount_positive check (amount_rupiah > 0),
  heads         int,
  from_month    text,
  until_month   text,
  refers_to     uuid,
  note          text        not null,
  recorded_id   text        not null,
  recorded_by   text        not null,
  recorded_role text        not null,
  recorded_at   timestamptz not null,
  constraint sponsors_step_pkey primary key (regency_code, id),
  constraint sponsors_step_kind_known check (kind in ('agreed', 'received', 'allocated', 'sent', 'reported', 'withdrawn', 'reversed'))
);
create index sponsors_step_pledge_idx on sponsors_step (regency_code, pledge_id, seq);
-- A step is taken back once.
create unique index sponsors_step_reversed_once on sponsors_step (regency_code, refers_to) where kind = 'reversed';
comment on column sponsors_step.until_month is 'Last month that an allocation pays for.';
comment on column sponsors_step.refers_to is 'The step taken back by a reversal; the allocation whose registration list was sent.';

alter table sponsors_pledge enable row level security;
create policy sponsors_pledge_of_reach on sponsors_pledge to semesta_app
  using (regency_code = app_regency() and sponsors_sees(sponsor_id)) with check (regency_code = app_regency() and sponsors_sees(sponsor_id));
alter table sponsors_step enable row level security;
create policy sponsors_step_of_reach on sponsors_step to semesta_app
  using (regency_code = app_regency() and sponsors_sees(sponsor_id)) with check (regency_code = app_regency() and sponsors_sees(sponsor_id));
grant select, insert on sponsors_pledge, sponsors_step to semesta_app;
