--! module: platform
--! breaking: no
--! distribute: none
-- Three roles: the migration role owns everything, the application reads and writes under row level security, the loader only fills the tables of a built month.
-- The roles themselves are made before the first migration: a cluster holds them once, a database many times.
grant usage on schema public to semesta_app, semesta_loader;

-- Binds the transaction to one regency, the areas in it and the right to names.
-- A quoted SET LOCAL inside plpgsql, because set_config is not passed on to the workers of a distributed database.
create function app_enter(regency text, areas text[], names boolean, actor text) returns void
language plpgsql as $$
begin
  execute format('set local app.regency = %L', regency);
  execute format('set local app.areas = %L', areas::text);
  execute format('set local app.names = %L', case when names then 'on' else 'off' end);
  execute format('set local app.actor = %L', actor);
end
$$;
comment on function app_enter is 'Call first in every transaction of the application role; without it no tenant row is visible.';

create function app_regency() returns text language sql stable parallel safe
return current_setting('app.regency', true);

create function app_areas() returns text[] language sql stable parallel safe
return coalesce(nullif(current_setting('app.areas', true), ''), '{}')::text[];

-- Whether a place lies in the areas bound. The whole regency is told by one comparison: reading the list anew for every row would cost most of a page.
create function app_sees(regency text, path text) returns boolean language sql stable parallel safe
return case when current_setting('app.areas', true) = '{' || regency || '}' then true else path ^@ any (app_areas()) end;

create function app_names() returns boolean language sql stable parallel safe
return coalesce(current_setting('app.names', true), 'off') = 'on';

-- What the loader is filling: a bulk COPY carries neither regency nor build, the column defaults take them from here.
create function app_build() returns uuid language sql stable parallel safe
return nullif(current_setting('app.build', true), '')::uuid;
