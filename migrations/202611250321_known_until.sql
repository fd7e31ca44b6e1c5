-- The moment of the last thing recorded about a directive as it stands in a span of days. A list says until when its
-- figures are known; looked up in the events it is the slowest of them.
alter table directive_period add column known_until timestamptz(3);
update directive_period period set known_until = (
  select max(event.recorded_at) from directive_event event
  where event.directive_id = period.directive_id and event.happened_on <= period.from_day
    and event.kind not in ('handed_on', 'handover_reported', 'handover_accepted', 'handover_returned',
      'handover_withdrawn'));
alter table directive_period alter column known_until set not null;
