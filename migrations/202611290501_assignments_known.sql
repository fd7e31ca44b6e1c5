-- A desk of a chain gets its role only when the chain is confirmed: a report of before did not know it. The moment is
-- that of the beginning of the transaction, so it is never after the event that came with it.
alter table assignment add column recorded_at timestamptz(3) not null default now();
update assignment set recorded_at = coalesce((
  select min(event.recorded_at) from directive_event event
  where event.directive_id = assignment.directive_id and event.kind = 'published'), recorded_at);
