-- When a name of an agency was last recorded, so that an office finds the last of all its names by one look.
alter table agency add column named_at timestamptz;
create index agency_by_naming on agency (office_id, named_at);

create function keep_named_at() returns trigger language plpgsql as $$
begin
  update agency set named_at = greatest(named_at, new.recorded_at) where id = new.agency_id;
  return null;
end $$;
create trigger agency_name_recorded after insert or update on agency_name
  for each row execute function keep_named_at();
update agency set named_at = (select max(recorded_at) from agency_name where agency_id = agency.id);

-- Who leads, and how far each lead has come, as it stands now.
create index directive_holder_of_now on directive_holder (directive_id) include (agency_id, role, from_day) where to_day is null;
create index directive_lead_now on directive_lead_period (directive_id, from_day) include (agency_id, state, stopped_on, last_report_on)
  where to_day is null;
