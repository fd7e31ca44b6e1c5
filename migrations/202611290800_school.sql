-- Which agency is the political school on its way to the standard, and who else follows it beside the office and the
-- school itself.
alter table agency add column is_school boolean not null default false;

create table school_partner (
  office_id uuid not null references office on delete cascade,
  school_id uuid not null references agency on delete cascade,
  agency_id uuid not null references agency on delete cascade,
  -- Names, ranks and degrees of the school's people too: for whoever appraises them (Ban Tổ chức, Sở Nội vụ).
  sees_staff boolean not null default false,
  set_by uuid references auth_user on delete set null,
  set_at timestamptz not null default now(),
  primary key (school_id, agency_id)
);

-- The people of the school. Of each only what a rule, a figure or a paper of the school asks for.
create table staff_person (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  school_id uuid not null references agency on delete cascade,
  -- The school's own number of the person; an import finds them again by it.
  code text not null,
  full_name text not null,
  -- Who signs in as this person, so that they see their own record.
  user_id uuid references auth_user on delete set null,
  created_by uuid references auth_user on delete set null,
  created_at timestamptz not null default now(),
  unique (school_id, code)
);
create index staff_person_by_user on staff_person (user_id);

-- What is known of a person, each with the days on which it holds: a post, a rank, a degree, a rating. A row is never
-- changed: one that was wrong is taken out, with who and when, and another written.
create table staff_record (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  person_id uuid not null references staff_person on delete cascade,
  kind text not null check (kind in (
    'employment', 'personal', 'post', 'lecturing', 'rank', 'degree', 'theory', 'certificate', 'product', 'planning',
    'training', 'rating', 'discipline', 'retirement')),
  -- First day on which it holds; null where it always has. Last day on which it holds; null where it still does.
  from_day date,
  to_day date,
  -- By kind, as staff/schema.ts says.
  data jsonb not null,
  -- Number and date of the paper that says so.
  basis text,
  recorded_by uuid references auth_user on delete set null,
  recorded_at timestamptz not null default now(),
  removed_by uuid references auth_user on delete set null,
  removed_at timestamptz,
  check (from_day is null or to_day is null or from_day <= to_day)
);
create index staff_record_by_person on staff_record (person_id, kind) where removed_at is null;
