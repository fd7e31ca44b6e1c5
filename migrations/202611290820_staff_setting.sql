-- What the school itself has decided about its people's figures and about keeping what is personal.
create table staff_setting (
  school_id uuid primary key references agency on delete cascade,
  office_id uuid not null references office on delete cascade,
  -- Whether concurrent lecturers (giảng viên kiêm nhiệm) count among the lecturers; no regulation was found that says.
  concurrent_counts boolean not null default true,
  -- In which paper, or why.
  note text,
  -- How many months after the end of employment what is personal is still kept; null: nothing is ever offered to go.
  personal_months integer check (personal_months between 0 and 1200),
  set_by uuid references auth_user on delete set null,
  set_at timestamptz not null default now()
);

-- Somebody has looked at what is personal of a person, and why (Luật 91/2025/QH15). The words stay here, for the person
-- to read; the log has the ids and the code of the purpose.
create table staff_look (
  id bigint generated always as identity primary key,
  person_id uuid not null references staff_person on delete cascade,
  by_id uuid references auth_user on delete set null,
  purpose text not null,
  words text not null,
  looked_at timestamptz not null default now()
);
create index staff_look_by_person on staff_look (person_id, looked_at);

-- A roster from a file, read and waiting for a person to have looked it through.
create table staff_import (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  school_id uuid not null references agency on delete cascade,
  file_name text not null,
  sha256 text not null,
  -- The rows as read; null once written.
  roster_read jsonb,
  created_by uuid not null references auth_user on delete cascade,
  created_at timestamptz not null default now(),
  confirmed_at timestamptz
);
create index staff_import_by_person on staff_import (created_by, confirmed_at);

