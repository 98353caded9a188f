--! module: claims
--! breaking: no
--! distribute: regency_code
-- Claims carry sums; the names of their lines stay with the bills.
alter table claims_claim enable row level security;
alter table claims_line enable row level security;
alter table claims_answer enable row level security;
alter table claims_settlement enable row level security;
create policy claims_claim_of_regency on claims_claim to semesta_app using (regency_code = app_regency()) with check (regency_code = app_regency());
create policy claims_line_of_area on claims_line to semesta_app
  using (regency_code = app_regency() and app_sees(regency_code, area_path)) with check (regency_code = app_regency() and app_sees(regency_code, area_path));
create policy claims_answer_of_regency on claims_answer to semesta_app using (regency_code = app_regency()) with check (regency_code = app_regency());
create policy claims_settlement_of_regency on claims_settlement to semesta_app using (regency_code = app_regency()) with check (regency_code = app_regency());
create index claims_answer_claim_idx on claims_answer (regency_code, claim_id);
create index claims_settlement_claim_idx on claims_settlement (regency_code, claim_id);
grant select, insert, update (state, ended_reason) on claims_claim to semesta_app;
grant select, insert, update (state, answer_id) on claims_line to semesta_app;
grant select, insert on claims_answer, claims_settlement to semesta_app;
