--! module: indicators
--! breaking: no
--! distribute: regency_code
-- What a fact said before somebody put it right: kept for ever, never changed.
create table indicators_fact_before (
  regency_code text        not null,
  id           uuid        not null,
  fact_id      uuid        not null,
  valid_from date not null, valid_until date,
  value bigint not null, label text, source text not null,
  recorded_by text not null, recorded_at timestamptz not null,
  replaced_at timestamptz not null,
  constraint indicators_fact_before_pkey primary key (regency_code, id),
  constraint indicators_fact_before_fact foreign key (regency_code, fact_id) references indicators_fact (regency_code, id)
);
create index indicators_fact_before_fact_idx on indicators_fact_before (regency_code, fact_id, replaced_at);
alter table indicators_fact_before enable row level security;
create policy indicators_fact_before_of_regency on indicators_fact_before to semesta_app
  using (regency_code = app_regency()) with check (regency_code = app_regency());
grant select, insert on indicators_fact_before to semesta_app;
