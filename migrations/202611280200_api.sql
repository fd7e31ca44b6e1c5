-- Programs call with a token that a person has made; only its hash is kept.
create table access_token (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references auth_user on delete cascade,
  office_id uuid not null references office on delete cascade,
  name text not null,
  hash text not null unique,
  -- The first letters, by which its owner knows it.
  prefix text not null,
  scopes jsonb not null,
  made_at timestamptz not null default now(),
  expires_on date not null,
  used_at timestamptz,
  revoked_at timestamptz
);
create index access_token_by_user on access_token (user_id);

-- A write that was asked for under a key, and what it was answered; without an answer it has begun.
create table idempotency_key (
  caller text not null,
  key text not null,
  asked text not null,
  started_at timestamptz not null default now(),
  status integer,
  body jsonb,
  primary key (caller, key)
);
create index idempotency_key_by_age on idempotency_key (started_at);
