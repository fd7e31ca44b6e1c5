-- Following up to the end: steps one after the other, extensions asked and decided, nudges, successions, withdrawal.
alter table directive_event drop constraint directive_event_kind_check;
alter table directive_event add constraint directive_event_kind_check check (kind in (
  'published', 'deadline_set', 'cadence_set', 'extension_asked', 'extension_granted', 'extension_refused', 'received',
  'reported', 'report_approved', 'report_returned', 'completed', 'completion_returned', 'withdrawn',
  'steps_set', 'step_returned', 'step_decided', 'nudged', 'succeeded',
  'handed_on', 'handover_reported', 'handover_accepted', 'handover_returned', 'handover_withdrawn'));

-- A desk above the office: what lies there waits for a word of theirs, and nobody presses them.
alter table directive_period drop constraint directive_period_next_actor_check;
alter table directive_period add constraint directive_period_next_actor_check
  check (next_actor in ('agency', 'head', 'office', 'above', 'none'));

-- An occurrence of recurring work counts by itself: a directive of its own, under the one that lays the rhythm.
alter table directive add column parent_id uuid references directive on delete cascade;
alter table directive add column occurrence text;
alter table directive add constraint directive_occurrence_of_one check ((parent_id is null) = (occurrence is null));
create unique index directive_occurrence_once on directive (parent_id, occurrence) where parent_id is not null;
