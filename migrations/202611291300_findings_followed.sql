-- What became of a limitation that a notice names: proof given, returned, closed, opened again. The state is a fold.
create table finding_event (
  id bigint generated always as identity primary key,
  office_id uuid not null references office on delete cascade,
  finding_id uuid not null references finding on delete cascade,
  kind text not null check (kind in ('proved', 'returned', 'closed', 'reopened')),
  happened_on date not null,
  recorded_at timestamptz(3) not null default clock_timestamp(),
  -- No references beside the finding itself: what has happened is not changed when a person or a notice goes.
  actor_id uuid,
  agency_id uuid,
  -- What the proof says, or why it is returned, closed, opened again.
  words text not null,
  -- Number of a document or code of an evidence that proves it.
  paper text,
  -- The finding of a later notice that opens it again.
  by_finding_id uuid,
  check (kind <> 'proved' or paper is not null)
);
create index finding_event_by_finding on finding_event (finding_id, id);
create trigger finding_event_only_grows before update or delete on finding_event
  for each row execute function refuse_change_but_clearing();
create trigger finding_event_never_emptied before truncate on finding_event
  for each statement execute function refuse_change();

-- Directives whose work mends it, of this notice or another.
create table finding_tie (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  finding_id uuid not null references finding on delete cascade,
  directive_id uuid not null references directive on delete cascade,
  added_by uuid references auth_user on delete set null,
  added_at timestamptz not null default now(),
  removed_by uuid references auth_user on delete set null,
  removed_at timestamptz
);
create unique index finding_tie_once on finding_tie (finding_id, directive_id) where removed_at is null;

-- The same limitation as a later notice found it.
create table finding_successor (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  earlier_id uuid not null references finding on delete cascade,
  later_id uuid not null references finding on delete cascade,
  added_by uuid references auth_user on delete set null,
  added_at timestamptz not null default now(),
  removed_by uuid references auth_user on delete set null,
  removed_at timestamptz,
  check (earlier_id <> later_id)
);
create unique index finding_successor_once on finding_successor (earlier_id, later_id) where removed_at is null;

-- The figure of a room that says how a part of a notice stands now: a fact, or the ratio of two. A proposal of the
-- machine is computed; here is what the clerk has confirmed, added or refused of it.
create table notice_measure (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  directive_id uuid references directive on delete cascade,
  finding_id uuid references finding on delete cascade,
  fact text not null,
  of_fact text,
  decision text not null check (decision in ('confirmed', 'refused')),
  made_by uuid references auth_user on delete set null,
  made_at timestamptz not null default now(),
  removed_by uuid references auth_user on delete set null,
  removed_at timestamptz,
  check (num_nonnulls(directive_id, finding_id) = 1)
);
create unique index notice_measure_once on notice_measure (directive_id, finding_id, fact, of_fact)
  nulls not distinct where removed_at is null;
