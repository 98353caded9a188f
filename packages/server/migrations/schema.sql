-- Written by scripts/dump-schema.ts from a migrated database: the whole schema at a glance. The migrations are what runs.

-- roles
-- role semesta_app: login
-- role semesta_loader: login bypassrls
-- role semesta_owner: login

-- tables
create table access_grant (
  id uuid not null default gen_random_uuid(),
  user_id text not null,
  role text not null,
  area_code text not null,
  since timestamp with time zone not null,
  granted_by text not null,
  ended_at timestamp with time zone,
  ended_by text
);
create table access_link (
  token_hash text not null,
  purpose text not null,
  user_id text,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone
);
create table access_replay (
  actor text not null,
  key text not null,
  request_hash text not null,
  status integer not null,
  body jsonb,
  at timestamp with time zone not null
);
create table areas_area (
  code text not null,
  level text not null,
  name text not null,
  parent text,
  time_zone text,
  tile_x integer,
  tile_y integer
);
create table areas_source (
  id integer not null default 1,
  edition text not null,
  loaded_at timestamp with time zone not null default now()
);
create table arrears_build (
  regency_code text not null default app_regency(),
  build_id uuid not null default app_build(),
  month text not null,
  named boolean not null,
  counted_at timestamp with time zone not null
);
create table arrears_candidate (
  regency_code text not null default app_regency(),
  build_id uuid not null default app_build(),
  row_no integer not null,
  grp text not null,
  barred text,
  person_id text not null,
  household text not null,
  kk text,
  card text,
  nik text,
  name text,
  sex text,
  birth_date date,
  address text,
  village_code text not null,
  rw text,
  rt text,
  area_path text not null,
  segment text,
  class text,
  months integer,
  roster_rupiah bigint,
  rates_rupiah bigint,
  decile integer,
  employer_code text,
  employer_name text,
  household_no integer,
  household_heads integer,
  household_decile integer,
  household_months integer
);
create table arrears_candidate_rest (
  regency_code text not null default app_regency(),
  build_id uuid not null default app_build(),
  row_no integer not null,
  grp text not null,
  barred text,
  person_id text not null,
  household text not null,
  kk text,
  card text,
  nik text,
  name text,
  sex text,
  birth_date date,
  address text,
  village_code text not null,
  rw text,
  rt text,
  area_path text not null,
  segment text,
  class text,
  months integer,
  roster_rupiah bigint,
  rates_rupiah bigint,
  decile integer,
  employer_code text,
  employer_name text,
  household_no integer,
  household_heads integer,
  household_decile integer,
  household_months integer
);
create table arrears_household (
  regency_code text not null default app_regency(),
  build_id uuid not null default app_build(),
  village_code text not null,
  area_path text not null,
  decile integer not null,
  months integer not null,
  arrears integer not null,
  pbi_removed integer not null,
  newborn integer not null,
  unregistered integer not null,
  lapsed integer not null,
  households bigint not null,
  rates_rupiah bigint not null
);
create table arrears_total (
  regency_code text not null default app_regency(),
  build_id uuid not null default app_build(),
  village_code text not null,
  area_path text not null,
  what text not null,
  class text not null,
  decile integer not null,
  months integer not null,
  band integer not null,
  heads bigint not null,
  households bigint not null,
  roster_rupiah bigint not null,
  rates_rupiah bigint not null
);
create table arrears_write_off (
  regency_code text not null,
  id uuid not null,
  act_id uuid not null,
  seq bigint not null,
  person_id text not null,
  area_path text not null,
  status text not null,
  valid_from date not null,
  document text not null,
  recorded_by text not null,
  recorded_name text not null,
  recorded_at timestamp with time zone not null
);
create table audit_entry (
  regency_code text not null,
  seq bigint not null,
  at timestamp with time zone not null,
  actor text not null,
  role text,
  action text not null,
  subject text,
  reason text,
  outcome text not null,
  detail jsonb not null default '{}'::jsonb,
  prev_hash text not null,
  hash text not null
);
create table audit_head (
  regency_code text not null,
  seq bigint not null,
  hash text not null
);
create table audit_packs_pack (
  regency_code text not null,
  id uuid not null,
  from_month text not null,
  until_month text not null,
  state text not null,
  job_id uuid,
  requested_by text not null,
  requested_id text not null,
  requested_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  bytes bigint,
  members integer,
  sha256 text,
  content_hash text,
  fingerprint text,
  parts jsonb not null default '[]'::jsonb,
  problem jsonb
);
create table auth_account (
  id text not null,
  account_id text not null,
  provider_id text not null,
  user_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  password text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
);
create table auth_attempt (
  key text not null,
  failures integer not null,
  last_at timestamp with time zone not null,
  locked_until timestamp with time zone
);
create table auth_session (
  id text not null,
  token text not null,
  user_id text not null,
  expires_at timestamp with time zone not null,
  ip_address text,
  user_agent text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
);
create table auth_two_factor (
  id text not null,
  secret text not null,
  backup_codes text not null,
  user_id text not null,
  verified boolean not null default true,
  failed_verification_count integer not null default 0,
  locked_until timestamp with time zone
);
create table auth_user (
  id text not null,
  name text not null,
  email text not null,
  email_verified boolean not null default false,
  image text,
  two_factor_enabled boolean not null default false,
  last_sign_in_at timestamp with time zone,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
);
create table auth_verification (
  id text not null,
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
);
create table bills_bill (
  regency_code text not null,
  id uuid not null,
  month text not null,
  revision integer not null,
  superseded boolean not null default false,
  state text not null,
  letter_number text not null,
  letter_on date not null,
  received_on date not null,
  due_on date not null,
  heads integer not null,
  iuran bigint not null,
  bantuan bigint not null,
  batch_id uuid,
  file_name text,
  opening_heads integer,
  opening_document text,
  reason text,
  recorded_by text not null,
  recorded_at timestamp with time zone not null,
  job_id uuid,
  problem jsonb,
  build_id uuid,
  month_revision integer,
  folder text,
  result jsonb,
  payment_problem jsonb
);
create table bills_decided (
  regency_code text not null,
  decision_id uuid not null,
  row_no integer not null,
  before text not null,
  before_id uuid
);
create table bills_decision (
  regency_code text not null,
  id uuid not null,
  seq bigint not null,
  bill_id uuid not null,
  verdict text not null,
  reason text not null,
  undoes uuid,
  choice jsonb not null,
  lines integer not null,
  rupiah_minimum bigint not null,
  rupiah_full bigint not null,
  decided_by text not null,
  decided_id text not null,
  decided_at timestamp with time zone not null
);
create table bills_dispute (
  regency_code text not null,
  bill_id uuid not null,
  row_no integer not null,
  main_test text not null,
  tests text[] not null,
  to_verify boolean not null,
  since_month text not null,
  months integer not null,
  rupiah_billed bigint not null,
  rupiah_minimum bigint not null,
  rupiah_full bigint not null,
  iuran_minimum bigint not null,
  iuran_full bigint not null,
  village_code text not null,
  area_path text not null,
  state text not null default 'open'::text,
  decision_id uuid,
  claim_id uuid,
  claim_basis text
);
create table bills_line (
  regency_code text not null,
  bill_id uuid not null,
  row_no integer not null,
  card text,
  nik text,
  name text,
  birth_date date,
  person_id text,
  month_billed text not null,
  iuran bigint not null,
  bantuan bigint not null,
  evidence jsonb not null,
  area_path text not null
);
create table bills_mutation (
  regency_code text not null,
  bill_id uuid not null,
  seq integer not null,
  kind text not null,
  why text,
  card text,
  nik text,
  name text,
  birth_date date,
  person_id text,
  segment text,
  is_active boolean,
  village_code text not null,
  area_path text not null
);
create table bills_offset (
  regency_code text not null,
  id uuid not null,
  month text not null,
  claim_id uuid not null,
  iuran bigint not null,
  bantuan bigint not null
);
create table bills_offset_reversal (
  regency_code text not null,
  id uuid not null
);
create table bills_removal (
  regency_code text not null,
  card text not null,
  bill_id uuid not null,
  from_bill uuid not null,
  row_no integer not null,
  test text not null,
  area_path text not null
);
create table bills_share (
  regency_code text not null,
  bill_id uuid not null,
  row_no integer not null,
  card text not null,
  month_billed text not null,
  bill_month text not null,
  bill_row integer not null,
  iuran bigint not null,
  bantuan bigint not null,
  area_path text not null
);
create table bills_statement (
  regency_code text not null,
  id uuid not null,
  bill_id uuid not null,
  number_pemda text not null,
  number_bpjs text not null,
  signed_on date not null,
  signatories jsonb not null,
  closing integer not null,
  iuran bigint not null,
  bantuan bigint not null,
  content jsonb not null,
  verified_by text not null,
  verified_at timestamp with time zone not null
);
create table boundaries_change (
  regency_code text not null,
  id uuid not null,
  kind text not null,
  effective_on date not null,
  decree text not null,
  decree_on date not null,
  parts jsonb not null,
  recorded_by text not null,
  recorded_at timestamp with time zone not null,
  withdrawn_by text,
  withdrawn_at timestamp with time zone,
  withdrawn_reason text
);
create table boundaries_count (
  regency_code text not null,
  build_id uuid not null,
  path text not null,
  population integer not null,
  registered integer not null,
  active integer not null
);
create table claims_answer (
  regency_code text not null,
  id uuid not null,
  claim_id uuid not null,
  verdict text not null,
  reason text,
  document_number text,
  answered_on date not null,
  choice jsonb not null,
  lines integer not null,
  iuran bigint not null,
  bantuan bigint not null,
  by_branch boolean not null,
  answered_by text not null,
  answered_at timestamp with time zone not null
);
create table claims_claim (
  regency_code text not null,
  id uuid not null,
  number text not null,
  sent_on date not null,
  answer_due_on date not null,
  basis text not null,
  state text not null,
  note text,
  sent_by text not null,
  sent_at timestamp with time zone not null,
  ended_reason text
);
create table claims_line (
  regency_code text not null,
  claim_id uuid not null,
  bill_id uuid not null,
  row_no integer not null,
  month text not null,
  test text not null,
  months integer not null,
  iuran bigint not null,
  bantuan bigint not null,
  village_code text not null,
  area_path text not null,
  state text not null,
  answer_id uuid
);
create table claims_settlement (
  regency_code text not null,
  id uuid not null,
  claim_id uuid not null,
  kind text not null,
  iuran bigint not null,
  bantuan bigint not null,
  settled_on date not null,
  document_number text not null,
  month text,
  journal text,
  settled_by text not null,
  settled_at timestamp with time zone not null
);
create table claims_settlement_reversal (
  regency_code text not null,
  settlement_id uuid not null,
  id uuid not null,
  reversed_on date not null,
  reason text not null,
  reversed_by text not null,
  reversed_at timestamp with time zone not null
);
create table findings_finding (
  regency_code text not null default app_regency(),
  build_id uuid not null default app_build(),
  rule text not null,
  row_no integer not null,
  person_id text not null,
  card text,
  nik text,
  name text,
  village_code text not null,
  rw text,
  rt text,
  area_path text not null,
  segment text,
  cause text,
  rupiah_per_month bigint not null,
  detail jsonb not null
);
create table findings_finding_rest (
  regency_code text not null default app_regency(),
  build_id uuid not null default app_build(),
  rule text not null,
  row_no integer not null,
  person_id text not null,
  card text,
  nik text,
  name text,
  village_code text not null,
  rw text,
  rt text,
  area_path text not null,
  segment text,
  cause text,
  rupiah_per_month bigint not null,
  detail jsonb not null
);
create table findings_total (
  regency_code text not null,
  build_id uuid not null,
  rule text not null,
  village_code text not null,
  area_path text not null,
  segment text not null,
  cause text not null,
  people integer not null,
  rupiah_per_month bigint not null
);
create table funds_act (
  regency_code text not null,
  id uuid not null,
  year integer not null,
  stage text not null,
  decided_on date not null,
  document text not null,
  why text not null,
  recorded_by text not null,
  recorded_at timestamp with time zone not null
);
create table funds_act_line (
  regency_code text not null,
  act_id uuid not null,
  line_id uuid not null,
  amount bigint not null
);
create table funds_arrival (
  regency_code text not null,
  id uuid not null,
  fund_id uuid not null,
  expected_on date not null,
  amount bigint not null
);
create table funds_ask (
  regency_code text not null,
  id uuid not null,
  kind text not null,
  content_hash text not null,
  asked_at timestamp with time zone not null
);
create table funds_file (
  regency_code text not null,
  payment_id uuid not null,
  step text not null,
  sha256 text not null,
  name text not null,
  kept_by text not null,
  kept_at timestamp with time zone not null,
  attempt integer not null default 1
);
create table funds_fund (
  regency_code text not null,
  id uuid not null,
  year integer not null,
  kind text not null,
  name text not null,
  priority integer not null,
  segments text[] not null,
  deciles integer[] not null,
  areas text[] not null,
  from_month text not null,
  until_month text not null,
  share_percent numeric(6,3),
  share_of bigint,
  planned bigint not null,
  document text not null,
  document_on date not null,
  recorded_by text not null,
  recorded_at timestamp with time zone not null
);
create table funds_heads (
  regency_code text not null,
  id uuid not null,
  fund_id uuid not null,
  promised_on date not null,
  heads integer not null,
  from_month text not null,
  until_month text not null,
  monthly bigint not null,
  ref_kind text not null,
  ref_id text not null,
  recorded_by text not null,
  recorded_at timestamp with time zone not null
);
create table funds_heads_end (
  regency_code text not null,
  id uuid not null,
  heads_id uuid not null,
  cause text not null,
  from_month text not null,
  heads integer not null,
  why text not null,
  ended_on date not null,
  ended_by text not null,
  ended_at timestamp with time zone not null
);
create table funds_hold (
  regency_code text not null,
  reservation_id uuid not null,
  heads_id uuid not null,
  line_id uuid not null,
  month text not null,
  amount bigint not null
);
create table funds_let_go (
  regency_code text not null,
  reservation_id uuid not null,
  why text not null,
  payment_id uuid,
  let_go_by text not null,
  let_go_at timestamp with time zone not null
);
create table funds_line (
  regency_code text not null,
  id uuid not null,
  year integer not null,
  fund_id uuid not null,
  account text not null,
  part text not null
);
create table funds_payer (
  regency_code text not null,
  id uuid not null,
  person_group text not null,
  part text not null,
  payer text not null,
  account text not null,
  from_month text not null,
  document text not null,
  recorded_by text not null,
  recorded_at timestamp with time zone not null
);
create table funds_payment (
  regency_code text not null,
  id uuid not null,
  purpose text not null,
  ref_kind text not null,
  ref_id text not null,
  month text not null,
  heads integer not null,
  iuran bigint not null,
  bantuan bigint not null,
  due_on date not null,
  document text,
  document_on date,
  attribution text,
  opened_on date not null,
  opened_by text not null,
  opened_at timestamp with time zone not null
);
create table funds_payment_part (
  regency_code text not null,
  payment_id uuid not null,
  line_id uuid not null,
  reservation_id uuid not null,
  amount bigint not null
);
create table funds_quota (
  regency_code text not null,
  id uuid not null,
  from_month text not null,
  heads integer not null,
  growth integer not null,
  document text not null,
  document_on date not null,
  recorded_by text not null,
  recorded_at timestamp with time zone not null
);
create table funds_receipt (
  regency_code text not null,
  id uuid not null,
  arrival_id uuid not null,
  received_on date not null,
  amount bigint not null,
  document text not null,
  recorded_by text not null,
  recorded_at timestamp with time zone not null
);
create table funds_step (
  regency_code text not null,
  id uuid not null,
  payment_id uuid not null,
  step text not null,
  number text not null,
  taken_on date not null,
  iuran bigint,
  bantuan bigint,
  why text,
  journals text[] not null,
  taken_id text not null,
  taken_by text not null,
  taken_role text not null,
  taken_at timestamp with time zone not null,
  attempt integer not null default 1,
  offsets uuid[] not null default '{}'::uuid[]
);
create table indicators_cell (
  regency_code text not null default app_regency(),
  build_id uuid not null default app_build(),
  village_code text not null,
  area_path text not null,
  segment text not null,
  sex text not null,
  age_band text not null,
  cause text not null,
  coverage_step text not null,
  population integer not null,
  registered integer not null,
  active integer not null
);
create table indicators_fact (
  regency_code text not null,
  id uuid not null default gen_random_uuid(),
  kind text not null,
  valid_from date not null,
  valid_until date,
  value bigint not null,
  label text,
  source text not null,
  recorded_by text not null,
  recorded_at timestamp with time zone not null
);
create table indicators_fact_before (
  regency_code text not null,
  id uuid not null,
  fact_id uuid not null,
  valid_from date not null,
  valid_until date,
  value bigint not null,
  label text,
  source text not null,
  recorded_by text not null,
  recorded_at timestamp with time zone not null,
  replaced_at timestamp with time zone not null
);
create table indicators_month (
  regency_code text not null,
  build_id uuid not null default gen_random_uuid(),
  month text not null,
  revision integer not null,
  as_of date not null,
  built_at timestamp with time zone not null,
  built_by text not null,
  closed_at timestamp with time zone,
  closed_by text,
  restates integer,
  restate_reason text,
  superseded boolean not null default false,
  people_online boolean not null default false,
  names_indexed boolean not null default false,
  folder text not null,
  population bigint not null,
  registered bigint not null,
  active bigint not null,
  sources jsonb not null,
  rules jsonb not null,
  parameters jsonb not null,
  findings jsonb not null,
  before_build uuid,
  before_revision integer
);
create table jobs_job (
  regency_code text not null,
  id uuid not null default gen_random_uuid(),
  kind text not null,
  title text not null,
  payload jsonb not null,
  state text not null default 'waiting'::text,
  percent real not null default 0,
  step text,
  rows_done bigint,
  rows_total bigint,
  cancel_asked boolean not null default false,
  attempt integer not null default 0,
  requested_by text not null,
  requested_id text not null,
  created_at timestamp with time zone not null,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  heartbeat_at timestamp with time zone,
  problem jsonb,
  result jsonb
);
create table ledger_attribution (
  regency_code text not null default app_regency(),
  id uuid not null,
  person_months integer not null,
  iuran bigint not null,
  bantuan bigint not null,
  digest text not null,
  made_at timestamp with time zone not null,
  made_by text not null
);
create table ledger_closing (
  regency_code text not null,
  month text not null,
  seq bigint not null,
  hash text not null,
  journals integer not null,
  debit bigint not null,
  closed_at timestamp with time zone not null,
  closed_by text not null,
  closed_id text not null,
  closed_role text not null
);
create table ledger_head (
  regency_code text not null,
  seq bigint not null,
  hash text not null,
  closed_through text
);
create table ledger_journal (
  regency_code text not null,
  id uuid not null,
  seq bigint not null,
  booked_on date not null,
  month text not null,
  kind text not null,
  memo text not null,
  document_kind text,
  document_number text,
  document_on date,
  ref_kind text,
  ref_id text,
  reverses uuid,
  corrects text,
  reservation_id uuid,
  line_count integer not null,
  amount bigint not null,
  asked text not null,
  digest text not null,
  hash text not null,
  posted_at timestamp with time zone not null,
  posted_by text not null,
  posted_id text not null,
  posted_role text not null
);
create table ledger_line (
  regency_code text not null,
  journal_id uuid not null,
  line_no integer not null,
  of_lines integer not null,
  month text not null,
  account text not null,
  debit bigint not null,
  credit bigint not null,
  fund_id text,
  line_id text,
  attribution_id uuid,
  part text
);
create table ledger_pagu (
  regency_code text not null,
  line_id text not null,
  pagu bigint not null,
  committed bigint not null,
  realised bigint not null
);
create table ledger_person_month (
  regency_code text not null default app_regency(),
  attribution_id uuid not null default app_build(),
  row_no integer not null,
  card text,
  person_id text,
  month text not null,
  iuran bigint not null,
  bantuan bigint not null,
  area_path text not null
);
create table linkage_answer (
  regency_code text not null,
  sample_id uuid not null,
  pair_id text not null,
  answer text not null,
  answered_by text not null,
  answered_at timestamp with time zone not null
);
create table linkage_decision (
  regency_code text not null,
  id uuid not null,
  seq bigint not null,
  pair_id text not null,
  left_id text not null,
  right_id text not null,
  area_path text not null,
  act text not null,
  state text not null,
  undoes uuid,
  reason text not null,
  run_id uuid not null,
  decided_by text not null,
  decided_name text not null,
  decided_at timestamp with time zone not null
);
create table linkage_event (
  regency_code text not null,
  id uuid not null,
  seq bigint not null,
  kind text not null,
  from_id uuid not null,
  to_id uuid not null,
  record_ids text[] not null,
  decision_id uuid not null,
  area_path text not null
);
create table linkage_identity (
  regency_code text not null,
  record_id text not null,
  seq bigint not null,
  own_id uuid not null,
  person_id uuid not null,
  area_path text not null
);
create table linkage_pair (
  regency_code text not null default app_regency(),
  run_id uuid not null,
  pair_id text not null,
  left_register text not null,
  right_register text not null,
  probability double precision not null,
  weight double precision not null,
  band text not null,
  conflict text,
  reason text not null,
  words jsonb not null,
  village_code text not null,
  rw text,
  rt text,
  area_path text not null,
  segment text,
  rupiah_per_month bigint not null,
  affects_active boolean not null,
  affects_coverage boolean not null,
  state text not null,
  since timestamp with time zone not null
);
create table linkage_record (
  regency_code text not null default app_regency(),
  run_id uuid not null,
  pair_id text not null,
  area_path text not null,
  left_row bigint not null,
  left_id text not null,
  right_row bigint not null,
  right_id text not null,
  explanation jsonb not null,
  left_values jsonb not null,
  right_values jsonb not null
);
create table linkage_run (
  regency_code text not null,
  id uuid not null,
  month text,
  as_of date not null,
  superseded boolean not null default false,
  folder text not null,
  begun_at timestamp with time zone not null,
  finished_at timestamp with time zone not null,
  finished_by text not null,
  sources jsonb not null,
  model_hash text not null,
  threshold double precision not null,
  review_threshold double precision not null,
  target_error_rate double precision not null,
  quality jsonb not null,
  model jsonb not null
);
create table linkage_sample (
  regency_code text not null,
  id uuid not null,
  run_id uuid not null,
  kind text not null,
  size integer not null,
  population integer not null,
  seed integer not null,
  drawn_by text not null,
  drawn_at timestamp with time zone not null
);
create table linkage_sampled (
  regency_code text not null,
  sample_id uuid not null,
  place integer not null,
  pair_id text not null,
  area_path text not null,
  left_register text not null,
  right_register text not null,
  left_values jsonb not null,
  right_values jsonb not null
);
create table lookups_lookup (
  regency_code text not null,
  id uuid not null,
  asked_id text not null,
  asked_by text not null,
  asked_at timestamp with time zone not null,
  delete_after timestamp with time zone not null,
  purpose text not null,
  note text not null,
  area text,
  areas text[] not null,
  month text not null,
  build_id uuid not null,
  file_name text not null,
  state text not null,
  rows integer,
  titles jsonb,
  counts jsonb,
  doubtful integer,
  problem jsonb
);
create table mappings_mapping (
  regency_code text not null,
  register text not null,
  signature text not null,
  columns jsonb not null,
  constants jsonb not null,
  meanings jsonb not null,
  decided_by text not null,
  decided_at timestamp with time zone not null
);
create table movements_change (
  regency_code text not null default app_regency(),
  build_id uuid not null default app_build(),
  row_no integer not null,
  kind text not null,
  cause text not null,
  person_id text not null,
  card text,
  nik text,
  name text,
  sex text,
  birth_date date,
  from_village text not null,
  to_village text not null,
  from_path text not null,
  to_path text not null,
  from_segment text not null,
  to_segment text not null,
  from_active boolean not null,
  to_active boolean not null,
  from_since text,
  from_rupiah bigint not null,
  to_rupiah bigint not null
);
create table movements_change_rest (
  regency_code text not null default app_regency(),
  build_id uuid not null default app_build(),
  row_no integer not null,
  kind text not null,
  cause text not null,
  person_id text not null,
  card text,
  nik text,
  name text,
  sex text,
  birth_date date,
  from_village text not null,
  to_village text not null,
  from_path text not null,
  to_path text not null,
  from_segment text not null,
  to_segment text not null,
  from_active boolean not null,
  to_active boolean not null,
  from_since text,
  from_rupiah bigint not null,
  to_rupiah bigint not null
);
create table movements_cohort (
  regency_code text not null default app_regency(),
  build_id uuid not null default app_build(),
  village_code text not null,
  area_path text not null,
  since text not null,
  segment text not null,
  payer text not null,
  heads integer not null
);
create table movements_total (
  regency_code text not null default app_regency(),
  build_id uuid not null default app_build(),
  kind text not null,
  cause text not null,
  from_village text not null,
  to_village text not null,
  from_segment text not null,
  to_segment text not null,
  from_active boolean not null,
  to_active boolean not null,
  heads integer not null,
  from_rupiah bigint not null,
  to_rupiah bigint not null
);
create table obligations_adjustment (
  regency_code text not null default app_regency(),
  run_id uuid not null default app_build(),
  seq integer not null,
  for_month text not null,
  is_late boolean not null,
  cause text not null,
  person_id text not null,
  card text,
  nik text,
  name text,
  village_code text not null,
  area_path text not null,
  segment text not null,
  class text not null,
  basis_before text,
  basis_after text,
  own bigint not null,
  employer bigint not null,
  worker bigint not null,
  local_iuran bigint not null,
  local_bantuan bigint not null,
  central bigint not null,
  province bigint not null
);
create table obligations_adjustment_total (
  regency_code text not null default app_regency(),
  run_id uuid not null default app_build(),
  village_code text not null,
  for_month text not null,
  is_late boolean not null,
  cause text not null,
  segment text not null,
  class text not null,
  heads integer not null,
  own bigint not null,
  employer bigint not null,
  worker bigint not null,
  local_iuran bigint not null,
  local_bantuan bigint not null,
  central bigint not null,
  province bigint not null
);
create table obligations_due (
  regency_code text not null default app_regency(),
  build_id uuid not null default app_build(),
  row_no integer not null,
  person_id text not null,
  card text,
  nik text,
  name text,
  village_code text not null,
  area_path text not null,
  segment text not null,
  class text not null,
  basis text not null,
  own bigint not null,
  employer bigint not null,
  worker bigint not null,
  local_iuran bigint not null,
  local_bantuan bigint not null,
  central bigint not null,
  province bigint not null
);
create table obligations_due_rest (
  regency_code text not null default app_regency(),
  build_id uuid not null default app_build(),
  row_no integer not null,
  person_id text not null,
  card text,
  nik text,
  name text,
  village_code text not null,
  area_path text not null,
  segment text not null,
  class text not null,
  basis text not null,
  own bigint not null,
  employer bigint not null,
  worker bigint not null,
  local_iuran bigint not null,
  local_bantuan bigint not null,
  central bigint not null,
  province bigint not null
);
create table obligations_run (
  regency_code text not null,
  id uuid not null,
  run_no integer not null,
  month text not null,
  build_id uuid not null,
  revision integer not null,
  newest_build uuid not null,
  newest_month text not null,
  is_first boolean not null,
  folder text not null,
  heads integer not null,
  adjustments integer not null,
  minimum_wage bigint,
  pbi_province bigint not null,
  names_online boolean not null,
  computed_on date not null,
  computed_at timestamp with time zone not null,
  computed_by text not null
);
create table obligations_total (
  regency_code text not null default app_regency(),
  run_id uuid not null default app_build(),
  village_code text not null,
  segment text not null,
  class text not null,
  basis text not null,
  heads integer not null,
  own bigint not null,
  employer bigint not null,
  worker bigint not null,
  local_iuran bigint not null,
  local_bantuan bigint not null,
  central bigint not null,
  province bigint not null
);
create table people_person (
  regency_code text not null default app_regency(),
  build_id uuid not null default app_build(),
  row_no integer not null,
  person_id text not null,
  nik text,
  nik_state text,
  kk text,
  card text,
  name text,
  sex text,
  birth_date date,
  age integer,
  age_band text,
  address text,
  village_code text not null,
  rw text,
  rt text,
  area_path text not null,
  is_primary boolean not null,
  is_resident boolean not null,
  is_registered boolean not null,
  is_active boolean not null,
  segment text,
  participant_code integer,
  class text,
  status text,
  cause text,
  payer text,
  card_since date,
  card_until date,
  arrears_months integer,
  arrears_rupiah bigint,
  population_status text,
  population_status_on date,
  decile integer,
  pbi_recipient boolean,
  pbi_removed_on date,
  employer_code text,
  employer_name text,
  employed_since date,
  employed_until date,
  died_on date,
  death_source text,
  moved_on date,
  moved_direction text,
  moved_to text,
  coverage_step text,
  row_penduduk bigint,
  row_peserta bigint,
  row_dtsen bigint,
  row_pekerja bigint,
  row_kematian bigint,
  row_pindah bigint,
  active_since text,
  is_unchanged boolean not null default false,
  links jsonb
);
create table people_person_rest (
  regency_code text not null default app_regency(),
  build_id uuid not null default app_build(),
  row_no integer not null,
  person_id text not null,
  nik text,
  nik_state text,
  kk text,
  card text,
  name text,
  sex text,
  birth_date date,
  age integer,
  age_band text,
  address text,
  village_code text not null,
  rw text,
  rt text,
  area_path text not null,
  is_primary boolean not null,
  is_resident boolean not null,
  is_registered boolean not null,
  is_active boolean not null,
  segment text,
  participant_code integer,
  class text,
  status text,
  cause text,
  payer text,
  card_since date,
  card_until date,
  arrears_months integer,
  arrears_rupiah bigint,
  population_status text,
  population_status_on date,
  decile integer,
  pbi_recipient boolean,
  pbi_removed_on date,
  employer_code text,
  employer_name text,
  employed_since date,
  employed_until date,
  died_on date,
  death_source text,
  moved_on date,
  moved_direction text,
  moved_to text,
  coverage_step text,
  row_penduduk bigint,
  row_peserta bigint,
  row_dtsen bigint,
  row_pekerja bigint,
  row_kematian bigint,
  row_pindah bigint,
  active_since text,
  is_unchanged boolean not null default false,
  links jsonb
);
create table people_word (
  regency_code text not null default app_regency(),
  build_id uuid not null default app_build(),
  word text not null,
  village_code text not null,
  row_no integer not null
);
create table people_word_rest (
  regency_code text not null default app_regency(),
  build_id uuid not null default app_build(),
  word text not null,
  village_code text not null,
  row_no integer not null
);
create table platform_migration (
  name text not null,
  module text not null,
  breaking boolean not null,
  distribute text not null,
  hash text not null,
  applied_at timestamp with time zone not null default now()
);
create table quality_count (
  regency_code text not null default app_regency(),
  build_id uuid not null default app_build(),
  register text not null,
  village_code text not null,
  area_path text not null,
  measure text not null,
  lines integer not null,
  faulty integer not null,
  rupiah_per_month bigint not null
);
create table reconciliation_cell (
  regency_code text not null default app_regency(),
  build_id uuid not null default app_build(),
  village_code text not null,
  area_path text not null,
  in_penduduk boolean not null,
  in_peserta boolean not null,
  in_dtsen boolean not null,
  in_pekerja boolean not null,
  heads integer not null,
  active integer not null
);
create table reconciliation_outsider (
  regency_code text not null default app_regency(),
  build_id uuid not null default app_build(),
  row_no integer not null,
  nik text,
  name text,
  birth_date date,
  decile integer,
  employer_name text,
  village_code text not null,
  area_path text not null,
  in_dtsen boolean not null,
  in_pekerja boolean not null,
  row_dtsen bigint,
  row_pekerja bigint
);
create table reconciliation_outsider_rest (
  regency_code text not null default app_regency(),
  build_id uuid not null default app_build(),
  row_no integer not null,
  nik text,
  name text,
  birth_date date,
  decile integer,
  employer_name text,
  village_code text not null,
  area_path text not null,
  in_dtsen boolean not null,
  in_pekerja boolean not null,
  row_dtsen bigint,
  row_pekerja bigint
);
create table registers_batch (
  regency_code text not null,
  id uuid not null default gen_random_uuid(),
  register text not null,
  as_of date not null,
  file_name text not null,
  bytes bigint not null,
  sha256 text not null,
  state text not null,
  uploaded_by text not null,
  uploaded_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  rows_read bigint,
  rows_accepted bigint,
  rows_rejected bigint,
  rows_skipped bigint,
  snapshot_path text,
  report jsonb,
  problem jsonb,
  job_id uuid,
  uploaded_id text not null default ''::text,
  scope text not null default 'whole'::text,
  mends uuid,
  mapping jsonb,
  staged boolean not null default false,
  check_path text,
  diff_path text,
  diff jsonb,
  base_batch uuid,
  commit_no integer,
  rows_taken bigint,
  rows_new bigint,
  rows_changed bigint,
  rows_same bigint,
  rows_repeated bigint,
  acks jsonb not null default '[]'::jsonb,
  approved jsonb,
  ended jsonb,
  undo_asked jsonb,
  undone jsonb
);
create table registers_change (
  regency_code text not null default app_regency(),
  batch_id uuid not null default app_batch(),
  seq integer not null,
  register text not null,
  record_key text not null,
  row_no bigint,
  kind text not null,
  cause text,
  nik text,
  card text,
  name text,
  segment text,
  segment_before text,
  village_code text not null,
  area_path text not null,
  fields jsonb not null,
  needs text not null,
  rupiah_per_month bigint not null,
  registered_delta integer not null,
  active_delta integer not null,
  committed_at timestamp with time zone not null,
  reversed_at timestamp with time zone
);
create table registers_diff (
  regency_code text not null default app_regency(),
  batch_id uuid not null default app_batch(),
  seq integer not null,
  record_key text not null,
  row_no bigint,
  kind text not null,
  cause text,
  nik text,
  card text,
  name text,
  segment text,
  segment_before text,
  village_code text not null,
  area_path text not null,
  fields jsonb not null,
  needs text not null,
  rupiah_per_month bigint not null,
  registered_delta integer not null,
  active_delta integer not null
);
create table registers_reject (
  regency_code text not null default app_regency(),
  batch_id uuid not null default (NULLIF(current_setting('app.batch'::text, true), ''::text))::uuid,
  seq bigint not null,
  row_no bigint not null,
  column_name text not null,
  reason text not null,
  raw text,
  severity text not null default 'refused'::text
);
create table savings_entry (
  regency_code text not null,
  id uuid not null,
  booked_on date not null,
  month text not null,
  kind text not null,
  stage text not null,
  rupiah bigint not null,
  person_months integer not null,
  horizon_months integer,
  ref_kind text not null,
  ref_id text not null,
  area_path text not null,
  note text,
  reverses uuid,
  booked_by text not null,
  booked_at timestamp with time zone not null
);
create table sponsors_active (
  regency_code text not null,
  step_id uuid not null,
  pledge_id uuid not null,
  sponsor_id uuid not null,
  month text not null,
  heads integer not null,
  active integer not null
);
create table sponsors_cell (
  regency_code text not null,
  step_id uuid not null,
  pledge_id uuid not null,
  sponsor_id uuid not null,
  village_code text not null,
  age_band text not null,
  heads integer not null
);
create table sponsors_check (
  regency_code text not null,
  id uuid not null,
  sponsor_id uuid not null,
  month text not null,
  build_id uuid not null,
  workers integer not null,
  missing integer not null,
  family integer not null,
  family_missing integer not null,
  checked_by text not null,
  checked_at timestamp with time zone not null
);
create table sponsors_exception (
  regency_code text not null,
  id uuid not null,
  sponsor_id uuid not null,
  approver text not null,
  document text not null,
  reason text not null,
  valid_from date not null,
  valid_until date not null,
  recorded_by text not null,
  recorded_at timestamp with time zone not null
);
create table sponsors_plan (
  regency_code text not null,
  id uuid not null,
  pledges jsonb not null,
  method text not null,
  lot text not null,
  month text not null,
  build_id uuid not null,
  state text not null,
  report jsonb,
  problem jsonb,
  asked_id text not null,
  asked_by text not null,
  asked_at timestamp with time zone not null,
  committed_by text,
  committed_at timestamp with time zone
);
create table sponsors_pledge (
  regency_code text not null,
  id uuid not null,
  sponsor_id uuid not null,
  basis text not null,
  people integer,
  months integer not null,
  rate_basis text not null,
  rate_rupiah bigint not null,
  amount_rupiah bigint not null,
  first_month text not null,
  ring jsonb not null,
  pledged_on date not null,
  note text not null,
  check_id uuid,
  exception_id uuid,
  recorded_id text not null,
  recorded_by text not null,
  recorded_at timestamp with time zone not null
);
create table sponsors_seat (
  regency_code text not null,
  plan_id uuid not null,
  pledge_id uuid not null,
  row_no integer not null,
  step_id uuid,
  person_id text not null,
  nik text not null,
  card text,
  kk text,
  name text,
  birth_date date,
  village_code text not null,
  area_path text not null,
  age_band text not null,
  decile integer,
  segment text,
  cause text,
  need text not null,
  points jsonb not null,
  household jsonb not null,
  total_points integer not null,
  from_month text not null,
  until_month text not null
);
create table sponsors_sponsor (
  regency_code text not null,
  id uuid not null,
  sponsor_id uuid not null,
  seq bigint not null,
  kind text not null,
  name text not null,
  npwp text,
  employer_code text,
  contact jsonb not null,
  recorded_id text not null,
  recorded_by text not null,
  recorded_at timestamp with time zone not null
);
create table sponsors_step (
  regency_code text not null,
  id uuid not null,
  pledge_id uuid not null,
  sponsor_id uuid not null,
  seq bigint not null,
  kind text not null,
  happened_on date not null,
  our_number text,
  their_number text,
  amount_rupiah bigint,
  heads integer,
  from_month text,
  until_month text,
  refers_to uuid,
  note text not null,
  recorded_id text not null,
  recorded_by text not null,
  recorded_role text not null,
  recorded_at timestamp with time zone not null
);
create table sponsors_user (
  regency_code text not null,
  id uuid not null,
  sponsor_id uuid not null,
  user_id text not null,
  email text not null,
  bound_by text not null,
  bound_at timestamp with time zone not null,
  ended_by text,
  ended_at timestamp with time zone
);
create table takeovers_act (
  regency_code text not null,
  id uuid not null,
  seq bigint not null,
  programme_id uuid,
  kind text not null,
  level text,
  content text not null,
  heads integer not null,
  reason text,
  detail jsonb not null,
  undoes uuid,
  done_by text not null,
  done_name text not null,
  role text not null,
  done_at timestamp with time zone not null
);
create table takeovers_decision (
  regency_code text not null,
  id uuid not null,
  programme_id uuid not null,
  number text not null,
  decided_on date not null,
  signer text not null,
  fund_id text not null,
  fund_name text not null,
  from_month text not null,
  until_month text not null,
  heads integer not null,
  monthly_rupiah bigint not null,
  year_rupiah bigint not null,
  decided_by text not null,
  decided_name text not null,
  decided_at timestamp with time zone not null
);
create table takeovers_event (
  regency_code text not null,
  act_id uuid not null,
  id uuid not null,
  seq bigint not null,
  area_path text not null,
  from_state text,
  to_state text not null,
  from_due date,
  note text
);
create table takeovers_identity (
  regency_code text not null,
  id uuid not null,
  lane text not null,
  is_live boolean not null,
  area_path text not null,
  person_id text not null,
  kk text,
  card text,
  nik text,
  name text,
  sex text,
  birth_date date,
  address text,
  rw text,
  rt text,
  class text,
  months integer,
  employer_code text,
  employer_name text
);
create table takeovers_person (
  regency_code text not null,
  id uuid not null,
  programme_id uuid not null,
  lane text not null,
  village_code text not null,
  area_path text not null,
  household text not null,
  grp text not null,
  decile integer,
  debt_rupiah bigint,
  state text not null,
  due_on date,
  decision_id uuid,
  expected text
);
create table takeovers_programme (
  regency_code text not null,
  id uuid not null,
  kind text not null,
  name text not null,
  basis text not null,
  rule jsonb not null,
  start_month text not null,
  fund_id text,
  days jsonb not null,
  opened_by text not null,
  opened_name text not null,
  opened_at timestamp with time zone not null
);

