--! module: platform
--! breaking: no
--! distribute: none
-- What the machine's watchers see across all regencies: counts and ages, no names.
create function platform_gauges(at timestamptz) returns table (gauge text, one text, two text, value double precision)
language plpgsql stable security definer set search_path = public as $$
begin
  return query
    select 'jobs', j.kind, j.state, count(*)::double precision from jobs_job as j group by j.kind, j.state
    union all
    select 'snapshot_age', b.regency_code, b.register, extract(epoch from at - max(b.uploaded_at))::double precision
    from registers_batch as b
    where b.state = 'done'
    group by b.regency_code, b.register;
end
$$;
revoke execute on function platform_gauges from public;
grant execute on function platform_gauges to semesta_app;
