-- Who divided lines of a plan into classes, or placed a class by hand: they neither appraise nor approve it, though the class
-- was moved again by others since.
create table training_plan_hand (
  office_id uuid not null references office on delete cascade,
  plan_id uuid not null references training_plan on delete cascade,
  user_id uuid not null references auth_user on delete cascade,
  at timestamptz not null default now(),
  primary key (plan_id, user_id)
);
