-- Agencies outlive their names (design rule 6): an identity, dated names, a place in a tree, dated successions.
create table agency (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  key text not null,
  parent_id uuid references agency on delete cascade,
  regime text not null check (regime in ('party', 'state')),
  created_at timestamptz not null default now(),
  unique (office_id, key)
);
create table agency_name (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null references agency on delete cascade,
  name text not null,
  short_name text not null,
  aliases text[] not null default '{}',
  valid_from date,
  valid_to date,
  decision text,
  source text not null,
  check (valid_from is null or valid_to is null or valid_from <= valid_to)
);
create index agency_name_by_agency on agency_name (agency_id, valid_from);
create table agency_succession (
  from_agency_id uuid not null references agency on delete cascade,
  to_agency_id uuid not null references agency on delete cascade,
  kind text not null check (kind in ('merge', 'split', 'rename', 'abolish', 'transfer')),
  happened_on date not null,
  decision text,
  source text not null,
  primary key (from_agency_id, to_agency_id, happened_on)
);

-- Sign-in, in the shape better-auth keeps it.
create table auth_user (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  username text unique,
  display_username text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create table auth_session (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references auth_user on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index auth_session_by_user on auth_session (user_id);
create table auth_account (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references auth_user on delete cascade,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index auth_account_by_user on auth_account (user_id);
create table auth_verification (
  id uuid primary key default gen_random_uuid(),
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

-- A person in a position at an agency for a period; the role says what the position may do in this office.
create table membership (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references auth_user on delete cascade,
  office_id uuid not null references office on delete cascade,
  agency_id uuid not null references agency on delete cascade,
  role text not null check (role in ('clerk', 'contact', 'head', 'leader', 'administrator')),
  position_title text not null,
  valid_from date not null,
  valid_to date,
  unique (user_id, office_id)
);
create index membership_by_agency on membership (agency_id);
