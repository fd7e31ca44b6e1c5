-- Training of the province: who unifies the yearly plan, programmes, needs, the plan, who teaches where, classes, and
-- what their learners say of them. What was once written is taken out with who and when, never overwritten.

-- Which agencies unify the yearly plan, appraise it, or take part in it (seed 3.2: Ban Tổ chức leads, with Sở Nội vụ
-- and the school). They and the office see the whole; any other agency sees its own.
create table training_desk (
  office_id uuid not null references office on delete cascade,
  agency_id uuid not null references agency on delete cascade,
  part text not null check (part in ('unify', 'appraise', 'with')),
  set_by uuid references auth_user on delete set null,
  set_at timestamptz not null default now(),
  primary key (office_id, agency_id)
);

-- What the office has decided of figures that no regulation fixes for it; by key, as training/schema.ts says.
create table training_setting (
  office_id uuid primary key references office on delete cascade,
  data jsonb not null,
  set_by uuid references auth_user on delete set null,
  set_at timestamptz not null default now()
);

-- A programme, one row a version; `key` joins its versions.
create table training_programme (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  key text not null,
  name text not null,
  -- By kind, length, hours by form, audience, who may teach it: as training/programmes/schema.ts says.
  data jsonb not null,
  -- The instrument that it rests on, and where it was read; null: not found.
  basis text,
  source text,
  valid_from date not null,
  valid_to date,
  created_by uuid references auth_user on delete set null,
  created_at timestamptz not null default now(),
  removed_by uuid references auth_user on delete set null,
  removed_at timestamptz,
  check (valid_to is null or valid_from <= valid_to)
);
create unique index training_programme_version on training_programme (office_id, key, valid_from)
  where removed_at is null;

-- The yearly call for needs.
create table training_call (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  year integer not null check (year between 2000 and 2100),
  due_on date not null,
  note text,
  opened_by uuid references auth_user on delete set null,
  opened_on date not null,
  closed_by uuid references auth_user on delete set null,
  closed_on date,
  created_at timestamptz not null default now(),
  unique (office_id, year)
);

-- What an agency needs: so many people of an audience through a programme, in these months, and why.
create table training_need (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  call_id uuid not null references training_call on delete cascade,
  agency_id uuid not null references agency on delete cascade,
  -- Null where the catalogue does not have what was asked for.
  programme_key text,
  programme_name text not null,
  audience text not null,
  heads integer not null check (heads > 0),
  -- Months wished for, 1 to 12; empty: any.
  months integer[] not null default '{}',
  reason text,
  -- Learners named optionally: [{name, code?, position?}].
  learners jsonb not null default '[]',
  -- Null while the agency still writes it.
  sent_on date,
  made_by uuid references auth_user on delete set null,
  made_at timestamptz not null default now(),
  removed_by uuid references auth_user on delete set null,
  removed_at timestamptz
);
create index training_need_by_call on training_need (call_id, agency_id) where removed_at is null;

-- The one plan of a year. Its steps are training_plan_step; an approved one is frozen in `frozen`.
create table training_plan (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  year integer not null check (year between 2000 and 2100),
  name text not null,
  made_by uuid references auth_user on delete set null,
  made_at timestamptz not null default now(),
  -- The lines, classes and where they were placed on the day of approval; null until then.
  frozen jsonb,
  unique (office_id, year)
);

-- draft → appraise → submit → approve, or returned with a reason; the last one says where the plan stands.
create table training_plan_step (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  plan_id uuid not null references training_plan on delete cascade,
  step text not null check (step in ('send', 'appraise', 'submit', 'approve', 'return', 'adjust')),
  on_day date not null,
  note text,
  number text,
  by_user uuid references auth_user on delete set null,
  at timestamptz not null default now(),
  ordinal bigint generated always as identity
);
create index training_plan_step_by_plan on training_plan_step (plan_id, ordinal);

-- A line of the plan: needs that are the same, or classes the school proposes beyond them.
create table training_line (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  plan_id uuid not null references training_plan on delete cascade,
  programme_key text,
  programme_name text not null,
  audience text not null,
  -- Months in which it may open; empty: any.
  months integer[] not null default '{}',
  origin text not null check (origin in ('needs', 'proposed')),
  -- Why these needs are one line; of a proposed one, the need that calls for it.
  reason text,
  -- Heads of a proposed line, which has no needs below it.
  proposed_heads integer check (proposed_heads > 0),
  made_by uuid references auth_user on delete set null,
  made_at timestamptz not null default now(),
  removed_by uuid references auth_user on delete set null,
  removed_at timestamptz
);
create index training_line_by_plan on training_line (plan_id) where removed_at is null;

