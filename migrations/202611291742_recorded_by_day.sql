-- When something was last recorded of an office's work that had happened by a day: kept beside the sums, class 'recorded',
-- which count nothing. A report of a past day would else look through all that was recorded since.
create function keep_recorded() returns trigger language plpgsql as $$
begin
  insert into standing_delta (office_id, day, class, n, known_until)
  select directive.office_id, events.happened_on, 'recorded', 0, max(events.recorded_at)
  from events join directive on directive.id = events.directive_id
  group by directive.office_id, events.happened_on;
  return null;
end $$;
create trigger directive_event_recorded after insert on directive_event referencing new table as events
  for each statement execute function keep_recorded();

create or replace function compact_standing(office uuid) returns void language sql as $$
  with gone as (delete from standing_delta where office_id = office returning day, class, n, known_until)
  insert into standing_delta (office_id, day, class, n, known_until)
  select office, day, class, sum(n), max(known_until) from gone group by day, class
  having sum(n) <> 0 or class = 'recorded'
$$;

create or replace function rebuild_standing() returns void language plpgsql as $$
begin
  lock table directive_event, directive_period in share row exclusive mode;
  delete from standing_delta;
  insert into standing_delta (office_id, day, class, n, known_until)
  select span.office_id, cut.day, parts.class, sum(cut.n), max(case when cut.n > 0 then span.known_until end)
  from directive_period as span cross join lateral standing_days(span) as parts
  cross join lateral (values (parts.from_day, 1), (parts.to_day, -1)) as cut (day, n)
  where cut.day is not null group by span.office_id, cut.day, parts.class having sum(cut.n) <> 0;
  insert into standing_delta (office_id, day, class, n, known_until)
  select directive.office_id, directive_event.happened_on, 'recorded', 0, max(directive_event.recorded_at)
  from directive_event join directive on directive.id = directive_event.directive_id
  group by directive.office_id, directive_event.happened_on;
end $$;
select rebuild_standing();

-- What was recorded on a later day than it happened on is little, and alone can change what was known of a day gone by.
create index directive_event_recorded_late on directive_event (recorded_at)
  where (recorded_at at time zone 'Asia/Ho_Chi_Minh')::date > happened_on;
-- So can desks that a directive was given later: they have their roles from its first day.
create index directive_event_steps on directive_event (recorded_at) where kind = 'steps_set';
