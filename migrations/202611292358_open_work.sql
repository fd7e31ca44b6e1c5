-- Open work as it stands, in the two orders that are asked for most, with all that is counted and sorted by.
drop index directive_period_late;
create index directive_period_late on directive_period (office_id, late_from)
  include (directive_id, from_day, state, due, stopped_on, last_report_on, told_on)
  where to_day is null and stopped_on is null;
drop index directive_period_by_wait;
create index directive_period_by_wait on directive_period
  (office_id, (case when next_actor <> 'none' then date '2000-01-01' - next_since end) desc nulls last)
  where to_day is null;
drop index directive_period_actor;
create index directive_period_actor on directive_period (office_id, next_actor)
  include (directive_id, from_day, state, due, late_from, stopped_on, last_report_on, told_on, known_until, next_since, asked_date)
  where to_day is null and next_actor <> 'none';
