-- Several leads: how each of them stands, beside the directive's own spans of days.
create table directive_lead_period (
  directive_id uuid not null references directive on delete cascade,
  agency_id uuid not null references agency on delete cascade,
  from_day date not null,
  to_day date,
  state text not null,
  since date not null,
  stopped_on date,
  completed_on date,
  last_report_on date,
  percent integer,
  primary key (directive_id, from_day, agency_id)
);
create index directive_lead_period_by_agency on directive_lead_period (agency_id);
create index directive_period_current on directive_period (directive_id) where to_day is null;

-- What happens inside an agency is history too, seen only inside.
alter table directive_event drop constraint directive_event_kind_check;
alter table directive_event add constraint directive_event_kind_check check (kind in (
  'published', 'deadline_set', 'cadence_set', 'extension_granted', 'received', 'reported', 'report_approved',
  'report_returned', 'completed', 'completion_returned',
  'handed_on', 'handover_reported', 'handover_accepted', 'handover_returned', 'handover_withdrawn'));

-- The fold of those events: to whom inside, by when, how it stands.
create table handover (
  directive_id uuid not null references directive on delete cascade,
  event_id bigint not null references directive_event on delete cascade,
  agency_id uuid not null references agency on delete cascade,
  to_agency_id uuid references agency on delete cascade,
  to_user_id uuid references auth_user on delete cascade,
  due date,
  state text not null check (state in ('open', 'reported', 'returned', 'accepted', 'withdrawn')),
  since date not null,
  stopped_on date,
  primary key (event_id),
  check ((to_agency_id is null) <> (to_user_id is null))
);
create index handover_by_directive on handover (directive_id);
create index handover_by_unit on handover (to_agency_id);
create index handover_by_person on handover (to_user_id);
