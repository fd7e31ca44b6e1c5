-- The way of a school to each indicator: what is lacking, by which day it is planned, who leads. The last row of an
-- indicator counts; those before it stay.
create table roadmap_line (
  id bigint generated always as identity primary key,
  office_id uuid not null references office on delete cascade,
  school_id uuid not null references agency on delete cascade,
  indicator_id uuid not null references set_indicator on delete cascade,
  -- What is lacking, in the school's words; null: what value and threshold say.
  gap text,
  -- Null: chưa có ngày. Never worked out from anything else.
  planned_on date,
  led_by text not null check (led_by in ('school', 'other')),
  note text,
  written_by uuid references auth_user on delete set null,
  written_at timestamptz not null default now()
);
create index roadmap_line_last on roadmap_line (school_id, indicator_id, id);

-- A task of the plan, by its number in it. What it says stands in its versions; once issued it is a directive.
create table plan_task (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  school_id uuid not null references agency on delete cascade,
  set_id uuid not null references indicator_set on delete cascade,
  number integer not null,
  directive_id uuid references directive on delete set null,
  added_by uuid references auth_user on delete set null,
  added_at timestamptz not null default now(),
  removed_by uuid references auth_user on delete set null,
  removed_at timestamptz,
  unique (school_id, set_id, number)
);
create index plan_task_by_directive on plan_task (directive_id);

-- What a task says; the last version counts. Lists hold ids that were looked at when the version was written.
create table plan_task_version (
  id bigint generated always as identity primary key,
  task_id uuid not null references plan_task on delete cascade,
  title text not null,
  indicator_ids uuid[] not null,
  lead_id uuid references agency on delete set null,
  coordinating_ids uuid[] not null default '{}',
  product text,
  starts_on date,
  ends_on date,
  budget_source text,
  -- In đồng.
  budget_amount numeric check (budget_amount >= 0),
  -- Tasks that must be over before this one begins.
  depends_on uuid[] not null default '{}',
  written_by uuid references auth_user on delete set null,
  written_at timestamptz not null default now(),
  check (starts_on is null or ends_on is null or starts_on <= ends_on)
);
create index plan_task_version_last on plan_task_version (task_id, id);

-- A directive that a plan lays: the fourth recorded origin, plan, number in it, person and day (design rule 2).
alter table directive
  add column planned_by uuid references auth_user on delete set null,
  add column planned_on date,
  add column plan_title text,
  add column plan_number integer,
  add constraint directive_plan_whole check (
    (planned_on is null) = (plan_title is null) and (planned_on is null) = (plan_number is null)),
  add constraint directive_plan_only check (
    planned_on is null or (import_id is null and item_id is null and entered_on is null));
