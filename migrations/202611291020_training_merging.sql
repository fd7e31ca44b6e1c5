-- Needs that the desk has said are not the same: they are not proposed as one line again. Taken back, they may be.
create table training_merge_refusal (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  plan_id uuid not null references training_plan on delete cascade,
  need_ids uuid[] not null check (cardinality(need_ids) > 1),
  refused_by uuid references auth_user on delete set null,
  refused_at timestamptz not null default now(),
  removed_by uuid references auth_user on delete set null,
  removed_at timestamptz
);
create index training_merge_refusal_by_plan on training_merge_refusal (plan_id) where removed_at is null;

-- A file of needs that is looked through; what was read of it goes when it is written or left.
create table training_need_import (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  call_id uuid not null references training_call on delete cascade,
  agency_id uuid not null references agency on delete cascade,
  file_name text not null,
  sha256 text not null,
  rows_read jsonb,
  created_by uuid not null references auth_user on delete cascade,
  created_at timestamptz not null default now(),
  confirmed_at timestamptz
);
