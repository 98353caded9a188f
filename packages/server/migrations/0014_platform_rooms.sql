--! module: platform
--! breaking: no
--! distribute: none
-- Each build of a month fills a room of its own: a partition that is loaded without an index, indexed by sorting once, and thrown away whole.
-- Definer rights, because the loader owns no table; only the tables of built months have rooms.
create table people_person_rest partition of people_person default;
create table people_word_rest partition of people_word default;
create table findings_finding_rest partition of findings_finding default;
alter table people_person_rest enable row level security;
alter table people_word_rest enable row level security;
alter table findings_finding_rest enable row level security;
-- Nobody but the loader reads a partition by its own name; the rule that every tenant table is bound to its regency holds all the same.
create policy people_person_rest_of_regency on people_person_rest to semesta_app using (regency_code = app_regency());
create policy people_word_rest_of_regency on people_word_rest to semesta_app using (regency_code = app_regency());
create policy findings_finding_rest_of_regency on findings_finding_rest to semesta_app using (regency_code = app_regency());

create function room_name(in_table text, in_build uuid) returns text language plpgsql immutable as $$
begin
  if in_table <> all (array['people_person', 'people_word', 'findings_finding']) then
    raise exception 'room_name: % has no rooms', in_table using errcode = '42501';
  end if;
  return format('%s_%s', in_table, replace(in_build::text, '-', ''));
end
$$;

-- An empty room beside the table: nobody sees it yet.
create function room_make(in_table text, in_build uuid) returns text
language plpgsql security definer set search_path = public as $$
declare
  room text := room_name(in_table, in_build);
begin
  execute format('create table %I (like %I including defaults including constraints)', room, in_table);
  execute format('alter table %I enable row level security', room);
  execute format('create policy room_of_regency on %I to semesta_app using (regency_code = app_regency())', room);
  execute format('grant select, insert on %I to semesta_loader', room);
  return room;
end
$$;

-- Attaches a filled room; its indexes are built by this. What it can be searched by is measured at once, so that plans are right from the first page.
create function room_open(in_table text, in_build uuid) returns void
language plpgsql security definer set search_path = public as $$
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
$$;

-- Gives up rather than wait: whoever waits for the whole table makes every reader behind wait too.
create function room_drop(in_table text, in_build uuid) returns void
language plpgsql security definer set search_path = public set lock_timeout = '1s' as $$
begin
  execute format('drop table if exists %I', room_name(in_table, in_build));
end
$$;
revoke execute on function room_make, room_open, room_drop from public;
grant execute on function room_make, room_open, room_drop to semesta_loader;
