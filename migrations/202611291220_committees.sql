-- A steering committee (Ban Chỉ đạo): who drafts its decision, who appraises it, who decides.
create table committee (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  name text not null,
  purpose text,
  -- The scheme that it steers, in words.
  scheme text,
  -- The directive that asks for it, where one does.
  directive_id uuid references directive on delete set null,
  drafter_id uuid not null references agency,
  appraiser_id uuid not null references agency,
  decider_id uuid not null references agency,
  made_on date not null,
  made_by uuid references auth_user on delete set null,
  made_at timestamptz not null default now(),
  removed_by uuid references auth_user on delete set null,
  removed_at timestamptz
);
create index committee_by_office on committee (office_id) where removed_at is null;
create index committee_by_directive on committee (directive_id);

-- What sets it up, and what later changes who is in it: each goes through all hands.
create table committee_decision (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  committee_id uuid not null references committee on delete cascade,
  kind text not null check (kind in ('establish', 'change')),
  ordinal bigint generated always as identity,
  started_on date not null,
  made_by uuid references auth_user on delete set null,
  made_at timestamptz not null default now()
);
create index committee_decision_by_committee on committee_decision (committee_id, ordinal);
create unique index committee_established_once on committee_decision (committee_id) where kind = 'establish';

-- Every version of a draft is kept.
create table committee_draft (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  decision_id uuid not null references committee_decision on delete cascade,
  version integer not null check (version > 0),
  -- Grounds, members by position, operating rules, as committees/schema.ts says.
  content jsonb not null,
  note text,
  made_on date not null,
  made_by uuid references auth_user on delete set null,
  made_at timestamptz not null default now(),
  unique (decision_id, version)
);

-- What was done with a decision: a stage that it reached, or null where it was given back.
create table committee_step (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  decision_id uuid not null references committee_decision on delete cascade,
  ordinal bigint generated always as identity,
  stage text check (stage in ('sent', 'appraised', 'submitted', 'decided')),
  on_day date not null,
  draft_version integer not null,
  number text,
  document_id uuid references document on delete set null,
  note text,
  by_user uuid references auth_user on delete set null,
  recorded_at timestamptz not null default now()
);
create index committee_step_by_decision on committee_step (decision_id, ordinal);

-- Steps and drafts are the committee's history; a paper purged leaves them, without it.
create function refuse_change_of_committee() returns trigger language plpgsql as $$
begin
  if current_setting('dondoc.clearing_example', true) is distinct from 'on'
      and current_setting('dondoc.purging', true) is distinct from 'on' then
    raise exception 'history only grows: % on % is refused', tg_op, tg_table_name;
  end if;
  return coalesce(new, old);
end $$;
create trigger committee_step_only_grows before update or delete on committee_step
  for each row execute function refuse_change_of_committee();
create trigger committee_draft_only_grows before update or delete on committee_draft
  for each row execute function refuse_change_of_committee();

-- Who is in it, by position, from a day on; a later decision ends the row and never writes over it.
create table committee_member (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  committee_id uuid not null references committee on delete cascade,
  decision_id uuid not null references committee_decision on delete cascade,
  -- The same seat from decision to decision.
  seat uuid not null,
  ordinal integer not null,
  role text not null check (role in ('chair', 'standing', 'deputy', 'member', 'secretary')),
  position_title text not null,
  agency_id uuid not null references agency,
  name text,
  duty text,
  from_day date not null,
  -- The first day on which it no longer holds.
  ended_on date,
  ended_by_decision uuid references committee_decision on delete cascade,
  check (ended_on >= from_day)
);
create unique index committee_seat_held_once on committee_member (committee_id, seat) where ended_on is null;

-- What a member was asked to do, by the decision or at a meeting.
create table committee_task (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  committee_id uuid not null references committee on delete cascade,
  seat uuid,
  text text not null,
  due_on date,
  decision_id uuid references committee_decision on delete cascade,
  meeting_id uuid references meeting on delete cascade,
  given_on date not null,
  -- Where it has become a directive, that is where it is followed.
  directive_id uuid references directive on delete set null,
  ordinal bigint generated always as identity,
  made_by uuid references auth_user on delete set null,
  made_at timestamptz not null default now(),
  ended_on date,
  ended_as text check (ended_as in ('done', 'dropped')),
  ended_note text,
  ended_by uuid references auth_user on delete set null,
  ended_at timestamptz,
  check ((ended_on is null) = (ended_as is null))
);
create index committee_task_by_committee on committee_task (committee_id, ordinal);

create table committee_meeting (
  meeting_id uuid primary key references meeting on delete cascade,
  office_id uuid not null references office on delete cascade,
  committee_id uuid not null references committee on delete cascade
);
create index committee_meeting_by_committee on committee_meeting (committee_id);

-- Agenda, minutes and conclusions of a meeting, each as it was last written; what was before stays.
create table committee_record (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  meeting_id uuid not null references meeting on delete cascade,
  kind text not null check (kind in ('agenda', 'minutes', 'conclusions')),
  lines jsonb not null,
  ordinal bigint generated always as identity,
  -- The notice made of these conclusions: words purged there go here too.
  document_id uuid references document on delete cascade,
  by_user uuid references auth_user on delete set null,
  recorded_at timestamptz not null default now()
);
create index committee_record_by_meeting on committee_record (meeting_id, ordinal);
