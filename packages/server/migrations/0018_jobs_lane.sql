--! module: jobs
--! breaking: no
--! distribute: none
-- A small file must not wait behind a city of millions: the queue has a second lane. A job that starts again after a crash takes the first one.
drop function jobs_enqueue;
create function jobs_enqueue(in_regency text, in_job uuid, in_lane text default 'jobs') returns void
language plpgsql security definer set search_path = public as $$
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
$$;
revoke execute on function jobs_enqueue from public;
grant execute on function jobs_enqueue to semesta_app;
