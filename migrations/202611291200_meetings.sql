-- The meeting that a notice comes from, or that a committee held: when, and who was there.
create table meeting (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  title text not null,
  held_on date not null,
  place text,
  -- Whose meeting it is, where the directory has them.
  organiser_id uuid references agency on delete set null,
  -- The notice that says what it concluded.
  document_id uuid references document on delete set null,
  made_by uuid references auth_user on delete set null,
  made_at timestamptz not null default now(),
  removed_by uuid references auth_user on delete set null,
  removed_at timestamptz
);
create index meeting_by_document on meeting (document_id) where removed_at is null;

-- Who was there, in the order of the record. One taken out stays, with who and when.
create table meeting_person (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  meeting_id uuid not null references meeting on delete cascade,
  -- Null for a body of which the record names nobody ("đại diện lãnh đạo một số sở").
  name text,
  position_title text,
  agency_id uuid references agency on delete set null,
  agency_as_written text,
  part text not null check (part in ('chair', 'report', 'attend', 'absent')),
  ordinal bigint generated always as identity,
  made_by uuid references auth_user on delete set null,
  made_at timestamptz not null default now(),
  removed_by uuid references auth_user on delete set null,
  removed_at timestamptz,
  check (num_nonnulls(name, position_title, agency_id, agency_as_written) > 0)
);
create index meeting_person_by_meeting on meeting_person (meeting_id, ordinal) where removed_at is null;

-- A finding or an item of the investments bears on an indicator as a directive or a document does.
alter table indicator_link
  add column finding_id uuid references finding on delete cascade,
  -- Its table comes with the room of investments, which adds the reference.
  add column investment_item_id uuid,
  drop constraint indicator_link_check,
  add constraint indicator_link_one
    check (num_nonnulls(directive_id, document_id, finding_id, investment_item_id) = 1);
drop index indicator_link_once;
create unique index indicator_link_once
  on indicator_link (indicator_id, directive_id, document_id, finding_id, investment_item_id) nulls not distinct;
