--! module: mappings
--! breaking: no
--! distribute: regency_code
-- What a person of an office explained about the titles of a file, so that the next file with the same titles needs nobody.
create table mappings_mapping (
  regency_code text        not null,
  register     text        not null,
  signature    text        not null,
  columns      jsonb       not null,
  constants    jsonb       not null,
  meanings     jsonb       not null,
  decided_by   text        not null,
  decided_at   timestamptz not null,
  constraint mappings_mapping_pkey primary key (regency_code, register, signature)
);
alter table mappings_mapping enable row level security;
create policy mappings_mapping_of_regency on mappings_mapping to semesta_app using (regency_code = app_regency()) with check (regency_code = app_regency());
grant select, insert, update, delete on mappings_mapping to semesta_app;
comment on column mappings_mapping.signature is 'Of the titles in their order, whatever their case, spaces and punctuation.';
comment on column mappings_mapping.meanings is 'Column to spelling in the file to the value it means.';