-- constraints
alter table access_grant add constraint access_grant_area_shape CHECK ((area_code ~ '^\d{2}(\.\d{2}(\.\d{2}(\.\d{4}(/\d{3}(/\d{3})?)?)?)?)?$'::text));
alter table access_grant add constraint access_grant_span CHECK (((ended_at IS NULL) OR (ended_at >= since)));
alter table access_grant add constraint access_grant_user_fkey FOREIGN KEY (user_id) REFERENCES auth_user(id);
alter table access_grant add constraint access_grant_pkey PRIMARY KEY (id);
alter table access_link add constraint access_link_has_user CHECK (((purpose = 'invite'::text) = (user_id IS NOT NULL)));
alter table access_link add constraint access_link_purpose_known CHECK ((purpose = ANY (ARRAY['first-admin'::text, 'invite'::text])));
alter table access_link add constraint access_link_user_fkey FOREIGN KEY (user_id) REFERENCES auth_user(id);
alter table access_link add constraint access_link_pkey PRIMARY KEY (token_hash);
alter table access_replay add constraint access_replay_pkey PRIMARY KEY (actor, key);
alter table areas_area add constraint areas_area_level_known CHECK ((level = ANY (ARRAY['province'::text, 'regency'::text, 'kecamatan'::text, 'village'::text])));
alter table areas_area add constraint areas_area_pkey PRIMARY KEY (code);
alter table areas_source add constraint areas_source_single CHECK ((id = 1));
alter table areas_source add constraint areas_source_pkey PRIMARY KEY (id);
alter table arrears_build add constraint arrears_build_pkey PRIMARY KEY (regency_code, build_id);
alter table arrears_candidate add constraint arrears_candidate_pkey PRIMARY KEY (regency_code, build_id, row_no);
alter table arrears_candidate_rest add constraint arrears_candidate_rest_pkey PRIMARY KEY (regency_code, build_id, row_no);
alter table arrears_household add constraint arrears_household_pkey PRIMARY KEY (regency_code, build_id, area_path, decile, months, arrears, pbi_removed, newborn, unregistered, lapsed);
alter table arrears_total add constraint arrears_total_pkey PRIMARY KEY (regency_code, build_id, area_path, what, class, decile, months, band);
alter table arrears_write_off add constraint arrears_write_off_status_known CHECK ((status = ANY (ARRAY['proposed'::text, 'granted'::text, 'refused'::text, 'withdrawn'::text])));
alter table arrears_write_off add constraint arrears_write_off_pkey PRIMARY KEY (regency_code, id);
alter table audit_entry add constraint audit_entry_outcome_known CHECK ((outcome = ANY (ARRAY['done'::text, 'refused'::text])));
alter table audit_entry add constraint audit_entry_pkey PRIMARY KEY (regency_code, seq);
alter table audit_head add constraint audit_head_pkey PRIMARY KEY (regency_code);
alter table audit_packs_pack add constraint audit_packs_pack_period CHECK ((until_month >= from_month));
alter table audit_packs_pack add constraint audit_packs_pack_state_known CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text])));
alter table audit_packs_pack add constraint audit_packs_pack_pkey PRIMARY KEY (regency_code, id);
alter table auth_account add constraint auth_account_user_fkey FOREIGN KEY (user_id) REFERENCES auth_user(id) ON DELETE CASCADE;
alter table auth_account add constraint auth_account_pkey PRIMARY KEY (id);
alter table auth_attempt add constraint auth_attempt_pkey PRIMARY KEY (key);
alter table auth_session add constraint auth_session_user_fkey FOREIGN KEY (user_id) REFERENCES auth_user(id) ON DELETE CASCADE;
alter table auth_session add constraint auth_session_pkey PRIMARY KEY (id);
alter table auth_session add constraint auth_session_token_key UNIQUE (token);
alter table auth_two_factor add constraint auth_two_factor_user_fkey FOREIGN KEY (user_id) REFERENCES auth_user(id) ON DELETE CASCADE;
alter table auth_two_factor add constraint auth_two_factor_pkey PRIMARY KEY (id);
alter table auth_user add constraint auth_user_pkey PRIMARY KEY (id);
alter table auth_user add constraint auth_user_email_key UNIQUE (email);
alter table auth_verification add constraint auth_verification_pkey PRIMARY KEY (id);
alter table bills_bill add constraint bills_bill_not_negative CHECK (((heads >= 0) AND (iuran >= 0) AND (bantuan >= 0)));
alter table bills_bill add constraint bills_bill_state_known CHECK ((state = ANY (ARRAY['recorded'::text, 'challenging'::text, 'challenged'::text, 'failed'::text, 'verified'::text])));
alter table bills_bill add constraint bills_bill_pkey PRIMARY KEY (regency_code, id);
alter table bills_bill add constraint bills_bill_revision_key UNIQUE (regency_code, month, revision);
alter table bills_decided add constraint bills_decided_decision_fkey FOREIGN KEY (regency_code, decision_id) REFERENCES bills_decision(regency_code, id);
alter table bills_decided add constraint bills_decided_pkey PRIMARY KEY (regency_code, decision_id, row_no);
alter table bills_decision add constraint bills_decision_undo_whole CHECK (((verdict = 'undone'::text) = (undoes IS NOT NULL)));
alter table bills_decision add constraint bills_decision_verdict_known CHECK ((verdict = ANY (ARRAY['held'::text, 'dropped'::text, 'undone'::text])));
alter table bills_decision add constraint bills_decision_bill_fkey FOREIGN KEY (regency_code, bill_id) REFERENCES bills_bill(regency_code, id);
alter table bills_decision add constraint bills_decision_pkey PRIMARY KEY (regency_code, id);
alter table bills_dispute add constraint bills_dispute_claim_whole CHECK ((((claim_id IS NULL) = (claim_basis IS NULL)) AND ((claim_id IS NULL) OR (state = 'held'::text))));
alter table bills_dispute add constraint bills_dispute_parts CHECK ((((iuran_full >= 0) AND (iuran_full <= rupiah_full)) AND ((iuran_minimum >= 0) AND (iuran_minimum <= rupiah_minimum))));
alter table bills_dispute add constraint bills_dispute_state_known CHECK ((state = ANY (ARRAY['open'::text, 'held'::text, 'dropped'::text])));
alter table bills_dispute add constraint bills_dispute_bill_fkey FOREIGN KEY (regency_code, bill_id) REFERENCES bills_bill(regency_code, id);
alter table bills_dispute add constraint bills_dispute_pkey PRIMARY KEY (regency_code, bill_id, row_no);
alter table bills_line add constraint bills_line_pkey PRIMARY KEY (regency_code, bill_id, row_no);
alter table bills_mutation add constraint bills_mutation_kind_known CHECK ((kind = ANY (ARRAY['added'::text, 'removed'::text, 'missing'::text])));
alter table bills_mutation add constraint bills_mutation_pkey PRIMARY KEY (regency_code, bill_id, seq);
alter table bills_offset add constraint bills_offset_not_negative CHECK (((iuran >= 0) AND (bantuan >= 0)));
alter table bills_offset add constraint bills_offset_pkey PRIMARY KEY (regency_code, id);
alter table bills_offset_reversal add constraint bills_offset_reversal_fkey FOREIGN KEY (regency_code, id) REFERENCES bills_offset(regency_code, id);
alter table bills_offset_reversal add constraint bills_offset_reversal_pkey PRIMARY KEY (regency_code, id);
alter table bills_removal add constraint bills_removal_pkey PRIMARY KEY (regency_code, card);
alter table bills_share add constraint bills_share_pkey PRIMARY KEY (regency_code, bill_id, row_no, month_billed, bill_month, bill_row);
alter table bills_statement add constraint bills_statement_bill_fkey FOREIGN KEY (regency_code, bill_id) REFERENCES bills_bill(regency_code, id);
alter table bills_statement add constraint bills_statement_pkey PRIMARY KEY (regency_code, id);
alter table bills_statement add constraint bills_statement_bill_key UNIQUE (regency_code, bill_id);
alter table boundaries_change add constraint boundaries_change_kind_known CHECK ((kind = ANY (ARRAY['split'::text, 'merge'::text, 'recode'::text])));
alter table boundaries_change add constraint boundaries_change_withdrawn_whole CHECK ((((withdrawn_at IS NULL) = (withdrawn_by IS NULL)) AND ((withdrawn_at IS NULL) = (withdrawn_reason IS NULL))));
alter table boundaries_change add constraint boundaries_change_pkey PRIMARY KEY (regency_code, id);
alter table boundaries_count add constraint boundaries_count_pkey PRIMARY KEY (regency_code, build_id, path);
alter table claims_answer add constraint claims_answer_refusal_reasoned CHECK (((verdict = 'accepted'::text) OR ((verdict = 'refused'::text) AND (reason IS NOT NULL))));
alter table claims_answer add constraint claims_answer_claim_fkey FOREIGN KEY (regency_code, claim_id) REFERENCES claims_claim(regency_code, id);
alter table claims_answer add constraint claims_answer_pkey PRIMARY KEY (regency_code, id);
alter table claims_claim add constraint claims_claim_basis_known CHECK ((basis = ANY (ARRAY['minimum'::text, 'full'::text])));
alter table claims_claim add constraint claims_claim_state_known CHECK ((state = ANY (ARRAY['sent'::text, 'answered'::text, 'settled'::text, 'withdrawn'::text])));
alter table claims_claim add constraint claims_claim_pkey PRIMARY KEY (regency_code, id);
alter table claims_claim add constraint claims_claim_number_key UNIQUE (regency_code, number);
alter table claims_line add constraint claims_line_answered CHECK (((state = 'waiting'::text) = (answer_id IS NULL)));
alter table claims_line add constraint claims_line_not_negative CHECK (((iuran >= 0) AND (bantuan >= 0)));
alter table claims_line add constraint claims_line_state_known CHECK ((state = ANY (ARRAY['waiting'::text, 'accepted'::text, 'refused'::text])));
alter table claims_line add constraint claims_line_claim_fkey FOREIGN KEY (regency_code, claim_id) REFERENCES claims_claim(regency_code, id);
alter table claims_line add constraint claims_line_pkey PRIMARY KEY (regency_code, claim_id, bill_id, row_no);
alter table claims_settlement add constraint claims_settlement_kind_known CHECK (((kind = ANY (ARRAY['refund'::text, 'offset'::text])) AND ((kind = 'offset'::text) = (month IS NOT NULL))));
alter table claims_settlement add constraint claims_settlement_positive CHECK (((iuran >= 0) AND (bantuan >= 0) AND ((iuran + bantuan) > 0)));
alter table claims_settlement add constraint claims_settlement_claim_fkey FOREIGN KEY (regency_code, claim_id) REFERENCES claims_claim(regency_code, id);
alter table claims_settlement add constraint claims_settlement_pkey PRIMARY KEY (regency_code, id);
alter table claims_settlement_reversal add constraint claims_settlement_reversal_fkey FOREIGN KEY (regency_code, settlement_id) REFERENCES claims_settlement(regency_code, id);
alter table claims_settlement_reversal add constraint claims_settlement_reversal_pkey PRIMARY KEY (regency_code, settlement_id);
alter table findings_finding add constraint findings_finding_pkey PRIMARY KEY (regency_code, build_id, rule, row_no);
alter table findings_finding_rest add constraint findings_finding_rest_pkey PRIMARY KEY (regency_code, build_id, rule, row_no);
alter table findings_total add constraint findings_total_pkey PRIMARY KEY (regency_code, build_id, rule, area_path, segment, cause);
alter table funds_act add constraint funds_act_stage_known CHECK ((stage = ANY (ARRAY['murni'::text, 'perubahan'::text, 'pergeseran'::text])));
alter table funds_act add constraint funds_act_pkey PRIMARY KEY (regency_code, id);
alter table funds_act_line add constraint funds_act_line_changes CHECK ((amount <> 0));
alter table funds_act_line add constraint funds_act_line_act_fkey FOREIGN KEY (regency_code, act_id) REFERENCES funds_act(regency_code, id);
alter table funds_act_line add constraint funds_act_line_line_fkey FOREIGN KEY (regency_code, line_id) REFERENCES funds_line(regency_code, id);
alter table funds_act_line add constraint funds_act_line_pkey PRIMARY KEY (regency_code, act_id, line_id);
alter table funds_arrival add constraint funds_arrival_amount_positive CHECK ((amount > 0));
alter table funds_arrival add constraint funds_arrival_fund_fkey FOREIGN KEY (regency_code, fund_id) REFERENCES funds_fund(regency_code, id);
alter table funds_arrival add constraint funds_arrival_pkey PRIMARY KEY (regency_code, id);
alter table funds_ask add constraint funds_ask_pkey PRIMARY KEY (regency_code, id);
alter table funds_file add constraint funds_file_step_fkey FOREIGN KEY (regency_code, payment_id, step, attempt) REFERENCES funds_step(regency_code, payment_id, step, attempt);
alter table funds_file add constraint funds_file_pkey PRIMARY KEY (regency_code, payment_id, step, attempt, sha256);
alter table funds_fund add constraint funds_fund_kind_known CHECK ((kind = ANY (ARRAY['apbd-murni'::text, 'apbd-perubahan'::text, 'dau-sg'::text, 'pajak-rokok'::text, 'bantuan-provinsi'::text, 'csr'::text, 'dana-desa'::text])));
alter table funds_fund add constraint funds_fund_months_fit CHECK ((from_month <= until_month));
alter table funds_fund add constraint funds_fund_planned_fits CHECK ((planned >= 0));
alter table funds_fund add constraint funds_fund_pkey PRIMARY KEY (regency_code, id);
alter table funds_heads add constraint funds_heads_monthly_positive CHECK ((monthly > 0));
alter table funds_heads add constraint funds_heads_months_fit CHECK ((from_month <= until_month));
alter table funds_heads add constraint funds_heads_positive CHECK ((heads > 0));
alter table funds_heads add constraint funds_heads_fund_fkey FOREIGN KEY (regency_code, fund_id) REFERENCES funds_fund(regency_code, id);
alter table funds_heads add constraint funds_heads_pkey PRIMARY KEY (regency_code, id);
alter table funds_heads_end add constraint funds_heads_end_cause_known CHECK ((cause = ANY (ARRAY['roster'::text, 'released'::text])));
alter table funds_heads_end add constraint funds_heads_end_changes CHECK ((heads <> 0));
alter table funds_heads_end add constraint funds_heads_end_heads_fkey FOREIGN KEY (regency_code, heads_id) REFERENCES funds_heads(regency_code, id);
alter table funds_heads_end add constraint funds_heads_end_pkey PRIMARY KEY (regency_code, id);
alter table funds_hold add constraint funds_hold_heads_fkey FOREIGN KEY (regency_code, heads_id) REFERENCES funds_heads(regency_code, id);
alter table funds_hold add constraint funds_hold_line_fkey FOREIGN KEY (regency_code, line_id) REFERENCES funds_line(regency_code, id);
alter table funds_hold add constraint funds_hold_pkey PRIMARY KEY (regency_code, reservation_id);
alter table funds_let_go add constraint funds_let_go_hold_fkey FOREIGN KEY (regency_code, reservation_id) REFERENCES funds_hold(regency_code, reservation_id);
alter table funds_let_go add constraint funds_let_go_pkey PRIMARY KEY (regency_code, reservation_id);
alter table funds_line add constraint funds_line_part_known CHECK ((part = ANY (ARRAY['iuran'::text, 'bantuan'::text])));
alter table funds_line add constraint funds_line_fund_fkey FOREIGN KEY (regency_code, fund_id) REFERENCES funds_fund(regency_code, id);
alter table funds_line add constraint funds_line_pkey PRIMARY KEY (regency_code, id);
alter table funds_line add constraint funds_line_once UNIQUE (regency_code, fund_id, account, part);
alter table funds_payer add constraint funds_payer_part_known CHECK ((part = ANY (ARRAY['iuran'::text, 'bantuan'::text])));
alter table funds_payer add constraint funds_payer_payer_known CHECK ((payer = ANY (ARRAY['regency'::text, 'province'::text, 'centre'::text, 'person'::text])));
alter table funds_payer add constraint funds_payer_pkey PRIMARY KEY (regency_code, id);
alter table funds_payment add constraint funds_payment_bantuan_fits CHECK ((bantuan >= 0));
alter table funds_payment add constraint funds_payment_heads_fit CHECK ((heads >= 0));
alter table funds_payment add constraint funds_payment_iuran_fits CHECK ((iuran >= 0));
alter table funds_payment add constraint funds_payment_purpose_known CHECK ((purpose = 'bill'::text));
alter table funds_payment add constraint funds_payment_some CHECK (((iuran + bantuan) > 0));
alter table funds_payment add constraint funds_payment_pkey PRIMARY KEY (regency_code, id);
alter table funds_payment_part add constraint funds_payment_part_positive CHECK ((amount > 0));
alter table funds_payment_part add constraint funds_payment_part_line_fkey FOREIGN KEY (regency_code, line_id) REFERENCES funds_line(regency_code, id);
alter table funds_payment_part add constraint funds_payment_part_payment_fkey FOREIGN KEY (regency_code, payment_id) REFERENCES funds_payment(regency_code, id);
alter table funds_payment_part add constraint funds_payment_part_pkey PRIMARY KEY (regency_code, payment_id, line_id);
alter table funds_quota add constraint funds_quota_heads_positive CHECK ((heads > 0));
alter table funds_quota add constraint funds_quota_pkey PRIMARY KEY (regency_code, id);
alter table funds_receipt add constraint funds_receipt_amount_positive CHECK ((amount > 0));
alter table funds_receipt add constraint funds_receipt_arrival_fkey FOREIGN KEY (regency_code, arrival_id) REFERENCES funds_arrival(regency_code, id);
alter table funds_receipt add constraint funds_receipt_pkey PRIMARY KEY (regency_code, id);
alter table funds_step add constraint funds_step_reasoned CHECK (((step <> ALL (ARRAY['reversed'::text, 'cancelled'::text])) OR (why IS NOT NULL)));
alter table funds_step add constraint funds_step_step_known CHECK ((step = ANY (ARRAY['verified'::text, 'spp'::text, 'spm'::text, 'sp2d'::text, 'reversed'::text, 'cancelled'::text])));
alter table funds_step add constraint funds_step_payment_fkey FOREIGN KEY (regency_code, payment_id) REFERENCES funds_payment(regency_code, id);
alter table funds_step add constraint funds_step_pkey PRIMARY KEY (regency_code, id);
alter table funds_step add constraint funds_step_once UNIQUE (regency_code, payment_id, step, attempt);
alter table indicators_cell add constraint indicators_cell_pkey PRIMARY KEY (regency_code, build_id, area_path, segment, sex, age_band, cause, coverage_step);
alter table indicators_fact add constraint indicators_fact_kind_known CHECK ((kind = ANY (ARRAY['pemda-arrears'::text, 'official-population'::text, 'minimum-wage'::text, 'pbi-province'::text])));
alter table indicators_fact add constraint indicators_fact_span CHECK (((valid_until IS NULL) OR (valid_until >= valid_from)));
alter table indicators_fact add constraint indicators_fact_pkey PRIMARY KEY (regency_code, id);
alter table indicators_fact_before add constraint indicators_fact_before_fact FOREIGN KEY (regency_code, fact_id) REFERENCES indicators_fact(regency_code, id);
alter table indicators_fact_before add constraint indicators_fact_before_pkey PRIMARY KEY (regency_code, id);
alter table indicators_month add constraint indicators_month_shape CHECK ((month ~ '^\d{4}-(0[1-9]|1[0-2])$'::text));
alter table indicators_month add constraint indicators_month_pkey PRIMARY KEY (regency_code, build_id);
alter table indicators_month add constraint indicators_month_revision_key UNIQUE (regency_code, month, revision);
alter table jobs_job add constraint jobs_job_state_known CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text])));
alter table jobs_job add constraint jobs_job_pkey PRIMARY KEY (regency_code, id);
alter table ledger_attribution add constraint ledger_attribution_pkey PRIMARY KEY (regency_code, id);
alter table ledger_attribution add constraint ledger_attribution_whole TRIGGER DEFERRABLE INITIALLY DEFERRED;
alter table ledger_closing add constraint ledger_closing_pkey PRIMARY KEY (regency_code, month);
alter table ledger_head add constraint ledger_head_pkey PRIMARY KEY (regency_code);
alter table ledger_journal add constraint ledger_journal_lines CHECK (((line_count >= 2) AND (amount > 0) AND (seq > 0)));
alter table ledger_journal add constraint ledger_journal_month CHECK ((month = to_char((booked_on)::timestamp with time zone, 'YYYY-MM'::text)));
alter table ledger_journal add constraint ledger_journal_reverses FOREIGN KEY (regency_code, reverses) REFERENCES ledger_journal(regency_code, id);
alter table ledger_journal add constraint ledger_journal_pkey PRIMARY KEY (regency_code, id);
alter table ledger_journal add constraint ledger_journal_balanced TRIGGER DEFERRABLE INITIALLY DEFERRED;
alter table ledger_journal add constraint ledger_journal_shape UNIQUE (regency_code, id, month, line_count);
alter table ledger_line add constraint ledger_line_no CHECK (((line_no >= 1) AND (line_no <= of_lines)));
alter table ledger_line add constraint ledger_line_one_side CHECK (((debit >= 0) AND (credit >= 0) AND ((debit = 0) <> (credit = 0))));
alter table ledger_line add constraint ledger_line_part_known CHECK ((part = ANY (ARRAY['iuran'::text, 'bantuan'::text])));
alter table ledger_line add constraint ledger_line_attribution FOREIGN KEY (regency_code, attribution_id) REFERENCES ledger_attribution(regency_code, id);
alter table ledger_line add constraint ledger_line_journal FOREIGN KEY (regency_code, journal_id, month, of_lines) REFERENCES ledger_journal(regency_code, id, month, line_count);
alter table ledger_line add constraint ledger_line_pkey PRIMARY KEY (regency_code, journal_id, line_no);
alter table ledger_pagu add constraint ledger_pagu_not_overspent CHECK (((committed >= 0) AND (realised >= 0) AND (((pagu - committed) - realised) >= 0)));
alter table ledger_pagu add constraint ledger_pagu_pkey PRIMARY KEY (regency_code, line_id);
alter table ledger_person_month add constraint ledger_person_month_pkey PRIMARY KEY (regency_code, attribution_id, row_no);
alter table linkage_answer add constraint linkage_answer_known CHECK ((answer = ANY (ARRAY['same'::text, 'different'::text, 'unsure'::text])));
alter table linkage_answer add constraint linkage_answer_sample_fkey FOREIGN KEY (regency_code, sample_id) REFERENCES linkage_sample(regency_code, id);
alter table linkage_answer add constraint linkage_answer_pkey PRIMARY KEY (regency_code, sample_id, pair_id);
alter table linkage_decision add constraint linkage_decision_act_known CHECK ((act = ANY (ARRAY['same'::text, 'different'::text, 'unsure'::text, 'undo'::text])));
alter table linkage_decision add constraint linkage_decision_state_known CHECK ((state = ANY (ARRAY['open'::text, 'second'::text, 'same'::text, 'different'::text, 'unsure'::text])));
alter table linkage_decision add constraint linkage_decision_pkey PRIMARY KEY (regency_code, id);
alter table linkage_event add constraint linkage_event_kind_known CHECK ((kind = ANY (ARRAY['merge'::text, 'split'::text])));
alter table linkage_event add constraint linkage_event_decision_fkey FOREIGN KEY (regency_code, decision_id) REFERENCES linkage_decision(regency_code, id);
alter table linkage_event add constraint linkage_event_pkey PRIMARY KEY (regency_code, id);
alter table linkage_identity add constraint linkage_identity_pkey PRIMARY KEY (regency_code, record_id);
alter table linkage_pair add constraint linkage_pair_band_known CHECK ((band = ANY (ARRAY['auto'::text, 'review'::text])));
alter table linkage_pair add constraint linkage_pair_state_known CHECK ((state = ANY (ARRAY['open'::text, 'second'::text, 'same'::text, 'different'::text, 'unsure'::text])));
alter table linkage_pair add constraint linkage_pair_pkey PRIMARY KEY (regency_code, run_id, pair_id);
alter table linkage_record add constraint linkage_record_pkey PRIMARY KEY (regency_code, run_id, pair_id);
alter table linkage_run add constraint linkage_run_pkey PRIMARY KEY (regency_code, id);
alter table linkage_sample add constraint linkage_sample_kind_known CHECK ((kind = ANY (ARRAY['links'::text, 'below'::text])));
alter table linkage_sample add constraint linkage_sample_run_fkey FOREIGN KEY (regency_code, run_id) REFERENCES linkage_run(regency_code, id);
alter table linkage_sample add constraint linkage_sample_pkey PRIMARY KEY (regency_code, id);
alter table linkage_sampled add constraint linkage_sampled_sample_fkey FOREIGN KEY (regency_code, sample_id) REFERENCES linkage_sample(regency_code, id);
alter table linkage_sampled add constraint linkage_sampled_pkey PRIMARY KEY (regency_code, sample_id, pair_id);
alter table lookups_lookup add constraint lookups_lookup_purpose_known CHECK ((purpose = ANY (ARRAY['assistance'::text, 'workers'::text, 'patients'::text, 'pupils'::text, 'village-data'::text, 'inspection'::text, 'other'::text])));
alter table lookups_lookup add constraint lookups_lookup_state_known CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text, 'deleted'::text])));
alter table lookups_lookup add constraint lookups_lookup_pkey PRIMARY KEY (regency_code, id);
alter table mappings_mapping add constraint mappings_mapping_pkey PRIMARY KEY (regency_code, register, signature);
alter table movements_change add constraint movements_change_pkey PRIMARY KEY (regency_code, build_id, row_no);
alter table movements_change_rest add constraint movements_change_rest_pkey PRIMARY KEY (regency_code, build_id, row_no);
alter table movements_cohort add constraint movements_cohort_pkey PRIMARY KEY (regency_code, build_id, area_path, since, segment, payer);
alter table movements_total add constraint movements_total_pkey PRIMARY KEY (regency_code, build_id, kind, cause, from_village, to_village, from_segment, to_segment, from_active, to_active);
alter table obligations_adjustment add constraint obligations_adjustment_run_fkey FOREIGN KEY (regency_code, run_id) REFERENCES obligations_run(regency_code, id);
alter table obligations_adjustment add constraint obligations_adjustment_pkey PRIMARY KEY (regency_code, run_id, seq);
alter table obligations_adjustment_total add constraint obligations_adjustment_total_pkey PRIMARY KEY (regency_code, run_id, village_code, for_month, is_late, cause, segment, class);
alter table obligations_due add constraint obligations_due_pkey PRIMARY KEY (regency_code, build_id, row_no);
alter table obligations_due_rest add constraint obligations_due_rest_pkey PRIMARY KEY (regency_code, build_id, row_no);
alter table obligations_run add constraint obligations_run_pkey PRIMARY KEY (regency_code, id);
alter table obligations_run add constraint obligations_run_no_key UNIQUE (regency_code, run_no);
alter table obligations_total add constraint obligations_total_pkey PRIMARY KEY (regency_code, run_id, village_code, segment, class, basis);
alter table people_person add constraint people_person_pkey PRIMARY KEY (regency_code, build_id, row_no);
alter table people_person_rest add constraint people_person_rest_pkey PRIMARY KEY (regency_code, build_id, row_no);
alter table people_word add constraint people_word_pkey PRIMARY KEY (regency_code, build_id, word, village_code, row_no);
alter table people_word_rest add constraint people_word_rest_pkey PRIMARY KEY (regency_code, build_id, word, village_code, row_no);
alter table platform_migration add constraint platform_migration_pkey PRIMARY KEY (name);
alter table quality_count add constraint quality_count_pkey PRIMARY KEY (regency_code, build_id, register, area_path, measure);
alter table reconciliation_cell add constraint reconciliation_cell_pkey PRIMARY KEY (regency_code, build_id, area_path, in_penduduk, in_peserta, in_dtsen, in_pekerja);
alter table reconciliation_outsider add constraint reconciliation_outsider_pkey PRIMARY KEY (regency_code, build_id, row_no);
alter table reconciliation_outsider_rest add constraint reconciliation_outsider_rest_pkey PRIMARY KEY (regency_code, build_id, row_no);
alter table registers_batch add constraint registers_batch_conserved CHECK (((rows_read IS NULL) OR (rows_read = ((rows_accepted + rows_rejected) + rows_skipped))));
alter table registers_batch add constraint registers_batch_diff_conserved CHECK (((rows_new IS NULL) OR ((rows_read + rows_taken) = (((((rows_new + rows_changed) + rows_same) + rows_repeated) + rows_rejected) + rows_skipped))));
alter table registers_batch add constraint registers_batch_done_numbered CHECK (((state <> 'done'::text) OR (commit_no IS NOT NULL)));
alter table registers_batch add constraint registers_batch_scope_known CHECK ((scope = ANY (ARRAY['whole'::text, 'part'::text])));
alter table registers_batch add constraint registers_batch_state_known CHECK ((state = ANY (ARRAY['uploaded'::text, 'checking'::text, 'needs-fixing'::text, 'in-review'::text, 'approved'::text, 'committing'::text, 'done'::text, 'cancelled'::text, 'undone'::text, 'failed'::text])));
alter table registers_batch add constraint registers_batch_mends_fkey FOREIGN KEY (regency_code, mends) REFERENCES registers_batch(regency_code, id);
alter table registers_batch add constraint registers_batch_pkey PRIMARY KEY (regency_code, id);
alter table registers_change add constraint registers_change_kind_known CHECK ((kind = ANY (ARRAY['joined'::text, 'left'::text, 'segment'::text, 'activated'::text, 'deactivated'::text, 'moved'::text, 'corrected'::text])));
alter table registers_change add constraint registers_change_batch_fkey FOREIGN KEY (regency_code, batch_id) REFERENCES registers_batch(regency_code, id);
alter table registers_change add constraint registers_change_pkey PRIMARY KEY (regency_code, batch_id, seq);
alter table registers_diff add constraint registers_diff_kind_known CHECK ((kind = ANY (ARRAY['joined'::text, 'left'::text, 'segment'::text, 'activated'::text, 'deactivated'::text, 'moved'::text, 'corrected'::text])));
alter table registers_diff add constraint registers_diff_needs_known CHECK ((needs = ANY (ARRAY['itself'::text, 'one'::text, 'two'::text])));
alter table registers_diff add constraint registers_diff_batch_fkey FOREIGN KEY (regency_code, batch_id) REFERENCES registers_batch(regency_code, id);
alter table registers_diff add constraint registers_diff_pkey PRIMARY KEY (regency_code, batch_id, seq);
alter table registers_reject add constraint registers_reject_severity_known CHECK ((severity = ANY (ARRAY['refused'::text, 'warning'::text, 'unsent'::text])));
alter table registers_reject add constraint registers_reject_batch_fkey FOREIGN KEY (regency_code, batch_id) REFERENCES registers_batch(regency_code, id) ON DELETE CASCADE;
alter table registers_reject add constraint registers_reject_pkey PRIMARY KEY (regency_code, batch_id, seq);
alter table savings_entry add constraint savings_entry_horizon_stated CHECK (((stage = 'avoided'::text) = (horizon_months IS NOT NULL)));
alter table savings_entry add constraint savings_entry_sign CHECK ((((rupiah >= 0) AND (reverses IS NULL)) OR ((rupiah <= 0) AND (reverses IS NOT NULL))));
alter table savings_entry add constraint savings_entry_stage_known CHECK ((stage = ANY (ARRAY['found'::text, 'claimed'::text, 'recovered'::text, 'avoided'::text])));
alter table savings_entry add constraint savings_entry_original_fkey FOREIGN KEY (regency_code, reverses) REFERENCES savings_entry(regency_code, id);
alter table savings_entry add constraint savings_entry_pkey PRIMARY KEY (regency_code, id);
alter table sponsors_active add constraint sponsors_active_pkey PRIMARY KEY (regency_code, step_id, month);
alter table sponsors_cell add constraint sponsors_cell_heads_positive CHECK ((heads > 0));
alter table sponsors_cell add constraint sponsors_cell_pkey PRIMARY KEY (regency_code, step_id, village_code, age_band);
alter table sponsors_check add constraint sponsors_check_counts CHECK (((workers >= missing) AND (missing >= 0) AND (family >= family_missing) AND (family_missing >= 0)));
alter table sponsors_check add constraint sponsors_check_pkey PRIMARY KEY (regency_code, id);
alter table sponsors_exception add constraint sponsors_exception_span CHECK ((valid_until >= valid_from));
alter table sponsors_exception add constraint sponsors_exception_pkey PRIMARY KEY (regency_code, id);
alter table sponsors_plan add constraint sponsors_plan_method_known CHECK ((method = ANY (ARRAY['rules'::text, 'optimal'::text])));
alter table sponsors_plan add constraint sponsors_plan_state_known CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text, 'committed'::text])));
alter table sponsors_plan add constraint sponsors_plan_pkey PRIMARY KEY (regency_code, id);
alter table sponsors_pledge add constraint sponsors_pledge_amount_positive CHECK ((amount_rupiah > 0));
alter table sponsors_pledge add constraint sponsors_pledge_basis_known CHECK ((basis = ANY (ARRAY['people'::text, 'rupiah'::text])));
alter table sponsors_pledge add constraint sponsors_pledge_months_whole CHECK (((months >= 1) AND (months <= 60)));
alter table sponsors_pledge add constraint sponsors_pledge_rate_known CHECK ((rate_basis = ANY (ARRAY['iuran'::text, 'full'::text])));
alter table sponsors_pledge add constraint sponsors_pledge_rate_positive CHECK ((rate_rupiah > 0));
alter table sponsors_pledge add constraint sponsors_pledge_pkey PRIMARY KEY (regency_code, id);
alter table sponsors_seat add constraint sponsors_seat_pkey PRIMARY KEY (regency_code, plan_id, row_no);
alter table sponsors_sponsor add constraint sponsors_sponsor_kind_known CHECK ((kind = ANY (ARRAY['company'::text, 'state-company'::text, 'cooperative'::text, 'foundation'::text, 'person'::text])));
alter table sponsors_sponsor add constraint sponsors_sponsor_pkey PRIMARY KEY (regency_code, id);
alter table sponsors_step add constraint sponsors_step_amount_positive CHECK ((amount_rupiah > 0));
alter table sponsors_step add constraint sponsors_step_kind_known CHECK ((kind = ANY (ARRAY['agreed'::text, 'received'::text, 'allocated'::text, 'sent'::text, 'reported'::text, 'withdrawn'::text, 'reversed'::text])));
alter table sponsors_step add constraint sponsors_step_pkey PRIMARY KEY (regency_code, id);
alter table sponsors_user add constraint sponsors_user_pkey PRIMARY KEY (regency_code, id);
alter table takeovers_act add constraint takeovers_act_pkey PRIMARY KEY (regency_code, id);
alter table takeovers_decision add constraint takeovers_decision_programme_fkey FOREIGN KEY (regency_code, programme_id) REFERENCES takeovers_programme(regency_code, id);
alter table takeovers_decision add constraint takeovers_decision_pkey PRIMARY KEY (regency_code, id);
alter table takeovers_decision add constraint takeovers_decision_number_key UNIQUE (regency_code, number);
alter table takeovers_event add constraint takeovers_event_pkey PRIMARY KEY (regency_code, act_id, id);
alter table takeovers_identity add constraint takeovers_identity_pkey PRIMARY KEY (regency_code, id);
alter table takeovers_person add constraint takeovers_person_programme_fkey FOREIGN KEY (regency_code, programme_id) REFERENCES takeovers_programme(regency_code, id);
alter table takeovers_person add constraint takeovers_person_pkey PRIMARY KEY (regency_code, id);
alter table takeovers_programme add constraint takeovers_programme_kind_known CHECK ((kind = ANY (ARRAY['takeover'::text, 'pbi'::text, 'employer'::text])));
alter table takeovers_programme add constraint takeovers_programme_pkey PRIMARY KEY (regency_code, id);