-- Which need went into which line, and out of it again: the trace of a merge and of a split.
create table training_line_need (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  line_id uuid not null references training_line on delete cascade,
  need_id uuid not null references training_need on delete cascade,
  reason text not null,
  joined_by uuid references auth_user on delete set null,
  joined_at timestamptz not null default now(),
  left_by uuid references auth_user on delete set null,
  left_at timestamptz
);
create unique index training_line_need_once on training_line_need (need_id) where left_at is null;
create index training_line_need_by_line on training_line_need (line_id);

-- Who may run classes: what it has, by year, as training/providers/schema.ts says.
create table training_provider (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  agency_id uuid not null references agency on delete cascade,
  year integer not null check (year between 2000 and 2100),
  data jsonb not null,
  set_by uuid references auth_user on delete set null,
  set_at timestamptz not null default now(),
  unique (office_id, agency_id, year)
);

-- The classes of a line, which allocation places.
create table training_plan_class (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  line_id uuid not null references training_line on delete cascade,
  ordinal integer not null check (ordinal > 0),
  heads integer not null check (heads > 0),
  provider_id uuid references training_provider on delete set null,
  -- The month in which it opens, 1 to 12.
  month integer check (month between 1 and 12),
  -- Said by a person before the reckoning: it is left there.
  is_fixed boolean not null default false,
  -- 'solver' or 'person'; null while it stands nowhere.
  placed_by text check (placed_by in ('solver', 'person')),
  -- Why there, in words with figures.
  reason text,
  removed_by uuid references auth_user on delete set null,
  removed_at timestamptz,
  check ((provider_id is null) = (month is null))
);
create index training_plan_class_by_line on training_plan_class (line_id) where removed_at is null;

-- One reckoning: what was asked, what came out; several of one plan stand side by side.
create table training_allocation (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  plan_id uuid not null references training_plan on delete cascade,
  name text not null,
  -- The whole problem as it was put, so that it can be reckoned again.
  problem jsonb not null,
  -- Null while it runs: status, gap, objective, placements, reasons, as training/solving/schema.ts says.
  result jsonb,
  made_by uuid references auth_user on delete set null,
  made_at timestamptz not null default now(),
  chosen_by uuid references auth_user on delete set null,
  chosen_at timestamptz,
  removed_by uuid references auth_user on delete set null,
  removed_at timestamptz
);
create index training_allocation_by_plan on training_allocation (plan_id) where removed_at is null;

-- A class that is held.
create table training_class (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  -- Null: beyond the plan.
  plan_class_id uuid references training_plan_class on delete set null,
  year integer not null,
  provider_agency_id uuid not null references agency on delete cascade,
  programme_id uuid references training_programme on delete set null,
  code text not null,
  name text not null,
  -- The days that were meant.
  from_day date not null,
  to_day date not null,
  place text,
  -- The decision that opens it, the days it began and ended, or why it is not held.
  decision_number text,
  decision_on date,
  started_on date,
  ended_on date,
  cancelled_on date,
  cancel_reason text,
  made_by uuid references auth_user on delete set null,
  made_at timestamptz not null default now(),
  removed_by uuid references auth_user on delete set null,
  removed_at timestamptz,
  check (from_day <= to_day)
);
create unique index training_class_code on training_class (office_id, code) where removed_at is null;

-- Who sits in it. Of each only what the class, the certificate and the survey after it ask for.
create table training_enrolment (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  class_id uuid not null references training_class on delete cascade,
  full_name text not null,
  -- The learner's number, by which they are found again in other classes and months; null where none was given.
  code text,
  agency_id uuid references agency on delete set null,
  agency_name text not null,
  position text,
  email text,
  -- What eligibility asks for, as the programme's rule says: day of birth is not among it.
  data jsonb not null default '{}',
  -- Why enrolled although a condition is not met or not known; null where all are.
  exception text,
  -- Final marks, the verdict that follows from them, the number in the register of certificates.
  result jsonb,
  certificate_number text,
  certificate_on date,
  enrolled_by uuid references auth_user on delete set null,
  enrolled_on date not null,
  left_by uuid references auth_user on delete set null,
  left_on date,
  left_reason text
);
create index training_enrolment_by_class on training_enrolment (class_id);
create unique index training_certificate on training_enrolment (office_id, certificate_number)
  where certificate_number is not null;

