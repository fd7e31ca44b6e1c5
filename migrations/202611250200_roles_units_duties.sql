-- Roles by what an agency is for (design §1). An act × role table in permissions.ts says what each may do.
alter table membership drop constraint membership_role_check;
alter table membership add constraint membership_role_check check (role in (
  'clerk', 'contact', 'head', 'leader', 'inspector', 'administrator', 'appraiser',
  'trainingOfficer', 'staffOfficer', 'researchOfficer', 'financeOfficer', 'lecturer'));

-- A unit (phòng, khoa) stands inside its parent: work is handed on to it from inside and never laid on it by a document.
alter table agency add column is_unit boolean not null default false;
alter table agency add constraint agency_unit_has_parent check (not is_unit or parent_id is not null);
create index agency_by_parent on agency (parent_id);

-- Kiêm nhiệm: where an agency is too small for three pairs of hands its head says so, for all to see (design rule 8).
create table combined_duty (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  agency_id uuid not null references agency on delete cascade,
  reason text not null,
  valid_from date not null,
  set_by uuid references auth_user on delete set null,
  set_at timestamptz not null default now(),
  ended_on date,
  ended_by uuid references auth_user on delete set null,
  check (ended_on is null or ended_on >= valid_from)
);
create unique index combined_duty_one_open on combined_duty (agency_id) where ended_on is null;

-- What a person has chosen for themselves: the tour seen, the columns of a list.
create table preference (
  user_id uuid not null references auth_user on delete cascade,
  key text not null,
  value jsonb not null,
  primary key (user_id, key)
);

-- A filtered list that a person comes back to; the address of the page is the whole of it.
create table saved_view (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  user_id uuid not null references auth_user on delete cascade,
  name text not null,
  address text not null,
  created_at timestamptz not null default now(),
  unique (user_id, name)
);
