-- Indicator sets, each version by itself: a regulation as an office has typed it, or the practice set that ships.
create table indicator_set (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  -- The same for all versions of one regulation: '11-qd-tw-2021'.
  key text not null,
  version integer not null,
  name text not null,
  -- The regulation: its number, day, and who issued it.
  basis text not null,
  basis_on date,
  valid_from date,
  valid_to date,
  -- Made up for practice: said wherever the set is shown.
  is_practice boolean not null default false,
  -- Levels that the regulation knows, by their numbers.
  levels integer[] not null default '{1,2}',
  source text not null,
  added_by uuid references auth_user on delete set null,
  added_at timestamptz not null default now(),
  unique (office_id, key, version)
);

create table set_criterion (
  set_id uuid not null references indicator_set on delete cascade,
  number integer not null,
  name text not null,
  primary key (set_id, number)
);

create table set_indicator (
  id uuid primary key default gen_random_uuid(),
  set_id uuid not null references indicator_set on delete cascade,
  criterion integer not null,
  position integer not null,
  code text not null,
  name text not null,
  kind text not null check (kind in ('ratio', 'windowCount', 'yearly', 'quantity', 'document', 'everyMember', 'judged')),
  unit text,
  -- For a count in a window: how many years before the day of the assessment.
  window_years integer check (window_years between 1 and 20),
  -- An expression over facts (CEL) that gives the value; null where a person enters it.
  rule text,
  article text,
  evidence_expected text,
  -- Who in the school sees to it, and the body outside on which it depends, in the words of the file.
  owner text,
  depends_on text,
  note text,
  unique (set_id, code),
  foreign key (set_id, criterion) references set_criterion (set_id, number) on delete cascade
);
create index set_indicator_in_order on set_indicator (set_id, position);

-- The threshold of a level, with where it is written. One taken out stays, with who and when. Nothing here: chưa có ngưỡng.
create table indicator_threshold (
  id uuid primary key default gen_random_uuid(),
  indicator_id uuid not null references set_indicator on delete cascade,
  level integer not null,
  operator text not null check (operator in ('>=', '<=', '=')),
  -- As a decimal; yes is 1.
  value numeric not null,
  article text,
  source text not null,
  added_by uuid references auth_user on delete set null,
  added_at timestamptz not null default now(),
  removed_by uuid references auth_user on delete set null,
  removed_at timestamptz
);
create unique index indicator_threshold_once on indicator_threshold (indicator_id, level) where removed_at is null;

-- Which unit of the school answers for an indicator, and who leads the way to it.
create table indicator_owner (
  school_id uuid not null references agency on delete cascade,
  indicator_id uuid not null references set_indicator on delete cascade,
  agency_id uuid references agency on delete set null,
  led_by text not null default 'school' check (led_by in ('school', 'other')),
  -- The body outside, where it is one of the office's agencies.
  depends_on_id uuid references agency on delete set null,
  primary key (school_id, indicator_id)
);

-- The scheme (đề án): what the province has decided for its school.
create table scheme (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  school_id uuid not null references agency on delete cascade,
  document_id uuid references document on delete set null,
  title text not null,
  number text,
  issuer text,
  issued_on date,
  set_id uuid references indicator_set on delete set null,
  target_level integer not null,
  target_on date,
  -- [{ name, from, to }]: giai đoạn 2022–2026, định hướng đến 2035.
  phases jsonb not null default '[]',
  committee text,
  -- [{ name, amount (đồng, as text), source }]
  budget jsonb not null default '[]',
  added_by uuid references auth_user on delete set null,
  added_at timestamptz not null default now(),
  ended_at timestamptz
);
create unique index scheme_in_force on scheme (school_id) where ended_at is null;

-- A round of self-assessment: open → closed; closed it never changes.
create table assessment_round (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  school_id uuid not null references agency on delete cascade,
  set_id uuid not null references indicator_set,
  level integer not null,
  name text not null,
  -- The day of which the figures speak.
  as_of date not null,
  due_on date,
  opened_by uuid references auth_user on delete set null,
  opened_at timestamptz not null default now(),
  closed_by uuid references auth_user on delete set null,
  closed_at timestamptz
);
create index assessment_round_by_school on assessment_round (school_id, as_of);

