-- Slow work that a person has asked for: what it is, how far it has come, what came of it. Who does it next is kept by
-- pg-boss in a schema of its own.
create table job (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  user_id uuid not null references auth_user on delete cascade,
  kind text not null,
  input jsonb not null,
  state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  steps_done integer not null default 0,
  steps integer,
  result jsonb,
  -- Why it failed, in a sentence.
  problem text,
  cancel_asked boolean not null default false,
  made_at timestamptz not null default now(),
  ended_at timestamptz
);
create index job_by_user on job (user_id, made_at);
