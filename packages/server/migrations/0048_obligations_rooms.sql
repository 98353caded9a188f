--! module: obligations
--! breaking: no
--! distribute: none
-- What each person owes has a room a run; and two facts that no register holds: the minimum wage, and what the province pays of each PBI premium.
create or replace function room_name(in_table text, in_build uuid) returns text language plpgsql immutable as $$
begin
  if in_table <> all (array['people_person', 'people_word', 'findings_finding', 'movements_change', 'reconciliation_outsider', 'arrears_candidate', 'obligations_due']) then
    raise exception 'room_name: % has no rooms', in_table using errcode = '42501';
  end if;
  return format('%s_%s', in_table, replace(in_build::text, '-', ''));
end
$$;
alter table indicators_fact drop constraint indicators_fact_kind_known;
alter table indicators_fact add constraint indicators_fact_kind_known
  check (kind in ('pemda-arrears', 'official-population', 'minimum-wage', 'pbi-province'));
