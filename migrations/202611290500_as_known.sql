-- What the directory and the office said of themselves before it was changed: a report is issued again with the names
-- that were known when it was first issued (design rule 1), also where a name valid by then is entered only later.
create table past_row (
  id bigint generated always as identity primary key,
  office_id uuid not null references office on delete cascade,
  of_table text not null,
  row_id uuid not null,
  held jsonb not null,
  known_from timestamptz(3) not null,
  known_until timestamptz(3) not null
);
create index past_row_by_office on past_row (office_id, of_table, row_id);

alter table office add column recorded_at timestamptz(3) not null default clock_timestamp();
update office set recorded_at = created_at;
alter table agency_name add column recorded_at timestamptz(3) not null default clock_timestamp();
update agency_name set recorded_at = agency.created_at from agency where agency.id = agency_name.agency_id;

create function keep_past_name() returns trigger language plpgsql as $$
declare
  -- One moment for both, so that no moment lies between them.
  moment timestamptz(3) = clock_timestamp();
begin
  -- The example goes whole, with what was kept of it.
  if current_setting('dondoc.clearing_example', true) is distinct from 'on' then
    insert into past_row (office_id, of_table, row_id, held, known_from, known_until)
      select agency.office_id, 'agency_name', old.id, to_jsonb(old), old.recorded_at, moment
      from agency where agency.id = old.agency_id;
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.recorded_at = moment;
  return new;
end $$;
create trigger agency_name_keeps_past before update or delete on agency_name
  for each row execute function keep_past_name();

create function keep_past_office() returns trigger language plpgsql as $$
declare
  moment timestamptz(3) = clock_timestamp();
begin
  insert into past_row (office_id, of_table, row_id, held, known_from, known_until)
    values (old.id, 'office', old.id, to_jsonb(old), old.recorded_at, moment);
  new.recorded_at = moment;
  return new;
end $$;
-- Only what a paper prints; the example's clock turns every day.
create trigger office_keeps_past before update on office for each row
  when ((old.name, old.short_name, old.place, old.regime) is distinct from
        (new.name, new.short_name, new.place, new.regime))
  execute function keep_past_office();

-- How an office cuts its reports into periods where no regulation does, and until when they are handed in. The default
-- is the calendar month; it is a setting of the office, for the Party no public rule was found.
create table report_setting (
  office_id uuid primary key references office on delete cascade,
  regime text not null,
  -- The last day of a month's period: 31 is the month's own last day.
  cut_off_day integer not null default 31 check (cut_off_day between 1 and 28 or cut_off_day = 31),
  -- Working days after the cut-off; not less than one (NĐ 09/2019/NĐ-CP, Đ8).
  hand_in_days integer not null default 1 check (hand_in_days between 1 and 60),
  kinds text[] not null default '{month}',
  updated_at timestamptz not null default clock_timestamp()
);

-- The draft of a period's report: its two fixed moments, from which it is made anew with the same bytes.
create table report_draft (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  regime text not null,
  kind text not null,
  from_day date not null,
  to_day date not null,
  deadline date,
  recorded_until timestamptz(3) not null,
  -- Until when the state was known that it is compared with: that of the period before, as then reported.
  before_recorded_until timestamptz(3) not null,
  made_at timestamptz(3) not null default clock_timestamp(),
  unique (office_id, kind, from_day, to_day)
);
