-- What the reader proposed and a clerk decides, one row a directive. A proposal is not a fact (design rule 3).
create table reading_item (
  id uuid primary key default gen_random_uuid(),
  document_id uuid not null references document on delete cascade,
  position integer not null,
  ref text not null,
  kind text not null check (kind in ('requirement', 'answer', 'decision')),
  heading text,
  proposal text,
  title text not null,
  text text not null,
  span_start integer not null,
  span_end integer not null,
  actors jsonb not null,
  -- What the document says of time, and what the clerk made of it.
  deadline_read jsonb,
  deadline jsonb,
  product text,
  doubts jsonb not null default '[]',
  added_by_hand boolean not null default false,
  edited boolean not null default false,
  decision text not null default 'pending' check (decision in ('pending', 'accepted', 'rejected')),
  decided_by uuid references auth_user on delete set null,
  decided_at timestamptz,
  version integer not null default 1
);
create index reading_item_by_document on reading_item (document_id, position);

create table directive (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  code text not null,
  document_id uuid references document on delete cascade,
  item_id uuid unique references reading_item on delete cascade,
  position integer not null,
  ref text not null,
  kind text not null check (kind in ('requirement', 'answer')),
  title text not null,
  text text not null,
  span_start integer,
  span_end integer,
  page integer,
  product text,
  published_on date not null,
  search_folded text not null,
  search_marked text not null,
  unique (office_id, code)
);
create index directive_by_document on directive (document_id, position);

create table assignment (
  id uuid primary key default gen_random_uuid(),
  directive_id uuid not null references directive on delete cascade,
  position integer not null,
  role text not null check (role in ('lead', 'coordinate', 'appraise', 'submitTo')),
  -- Null only for a class of bodies ("các sở, ban, ngành liên quan"), kept as written.
  agency_id uuid references agency,
  name_as_written text not null,
  span_start integer,
  span_end integer
);
create index assignment_by_directive on assignment (directive_id, position);
create index assignment_by_agency on assignment (agency_id, role);

-- Everything that ever happened to a directive: the day it happened and the time it was recorded (design rule 1).
create table directive_event (
  id bigint generated always as identity primary key,
  directive_id uuid not null references directive on delete cascade,
  kind text not null check (kind in ('published', 'deadline_set', 'cadence_set', 'extension_granted', 'received',
    'reported', 'report_approved', 'report_returned', 'completed', 'completion_returned')),
  happened_on date not null,
  -- Milliseconds, as every reader of it has: a report is issued again by this very moment.
  recorded_at timestamptz(3) not null default clock_timestamp(),
  actor_id uuid,
  agency_id uuid references agency,
  data jsonb not null default '{}'
);
create index directive_event_by_directive on directive_event (directive_id, id);

-- An event is never changed; it goes only with the whole example office.
create function refuse_change_but_clearing() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_setting('dondoc.clearing_example', true) = 'on' then
    return old;
  end if;
  raise exception 'history only grows: % on % is refused', tg_op, tg_table_name;
end $$;
create trigger directive_event_only_grows before update or delete on directive_event
  for each row execute function refuse_change_but_clearing();
create trigger directive_event_never_emptied before truncate on directive_event
  for each statement execute function refuse_change();

-- The state as a fold over the events, for each span of days in which nothing happened: "as of any date" is a range query.
create table directive_period (
  directive_id uuid not null references directive on delete cascade,
  from_day date not null,
  to_day date,
  state text not null,
  due date,
  due_origin text,
  first_due date,
  cadence text,
  late_from date,
  -- The day the clock stopped: done, or a report of completion lies at the office. A slow office makes nobody late.
  stopped_on date,
  completed_on date,
  last_report_on date,
  told_on date not null,
  next_actor text not null check (next_actor in ('agency', 'head', 'office', 'none')),
  next_agency_ids uuid[] not null default '{}',
  next_since date not null,
  primary key (directive_id, from_day)
);

create table finding (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  document_id uuid not null references document on delete cascade,
  position integer not null,
  kind text not null check (kind in ('strength', 'limitation')),
  text text not null,
  span_start integer not null,
  span_end integer not null,
  figures jsonb not null default '[]',
  -- The reader's until a clerk publishes it; one that the clerk drops is nowhere shown as the document's.
  kept boolean not null default true
);
create index finding_by_document on finding (document_id, position);
