-- A standing duty: a directive that never ends, for which its lead answers once a year. The last row holds.
create table standing_duty (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  directive_id uuid not null references directive on delete cascade,
  ordinal bigint generated always as identity,
  -- [{"key": "…", "text": "…"}] in the office's own words.
  questions jsonb not null,
  made_by uuid references auth_user on delete set null,
  made_at timestamptz not null default now()
);
create index standing_duty_by_directive on standing_duty (directive_id, ordinal);

-- The answers of one year. Which of them holds, and whether it was accepted, the turn of the directive says.
create table self_report (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  directive_id uuid not null references directive on delete cascade,
  year integer not null check (year between 1990 and 2100),
  ordinal bigint generated always as identity,
  -- The turn (occurrence) that it answers; null for one taken over from paper.
  occurrence_id uuid references directive on delete cascade,
  -- The questions as they stood, each with its answer and what proves it.
  answers jsonb not null,
  paper_number text,
  paper_on date,
  made_by uuid references auth_user on delete set null,
  made_at timestamptz not null default now(),
  check (occurrence_id is null or num_nonnulls(paper_number, paper_on) = 0)
);
create index self_report_by_directive on self_report (directive_id, year, ordinal);
-- A year taken over from paper stands there once.
create unique index self_report_paper_once on self_report (directive_id, year) where occurrence_id is null;

create function refuse_change_of_self_report() returns trigger language plpgsql as $$
begin
  if current_setting('dondoc.clearing_example', true) is distinct from 'on'
      and current_setting('dondoc.purging', true) is distinct from 'on' then
    raise exception 'history only grows: % on % is refused', tg_op, tg_table_name;
  end if;
  return coalesce(new, old);
end $$;
create trigger standing_duty_only_grows before update or delete on standing_duty
  for each row execute function refuse_change_of_self_report();
create trigger self_report_only_grows before update or delete on self_report
  for each row execute function refuse_change_of_self_report();
