-- What staff the school asks Ban Tổ chức for: written, sent, answered. A sent one is not changed; another is written.
create table staff_need (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  school_id uuid not null references agency on delete cascade,
  -- Who is asked.
  to_agency_id uuid not null references agency on delete cascade,
  title text not null,
  -- For which year it is asked.
  year integer not null check (year between 2000 and 2100),
  reason text not null,
  -- [{ id, position, rank, degree, there, needed, reason }]
  lines jsonb not null,
  made_by uuid references auth_user on delete set null,
  made_at timestamptz not null default now(),
  sent_by uuid references auth_user on delete set null,
  sent_on date,
  -- Line id → number agreed to.
  agreed jsonb,
  answer text,
  answer_number text,
  answer_on date,
  answered_by uuid references auth_user on delete set null,
  answered_at timestamptz,
  removed_by uuid references auth_user on delete set null,
  removed_at timestamptz
);
create index staff_need_by_school on staff_need (school_id, year);

-- What the province gives to those of its school: by which paper, from when to when, to whom, how much.
create table support_policy (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  school_id uuid not null references agency on delete cascade,
  name text not null,
  -- Number, day and body of the paper; nothing is paid without one.
  basis text not null,
  basis_on date,
  valid_from date not null,
  valid_to date,
  -- Who is covered: any of these degree levels, ranks and theory levels ({} says nothing of it), or in words.
  degrees text[] not null default '{}',
  ranks text[] not null default '{}',
  covers text not null,
  -- Đồng for one request, where the paper names a sum; else only its words.
  amount numeric(15, 0) check (amount > 0),
  amount_rule text not null,
  added_by uuid references auth_user on delete set null,
  added_at timestamptz not null default now(),
  removed_by uuid references auth_user on delete set null,
  removed_at timestamptz,
  check (valid_to is null or valid_from <= valid_to)
);
create index support_policy_by_school on support_policy (school_id, valid_from);

create table support_request (
  id uuid primary key default gen_random_uuid(),
  policy_id uuid not null references support_policy on delete cascade,
  person_id uuid not null references staff_person on delete cascade,
  -- Đồng.
  amount numeric(15, 0) not null check (amount > 0),
  -- The day of the matter: by it the policy must be in force.
  on_day date not null,
  note text,
  asked_by uuid references auth_user on delete set null,
  asked_at timestamptz not null default now(),
  state text not null default 'asked' check (state in ('asked', 'granted', 'refused', 'withdrawn')),
  decided_by uuid references auth_user on delete set null,
  decided_on date,
  -- Number of the decision, or why not.
  decision text
);
create index support_request_by_policy on support_request (policy_id, on_day);
