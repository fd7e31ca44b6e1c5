-- Who took a piece of evidence out, and which of its revisions was appraised (0: the paper, before any file): a later
-- revision asks for it again.
alter table evidence add column removed_by uuid references auth_user on delete set null;
alter table evidence add column appraised_revision integer;
-- A code given back by an item taken out may be used again.
alter table evidence drop constraint evidence_school_id_code_key;
create unique index evidence_code_once on evidence (school_id, code) where removed_at is null;
create index evidence_by_school on evidence (school_id, code);

-- What happened to a piece of evidence; of a change, what stood there before, so that a closed round can be shown as it
-- was. History only grows.
create table evidence_event (
  id bigint generated always as identity primary key,
  evidence_id uuid not null references evidence on delete cascade,
  kind text not null check (kind in (
    'added', 'edited', 'revised', 'linked', 'unlinked', 'appraised', 'removed')),
  data jsonb not null default '{}',
  made_by uuid references auth_user on delete set null,
  made_at timestamptz not null default now()
);
create index evidence_event_in_order on evidence_event (evidence_id, id);

-- How many days before its last day a piece of evidence is asked to be renewed.
create table evidence_setting (
  school_id uuid primary key references agency on delete cascade,
  office_id uuid not null references office on delete cascade,
  expiring_days integer not null check (expiring_days between 0 and 730),
  set_by uuid references auth_user on delete set null,
  set_at timestamptz not null default now()
);

-- A finding of the quality rules that a person has set aside until a day, and why.
create table quality_aside (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  school_id uuid not null references agency on delete cascade,
  -- The rule and the thing it found, as `quality/rules.ts` names a finding.
  finding text not null,
  reason text not null,
  until_on date not null,
  set_by uuid references auth_user on delete set null,
  set_at timestamptz not null default now(),
  ended_by uuid references auth_user on delete set null,
  ended_at timestamptz
);
create unique index quality_aside_once on quality_aside (school_id, finding) where ended_at is null;
