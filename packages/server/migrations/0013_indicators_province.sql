--! module: indicators
--! breaking: no
--! distribute: none
-- Totals of the regencies of a province, for those who are bound to the province: no regency is entered, no name is read.
-- Definer rights, because row level security shows one regency at a time; the bind is checked here instead.
create function indicators_province(in_province text, in_month text)
returns table (regency_code text, as_of date, population bigint, registered bigint, active bigint, arrears bigint)
language plpgsql stable security definer set search_path = public as $$
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
$$;
revoke execute on function indicators_province from public;
grant execute on function indicators_province to semesta_app;
