--! module: jobs
--! breaking: no
--! distribute: local
-- What a person sees of background work. The queue itself belongs to graphile-worker; both are filled in one transaction.
create table jobs_job (
  regency_code text        not null,
  id           uuid        not null default gen_random_uuid(),
  kind         text        not null,
  title        text        not null,
  payload      jsonb       not null,
  state        text        not null default 'waiting' constraint jobs_job_state_known check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  percent      real        not null default 0,
  step         text,
  rows_done    bigint,
  rows_total   bigint,
  cancel_asked boolean     not null default false,
  attempt      int         not null default 0,
  requested_by text        not null,
  requested_id text        not null,
  created_at   timestamptz not null,
  started_at   timestamptz,
  finished_at  timestamptz,
  heartbeat_at timestamptz,
  problem      jsonb,
  result       jsonb,
  constraint jobs_job_pkey primary key (regency_code, id)
);
create index jobs_job_created_idx on jobs_job (regency_code, created_at desc);
comment on column jobs_job.requested_by is 'Name to show; requested_id is who the audit log names.';
comment on column jobs_job.heartbeat_at is 'Kept fresh while a worker holds the job; a running job without a fresh heartbeat was lost in a crash and starts again cleanly.';
alter table jobs_job enable row level security;
create policy jobs_job_of_regency on jobs_job to semesta_app using (regency_code = app_regency()) with check (regency_code = app_regency());
grant select, insert, update on jobs_job to semesta_app;

-- Puts a job that is written already into the queue, in the same transaction. Definer rights, because the queue's own tables are closed to
-- the application; it can only queue jobs of the regency its transaction is bound to.
create function jobs_enqueue(in_regency text, in_job uuid) returns void
language plpgsql security definer set search_path = public as $$
begin
  if in_regency is distinct from app_regency() then
    raise exception 'jobs_enqueue: not bound to regency %', in_regency using errcode = '42501';
  end if;
  if not exists (select from jobs_job where regency_code = in_regency and id = in_job and state = 'waiting') then
    raise exception 'jobs_enqueue: no waiting job % in %', in_job, in_regency using errcode = '02000';
  end if;
  perform graphile_worker.add_job('jobs', json_build_object('regency', in_regency, 'id', in_job), job_key := in_job::text, max_attempts := 1);
end
$$;
revoke execute on function jobs_enqueue from public;
grant execute on function jobs_enqueue to semesta_app;
