-- Of a refusal: the one need that does not belong to the others; null: no two of them belong together.
alter table training_merge_refusal add column apart_id uuid references training_need on delete cascade;

-- An agency that has no need this year has answered too. What it takes back stays, with who and when.
create table training_no_need (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  call_id uuid not null references training_call on delete cascade,
  agency_id uuid not null references agency on delete cascade,
  said_on date not null,
  said_by uuid references auth_user on delete set null,
  said_at timestamptz not null default now(),
  removed_by uuid references auth_user on delete set null,
  removed_at timestamptz
);
create unique index training_no_need_once on training_no_need (call_id, agency_id) where removed_at is null;
