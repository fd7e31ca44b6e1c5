-- Why a class of the plan did not go as planned, as its provider says it. The last one counts; the ones before it stay.
create table training_variance (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  plan_class_id uuid not null references training_plan_class on delete cascade,
  reason text not null,
  by_user uuid references auth_user on delete set null,
  at timestamptz not null default now(),
  ordinal bigint generated always as identity
);
create index training_variance_by_class on training_variance (plan_class_id, ordinal);
