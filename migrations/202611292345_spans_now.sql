-- All that lists count and sort by, of each directive as it stands now, in one place: a filter that no index knows passes
-- over this and not over the spans of years.
create index directive_period_now on directive_period (office_id, directive_id)
  include (from_day, state, due, late_from, stopped_on, last_report_on, told_on, known_until, next_actor, next_since, asked_date)
  where to_day is null;

-- What has stopped its clock and is not done is little; the pressing order reads all of it.
drop index directive_period_stopped;
create index directive_period_stopped on directive_period (office_id)
  include (directive_id, from_day, state, due, late_from, stopped_on, last_report_on, told_on)
  where to_day is null and state <> 'done' and stopped_on is not null;

-- Drafts are few among all documents, and so are directives that were withdrawn.
create index document_draft on document (office_id, created_at) where state = 'draft';
create index directive_event_withdrawn on directive_event (directive_id) where kind = 'withdrawn';
