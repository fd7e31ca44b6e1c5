-- Which days an office works. What stands in data/calendars counts for an office until it changes that year, which then
-- is its own; a year that is in neither is not known, and nothing is counted over it.
create table office_calendar (
  office_id uuid primary key references office on delete cascade,
  -- Days of the week that are off, 1 Monday to 7 Sunday: a school may work on Saturdays.
  weekly_off integer[] not null default '{6,7}'
    check (weekly_off <@ '{1,2,3,4,5,6,7}' and cardinality(weekly_off) < 7),
  -- What "trước ngày X" and "đến ngày X" end on: the day itself, or the one before.
  before_ends text not null default 'day-before' check (before_ends in ('day-before', 'same-day')),
  until_ends text not null default 'same-day' check (until_ends in ('day-before', 'same-day'))
);

create table calendar_year (
  office_id uuid not null references office on delete cascade,
  year integer not null check (year between 1900 and 2199),
  -- What the year still lacks, in words; null where nothing is known to lack.
  note text,
  confirmed_by uuid references auth_user on delete set null,
  confirmed_at timestamptz not null default now(),
  primary key (office_id, year)
);

-- A day that is not as its day of the week. One taken out stays, with who took it out and when.
create table calendar_day (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  day date not null,
  kind text not null check (kind in ('holiday', 'compensatory', 'swapped-off', 'swapped-workday')),
  name text not null,
  -- The decision that says so, by its number, and its date where it is known.
  basis text not null,
  basis_on date,
  added_by uuid references auth_user on delete set null,
  added_at timestamptz not null default now(),
  removed_by uuid references auth_user on delete set null,
  removed_at timestamptz
);
create unique index calendar_day_once on calendar_day (office_id, day) where removed_at is null;
