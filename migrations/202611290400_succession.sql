-- Succession: an agency ends, is split, gives work away; its people and its open work go on elsewhere (design rule 6).

-- A person's places one after the other: at an agency that ends the old one is closed and one at its heir opened.
alter table membership drop constraint membership_user_id_office_id_key;
create unique index membership_one_open on membership (user_id, office_id) where valid_to is null;

-- One row for each agency that gives and each that takes over; those of one recording share `recording_id`.
alter table agency_succession add column id uuid not null default gen_random_uuid() unique;
alter table agency_succession add column recording_id uuid not null default gen_random_uuid();
-- Whether the agency that gives works on, as after a transfer.
alter table agency_succession add column lives_on boolean not null default false;
-- Which of its work goes over, in the words of the decision; null for all of it.
alter table agency_succession add column scope text;
alter table agency_succession add column recorded_by uuid references auth_user on delete set null;
alter table agency_succession add column recorded_at timestamptz not null default now();
create index agency_succession_by_heir on agency_succession (to_agency_id);

-- Who has which role on which days: the fold of what a document assigns and of the successions confirmed since.
-- The assignment itself keeps the words and the agency of the document for good.
create table directive_holder (
  directive_id uuid not null references directive on delete cascade,
  assignment_id uuid not null references assignment on delete cascade,
  agency_id uuid not null references agency on delete cascade,
  role text not null,
  from_day date not null,
  -- The first day on which it no longer does; null for the last.
  to_day date,
  primary key (assignment_id, from_day)
);
create index directive_holder_by_directive on directive_holder (directive_id);
create index directive_holder_by_agency on directive_holder (agency_id, role);

insert into directive_holder (directive_id, assignment_id, agency_id, role, from_day)
select assignment.directive_id, assignment.id, assignment.agency_id, assignment.role,
  coalesce((select min(happened_on) from directive_event
    where directive_event.directive_id = assignment.directive_id and kind = 'published'), directive.published_on)
from assignment join directive on directive.id = assignment.directive_id
where assignment.agency_id is not null;
