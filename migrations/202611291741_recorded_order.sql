-- What was recorded after a moment is found by itself: looking back at an office folds anew only what has been added since.
create index directive_event_by_moment on directive_event (recorded_at);
create index assignment_by_moment on assignment (recorded_at);

-- The most pressing open work of an office in its order (directives/pressing), as it stands now: late and still running,
-- running towards its day, undated by its silence, and what has stopped its clock but is not done.
create index directive_period_late on directive_period (office_id, late_from)
  where to_day is null and stopped_on is null;
create index directive_period_due on directive_period (office_id, due)
  where to_day is null and stopped_on is null and due is not null;
create index directive_period_undated on directive_period (office_id, (coalesce(last_report_on, told_on)))
  where to_day is null and state <> 'done' and late_from is null;
create index directive_period_stopped on directive_period (office_id)
  where to_day is null and state <> 'done' and stopped_on is not null;
create index directive_period_actor on directive_period (office_id, next_actor)
  where to_day is null and next_actor <> 'none';
