-- Requests upward, whole: of a notice, or sent by whoever asks. What became of one is the fold of what happened to it.
alter table proposal
  alter column document_id drop not null,
  alter column position set default 0,
  alter column ref set default '',
  -- Why it is asked; when and where, as a day, in words, or as a meeting on record.
  add column reason text,
  add column asked_on date,
  add column asked_at text,
  add column meeting_id uuid references meeting on delete set null,
  add column made_by uuid references auth_user on delete set null,
  add column made_at timestamptz not null default now(),
  -- A draft that was never sent is taken out; what was sent stays.
  add column removed_by uuid references auth_user on delete set null,
  add column removed_at timestamptz;
create index proposal_by_asker on proposal (office_id, asked_by);

-- Asked, noted who asked and when, answered, an answer's verdict confirmed, each side's own word: a row each, never changed.
create table proposal_event (
  id bigint generated always as identity primary key,
  office_id uuid not null references office on delete cascade,
  proposal_id uuid not null references proposal on delete cascade,
  kind text not null check (kind in ('sent', 'noted', 'answered', 'confirmed', 'word')),
  happened_on date not null,
  recorded_at timestamptz(3) not null default clock_timestamp(),
  actor_id uuid,
  agency_id uuid references agency,
  -- The document that answers: with it its words go.
  document_id uuid references document on delete cascade,
  data jsonb not null default '{}'
);
create index proposal_event_by_proposal on proposal_event (proposal_id, id);
create trigger proposal_event_only_grows before update or delete on proposal_event
  for each row execute function refuse_change_but_clearing();
create trigger proposal_event_never_emptied before truncate on proposal_event
  for each statement execute function refuse_change();

-- One made into several, or several that are the same into one; taken back, the row stays.
create table proposal_trace (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  kind text not null check (kind in ('split', 'merge')),
  from_id uuid not null references proposal on delete cascade,
  into_id uuid not null references proposal on delete cascade,
  made_on date not null,
  made_by uuid references auth_user on delete set null,
  made_at timestamptz not null default now(),
  removed_by uuid references auth_user on delete set null,
  removed_at timestamptz,
  check (from_id <> into_id)
);
create unique index proposal_trace_once on proposal_trace (from_id, into_id) where removed_at is null;

-- Directives that carry the answer: the clerk adds and takes out, and both stay to be read.
alter table proposal_answer
  drop constraint proposal_answer_pkey,
  add column id uuid primary key default gen_random_uuid(),
  add column made_by uuid references auth_user on delete set null,
  add column made_at timestamptz not null default now(),
  add column removed_by uuid references auth_user on delete set null,
  add column removed_at timestamptz;
create unique index proposal_answer_once on proposal_answer (proposal_id, directive_id) where removed_at is null;

-- What notices have answered so far: their words, of which a person has yet to say what verdict they are.
insert into proposal_event (office_id, proposal_id, kind, happened_on, document_id, data)
  select proposal.office_id, proposal.id, kind.kind, coalesce(answered_on, document.created_at::date), document_id,
    case kind.kind when 'answered' then jsonb_build_object('text', answer) else '{}'::jsonb end
  from proposal join document on document.id = proposal.document_id,
    (values (1, 'sent'), (2, 'answered')) as kind (nth, kind)
  order by proposal.id, kind.nth;
alter table proposal drop column verdict, drop column answer, drop column answered_on;
