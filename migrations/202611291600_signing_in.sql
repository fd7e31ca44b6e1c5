-- How people sign in (TCVN 14423:2026, 4.5.2.2, 4.6.2.2, 4.6.2.3): what each office asks. No row: the defaults of
-- src/accounts/security/rules.ts, which cite their source.
create table security_setting (
  office_id uuid primary key references office on delete cascade,
  tries_before_lock integer not null check (tries_before_lock between 1 and 100),
  lock_hours integer not null check (lock_hours between 1 and 720),
  idle_minutes integer not null check (idle_minutes between 1 and 720),
  administrator_idle_minutes integer not null check (administrator_idle_minutes between 1 and 720),
  length_alone integer not null check (length_alone between 8 and 64),
  length_with_second_factor integer not null check (length_with_second_factor between 8 and 64),
  all_classes_alone boolean not null,
  administrator_password_days integer not null check (administrator_password_days between 0 and 3650),
  password_history integer not null check (password_history between 0 and 24),
  dormant_days integer not null check (dormant_days between 0 and 3650),
  second_factor text not null check (second_factor in ('off', 'offered', 'administrators', 'everyone')),
  set_by uuid references auth_user on delete set null,
  set_at timestamptz not null default now()
);

-- Where an account stands. An account without a row is on, and counts from the day it was made.
create table account_standing (
  user_id uuid primary key references auth_user on delete cascade,
  must_change_password boolean not null default false,
  password_set_at timestamptz not null default now(),
  signed_in_at timestamptz,
  on_since timestamptz not null default now(),
  off_since timestamptz,
  off_by text check (off_by in ('dormancy', 'administrator')),
  check ((off_since is null) = (off_by is null))
);
-- Nobody is held to a time before this was counted.
insert into account_standing (user_id) select id from auth_user;

-- Wrong tries, by a keyed hash of the name as typed: a name that nobody has is counted and locked like any other, so
-- that the answer does not tell which names there are, and what was typed in the wrong field is not kept.
create table sign_in_try (
  name_key text primary key,
  tries integer not null,
  tried_at timestamptz not null,
  locked_until timestamptz
);
create index sign_in_try_by_time on sign_in_try (tried_at);

-- Hashes of passwords that an administrator had, so that they are not taken again.
create table past_password (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references auth_user on delete cascade,
  password_hash text not null,
  replaced_at timestamptz not null default now()
);
create index past_password_by_user on past_password (user_id, replaced_at desc);

-- When whoever holds the session was last there: written once a minute at most.
alter table auth_session add column seen_at timestamptz not null default now();

-- How often an address asks, in the shape better-auth keeps it: one count for all instances.
create table auth_rate_limit (
  id uuid primary key default gen_random_uuid(),
  key text not null unique,
  count integer not null,
  last_request bigint not null
);
