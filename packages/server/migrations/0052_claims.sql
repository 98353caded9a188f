--! module: claims
--! breaking: no
--! distribute: regency_code
-- A claim against BPJS Kesehatan: the letter that asks lines of verified bills back.
create table claims_claim (
  regency_code  text        not null,
  id            uuid        not null,
  number        text        not null,
  sent_on       date        not null,
  answer_due_on date        not null,
  basis         text        not null,
  state         text        not null,
  note          text,
  sent_by       text        not null,
  sent_at       timestamptz not null,
  ended_reason  text,
  constraint claims_claim_pkey primary key (regency_code, id),
  constraint claims_claim_number_key unique (regency_code, number),
  constraint claims_claim_basis_known check (basis in ('minimum', 'full')),
  constraint claims_claim_state_known check (state in ('sent', 'answered', 'settled', 'withdrawn'))
);
create table claims_line (
  regency_code text   not null,
  claim_id     uuid   not null,
  bill_id      uuid   not null,
  row_no       int    not null,
  month        text   not null,
  test         text   not null,
  months       int    not null,
  iuran        bigint not null,
  bantuan      bigint not null,
  village_code text   not null,
  area_path    text   not null,
  state        text   not null,
  answer_id    uuid,
  constraint claims_line_pkey primary key (regency_code, claim_id, bill_id, row_no),
  constraint claims_line_claim_fkey foreign key (regency_code, claim_id) references claims_claim (regency_code, id),
  constraint claims_line_state_known check (state in ('waiting', 'accepted', 'refused')),
  constraint claims_line_not_negative check (iuran >= 0 and bantuan >= 0),
  constraint claims_line_answered check ((state = 'waiting') = (answer_id is null))
);
-- Each answer of the branch, and each part that came back. Insert-only.
create table claims_answer (
  regency_code    text        not null,
  id              uuid        not null,
  claim_id        uuid        not null,
  verdict         text        not null,
  reason          text,
  document_number text,
  answered_on     date        not null,
  choice          jsonb       not null,
  lines           int         not null,
  iuran           bigint      not null,
  bantuan         bigint      not null,
  by_branch       boolean     not null,
  answered_by     text        not null,
  answered_at     timestamptz not null,
  constraint claims_answer_pkey primary key (regency_code, id),
  constraint claims_answer_claim_fkey foreign key (regency_code, claim_id) references claims_claim (regency_code, id),
  constraint claims_answer_refusal_reasoned check (verdict = 'accepted' or (verdict = 'refused' and reason is not null))
);
create table claims_settlement (
  regency_code    text        not null,
  id              uuid        not null,
  claim_id        uuid        not null,
  kind            text        not null,
  iuran           bigint      not null,
  bantuan         bigint      not null,
  settled_on      date        not null,
  document_number text        not null,
  month           text,
  journal         text,
  settled_by      text        not null,
  settled_at      timestamptz not null,
  constraint claims_settlement_pkey primary key (regency_code, id),
  constraint claims_settlement_claim_fkey foreign key (regency_code, claim_id) references claims_claim (regency_code, id),
  constraint claims_settlement_kind_known check (kind in ('refund', 'offset') and (kind = 'offset') = (month is not null)),
  constraint claims_settlement_positive check (iuran >= 0 and bantuan >= 0 and iuran + bantuan > 0)
);
