-- Who stands above the office: what lies with them waits for a word of theirs, and is never pressed for.
alter table agency add column is_above boolean not null default false;

-- The days from one rung of the ladder to the next: a habit of each office, for which no regulation was found. An
-- office without a row has the habit of the house (src/directives/nudges/rules.ts).
create table nudge_setting (
  office_id uuid primary key references office on delete cascade,
  remind_before integer not null check (remind_before between 0 and 60),
  silent_after integer not null check (silent_after between 1 and 730),
  letter_after integer not null check (letter_after >= 1),
  leader_after integer not null,
  inspect_after integer not null check (inspect_after <= 730),
  changed_by uuid references auth_user on delete set null,
  changed_at timestamptz not null default now(),
  check (letter_after < leader_after and leader_after < inspect_after)
);

-- A letter that presses one agency for what is late there. It counts as sent when it is signed, numbered and dated.
create table nudge_letter (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  agency_id uuid not null references agency,
  drafted_on date not null,
  drafted_by uuid references auth_user on delete set null,
  drafted_at timestamptz not null default now(),
  number text,
  signed_on date,
  signer text,
  recorded_by uuid references auth_user on delete set null,
  recorded_at timestamptz,
  dropped_at timestamptz,
  check ((number is null) = (signed_on is null) and (number is null) = (signer is null)
    and (number is null) = (recorded_at is null)),
  check (recorded_at is null or dropped_at is null)
);
-- One draft at a time for an agency.
create unique index nudge_letter_one_draft on nudge_letter (office_id, agency_id)
  where recorded_at is null and dropped_at is null;

create table nudge_letter_line (
  letter_id uuid not null references nudge_letter on delete cascade,
  directive_id uuid not null references directive on delete cascade,
  position integer not null,
  about text not null check (about in ('late', 'silent')),
  about_day date not null,
  days integer not null,
  primary key (letter_id, directive_id)
);
create index nudge_letter_line_by_directive on nudge_letter_line (directive_id);

-- The ladder: one row for each rung of an agency's part of a directive, the same rung about the same deadline or
-- silence once, ever. Running a day twice therefore sends nothing twice.
create table nudge (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  directive_id uuid not null references directive on delete cascade,
  agency_id uuid not null references agency,
  rung integer not null check (rung between 1 and 4),
  -- A deadline that comes near or is past, a silence that began on a day, or a person's own hand on a day.
  about text not null check (about in ('before', 'late', 'silent', 'hand')),
  about_day date not null,
  days integer not null,
  made_on date not null,
  made_at timestamptz not null default now(),
  -- Null where the rule made it.
  made_by uuid references auth_user on delete set null,
  words text,
  letter_id uuid references nudge_letter,
  unique (directive_id, agency_id, rung, about, about_day),
  check ((rung = 2) = (letter_id is not null))
);
create index nudge_by_office on nudge (office_id, rung);

-- An inspection is proposed by the rule and decided by a leader only, with their words.
create table nudge_decision (
  nudge_id uuid primary key references nudge on delete cascade,
  inspect boolean not null,
  words text not null,
  decided_by uuid references auth_user on delete set null,
  decided_on date not null,
  decided_at timestamptz not null default now()
);