-- indexes
CREATE INDEX access_grant_area_idx ON public.access_grant USING btree (area_code text_pattern_ops) WHERE (ended_at IS NULL);
CREATE INDEX access_link_user_idx ON public.access_link USING btree (user_id);
CREATE INDEX access_replay_at_idx ON public.access_replay USING btree (at);
CREATE INDEX areas_area_parent_idx ON public.areas_area USING btree (parent);
CREATE INDEX arrears_candidate_area_idx ON ONLY public.arrears_candidate USING btree (grp, village_code, row_no);
CREATE INDEX arrears_candidate_card_idx ON ONLY public.arrears_candidate USING btree (card);
CREATE INDEX arrears_candidate_household_idx ON ONLY public.arrears_candidate USING btree (village_code, household);
CREATE INDEX arrears_candidate_nik_idx ON ONLY public.arrears_candidate USING btree (nik);
CREATE INDEX arrears_candidate_person_idx ON ONLY public.arrears_candidate USING btree (person_id);
CREATE INDEX arrears_candidate_rest_card_idx ON public.arrears_candidate_rest USING btree (card);
CREATE INDEX arrears_candidate_rest_grp_village_code_row_no_idx ON public.arrears_candidate_rest USING btree (grp, village_code, row_no);
CREATE INDEX arrears_candidate_rest_nik_idx ON public.arrears_candidate_rest USING btree (nik);
CREATE INDEX arrears_candidate_rest_person_id_idx ON public.arrears_candidate_rest USING btree (person_id);
CREATE INDEX arrears_candidate_rest_village_code_household_idx ON public.arrears_candidate_rest USING btree (village_code, household);
CREATE INDEX arrears_write_off_person_idx ON public.arrears_write_off USING btree (regency_code, person_id, seq DESC);
CREATE INDEX audit_entry_at_idx ON public.audit_entry USING btree (regency_code, at DESC);
CREATE INDEX audit_entry_subject_idx ON public.audit_entry USING btree (regency_code, subject) WHERE (subject IS NOT NULL);
CREATE INDEX audit_packs_pack_asked_idx ON public.audit_packs_pack USING btree (regency_code, requested_at DESC);
CREATE INDEX auth_account_user_idx ON public.auth_account USING btree (user_id);
CREATE INDEX auth_session_user_idx ON public.auth_session USING btree (user_id, created_at DESC);
CREATE INDEX auth_two_factor_user_idx ON public.auth_two_factor USING btree (user_id);
CREATE INDEX auth_verification_identifier_idx ON public.auth_verification USING btree (identifier);
CREATE INDEX bills_decision_bill_idx ON public.bills_decision USING btree (regency_code, bill_id, seq);
CREATE INDEX bills_dispute_claim_idx ON public.bills_dispute USING btree (regency_code, claim_id) WHERE (claim_id IS NOT NULL);
CREATE INDEX bills_line_person_idx ON public.bills_line USING btree (regency_code, person_id);
CREATE INDEX bills_mutation_kind_idx ON public.bills_mutation USING btree (regency_code, bill_id, kind, seq);
CREATE INDEX bills_offset_month_idx ON public.bills_offset USING btree (regency_code, month);
CREATE INDEX claims_answer_claim_idx ON public.claims_answer USING btree (regency_code, claim_id);
CREATE INDEX claims_settlement_claim_idx ON public.claims_settlement USING btree (regency_code, claim_id);
CREATE INDEX findings_finding_area_idx ON ONLY public.findings_finding USING btree (rule, village_code, row_no);
CREATE INDEX findings_finding_name_idx ON ONLY public.findings_finding USING btree (rule, name, row_no);
CREATE INDEX findings_finding_person_idx ON ONLY public.findings_finding USING btree (person_id);
CREATE INDEX findings_finding_rest_person_id_idx ON public.findings_finding_rest USING btree (person_id);
CREATE INDEX findings_finding_rest_rule_name_row_no_idx ON public.findings_finding_rest USING btree (rule, name, row_no);
CREATE INDEX findings_finding_rest_rule_rupiah_per_month_row_no_idx ON public.findings_finding_rest USING btree (rule, rupiah_per_month DESC, row_no);
CREATE INDEX findings_finding_rest_rule_village_code_row_no_idx ON public.findings_finding_rest USING btree (rule, village_code, row_no);
CREATE INDEX findings_finding_rupiah_idx ON ONLY public.findings_finding USING btree (rule, rupiah_per_month DESC, row_no);
CREATE INDEX funds_act_year_idx ON public.funds_act USING btree (regency_code, year, decided_on);
CREATE INDEX funds_arrival_fund_idx ON public.funds_arrival USING btree (regency_code, fund_id, expected_on);
CREATE INDEX funds_fund_year_idx ON public.funds_fund USING btree (regency_code, year, priority);
CREATE INDEX funds_heads_ref_idx ON public.funds_heads USING btree (regency_code, ref_kind, ref_id);
CREATE INDEX funds_hold_month_idx ON public.funds_hold USING btree (regency_code, month);
CREATE INDEX funds_payment_month_idx ON public.funds_payment USING btree (regency_code, month);
CREATE INDEX funds_payment_ref_idx ON public.funds_payment USING btree (regency_code, ref_kind, ref_id);
CREATE INDEX funds_quota_from_idx ON public.funds_quota USING btree (regency_code, from_month);
CREATE INDEX funds_receipt_arrival_idx ON public.funds_receipt USING btree (regency_code, arrival_id);
CREATE INDEX indicators_fact_before_fact_idx ON public.indicators_fact_before USING btree (regency_code, fact_id, replaced_at);
CREATE INDEX jobs_job_created_idx ON public.jobs_job USING btree (regency_code, created_at DESC);
CREATE INDEX ledger_journal_day_idx ON public.ledger_journal USING btree (regency_code, booked_on, seq) WHERE (seq > 0);
CREATE INDEX ledger_journal_ref_idx ON public.ledger_journal USING btree (regency_code, ref_kind, ref_id) WHERE (ref_id IS NOT NULL);
CREATE INDEX ledger_journal_reservation_idx ON public.ledger_journal USING btree (regency_code, reservation_id) WHERE (reservation_id IS NOT NULL);
CREATE INDEX ledger_line_account_idx ON public.ledger_line USING btree (regency_code, account, month);
CREATE INDEX ledger_line_attribution_idx ON public.ledger_line USING btree (regency_code, attribution_id) WHERE (attribution_id IS NOT NULL);
CREATE INDEX ledger_line_budget_idx ON public.ledger_line USING btree (regency_code, line_id) WHERE (line_id IS NOT NULL);
CREATE INDEX ledger_person_month_card_idx ON public.ledger_person_month USING btree (regency_code, card) WHERE (card IS NOT NULL);
CREATE INDEX ledger_person_month_person_idx ON public.ledger_person_month USING btree (regency_code, person_id) WHERE (person_id IS NOT NULL);
CREATE INDEX linkage_decision_left_idx ON public.linkage_decision USING btree (regency_code, left_id);
CREATE INDEX linkage_decision_pair_idx ON public.linkage_decision USING btree (regency_code, pair_id, seq DESC);
CREATE INDEX linkage_decision_right_idx ON public.linkage_decision USING btree (regency_code, right_id);
CREATE INDEX linkage_event_identity_idx ON public.linkage_event USING btree (regency_code, to_id);
CREATE INDEX linkage_identity_person_idx ON public.linkage_identity USING btree (regency_code, person_id);
CREATE INDEX linkage_pair_queue_idx ON public.linkage_pair USING btree (regency_code, run_id, state, rupiah_per_month DESC, affects_active DESC, affects_coverage DESC, probability DESC, pair_id);
CREATE INDEX linkage_record_left_idx ON public.linkage_record USING btree (regency_code, left_id);
CREATE INDEX linkage_record_right_idx ON public.linkage_record USING btree (regency_code, right_id);
CREATE INDEX lookups_lookup_asked_idx ON public.lookups_lookup USING btree (regency_code, asked_id, asked_at DESC);
CREATE INDEX movements_change_from_idx ON ONLY public.movements_change USING btree (from_village, row_no) WHERE (from_village <> to_village);
CREATE INDEX movements_change_kind_idx ON ONLY public.movements_change USING btree (kind, cause, to_village, row_no);
CREATE INDEX movements_change_rest_from_village_row_no_idx ON public.movements_change_rest USING btree (from_village, row_no) WHERE (from_village <> to_village);
CREATE INDEX movements_change_rest_kind_cause_to_village_row_no_idx ON public.movements_change_rest USING btree (kind, cause, to_village, row_no);
CREATE INDEX movements_change_rest_to_village_row_no_idx ON public.movements_change_rest USING btree (to_village, row_no);
CREATE INDEX movements_change_to_idx ON ONLY public.movements_change USING btree (to_village, row_no);
CREATE INDEX obligations_adjustment_month_idx ON public.obligations_adjustment USING btree (regency_code, for_month, village_code);
CREATE INDEX obligations_adjustment_person_idx ON public.obligations_adjustment USING btree (regency_code, person_id);
CREATE INDEX obligations_due_basis_idx ON ONLY public.obligations_due USING btree (segment, basis, village_code, row_no);
CREATE INDEX obligations_due_person_idx ON ONLY public.obligations_due USING btree (person_id);
CREATE INDEX obligations_due_rest_person_id_idx ON public.obligations_due_rest USING btree (person_id);
CREATE INDEX obligations_due_rest_segment_basis_village_code_row_no_idx ON public.obligations_due_rest USING btree (segment, basis, village_code, row_no);
CREATE INDEX people_person_area_idx ON ONLY public.people_person USING btree (village_code, row_no);
CREATE INDEX people_person_card_idx ON ONLY public.people_person USING btree (card);
CREATE INDEX people_person_cause_idx ON ONLY public.people_person USING btree (cause, village_code, row_no) WHERE (cause IS NOT NULL);
CREATE INDEX people_person_id_idx ON ONLY public.people_person USING btree (person_id);
CREATE INDEX people_person_kk_idx ON ONLY public.people_person USING btree (kk);
CREATE INDEX people_person_nik_idx ON ONLY public.people_person USING btree (nik);
CREATE INDEX people_person_rest_active_since_village_code_row_no_idx ON public.people_person_rest USING btree (active_since, village_code, row_no) WHERE (active_since IS NOT NULL);
CREATE INDEX people_person_rest_card_idx ON public.people_person_rest USING btree (card);
CREATE INDEX people_person_rest_cause_village_code_row_no_idx ON public.people_person_rest USING btree (cause, village_code, row_no) WHERE (cause IS NOT NULL);
CREATE INDEX people_person_rest_coverage_step_village_code_row_no_idx ON public.people_person_rest USING btree (coverage_step, village_code, row_no) WHERE (coverage_step <> 'verified'::text);
CREATE INDEX people_person_rest_kk_idx ON public.people_person_rest USING btree (kk);
CREATE INDEX people_person_rest_nik_idx ON public.people_person_rest USING btree (nik);
CREATE INDEX people_person_rest_person_id_idx ON public.people_person_rest USING btree (person_id);
CREATE INDEX people_person_rest_village_code_row_no_idx ON public.people_person_rest USING btree (village_code, row_no);
CREATE INDEX people_person_rest_village_code_row_no_idx1 ON public.people_person_rest USING btree (village_code, row_no) WHERE (is_resident AND (NOT is_registered));
CREATE INDEX people_person_since_idx ON ONLY public.people_person USING btree (active_since, village_code, row_no) WHERE (active_since IS NOT NULL);
CREATE INDEX people_person_step_idx ON ONLY public.people_person USING btree (coverage_step, village_code, row_no) WHERE (coverage_step <> 'verified'::text);
CREATE INDEX people_person_unregistered_idx ON ONLY public.people_person USING btree (village_code, row_no) WHERE (is_resident AND (NOT is_registered));
CREATE INDEX reconciliation_outsider_area_idx ON ONLY public.reconciliation_outsider USING btree (village_code, row_no);
CREATE INDEX reconciliation_outsider_rest_village_code_row_no_idx ON public.reconciliation_outsider_rest USING btree (village_code, row_no);
CREATE INDEX registers_batch_newest_idx ON public.registers_batch USING btree (regency_code, register, as_of DESC, commit_no DESC);
CREATE INDEX registers_change_kind_idx ON public.registers_change USING btree (regency_code, batch_id, kind, seq);
CREATE INDEX registers_change_nik_idx ON public.registers_change USING btree (regency_code, nik, committed_at) WHERE (nik IS NOT NULL);
CREATE INDEX registers_change_record_idx ON public.registers_change USING btree (regency_code, record_key, committed_at);
CREATE INDEX registers_diff_kind_idx ON public.registers_diff USING btree (regency_code, batch_id, kind, seq);
CREATE INDEX registers_reject_group_idx ON public.registers_reject USING btree (regency_code, batch_id, severity, column_name, seq);
CREATE INDEX savings_entry_month_idx ON public.savings_entry USING btree (regency_code, month);
CREATE INDEX savings_entry_ref_idx ON public.savings_entry USING btree (regency_code, ref_kind, ref_id);
CREATE INDEX savings_entry_reversed_idx ON public.savings_entry USING btree (regency_code, reverses) WHERE (reverses IS NOT NULL);
CREATE INDEX sponsors_check_newest_idx ON public.sponsors_check USING btree (regency_code, sponsor_id, checked_at DESC);
CREATE INDEX sponsors_pledge_sponsor_idx ON public.sponsors_pledge USING btree (regency_code, sponsor_id);
CREATE INDEX sponsors_seat_nik_idx ON public.sponsors_seat USING btree (regency_code, nik) WHERE (step_id IS NOT NULL);
CREATE INDEX sponsors_seat_step_idx ON public.sponsors_seat USING btree (regency_code, step_id, village_code, row_no) WHERE (step_id IS NOT NULL);
CREATE INDEX sponsors_sponsor_newest_idx ON public.sponsors_sponsor USING btree (regency_code, sponsor_id, seq DESC);
CREATE INDEX sponsors_step_pledge_idx ON public.sponsors_step USING btree (regency_code, pledge_id, seq);
CREATE INDEX takeovers_act_programme_idx ON public.takeovers_act USING btree (regency_code, programme_id, seq DESC);
CREATE INDEX takeovers_event_person_idx ON public.takeovers_event USING btree (regency_code, id, seq DESC);
CREATE INDEX takeovers_identity_person_idx ON public.takeovers_identity USING btree (regency_code, person_id);
CREATE INDEX takeovers_person_programme_idx ON public.takeovers_person USING btree (regency_code, programme_id, state, village_code);
CREATE INDEX takeovers_person_state_idx ON public.takeovers_person USING btree (regency_code, state, village_code);
CREATE UNIQUE INDEX access_grant_once ON public.access_grant USING btree (user_id, role, area_code) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX arrears_write_off_act_idx ON public.arrears_write_off USING btree (regency_code, act_id, person_id);
CREATE UNIQUE INDEX bills_bill_in_force_key ON public.bills_bill USING btree (regency_code, month) WHERE (NOT superseded);
CREATE UNIQUE INDEX ledger_journal_reversed_once ON public.ledger_journal USING btree (regency_code, reverses) WHERE (reverses IS NOT NULL);
CREATE UNIQUE INDEX ledger_journal_seq ON public.ledger_journal USING btree (regency_code, seq) WHERE (seq > 0);
CREATE UNIQUE INDEX linkage_run_in_force ON public.linkage_run USING btree (regency_code) WHERE (NOT superseded);
CREATE UNIQUE INDEX obligations_run_first_key ON public.obligations_run USING btree (regency_code, month) WHERE is_first;
CREATE UNIQUE INDEX registers_batch_same_bytes ON public.registers_batch USING btree (regency_code, register, as_of, sha256) WHERE (state <> ALL (ARRAY['failed'::text, 'cancelled'::text, 'undone'::text]));
CREATE UNIQUE INDEX registers_batch_turn ON public.registers_batch USING btree (regency_code, register, commit_no);
CREATE UNIQUE INDEX sponsors_step_reversed_once ON public.sponsors_step USING btree (regency_code, refers_to) WHERE (kind = 'reversed'::text);
CREATE UNIQUE INDEX sponsors_user_once ON public.sponsors_user USING btree (regency_code, user_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX takeovers_act_undoes_idx ON public.takeovers_act USING btree (regency_code, undoes) WHERE (undoes IS NOT NULL);
CREATE UNIQUE INDEX takeovers_identity_live_idx ON public.takeovers_identity USING btree (regency_code, lane, person_id) WHERE is_live;

-- functions
CREATE OR REPLACE FUNCTION public.access_regencies_in_use()
 RETURNS TABLE(regency_code text, newest_month text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  return query
    select b.regency_code, max(m.month)
    from (select r.regency_code from registers_batch as r union select i.regency_code from indicators_month as i) as b
    left join indicators_month as m on m.regency_code = b.regency_code and not m.superseded
    group by b.regency_code;
end
$function$
;
CREATE OR REPLACE FUNCTION public.app_areas()
 RETURNS text[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (COALESCE(NULLIF(current_setting('app.areas'::text, true), ''::text), '{}'::text))::text[]
;
CREATE OR REPLACE FUNCTION public.app_batch()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('app.batch'::text, true), ''::text))::uuid
;
CREATE OR REPLACE FUNCTION public.app_build()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('app.build'::text, true), ''::text))::uuid
;
CREATE OR REPLACE FUNCTION public.app_enter(regency text, areas text[], names boolean, actor text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('set local app.regency = %L', regency);
  execute format('set local app.areas = %L', areas::text);
  execute format('set local app.names = %L', case when names then 'on' else 'off' end);
  execute format('set local app.actor = %L', actor);
end
$function$
;
CREATE OR REPLACE FUNCTION public.app_names()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (COALESCE(current_setting('app.names'::text, true), 'off'::text) = 'on'::text)
;
CREATE OR REPLACE FUNCTION public.app_regency()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN current_setting('app.regency'::text, true)
;
CREATE OR REPLACE FUNCTION public.app_sees(regency text, path text)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN CASE WHEN (current_setting('app.areas'::text, true) = (('{'::text || regency) || '}'::text)) THEN true ELSE (path ^@ ANY (app_areas())) END
;
CREATE OR REPLACE FUNCTION public.app_sees_every(regency text, paths text[])
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
declare
  path text;
begin
  foreach path in array paths loop
    if not app_sees(regency, path) then
      return false;
    end if;
  end loop;
  return true;
end
$function$
;
CREATE OR REPLACE FUNCTION public.audit_append(in_regency text, in_at timestamp with time zone, in_actor text, in_role text, in_action text, in_subject text, in_reason text, in_outcome text, in_detail jsonb)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  head audit_head;
  new_hash text;
begin
  insert into audit_head as h (regency_code, seq, hash) values (in_regency, 0, 'genesis') on conflict (regency_code) do nothing;
  select * into head from audit_head where regency_code = in_regency for update;
  new_hash := audit_hash(head.hash, in_regency, head.seq + 1, in_at, in_actor, in_role, in_action, in_subject, in_reason, in_outcome, in_detail);
  insert into audit_entry (regency_code, seq, at, actor, role, action, subject, reason, outcome, detail, prev_hash, hash)
  values (in_regency, head.seq + 1, in_at, in_actor, in_role, in_action, in_subject, in_reason, in_outcome, in_detail, head.hash, new_hash);
  update audit_head set seq = head.seq + 1, hash = new_hash where regency_code = in_regency;
  return head.seq + 1;
end
$function$
;
CREATE OR REPLACE FUNCTION public.audit_hash(prev text, regency text, seq bigint, at timestamp with time zone, actor text, role text, action text, subject text, reason text, outcome text, detail jsonb)
 RETURNS text
 LANGUAGE sql
 STABLE
RETURN encode(sha256(convert_to((jsonb_build_array(prev, regency, seq, to_char((at AT TIME ZONE 'UTC'::text), 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'::text), actor, role, action, subject, reason, outcome, detail))::text, 'UTF8'::name)), 'hex'::text)
;
CREATE OR REPLACE FUNCTION public.indicators_province(in_province text, in_month text)
 RETURNS TABLE(regency_code text, as_of date, population bigint, registered bigint, active bigint, arrears bigint)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if not (in_province = any (app_areas())) then
    raise exception 'indicators_province: not bound to province %', in_province using errcode = '42501';
  end if;
  return query
    select m.regency_code, m.as_of, m.population, m.registered, m.active,
      (select f.value from indicators_fact as f
       where f.regency_code = m.regency_code and f.kind = 'pemda-arrears' and f.valid_from <= m.as_of and coalesce(f.valid_until, m.as_of) >= m.as_of
       order by f.valid_from desc limit 1)
    from indicators_month as m
    where m.regency_code ^@ (in_province || '.') and m.month = in_month and not m.superseded
    order by m.regency_code;
end
$function$
;
CREATE OR REPLACE FUNCTION public.jobs_enqueue(in_regency text, in_job uuid, in_lane text DEFAULT 'jobs'::text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if in_regency is distinct from app_regency() then
    raise exception 'jobs_enqueue: not bound to regency %', in_regency using errcode = '42501';
  end if;
  if in_lane not in ('jobs', 'small') then
    raise exception 'jobs_enqueue: no lane %', in_lane using errcode = '22023';
  end if;
  if not exists (select from jobs_job where regency_code = in_regency and id = in_job and state = 'waiting') then
    raise exception 'jobs_enqueue: no waiting job % in %', in_job, in_regency using errcode = '02000';
  end if;
  perform graphile_worker.add_job(in_lane, json_build_object('regency', in_regency, 'id', in_job), job_key := in_job::text, max_attempts := 1);
end
$function$
;
CREATE OR REPLACE FUNCTION public.ledger_carve(made uuid, from_ids uuid[], skip_iuran bigint, take_iuran bigint, skip_bantuan bigint, take_bantuan bigint, at timestamp with time zone, who text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  perform from ledger_attribution a where a.regency_code = app_regency() and a.id = made;
  if found then
    return;
  end if;
  -- The running sum before and after each row, both cut to the stretch: their difference is the row's piece, and the pieces sum to the stretch.
  insert into ledger_person_month (regency_code, attribution_id, row_no, card, person_id, month, iuran, bantuan, area_path)
  select app_regency(), made, row_number() over (order by turn, row_no), card, person_id, month, piece.iuran, piece.bantuan, area_path
  from (
    select p.*, array_position(from_ids, p.attribution_id) as turn, sum(p.iuran) over upto as iuran_to, sum(p.bantuan) over upto as bantuan_to
    from ledger_person_month p where p.regency_code = app_regency() and p.attribution_id = any(from_ids)
    window upto as (order by array_position(from_ids, p.attribution_id), p.row_no rows unbounded preceding)
  ) run cross join lateral (select
    least(greatest(iuran_to, skip_iuran), skip_iuran + take_iuran) - least(greatest(iuran_to - run.iuran, skip_iuran), skip_iuran + take_iuran) as iuran,
    least(greatest(bantuan_to, skip_bantuan), skip_bantuan + take_bantuan) - least(greatest(bantuan_to - run.bantuan, skip_bantuan), skip_bantuan + take_bantuan) as bantuan
  ) piece where piece.iuran <> 0 or piece.bantuan <> 0;
  insert into ledger_attribution (regency_code, id, person_months, iuran, bantuan, digest, made_at, made_by)
  select app_regency(), made, count(*), coalesce(sum(iuran), 0), coalesce(sum(bantuan), 0), encode(sha256(convert_to(coalesce(string_agg(
    concat(card, ',', person_id, ',', month, ',', iuran, ',', bantuan, ',', area_path, E'\n'), '' order by row_no), ''), 'UTF8')), 'hex'), at, who
  from ledger_person_month where regency_code = app_regency() and attribution_id = made;
end
$function$
;
CREATE OR REPLACE FUNCTION public.ledger_close()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  head ledger_head;
begin
  select * into head from ledger_head where regency_code = new.regency_code for update;
  if head is null or new.month <= head.closed_through or new.seq <> head.seq or new.hash <> head.hash then
    raise exception 'month % of % cannot be closed like this', new.month, new.regency_code using errcode = 'integrity_constraint_violation';
  end if;
  update ledger_head set closed_through = new.month where regency_code = new.regency_code;
  return null;
end
$function$
;
CREATE OR REPLACE FUNCTION public.ledger_enter()
 RETURNS ledger_head
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  head ledger_head;
begin
  insert into ledger_head (regency_code, seq, hash) values (app_regency(), 0, 'genesis') on conflict (regency_code) do nothing;
  select * into head from ledger_head where regency_code = app_regency() for update;
  return head;
end
$function$
;
CREATE OR REPLACE FUNCTION public.ledger_extend()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  head ledger_head;
  it record;
begin
  for it in select regency_code, min(seq) as first, max(seq) as last, count(*) as journals, min(month) as oldest from fresh group by regency_code loop
    select * into head from ledger_head where regency_code = it.regency_code for update;
    if head is null or it.first <> head.seq + 1 or it.last - it.first + 1 <> it.journals then
      raise exception 'journals of % do not follow its last one', it.regency_code using errcode = 'integrity_constraint_violation';
    end if;
    if it.oldest <= head.closed_through then
      raise exception 'the books of % are closed through %', it.regency_code, head.closed_through using errcode = 'integrity_constraint_violation';
    end if;
    perform from (select f.hash, ledger_hash(lag(f.hash, 1, head.hash) over (order by f.seq), f.seq, f.digest, f.posted_at, f.posted_id, f.posted_role) as due
      from fresh f where f.regency_code = it.regency_code) chain where chain.hash <> chain.due;
    if found then
      raise exception 'the chain of journals of % would break', it.regency_code using errcode = 'integrity_constraint_violation';
    end if;
    update ledger_head h set seq = it.last, hash = (select f.hash from fresh f where f.regency_code = it.regency_code and f.seq = it.last)
    where h.regency_code = it.regency_code;
  end loop;
  return null;
end
$function$
;
CREATE OR REPLACE FUNCTION public.ledger_hash(prev text, seq bigint, digest text, at timestamp with time zone, who text, role text)
 RETURNS text
 LANGUAGE sql
 STABLE
RETURN encode(sha256(convert_to(concat_ws('|'::text, prev, seq, digest, to_char((at AT TIME ZONE 'UTC'::text), 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'::text), who, role), 'UTF8'::name)), 'hex'::text)
;
CREATE OR REPLACE FUNCTION public.ledger_move_pagu()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  it record;
begin
  for it in
    select regency_code, line_id,
      coalesce(sum(credit - debit) filter (where account = 'apropriasi'), 0) as pagu,
      coalesce(sum(debit - credit) filter (where account = 'komitmen'), 0) as committed,
      coalesce(sum(debit - credit) filter (where account = 'realisasi'), 0) as realised
    from fresh where line_id is not null and account in ('apropriasi', 'komitmen', 'realisasi') group by regency_code, line_id order by 1, 2
  loop
    update ledger_pagu p set pagu = p.pagu + it.pagu, committed = p.committed + it.committed, realised = p.realised + it.realised
    where p.regency_code = it.regency_code and p.line_id = it.line_id;
    if not found then
      insert into ledger_pagu (regency_code, line_id, pagu, committed, realised) values (it.regency_code, it.line_id, it.pagu, it.committed, it.realised);
    end if;
  end loop;
  return null;
end
$function$
;
CREATE OR REPLACE FUNCTION public.ledger_must_attribute()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  perform from ledger_person_month where regency_code = new.regency_code and attribution_id = new.id
  having count(*) = new.person_months and coalesce(sum(iuran), 0) = new.iuran and coalesce(sum(bantuan), 0) = new.bantuan;
  if not found then
    raise exception 'person-months of % do not sum up', new.id using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end
$function$
;
CREATE OR REPLACE FUNCTION public.ledger_must_balance()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  perform from ledger_line where regency_code = new.regency_code and journal_id = new.id
  having count(*) = new.line_count and sum(debit) = new.amount and sum(credit) = new.amount;
  if not found then
    raise exception 'journal % does not balance', new.id using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end
$function$
;
CREATE OR REPLACE FUNCTION public.ledger_must_be_unbound()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  perform from ledger_attribution a where (a.regency_code, a.id) in (select f.regency_code, f.attribution_id from fresh f);
  if found then
    raise exception 'person-months that are bound take no more rows' using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end
$function$
;
CREATE OR REPLACE FUNCTION public.linkage_merges(in_records text[])
 RETURNS TABLE(left_id text, right_id text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select newest.left_id, newest.right_id
  from (
    select distinct on (d.pair_id) d.left_id, d.right_id, d.state
    from linkage_decision as d
    where d.regency_code = app_regency() and app_names() and (d.left_id = any (in_records) or d.right_id = any (in_records))
    order by d.pair_id, d.seq desc
  ) as newest
  where newest.state = 'same'
$function$
;
CREATE OR REPLACE FUNCTION public.platform_gauges(at timestamp with time zone)
 RETURNS TABLE(gauge text, one text, two text, value double precision)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  return query
    select 'jobs', j.kind, j.state, count(*)::double precision from jobs_job as j group by j.kind, j.state
    union all
    select 'snapshot_age', b.regency_code, b.register, extract(epoch from at - max(b.uploaded_at))::double precision
    from registers_batch as b
    where b.state = 'done'
    group by b.regency_code, b.register;
end
$function$
;
CREATE OR REPLACE FUNCTION public.room_drop(in_table text, in_build uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
 SET lock_timeout TO '1s'
AS $function$
begin
  execute format('drop table if exists %I', room_name(in_table, in_build));
end
$function$
;
CREATE OR REPLACE FUNCTION public.room_make(in_table text, in_build uuid)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  room text := room_name(in_table, in_build);
begin
  execute format('create table %I (like %I including defaults including constraints)', room, in_table);
  execute format('alter table %I enable row level security', room);
  execute format('create policy room_of_regency on %I to semesta_app using (regency_code = app_regency())', room);
  execute format('grant select, insert on %I to semesta_loader', room);
  return room;
end
$function$
;
CREATE OR REPLACE FUNCTION public.room_name(in_table text, in_build uuid)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE
AS $function$
begin
  if in_table <> all (array['people_person', 'people_word', 'findings_finding', 'movements_change', 'reconciliation_outsider', 'arrears_candidate', 'obligations_due']) then
    raise exception 'room_name: % has no rooms', in_table using errcode = '42501';
  end if;
  return format('%s_%s', in_table, replace(in_build::text, '-', ''));
end
$function$
;
CREATE OR REPLACE FUNCTION public.room_open(in_table text, in_build uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  room text := room_name(in_table, in_build);
  searched text;
begin
  execute format('alter table %I attach partition %I for values in (%L)', in_table, room, in_build);
  select string_agg(distinct quote_ident(a.attname), ', ') into searched
  from pg_index as i join pg_attribute as a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
  where i.indrelid = room::regclass;
  execute format('analyze %I (%s)', room, searched);
end
$function$
;
CREATE OR REPLACE FUNCTION public.sponsors_enter(sponsor text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('set local app.sponsor = %L', sponsor);
end
$function$
;
CREATE OR REPLACE FUNCTION public.sponsors_sees(sponsor uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN COALESCE((current_setting('app.sponsor'::text, true) = ANY (ARRAY['*'::text, (sponsor)::text])), false)
;

-- views and triggers
CREATE CONSTRAINT TRIGGER ledger_attribution_whole AFTER INSERT ON public.ledger_attribution DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_must_attribute();
CREATE CONSTRAINT TRIGGER ledger_journal_balanced AFTER INSERT ON public.ledger_journal DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_must_balance();
CREATE TRIGGER ledger_closing_close AFTER INSERT ON public.ledger_closing FOR EACH ROW EXECUTE FUNCTION ledger_close();
CREATE TRIGGER ledger_journal_extend AFTER INSERT ON public.ledger_journal REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger_extend();
CREATE TRIGGER ledger_line_move_pagu AFTER INSERT ON public.ledger_line REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger_move_pagu();
CREATE TRIGGER ledger_person_month_unbound AFTER INSERT ON public.ledger_person_month REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger_must_be_unbound();

-- row level security
alter table arrears_build enable row level security;
create policy arrears_build_of_regency on arrears_build for select to semesta_app using ((regency_code = app_regency()));
alter table arrears_candidate enable row level security;
create policy arrears_candidate_of_area on arrears_candidate for select to semesta_app using (((regency_code = app_regency()) AND app_names() AND app_sees(regency_code, area_path)));
alter table arrears_candidate_rest enable row level security;
create policy arrears_candidate_rest_of_regency on arrears_candidate_rest for all to semesta_app using ((regency_code = app_regency()));
alter table arrears_household enable row level security;
create policy arrears_household_of_area on arrears_household for select to semesta_app using (((regency_code = app_regency()) AND app_sees(regency_code, area_path)));
alter table arrears_total enable row level security;
create policy arrears_total_of_area on arrears_total for select to semesta_app using (((regency_code = app_regency()) AND app_sees(regency_code, area_path)));
alter table arrears_write_off enable row level security;
create policy arrears_write_off_of_area on arrears_write_off for all to semesta_app using (((regency_code = app_regency()) AND app_names() AND app_sees(regency_code, area_path))) with check (((regency_code = app_regency()) AND app_sees(regency_code, area_path)));
alter table audit_entry enable row level security;
create policy audit_entry_of_regency on audit_entry for select to semesta_app using ((regency_code = app_regency()));
alter table audit_head enable row level security;
create policy audit_head_of_regency on audit_head for select to semesta_app using ((regency_code = app_regency()));
alter table audit_packs_pack enable row level security;
create policy audit_packs_pack_of_regency on audit_packs_pack for all to semesta_app using ((regency_code = app_regency())) with check ((regency_code = app_regency()));
alter table bills_bill enable row level security;
create policy bills_bill_of_regency on bills_bill for all to semesta_app using ((regency_code = app_regency())) with check ((regency_code = app_regency()));
alter table bills_decided enable row level security;
create policy bills_decided_of_regency on bills_decided for all to semesta_app using ((regency_code = app_regency())) with check ((regency_code = app_regency()));
alter table bills_decision enable row level security;
create policy bills_decision_of_regency on bills_decision for all to semesta_app using ((regency_code = app_regency())) with check ((regency_code = app_regency()));
alter table bills_dispute enable row level security;
create policy bills_dispute_of_area on bills_dispute for all to semesta_app using (((regency_code = app_regency()) AND app_sees(regency_code, area_path))) with check (((regency_code = app_regency()) AND app_sees(regency_code, area_path)));
alter table bills_line enable row level security;
create policy bills_line_of_area on bills_line for all to semesta_app using (((regency_code = app_regency()) AND app_names() AND app_sees(regency_code, area_path)));
alter table bills_mutation enable row level security;
create policy bills_mutation_of_area on bills_mutation for all to semesta_app using (((regency_code = app_regency()) AND app_names() AND app_sees(regency_code, area_path)));
alter table bills_offset enable row level security;
create policy bills_offset_of_regency on bills_offset for all to semesta_app using ((regency_code = app_regency())) with check ((regency_code = app_regency()));
alter table bills_offset_reversal enable row level security;
create policy bills_offset_reversal_of_regency on bills_offset_reversal for all to semesta_app using ((regency_code = app_regency())) with check ((regency_code = app_regency()));
alter table bills_removal enable row level security;
create policy bills_removal_of_area on bills_removal for all to semesta_app using (((regency_code = app_regency()) AND app_names() AND app_sees(regency_code, area_path))) with check ((regency_code = app_regency()));
alter table bills_share enable row level security;
create policy bills_share_of_area on bills_share for all to semesta_app using (((regency_code = app_regency()) AND app_names() AND app_sees(regency_code, area_path)));
alter table bills_statement enable row level security;
create policy bills_statement_of_regency on bills_statement for all to semesta_app using ((regency_code = app_regency())) with check ((regency_code = app_regency()));
alter table boundaries_change enable row level security;
create policy boundaries_change_of_regency on boundaries_change for all to semesta_app using ((regency_code = app_regency())) with check ((regency_code = app_regency()));
alter table boundaries_count enable row level security;
create policy boundaries_count_of_area on boundaries_count for all to semesta_app using (((regency_code = app_regency()) AND app_sees(regency_code, path))) with check ((regency_code = app_regency()));
alter table claims_answer enable row level security;
create policy claims_answer_of_regency on claims_answer for all to semesta_app using ((regency_code = app_regency())) with check ((regency_code = app_regency()));
alter table claims_claim enable row level security;
create policy claims_claim_of_regency on claims_claim for all to semesta_app using ((regency_code = app_regency())) with check ((regency_code = app_regency()));
alter table claims_line enable row level security;
create policy claims_line_of_area on claims_line for all to semesta_app using (((regency_code = app_regency()) AND app_sees(regency_code, area_path))) with check (((regency_code = app_regency()) AND app_sees(regency_code, area_path)));
alter table claims_settlement enable row level security;
create policy claims_settlement_of_regency on claims_settlement for all to semesta_app using ((regency_code = app_regency())) with check ((regency_code = app_regency()));
alter table claims_settlement_reversal enable row level security;
create policy claims_settlement_reversal_of_regency on claims_settlement_reversal for all to semesta_app using ((regency_code = app_regency())) with check ((regency_code = app_regency()));
alter table findings_finding enable row level security;
create policy findings_finding_of_area on findings_finding for select to semesta_app using (((regency_code = app_regency()) AND app_names() AND app_sees(regency_code, area_path)));
alter table findings_finding_rest enable row level security;
create policy findings_finding_rest_of_regency on findings_finding_rest for all to semesta_app using ((regency_code = app_regency()));
alter table findings_total enable row level security;
create policy findings_total_of_area on findings_total for select to semesta_app using (((regency_code = app_regency()) AND app_sees(regency_code, area_path)));
alter table funds_act enable row level security;
create policy funds_act_of_regency on funds_act for all to semesta_app using ((regency_code = app_regency())) with check ((regency_code = app_regency()));
alter table funds_act_line enable row level security;
create policy funds_act_line_of_regency on funds_act_line for all to semesta_app using ((regency_code = app_regency())) with check ((regency_code = app_regency()));
alter table funds_arrival enable row level security;
create policy funds_arrival_of_regency on funds_arrival for all to semesta_app using ((regency_code = app_regency())) with check ((regency_code = app_regency()));
alter table funds_ask enable row level security;
create policy funds_ask_of_regency on funds_ask for all to semesta_app using ((regency_code = app_regency())) with check ((regency_code = app_regency()));
alter table funds_file enable row level security;
create policy funds_file_of_regency on funds_file for all to semesta_app using ((regency_code = app_regency())) with check ((regency_code = app_regency()));
alter table funds_fund enable row level security;
create policy funds_fund_of_regency on funds_fund for all to semesta_app using ((regency_code = app_regency())) with check ((regency_code = app_regency()));
alter table funds_heads enable row level security;
create policy funds_heads_of_regency on funds_heads for all to semesta_app using ((regency_code = app_regency())) with check ((regency_code = app_regency()));
alter table funds_heads_end enable row level security;
create policy funds_heads_end_of_regency on funds_heads_end for all to semesta_app using ((regency_code = app_regency())) with check ((regency_code = app_regency()));
alter table funds_hold enable row level security;
create policy funds_hold_of_regency on funds_hold for all to semesta_app using ((regency_code = app_regency())) with check ((regency_code = app_regency()));
alter table funds_let_go enable row level security;
create policy funds_let_go_of_regency on funds_let_go for all to semesta_app using ((regency_code = app_regency())) with check ((regency_code = app_regency()));
alter table funds_line enable row level security;
create policy funds_line_of_regency on funds_line for all to semesta_app using ((regency_code = app_regency())) with check ((regency_code = app_regency()));
alter table funds_payer enable row level security;
create policy funds_payer_of_regency on funds_payer for all to semesta_app using ((regency_code = app_regency())) with check ((regency_code = app_regency()));
alter table funds_payment enable row level security;
create policy funds_payment_of_regency on funds_payment for all to semesta_app using ((regency_code = app_regency())) with check ((regency_code = app_regency()));
alter table funds_payment_part enable row level security;
create policy funds_payment_part_of_regency on funds_payment_part for all to semesta_app using ((regency_code = app_regency())) with check ((regency_code = app_regency()));
alter table funds_quota enable row level security;
create policy funds_quota_of_regency on funds_quota for all to semesta_app using ((regency_code = app_regency())) with check ((regency_code = app_regency()));
alter table funds_receipt enable row level security;
create policy funds_receipt_of_regency on funds_receipt for all to semesta_app using ((regency_code = app_regency())) with check ((regency_code = app_regency()));
alter table funds_step enable row level security;
create policy funds_step_of_regency on funds_step for all to semesta_app using ((regency_code = app_regency())) with check ((regency_code = app_regency()));
alter table indicators_cell enable row level security;
create policy indicators_cell_of_area on indicators_cell for all to semesta_app using (((regency_code = app_regency()) AND app_sees(regency_code, area_path)));
alter table indicators_fact enable row level security;
create policy indicators_fact_of_regency on indicators_fact for all to semesta_app using ((regency_code = app_regency())) with check ((regency_code = app_regency()));
alter table indicators_fact_before enable row level security;
create policy indicators_fact_before_of_regency on indicators_fact_before for all to semesta_app using ((regency_code = app_regency())) with check ((regency_code = app_regency()));
alter table indicators_month enable row level security;
create policy indicators_month_of_regency on indicators_month for all to semesta_app using ((regency_code = app_regency())) with check ((regency_code = app_regency()));
alter table jobs_job enable row level security;
create policy jobs_job_of_regency on jobs_job for all to semesta_app using ((regency_code = app_regency())) with check ((regency_code = app_regency()));
alter table ledger_attribution enable row level security;
create policy ledger_attribution_of_regency on ledger_attribution for all to semesta_app using ((regency_code = app_regency())) with check ((regency_code = app_regency()));
alter table ledger_closing enable row level security;
create policy ledger_closing_of_regency on ledger_closing for all to semesta_app using ((regency_code = app_regency())) with check ((regency_code = app_regency()));
alter table ledger_head enable row level security;
create policy ledger_head_of_regency on ledger_head for select to semesta_app using ((regency_code = app_regency()));
alter table ledger_journal enable row level security;
create policy ledger_journal_of_regency on ledger_journal for all to semesta_app using ((regency_code = app_regency())) with check ((regency_code = app_regency()));
alter table ledger_line enable row level security;
create policy ledger_line_of_regency on ledger_line for all to semesta_app using ((regency_code = app_regency())) with check ((regency_code = app_regency()));
alter table ledger_pagu enable row level security;
create policy ledger_pagu_of_regency on ledger_pagu for select to semesta_app using ((regency_code = app_regency()));
alter table ledger_person_month enable row level security;
create policy ledger_person_month_brought on ledger_person_month for insert to semesta_app with check ((regency_code = app_regency()));
create policy ledger_person_month_of_area on ledger_person_month for select to semesta_app using (((regency_code = app_regency()) AND app_names() AND app_sees(regency_code, area_path)));
alter table linkage_answer enable row level security;
create policy linkage_answer_of_regency on linkage_answer for all to semesta_app using ((regency_code = app_regency())) with check ((regency_code = app_regency()));
alter table linkage_decision enable row level security;
create policy linkage_decision_of_area on linkage_decision for all to semesta_app using (((regency_code = app_regency()) AND app_names() AND app_sees(regency_code, area_path))) with check (((regency_code = app_regency()) AND app_sees(regency_code, area_path)));
alter table linkage_event enable row level security;
create policy linkage_event_of_area on linkage_event for all to semesta_app using (((regency_code = app_regency()) AND app_names() AND app_sees(regency_code, area_path))) with check (((regency_code = app_regency()) AND app_sees(regency_code, area_path)));
alter table linkage_identity enable row level security;
create policy linkage_identity_of_regency on linkage_identity for all to semesta_app using (((regency_code = app_regency()) AND app_names())) with check ((regency_code = app_regency()));
alter table linkage_pair enable row level security;
create policy linkage_pair_of_area on linkage_pair for all to semesta_app using (((regency_code = app_regency()) AND app_sees(regency_code, area_path))) with check (((regency_code = app_regency()) AND app_sees(regency_code, area_path)));
alter table linkage_record enable row level security;
create policy linkage_record_of_area on linkage_record for select to semesta_app using (((regency_code = app_regency()) AND app_names() AND app_sees(regency_code, area_path)));
alter table linkage_run enable row level security;
create policy linkage_run_of_regency on linkage_run for select to semesta_app using ((regency_code = app_regency()));
alter table linkage_sample enable row level security;
create policy linkage_sample_of_regency on linkage_sample for all to semesta_app using ((regency_code = app_regency())) with check ((regency_code = app_regency()));
alter table linkage_sampled enable row level security;
create policy linkage_sampled_of_area on linkage_sampled for all to semesta_app using (((regency_code = app_regency()) AND app_names() AND app_sees(regency_code, area_path))) with check (((regency_code = app_regency()) AND app_sees(regency_code, area_path)));
alter table lookups_lookup enable row level security;
create policy lookups_lookup_of_asker on lookups_lookup for all to semesta_app using (((regency_code = app_regency()) AND (asked_id = current_setting('app.actor'::text, true)) AND app_sees_every(regency_code, areas))) with check (((regency_code = app_regency()) AND (asked_id = current_setting('app.actor'::text, true))));
alter table mappings_mapping enable row level security;
create policy mappings_mapping_of_regency on mappings_mapping for all to semesta_app using ((regency_code = app_regency())) with check ((regency_code = app_regency()));
alter table movements_change enable row level security;
create policy movements_change_of_area on movements_change for select to semesta_app using (((regency_code = app_regency()) AND app_names() AND (app_sees(regency_code, to_path) OR app_sees(regency_code, from_path))));
alter table movements_change_rest enable row level security;
create policy movements_change_rest_of_regency on movements_change_rest for all to semesta_app using ((regency_code = app_regency()));
alter table movements_cohort enable row level security;
create policy movements_cohort_of_area on movements_cohort for select to semesta_app using (((regency_code = app_regency()) AND app_sees(regency_code, area_path)));
alter table movements_total enable row level security;
create policy movements_total_of_area on movements_total for select to semesta_app using (((regency_code = app_regency()) AND (app_sees(regency_code, to_village) OR app_sees(regency_code, from_village))));
alter table obligations_adjustment enable row level security;
create policy obligations_adjustment_of_area on obligations_adjustment for select to semesta_app using (((regency_code = app_regency()) AND app_names() AND app_sees(regency_code, area_path)));
alter table obligations_adjustment_total enable row level security;
create policy obligations_adjustment_total_of_area on obligations_adjustment_total for select to semesta_app using (((regency_code = app_regency()) AND app_sees(regency_code, village_code)));
alter table obligations_due enable row level security;
create policy obligations_due_of_area on obligations_due for select to semesta_app using (((regency_code = app_regency()) AND app_names() AND app_sees(regency_code, area_path)));
alter table obligations_due_rest enable row level security;
create policy obligations_due_rest_of_regency on obligations_due_rest for all to semesta_app using ((regency_code = app_regency()));
alter table obligations_run enable row level security;
create policy obligations_run_of_regency on obligations_run for select to semesta_app using ((regency_code = app_regency()));
alter table obligations_total enable row level security;
create policy obligations_total_of_area on obligations_total for select to semesta_app using (((regency_code = app_regency()) AND app_sees(regency_code, village_code)));
alter table people_person enable row level security;
create policy people_person_of_area on people_person for select to semesta_app using (((regency_code = app_regency()) AND app_names() AND app_sees(regency_code, area_path)));
alter table people_person_rest enable row level security;
create policy people_person_rest_of_regency on people_person_rest for all to semesta_app using ((regency_code = app_regency()));
alter table people_word enable row level security;
create policy people_word_of_regency on people_word for select to semesta_app using (((regency_code = app_regency()) AND app_names()));
alter table people_word_rest enable row level security;
create policy people_word_rest_of_regency on people_word_rest for all to semesta_app using ((regency_code = app_regency()));
alter table quality_count enable row level security;
create policy quality_count_of_area on quality_count for select to semesta_app using (((regency_code = app_regency()) AND app_sees(regency_code, area_path)));
alter table reconciliation_cell enable row level security;
create policy reconciliation_cell_of_area on reconciliation_cell for select to semesta_app using (((regency_code = app_regency()) AND app_sees(regency_code, area_path)));
alter table reconciliation_outsider enable row level security;
create policy reconciliation_outsider_of_area on reconciliation_outsider for select to semesta_app using (((regency_code = app_regency()) AND app_names() AND app_sees(regency_code, area_path)));
alter table reconciliation_outsider_rest enable row level security;
create policy reconciliation_outsider_rest_of_regency on reconciliation_outsider_rest for all to semesta_app using ((regency_code = app_regency()));
alter table registers_batch enable row level security;
create policy registers_batch_of_regency on registers_batch for all to semesta_app using ((regency_code = app_regency())) with check ((regency_code = app_regency()));
alter table registers_change enable row level security;
create policy registers_change_of_area on registers_change for select to semesta_app using (((regency_code = app_regency()) AND app_names() AND app_sees(regency_code, area_path)));
alter table registers_diff enable row level security;
create policy registers_diff_of_area on registers_diff for select to semesta_app using (((regency_code = app_regency()) AND app_names() AND app_sees(regency_code, area_path)));
alter table registers_reject enable row level security;
create policy registers_reject_of_regency on registers_reject for all to semesta_app using (((regency_code = app_regency()) AND app_names() AND (regency_code ^@ ANY (app_areas())))) with check ((regency_code = app_regency()));
alter table savings_entry enable row level security;
create policy savings_entry_of_area on savings_entry for all to semesta_app using (((regency_code = app_regency()) AND app_sees(regency_code, area_path))) with check (((regency_code = app_regency()) AND app_sees(regency_code, area_path)));
alter table sponsors_active enable row level security;
create policy sponsors_active_of_reach on sponsors_active for all to semesta_app using (((regency_code = app_regency()) AND sponsors_sees(sponsor_id))) with check (((regency_code = app_regency()) AND sponsors_sees(sponsor_id)));
alter table sponsors_cell enable row level security;
create policy sponsors_cell_of_reach on sponsors_cell for all to semesta_app using (((regency_code = app_regency()) AND sponsors_sees(sponsor_id))) with check (((regency_code = app_regency()) AND sponsors_sees(sponsor_id)));
alter table sponsors_check enable row level security;
create policy sponsors_check_of_reach on sponsors_check for all to semesta_app using (((regency_code = app_regency()) AND sponsors_sees(sponsor_id))) with check (((regency_code = app_regency()) AND sponsors_sees(sponsor_id)));
alter table sponsors_exception enable row level security;
create policy sponsors_exception_of_reach on sponsors_exception for all to semesta_app using (((regency_code = app_regency()) AND sponsors_sees(sponsor_id))) with check (((regency_code = app_regency()) AND sponsors_sees(sponsor_id)));
alter table sponsors_plan enable row level security;
create policy sponsors_plan_of_office on sponsors_plan for all to semesta_app using (((regency_code = app_regency()) AND (current_setting('app.sponsor'::text, true) = '*'::text))) with check (((regency_code = app_regency()) AND (current_setting('app.sponsor'::text, true) = '*'::text)));
alter table sponsors_pledge enable row level security;
create policy sponsors_pledge_of_reach on sponsors_pledge for all to semesta_app using (((regency_code = app_regency()) AND sponsors_sees(sponsor_id))) with check (((regency_code = app_regency()) AND sponsors_sees(sponsor_id)));
alter table sponsors_seat enable row level security;
create policy sponsors_seat_of_area on sponsors_seat for all to semesta_app using (((regency_code = app_regency()) AND (current_setting('app.sponsor'::text, true) = '*'::text) AND app_names() AND app_sees(regency_code, area_path))) with check (((regency_code = app_regency()) AND (current_setting('app.sponsor'::text, true) = '*'::text) AND app_names() AND app_sees(regency_code, area_path)));
alter table sponsors_sponsor enable row level security;
create policy sponsors_sponsor_of_reach on sponsors_sponsor for all to semesta_app using (((regency_code = app_regency()) AND sponsors_sees(sponsor_id))) with check (((regency_code = app_regency()) AND sponsors_sees(sponsor_id)));
alter table sponsors_step enable row level security;
create policy sponsors_step_of_reach on sponsors_step for all to semesta_app using (((regency_code = app_regency()) AND sponsors_sees(sponsor_id))) with check (((regency_code = app_regency()) AND sponsors_sees(sponsor_id)));
alter table sponsors_user enable row level security;
create policy sponsors_user_of_reach on sponsors_user for all to semesta_app using (((regency_code = app_regency()) AND (sponsors_sees(sponsor_id) OR (user_id = current_setting('app.actor'::text, true))))) with check (((regency_code = app_regency()) AND sponsors_sees(sponsor_id)));
alter table takeovers_act enable row level security;
create policy takeovers_act_of_regency on takeovers_act for all to semesta_app using ((regency_code = app_regency())) with check ((regency_code = app_regency()));
alter table takeovers_decision enable row level security;
create policy takeovers_decision_of_regency on takeovers_decision for all to semesta_app using ((regency_code = app_regency())) with check ((regency_code = app_regency()));
alter table takeovers_event enable row level security;
create policy takeovers_event_of_area on takeovers_event for all to semesta_app using (((regency_code = app_regency()) AND app_sees(regency_code, area_path))) with check (((regency_code = app_regency()) AND app_sees(regency_code, area_path)));
alter table takeovers_identity enable row level security;
create policy takeovers_identity_of_area on takeovers_identity for all to semesta_app using (((regency_code = app_regency()) AND app_names() AND app_sees(regency_code, area_path))) with check (((regency_code = app_regency()) AND app_sees(regency_code, area_path)));
alter table takeovers_person enable row level security;
create policy takeovers_person_of_area on takeovers_person for all to semesta_app using (((regency_code = app_regency()) AND app_sees(regency_code, area_path))) with check (((regency_code = app_regency()) AND app_sees(regency_code, area_path)));
alter table takeovers_programme enable row level security;
create policy takeovers_programme_of_regency on takeovers_programme for all to semesta_app using ((regency_code = app_regency())) with check ((regency_code = app_regency()));

-- rights on tables
grant insert, select, update on access_grant to semesta_app;
grant insert, select, update on access_link to semesta_app;
grant delete, insert, select, update on access_replay to semesta_app;
grant select on areas_area to semesta_app;
grant select on areas_area to semesta_loader;
grant select on areas_source to semesta_app;
grant select on arrears_build to semesta_app;
grant delete, insert, select, update on arrears_build to semesta_loader;
grant select on arrears_candidate to semesta_app;
grant delete, insert, select on arrears_candidate to semesta_loader;
grant select on arrears_household to semesta_app;
grant delete, insert, select on arrears_household to semesta_loader;
grant select on arrears_total to semesta_app;
grant delete, insert, select on arrears_total to semesta_loader;
grant insert, select on arrears_write_off to semesta_app;
grant select on audit_entry to semesta_app;
grant select on audit_head to semesta_app;
grant insert, select, update on audit_packs_pack to semesta_app;
grant delete, insert, select, update on auth_account to semesta_app;
grant delete, insert, select, update on auth_attempt to semesta_app;
grant delete, insert, select, update on auth_session to semesta_app;
grant delete, insert, select, update on auth_two_factor to semesta_app;
grant delete, insert, select, update on auth_user to semesta_app;
grant delete, insert, select, update on auth_verification to semesta_app;
grant insert, select, update on bills_bill to semesta_app;
grant select, update on bills_bill to semesta_loader;
grant insert, select on bills_decided to semesta_app;
grant insert, select on bills_decision to semesta_app;
grant select on bills_dispute to semesta_app;
grant delete, insert, select, update on bills_dispute to semesta_loader;
grant select on bills_line to semesta_app;
grant delete, insert, select on bills_line to semesta_loader;
grant select on bills_mutation to semesta_app;
grant delete, insert, select on bills_mutation to semesta_loader;
grant insert, select on bills_offset to semesta_app;
grant insert, select on bills_offset_reversal to semesta_app;
grant insert, select on bills_removal to semesta_app;
grant select on bills_share to semesta_app;
grant delete, insert, select on bills_share to semesta_loader;
grant insert, select on bills_statement to semesta_app;
grant insert, select, update on boundaries_change to semesta_app;
grant insert, select, update on boundaries_count to semesta_app;
grant insert, select on claims_answer to semesta_app;
grant insert, select on claims_claim to semesta_app;
grant insert, select on claims_line to semesta_app;
grant insert, select on claims_settlement to semesta_app;
grant insert, select on claims_settlement_reversal to semesta_app;
grant select on findings_finding to semesta_app;
grant delete, insert, select on findings_finding to semesta_loader;
grant select on findings_total to semesta_app;
grant delete, insert, select on findings_total to semesta_loader;
grant insert, select on funds_act to semesta_app;
grant insert, select on funds_act_line to semesta_app;
grant insert, select on funds_arrival to semesta_app;
grant insert, select on funds_ask to semesta_app;
grant insert, select on funds_file to semesta_app;
grant insert, select on funds_fund to semesta_app;
grant insert, select on funds_heads to semesta_app;
grant insert, select on funds_heads_end to semesta_app;
grant insert, select on funds_hold to semesta_app;
grant insert, select on funds_let_go to semesta_app;
grant insert, select on funds_line to semesta_app;
grant insert, select on funds_payer to semesta_app;
grant insert, select on funds_payment to semesta_app;
grant insert, select on funds_payment_part to semesta_app;
grant insert, select on funds_quota to semesta_app;
grant insert, select on funds_receipt to semesta_app;
grant insert, select on funds_step to semesta_app;
grant select on indicators_cell to semesta_app;
grant delete, insert, select, update on indicators_cell to semesta_loader;
grant insert, select, update on indicators_fact to semesta_app;
grant insert, select on indicators_fact_before to semesta_app;
grant select, update on indicators_month to semesta_app;
grant delete, insert, select, update on indicators_month to semesta_loader;
grant insert, select, update on jobs_job to semesta_app;
grant insert, select on ledger_attribution to semesta_app;
grant insert, select on ledger_attribution to semesta_loader;
grant insert, select on ledger_closing to semesta_app;
grant select on ledger_head to semesta_app;
grant insert, select on ledger_journal to semesta_app;
grant insert, select on ledger_line to semesta_app;
grant select on ledger_pagu to semesta_app;
grant insert, select on ledger_person_month to semesta_app;
grant insert, select on ledger_person_month to semesta_loader;
grant insert, select on linkage_answer to semesta_app;
grant insert, select on linkage_decision to semesta_app;
grant select on linkage_decision to semesta_loader;
grant insert, select on linkage_event to semesta_app;
grant insert, select on linkage_identity to semesta_app;
grant select on linkage_pair to semesta_app;
grant delete, insert, select, update on linkage_pair to semesta_loader;
grant select on linkage_record to semesta_app;
grant delete, insert, select, update on linkage_record to semesta_loader;
grant select on linkage_run to semesta_app;
grant delete, insert, select, update on linkage_run to semesta_loader;
grant insert, select on linkage_sample to semesta_app;
grant insert, select on linkage_sampled to semesta_app;
grant insert, select, update on lookups_lookup to semesta_app;
grant delete, insert, select, update on mappings_mapping to semesta_app;
grant select on movements_change to semesta_app;
grant delete, insert, select on movements_change to semesta_loader;
grant select on movements_cohort to semesta_app;
grant delete, insert, select on movements_cohort to semesta_loader;
grant select on movements_total to semesta_app;
grant delete, insert, select on movements_total to semesta_loader;
grant select on obligations_adjustment to semesta_app;
grant insert, select on obligations_adjustment to semesta_loader;
grant select on obligations_adjustment_total to semesta_app;
grant insert, select on obligations_adjustment_total to semesta_loader;
grant select on obligations_due to semesta_app;
grant delete, insert, select on obligations_due to semesta_loader;
grant select on obligations_run to semesta_app;
grant insert, select on obligations_run to semesta_loader;
grant select on obligations_total to semesta_app;
grant insert, select on obligations_total to semesta_loader;
grant select on people_person to semesta_app;
grant delete, insert, select on people_person to semesta_loader;
grant select on people_word to semesta_app;
grant delete, insert, select on people_word to semesta_loader;
grant select on quality_count to semesta_app;
grant delete, insert, select on quality_count to semesta_loader;
grant select on reconciliation_cell to semesta_app;
grant delete, insert, select on reconciliation_cell to semesta_loader;
grant select on reconciliation_outsider to semesta_app;
grant delete, insert, select on reconciliation_outsider to semesta_loader;
grant insert, select, update on registers_batch to semesta_app;
grant select, update on registers_batch to semesta_loader;
grant select on registers_change to semesta_app;
grant insert, select on registers_change to semesta_loader;
grant select on registers_diff to semesta_app;
grant delete, insert, select on registers_diff to semesta_loader;
grant select on registers_reject to semesta_app;
grant delete, insert, select on registers_reject to semesta_loader;
grant insert, select on savings_entry to semesta_app;
grant insert, select, update on sponsors_active to semesta_app;
grant insert, select on sponsors_cell to semesta_app;
grant insert, select on sponsors_check to semesta_app;
grant insert, select on sponsors_exception to semesta_app;
grant insert, select, update on sponsors_plan to semesta_app;
grant insert, select on sponsors_pledge to semesta_app;
grant delete, insert, select on sponsors_seat to semesta_app;
grant insert, select on sponsors_sponsor to semesta_app;
grant insert, select on sponsors_step to semesta_app;
grant insert, select, update on sponsors_user to semesta_app;
grant insert, select on takeovers_act to semesta_app;
grant insert, select on takeovers_decision to semesta_app;
grant insert, select on takeovers_event to semesta_app;
grant insert, select, update on takeovers_identity to semesta_app;
grant insert, select, update on takeovers_person to semesta_app;
grant insert, select on takeovers_programme to semesta_app;

-- rights on functions
grant execute on function access_regencies_in_use() to semesta_app;
grant execute on function app_areas() to public;
grant execute on function app_batch() to public;
grant execute on function app_build() to public;
grant execute on function app_enter(text,text[],boolean,text) to public;
grant execute on function app_names() to public;
grant execute on function app_regency() to public;
grant execute on function app_sees(text,text) to public;
grant execute on function app_sees_every(text,text[]) to public;
grant execute on function audit_append(text,timestamp with time zone,text,text,text,text,text,text,jsonb) to semesta_app;
grant execute on function audit_append(text,timestamp with time zone,text,text,text,text,text,text,jsonb) to semesta_loader;
grant execute on function audit_hash(text,text,bigint,timestamp with time zone,text,text,text,text,text,text,jsonb) to public;
grant execute on function indicators_province(text,text) to semesta_app;
grant execute on function jobs_enqueue(text,uuid,text) to semesta_app;
grant execute on function ledger_carve(uuid,uuid[],bigint,bigint,bigint,bigint,timestamp with time zone,text) to semesta_app;
grant execute on function ledger_enter() to semesta_app;
grant execute on function ledger_hash(text,bigint,text,timestamp with time zone,text,text) to public;
grant execute on function linkage_merges(text[]) to semesta_app;
grant execute on function platform_gauges(timestamp with time zone) to semesta_app;
grant execute on function room_drop(text,uuid) to semesta_loader;
grant execute on function room_make(text,uuid) to semesta_loader;
grant execute on function room_name(text,uuid) to public;
grant execute on function room_open(text,uuid) to semesta_loader;
grant execute on function sponsors_enter(text) to public;
grant execute on function sponsors_sees(uuid) to public;

-- comments
comment on column access_grant.area_code is 'Province, regency, kecamatan, village, RW or RT; 00 is the whole country (the first administrator).';
comment on column areas_area.tile_x is 'Place in the tile map, villages only.';
comment on column areas_area.time_zone is 'IANA name, regencies only.';
comment on column arrears_candidate.household is 'Family card, or the row itself; a household ends at the border of its village.';
comment on column arrears_candidate.rates_rupiah is 'Months owed at the rate of each month, at most as many as the law asks for; null where months or class are unknown.';
comment on column audit_packs_pack.content_hash is 'Over paths and hashes of all members: the same state of the data gives the same.';
comment on column auth_attempt.key is 'SHA-256 of account and address, so that no address is kept.';
comment on column bills_bill.result is 'What the challenge reported, as it stands in the frozen files of `folder`.';
comment on column bills_dispute.claim_id is 'The one live claim that asks this line back; empty again when it is refused or withdrawn.';
comment on column bills_statement.iuran is 'Whole rupiah to be paid on 5.1.02.02.02.0003, with bantuan on .0004: as billed, less what earlier claims gave back.';
comment on column funds_fund.priority is 'Lower is used first: money that may be used for little before money that may be used for all.';
comment on column funds_fund.share_of is 'Rupiah of which share_percent is this fund, e.g. the whole cigarette tax of the region.';
comment on column funds_heads_end.heads is 'Below zero: heads that came back count again.';
comment on column funds_step.attempt is 'One more than the payments of this bill that were taken back before it.';
comment on column funds_step.iuran is 'What the verification accepted; other steps say nothing here.';
comment on column funds_step.offsets is 'Person-months in the ledger, of accepted claims, that the verification took off what was billed.';
comment on column indicators_month.before_build is 'The build of the month before that this one was compared with.';
comment on column indicators_month.folder is 'Frozen artefacts, relative to the data directory.';
comment on column indicators_month.superseded is 'True when a newer revision of the month is in force.';
comment on column jobs_job.heartbeat_at is 'Kept fresh while a worker holds the job; a running job without a fresh heartbeat was lost in a crash and starts again cleanly.';
comment on column jobs_job.requested_by is 'Name to show; requested_id is who the audit log names.';
comment on column ledger_journal.asked is 'Digest of what the caller sent: the same id with the same request is a retry, with another one a mistake.';
comment on column ledger_journal.digest is 'Digest of header, lines and the person-months they cite.';
comment on column ledger_journal.hash is 'ledger_hash over the hash before it: whoever changes, removes or inserts a journal breaks every hash after it.';
comment on column ledger_line.line_id is 'Line of the budget.';
comment on column linkage_decision.state is 'Where the pair stands after this row; the newest row speaks.';
comment on column linkage_identity.person_id is 'The own_id of the record with the lowest seq among those joined: merging and splitting again gives the same ids back.';
comment on column linkage_pair.reason is 'What stands most against the two being one: a conflict, or the comparison with the lowest weight.';
comment on column linkage_pair.since is 'When the pair first waited for people: a rerun does not make it younger.';
comment on column linkage_pair.state is 'What the newest decision on the pair says; follows linkage_decision in the same transaction.';
comment on column linkage_run.begun_at is 'Decisions made before this went in.';
comment on column linkage_run.month is 'The month it was built with; null when it was run alone.';
comment on column lookups_lookup.areas is 'Where people could be found: the areas of whoever asked, at that moment.';
comment on column mappings_mapping.meanings is 'Column to spelling in the file to the value it means.';
comment on column mappings_mapping.signature is 'Of the titles in their order, whatever their case, spaces and punctuation.';
comment on column movements_change.from_path is 'Place in the month before, empty for cards that were not there; to_path the place now, empty for those that left.';
comment on column movements_change.from_since is 'Month since which the card had been active without a break.';
comment on column obligations_run.is_first is 'This run put the month down; every later one holds differences alone.';
comment on column obligations_run.newest_build is 'The newest month when this ran: deaths and moves it knew of were looked at.';
comment on column people_person.active_since is 'Month since which the card is active without a break; null where that began before the first pair of months.';
comment on column people_person.is_resident is 'Only on the primary row of a living resident: counting it counts the population.';
comment on column people_person.links is 'By register: {"method", "probability"} of a row that was linked beyond its exact NIK; null where every row came by its NIK.';
comment on column registers_batch.approved is 'Who, when: {by, id, at, reason}; ended, undo_asked and undone likewise.';
comment on column registers_batch.base_batch is 'The file in force that the diff compares with; null: the first of its register.';
comment on column registers_batch.check_path is 'Folder with the accepted rows of this file alone, relative to the data directory.';
comment on column registers_batch.commit_no is 'The turn in which a file of its register came into force: of two files of one date the later turn counts.';
comment on column registers_batch.mends is 'The file whose refused rows this one brings mended.';
comment on column registers_batch.scope is 'whole: the file is the full list; part: only the people in it are touched. The snapshot is whole either way.';
comment on column registers_batch.snapshot_path is 'Folder with the whole snapshot: the check''s own for a whole list, the diff''s for a part or mended rows.';
comment on column registers_change.reversed_at is 'When the file was taken back: the change does not count any more, and its trace stays.';
comment on column registers_diff.fields is 'What changed: {"column": [before, after]}.';
comment on column registers_diff.row_no is 'The user''s own row number in the file; null for who left.';
comment on column registers_reject.severity is 'refused: a fault of a refused row; warning: odd, but accepted; unsent: refused in the file that this one mends, and not sent again.';
comment on column savings_entry.horizon_months is 'Months ahead that an avoided amount counts, from its first month on.';
comment on column savings_entry.month is 'The month the money belongs to; booked_on is the day it was written down.';
comment on column sponsors_pledge.rate_basis is 'The participant’s premium alone, or the whole premium: which of them a donor pays is contested.';
comment on column sponsors_seat.step_id is 'The allocation that made it count; null while it is only a plan.';
comment on column sponsors_sponsor.id is 'Of this version of what is known; the donor itself is sponsor_id.';
comment on column sponsors_step.refers_to is 'The step taken back by a reversal; the allocation whose registration list was sent.';
comment on column sponsors_step.until_month is 'Last month that an allocation pays for.';
comment on column takeovers_act.content is 'What was asked for, so that the same id with other content is refused.';
comment on column takeovers_person.expected is 'Month of the first roster that should show the effect.';
comment on column takeovers_person.household is 'Opaque: the same for the people of one family card in one village.';
comment on function app_enter(text,text[],boolean,text) is 'Call first in every transaction of the application role; without it no tenant row is visible.';
comment on function audit_hash(text,text,bigint,timestamp with time zone,text,text,text,text,text,text,jsonb) is 'SHA-256 over the entry and the hash before it, as a JSON array.';
comment on function ledger_hash(text,bigint,text,timestamp with time zone,text,text) is 'SHA-256 over a journal, who posted it and the hash before it.';
comment on function sponsors_enter(text) is 'For the length of a transaction: the id of the one donor whose rows may be seen, or * for every donor of the regency.';
comment on table areas_area is 'Kemendagri codes with dots. Reference data: the same on every node, no row level security.';
comment on table arrears_household is 'Households that a takeover could take, by what tells them apart: counts of their people in each group.';
comment on table audit_entry is 'Insert-only, through audit_append. Never holds identity numbers or names of people in registers.';
comment on table auth_account is 'How a person proves who they are; the password only as its scrypt hash.';
comment on table funds_receipt is 'Insert-only; what came twice or too little is a row of its own.';