-- What happened to an indicator in a round; the last entry counts. History only grows.
create table assessment_entry (
  id bigint generated always as identity primary key,
  round_id uuid not null references assessment_round on delete cascade,
  indicator_id uuid not null references set_indicator,
  kind text not null check (kind in ('filled', 'returned', 'checked')),
  result text check (result in ('exceeds', 'met', 'unmet', 'opinion', 'notAssessed')),
  value numeric,
  -- Where the value comes from: the rule over facts, or a person with a source.
  value_from text check (value_from in ('facts', 'entered')),
  value_source text,
  -- Why there is no value or no result, in words.
  reason text,
  note text,
  -- The facts that the rule read, with the rows behind, as they were.
  facts jsonb,
  made_by uuid references auth_user on delete set null,
  made_at timestamptz not null default now()
);
create index assessment_entry_last on assessment_entry (round_id, indicator_id, id);

-- What a closed round says for good, with the threshold it was held against.
create table assessment_result (
  round_id uuid not null references assessment_round on delete cascade,
  indicator_id uuid not null references set_indicator,
  result text not null check (result in ('exceeds', 'met', 'unmet', 'opinion', 'notAssessed')),
  value numeric,
  value_from text,
  value_source text,
  threshold jsonb,
  reason text,
  note text,
  facts jsonb,
  evidence_ids uuid[] not null default '{}',
  primary key (round_id, indicator_id)
);

-- A piece of evidence: what it is, what it covers, where the paper lies. Its files are revisions.
create table evidence (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  school_id uuid not null references agency on delete cascade,
  code text not null,
  title text not null,
  number text,
  issued_on date,
  issuer text,
  effective_on date,
  expires_on date,
  -- The period that it covers.
  covers_from date,
  covers_to date,
  paper_place text,
  -- Appraised by a person, and when; a later revision asks for it again.
  appraised_by uuid references auth_user on delete set null,
  appraised_on date,
  added_by uuid references auth_user on delete set null,
  added_at timestamptz not null default now(),
  removed_at timestamptz,
  unique (school_id, code)
);

create table evidence_revision (
  id uuid primary key default gen_random_uuid(),
  evidence_id uuid not null references evidence on delete cascade,
  number integer not null,
  file_id uuid not null,
  file_name text not null,
  size bigint not null,
  sha256 text not null,
  note text,
  added_by uuid references auth_user on delete set null,
  added_at timestamptz not null default now(),
  unique (evidence_id, number)
);
create index evidence_revision_by_hash on evidence_revision (sha256);

create table evidence_link (
  evidence_id uuid not null references evidence on delete cascade,
  indicator_id uuid not null references set_indicator on delete cascade,
  added_by uuid references auth_user on delete set null,
  added_at timestamptz not null default now(),
  primary key (evidence_id, indicator_id)
);
create index evidence_link_by_indicator on evidence_link (indicator_id);

-- Anything else that bears on an indicator: a directive, a document.
create table indicator_link (
  id uuid primary key default gen_random_uuid(),
  school_id uuid not null references agency on delete cascade,
  indicator_id uuid not null references set_indicator on delete cascade,
  directive_id uuid references directive on delete cascade,
  document_id uuid references document on delete cascade,
  added_by uuid references auth_user on delete set null,
  added_at timestamptz not null default now(),
  check (num_nonnulls(directive_id, document_id) = 1)
);
create unique index indicator_link_once on indicator_link (indicator_id, directive_id, document_id) nulls not distinct;

-- Which indicator of another set stands for this one.
create table indicator_mapping (
  from_id uuid not null references set_indicator on delete cascade,
  to_id uuid not null references set_indicator on delete cascade,
  note text,
  added_by uuid references auth_user on delete set null,
  added_at timestamptz not null default now(),
  primary key (from_id, to_id)
);
