-- What a rule on ranks leaves open and the office fills in, with where it is written: never guessed by the software.
-- One that was wrong is taken out, with who and when, and another set.
create table rank_parameter (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  -- The rule file and the name of the parameter in it.
  rule_key text not null,
  name text not null,
  -- Months, or 1 for yes and 0 for no.
  value integer not null check (value >= 0),
  basis text not null,
  set_by uuid references auth_user on delete set null,
  set_at timestamptz not null default now(),
  removed_by uuid references auth_user on delete set null,
  removed_at timestamptz
);
create unique index rank_parameter_once on rank_parameter (office_id, rule_key, name) where removed_at is null;

-- A round of promotion to a rank (thăng hạng): from the plan to the appointments.
create table promotion_round (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  school_id uuid not null references agency on delete cascade,
  name text not null,
  -- The rule file, and the rank to reach by it.
  rule_key text not null,
  rank_code text not null,
  -- The plan: its document here, or its number and day as written.
  document_id uuid references document on delete set null,
  plan text,
  opened_by uuid references auth_user on delete set null,
  opened_at timestamptz not null default now()
);
create index promotion_round_by_school on promotion_round (school_id, opened_at);

-- Planned and done day of each step; moved, the former row is taken out and stays.
create table promotion_step (
  id uuid primary key default gen_random_uuid(),
  round_id uuid not null references promotion_round on delete cascade,
  step text not null check (step in ('plan', 'call', 'files', 'council', 'result', 'appointment')),
  planned_on date,
  done_on date,
  set_by uuid references auth_user on delete set null,
  set_at timestamptz not null default now(),
  removed_by uuid references auth_user on delete set null,
  removed_at timestamptz
);
create unique index promotion_step_once on promotion_step (round_id, step) where removed_at is null;

-- A person in a round. One who does not meet the conditions by the rule is in it with a reason.
create table promotion_file (
  id uuid primary key default gen_random_uuid(),
  round_id uuid not null references promotion_round on delete cascade,
  person_id uuid not null references staff_person on delete cascade,
  -- What the rule said on the day the person was taken in: 'yes', 'no', 'unknown'.
  eligible text not null check (eligible in ('yes', 'no', 'unknown')),
  reason text,
  added_by uuid references auth_user on delete set null,
  added_at timestamptz not null default now(),
  unique (round_id, person_id)
);

-- What happened to a file; the last entry says where it stands. History only grows.
create table promotion_event (
  id bigint generated always as identity primary key,
  file_id uuid not null references promotion_file on delete cascade,
  kind text not null check (kind in (
    'received', 'complete', 'lacking', 'passed', 'failed', 'withdrawn', 'appointed')),
  happened_on date not null,
  -- What is lacking; the minutes of the council; number and day of the decision.
  note text,
  -- The rank record that an appointment wrote.
  record_id uuid references staff_record on delete set null,
  made_by uuid references auth_user on delete set null,
  made_at timestamptz not null default now()
);
create index promotion_event_by_file on promotion_event (file_id, id);
create unique index promotion_event_appointed_once on promotion_event (file_id) where kind = 'appointed';
