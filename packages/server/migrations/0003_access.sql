--! module: access
--! breaking: no
--! distribute: local
-- Who signs in (tables that better-auth reads and writes, named in snake_case), and which role each person has on which area.
-- Local tables: a person may work in several regencies, so nothing here belongs to one of them.
create table auth_user (
  id text not null constraint auth_user_pkey primary key,
  name text not null,
  email text not null constraint auth_user_email_key unique,
  email_verified boolean not null default false,
  image text,
  two_factor_enabled boolean not null default false,
  last_sign_in_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create table auth_session (
  id text not null constraint auth_session_pkey primary key,
  token text not null constraint auth_session_token_key unique,
  user_id text not null constraint auth_session_user_fkey references auth_user (id) on delete cascade,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index auth_session_user_idx on auth_session (user_id, created_at desc);
create table auth_account (
  id text not null constraint auth_account_pkey primary key,
  account_id text not null,
  provider_id text not null,
  user_id text not null constraint auth_account_user_fkey references auth_user (id) on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index auth_account_user_idx on auth_account (user_id);
create table auth_verification (
  id text not null constraint auth_verification_pkey primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index auth_verification_identifier_idx on auth_verification (identifier);
create table auth_two_factor (
  id text not null constraint auth_two_factor_pkey primary key,
  secret text not null,
  backup_codes text not null,
  user_id text not null constraint auth_two_factor_user_fkey references auth_user (id) on delete cascade,
  verified boolean not null default true,
  failed_verification_count int not null default 0,
  locked_until timestamptz
);
create index auth_two_factor_user_idx on auth_two_factor (user_id);
comment on table auth_account is 'How a person proves who they are; the password only as its scrypt hash.';
-- Wrong passwords by account and address: each further one doubles the wait.
create table auth_attempt (
  key text not null constraint auth_attempt_pkey primary key,
  failures int not null,
  last_at timestamptz not null,
  locked_until timestamptz
);
comment on column auth_attempt.key is 'SHA-256 of account and address, so that no address is kept.';
grant select, insert, update, delete on auth_user, auth_session, auth_account, auth_verification, auth_two_factor, auth_attempt to semesta_app;
