-- A finding of a survey may lay a directive too. Its recorded origin is as that of a plan: what it is in words (survey,
-- wave, figure), person and day; it has no number among tasks, but an address where the figure stands.
alter table directive
  add column plan_link text,
  drop constraint directive_plan_whole,
  add constraint directive_plan_whole check (
    (planned_on is null) = (plan_title is null)
    and (plan_number is null or planned_on is not null)
    and (plan_link is null or planned_on is not null));

-- Which figure of a closed wave became which directive. A comment leaves no trace but the wave it came from.
create table survey_finding (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  wave_id uuid not null references survey_wave on delete cascade,
  -- Keys of the instrument as object/criterion/item, as far down as the finding goes; null: what a comment says.
  place text,
  -- The figure as it stood: n, mean, interval, band; null with a comment.
  figure jsonb,
  directive_id uuid not null references directive on delete cascade,
  made_by uuid references auth_user on delete set null,
  made_on date not null,
  made_at timestamptz not null default now(),
  check ((place is null) = (figure is null))
);
create index survey_finding_by_wave on survey_finding (wave_id);
