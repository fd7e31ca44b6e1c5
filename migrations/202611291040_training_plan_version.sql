-- What was approved, each time: the year's plan, then the same as adjusted in the middle of the year. A version is never
-- changed; `training_plan.frozen` is the newest of them.
create table training_plan_version (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  plan_id uuid not null references training_plan on delete cascade,
  version integer not null check (version > 0),
  -- Lines with their needs, classes with where they were placed, as training/plan/schema.ts says.
  content jsonb not null,
  -- The paper that approves it.
  number text not null,
  approved_on date not null,
  recorded_by uuid references auth_user on delete set null,
  recorded_at timestamptz not null default now(),
  unique (plan_id, version)
);

-- Goes only with the whole example office.
create function refuse_change_of_plan_version() returns trigger language plpgsql as $$
begin
  if current_setting('dondoc.clearing_example', true) is distinct from 'on' then
    raise exception 'what was approved stays: % on % is refused', tg_op, tg_table_name;
  end if;
  return coalesce(new, old);
end $$;
create trigger training_plan_version_stays before update or delete on training_plan_version
  for each row execute function refuse_change_of_plan_version();

create function refuse_other_frozen_plan() returns trigger language plpgsql as $$
begin
  if new.frozen is distinct from old.frozen and new.frozen is distinct from (
    select content from training_plan_version where plan_id = new.id order by version desc limit 1
  ) then
    raise exception 'a plan is frozen as it was approved, and not otherwise';
  end if;
  return new;
end $$;
create trigger training_plan_frozen_as_approved before update on training_plan
  for each row execute function refuse_other_frozen_plan();

-- The steps of a plan are its history.
create function refuse_change_of_plan_step() returns trigger language plpgsql as $$
begin
  if current_setting('dondoc.clearing_example', true) is distinct from 'on' then
    raise exception 'history only grows: % on % is refused', tg_op, tg_table_name;
  end if;
  return coalesce(new, old);
end $$;
create trigger training_plan_step_only_grows before update or delete on training_plan_step
  for each row execute function refuse_change_of_plan_step();
