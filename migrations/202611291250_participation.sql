-- What the school takes part in: conferences, study sessions, drafting groups, seminars of other bodies.
create table occasion (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  kind text not null check (kind in ('deploy', 'study', 'review', 'drafting', 'seminar')),
  title text not null,
  -- Whose occasion it is: of the directory, else in words.
  organiser_id uuid references agency on delete set null,
  organiser_as_written text,
  starts_on date not null,
  ends_on date check (ends_on >= starts_on),
  place text,
  -- What it is about: a document of the office, else in words.
  about text,
  about_document_id uuid references document on delete set null,
  made_by uuid references auth_user on delete set null,
  made_at timestamptz not null default now(),
  removed_by uuid references auth_user on delete set null,
  removed_at timestamptz,
  removed_why text,
  check (organiser_id is null or organiser_as_written is null),
  check (about is null or about_document_id is null)
);
create index occasion_by_office on occasion (office_id, starts_on) where removed_at is null;

-- Who of the school has a place there, by position or by name.
create table occasion_seat (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  occasion_id uuid not null references occasion on delete cascade,
  ordinal bigint generated always as identity,
  position_title text,
  name text,
  -- Of the school's units, where it is one's place.
  unit_id uuid references agency on delete set null,
  -- Must be asked, as the office's setting or whoever keeps the list says; else was asked without that.
  is_due boolean not null,
  made_by uuid references auth_user on delete set null,
  made_at timestamptz not null default now(),
  removed_by uuid references auth_user on delete set null,
  removed_at timestamptz,
  check (num_nonnulls(position_title, name) > 0)
);
create index occasion_seat_by_occasion on occasion_seat (occasion_id, ordinal) where removed_at is null;

-- How far it has come with a seat; null takes back what was recorded wrongly.
create table occasion_step (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  seat_id uuid not null references occasion_seat on delete cascade,
  ordinal bigint generated always as identity,
  stage text check (stage in ('asked', 'answered', 'met')),
  on_day date not null,
  -- The number of the invitation, or of the paper that the answer went by.
  paper text,
  -- Of an answer: whether somebody will come. Of the day itself: whether somebody came.
  says_yes boolean,
  -- Who went, where it was another than the one asked; why nobody did; why it was taken back.
  note text,
  by_user uuid references auth_user on delete set null,
  recorded_at timestamptz not null default now(),
  check (stage is null or stage = 'asked' or says_yes is not null)
);
create index occasion_step_by_seat on occasion_step (seat_id, ordinal);

create function refuse_change_of_participation() returns trigger language plpgsql as $$
begin
  if current_setting('dondoc.clearing_example', true) is distinct from 'on' then
    raise exception 'history only grows: % on % is refused', tg_op, tg_table_name;
  end if;
  return coalesce(new, old);
end $$;
create trigger occasion_step_only_grows before update or delete on occasion_step
  for each row execute function refuse_change_of_participation();

-- Documents that were given there.
create table occasion_paper (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  occasion_id uuid not null references occasion on delete cascade,
  title text,
  number text,
  -- One that the office has: nothing of its words is kept beside it.
  document_id uuid references document on delete cascade,
  received_on date not null,
  made_by uuid references auth_user on delete set null,
  made_at timestamptz not null default now(),
  removed_by uuid references auth_user on delete set null,
  removed_at timestamptz,
  check (document_id is null or num_nonnulls(title, number) = 0),
  check (num_nonnulls(title, number, document_id) > 0)
);
create index occasion_paper_by_occasion on occasion_paper (occasion_id) where removed_at is null;

-- What of it went into teaching, and since when.
create table occasion_use (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  occasion_id uuid not null references occasion on delete cascade,
  -- The programme or lecture, in words.
  taught_in text not null,
  what text,
  since date not null,
  made_by uuid references auth_user on delete set null,
  made_at timestamptz not null default now(),
  removed_by uuid references auth_user on delete set null,
  removed_at timestamptz
);
create index occasion_use_by_occasion on occasion_use (occasion_id) where removed_at is null;

-- An organiser who forgot is reminded once a day at most.
create table occasion_reminder (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  occasion_id uuid not null references occasion on delete cascade,
  on_day date not null,
  -- Null where the clock did it.
  by_user uuid references auth_user on delete set null,
  recorded_at timestamptz not null default now(),
  unique (occasion_id, on_day)
);

-- What the office sets: how long before organisers are reminded, and who must be asked to what. The last row holds.
create table participation_setting (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  ordinal bigint generated always as identity,
  -- Null: nobody is reminded by the clock.
  remind_days integer check (remind_days between 0 and 60),
  -- For each kind the positions: {"deploy": ["Hiệu trưởng"]}.
  must_ask jsonb not null,
  made_by uuid references auth_user on delete set null,
  made_at timestamptz not null default now()
);
create index participation_setting_by_office on participation_setting (office_id, ordinal);
