-- Xác thực hai lớp (TCVN 14423:2026, 4.6.2.4), in the shape better-auth keeps it. Null: none; an archive leaves it so,
-- since the key of the codes stays on its installation.
alter table auth_user add column two_factor_enabled boolean;
create table auth_two_factor (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null unique references auth_user on delete cascade,
  -- Both encrypted by the library under the secret of the installation.
  secret text not null,
  backup_codes text not null,
  -- Not before the person has shown that their phone makes the right codes.
  verified boolean not null default false,
  failed_verification_count integer not null default 0,
  locked_until timestamptz,
  -- The half minute of the last code that was taken: it and those before it are not taken again (RFC 6238, 5.2).
  used_step integer not null default 0,
  made_at timestamptz not null default now()
);
-- One person of the provider of single sign-on is one account here.
create unique index auth_account_by_subject on auth_account (provider_id, account_id);