create table training_session (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  class_id uuid not null references training_class on delete cascade,
  on_day date not null,
  from_time time not null,
  to_time time not null,
  room text not null,
  -- One of the school's people, or a name from outside.
  lecturer_id uuid references staff_person on delete set null,
  lecturer_name text not null,
  topic text not null,
  form text not null check (form in ('theory', 'discussion', 'practice', 'situation', 'field')),
  -- Teaching hours (tiết).
  hours numeric(5, 1) not null check (hours > 0),
  made_by uuid references auth_user on delete set null,
  made_at timestamptz not null default now(),
  removed_by uuid references auth_user on delete set null,
  removed_at timestamptz,
  check (from_time < to_time)
);
create index training_session_by_class on training_session (class_id, on_day) where removed_at is null;
create index training_session_by_day on training_session (office_id, on_day) where removed_at is null;

-- The last row of a learner in a session counts.
create table training_attendance (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  session_id uuid not null references training_session on delete cascade,
  enrolment_id uuid not null references training_enrolment on delete cascade,
  state text not null check (state in ('present', 'late', 'excused', 'absent')),
  how text not null check (how in ('hand', 'code')),
  by_user uuid references auth_user on delete set null,
  at timestamptz not null default now(),
  ordinal bigint generated always as identity
);
create index training_attendance_by_session on training_attendance (session_id, enrolment_id, ordinal);

-- One asking of one class: at its end, or months after.
create table survey_wave (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  class_id uuid not null references training_class on delete cascade,
  kind text not null check (kind in ('end', 'after')),
  instrument_key text not null,
  -- The instrument and the lecturers asked about as they stood when the wave was opened.
  instrument jsonb not null,
  opens_on date not null,
  closes_on date not null,
  -- Secret of the class's one link; null where only persons are asked.
  class_token text unique,
  opened_by uuid references auth_user on delete set null,
  opened_at timestamptz not null default now(),
  closed_on date,
  -- How many sheets came which way: counts alone, since a sheet that said so could be told by it.
  counts jsonb not null default '{}',
  check (opens_on <= closes_on)
);
create index survey_wave_by_class on survey_wave (class_id);

-- Who is asked. Nothing here leads to a sheet: `receipt` is the hash of the half of a link that says who has answered;
-- the other half, in survey_ballot, lets one sheet in. Receipts are marked in shuffled batches, all rows of a wave at
-- once, so that neither time nor order of writing tells whose sheet is whose.
create table survey_invitation (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  wave_id uuid not null references survey_wave on delete cascade,
  audience text not null check (audience in ('learner', 'manager', 'peer', 'lecturer')),
  enrolment_id uuid references training_enrolment on delete cascade,
  name text not null,
  email text,
  receipt text not null unique,
  has_answered boolean not null default false
);
create index survey_invitation_by_wave on survey_invitation (wave_id);

-- The right to one sheet, by its hash; gone when used.
create table survey_ballot (
  hash text primary key,
  wave_id uuid not null references survey_wave on delete cascade,
  audience text not null
);
create index survey_ballot_by_wave on survey_ballot (wave_id);

-- A sheet. No person, no time, no order: ids are random, and the rows of a wave are written anew in random order when
-- it closes.
create table survey_answer (
  id uuid primary key default gen_random_uuid(),
  wave_id uuid not null references survey_wave on delete cascade,
  audience text not null,
  -- Item, or item@lecturer → 1 to 10; an item left blank is not there.
  scores jsonb not null,
  -- More than the instrument allows was left blank.
  is_void boolean not null
);
create index survey_answer_by_wave on survey_answer (wave_id);

-- What was written in words, apart from the sheet it came with.
create table survey_comment (
  id uuid primary key default gen_random_uuid(),
  wave_id uuid not null references survey_wave on delete cascade,
  audience text not null,
  text text not null
);
create index survey_comment_by_wave on survey_comment (wave_id);
