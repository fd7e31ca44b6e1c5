-- A class beyond the plan says why it is held.
alter table training_class add column beyond_reason text;

-- What a learner was marked, one row each time; the last one stands in training_enrolment.result too.
create table training_mark (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  enrolment_id uuid not null references training_enrolment on delete cascade,
  -- Mark, verdict, its basis: as training/enrolment/schema.ts says.
  result jsonb not null,
  by_user uuid references auth_user on delete set null,
  at timestamptz not null default now(),
  ordinal bigint generated always as identity
);
create index training_mark_by_enrolment on training_mark (enrolment_id, ordinal);

-- The register: a number once given is never given again, taken back or not. The one in force stands in
-- training_enrolment.certificate_number too.
create table training_register (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  enrolment_id uuid not null references training_enrolment on delete cascade,
  number text not null,
  -- The number without marks, case and spaces, by which two are the same.
  number_key text not null,
  given_on date not null,
  given_by uuid references auth_user on delete set null,
  given_at timestamptz not null default now(),
  void_on date,
  void_reason text,
  void_by uuid references auth_user on delete set null,
  ordinal bigint generated always as identity,
  unique (office_id, number_key)
);
create unique index training_register_in_force on training_register (enrolment_id) where void_on is null;

-- Which device marked whom by the session's code: a hash that is another in each session, so that no device can be
-- followed from one to the next. One device marks one learner in a session.
alter table training_attendance add column device text;
create unique index training_attendance_device on training_attendance (session_id, device) where device is not null;

-- Wrong digits given for a learner under a session's code; after a few only a person marks them.
create table training_scan_miss (
  session_id uuid not null references training_session on delete cascade,
  enrolment_id uuid not null references training_enrolment on delete cascade,
  misses integer not null default 1,
  primary key (session_id, enrolment_id)
);

-- A list of learners that was read and waits for a person to confirm it.
create table training_learner_import (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  class_id uuid not null references training_class on delete cascade,
  file_name text not null,
  sha256 text not null,
  -- What was read; null once it is written.
  rows_read jsonb,
  created_by uuid not null references auth_user on delete cascade,
  created_at timestamptz not null default now(),
  confirmed_at timestamptz
);
create index training_learner_import_by_user on training_learner_import (created_by) where confirmed_at is null;
