-- A list that an office already keeps, taken over row by row: the other recorded origin of directives (design rule 2).
create table directive_import (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  file_name text not null,
  sha256 text not null,
  -- What was read, until somebody confirms it; afterwards the directives hold it.
  list_read jsonb,
  created_by uuid references auth_user on delete set null,
  created_at timestamptz(3) not null default clock_timestamp(),
  confirmed_at timestamptz(3)
);
create index directive_import_by_office on directive_import (office_id, created_at desc);

alter table directive
  add column import_id uuid references directive_import,
  add column import_sheet text,
  add column import_row integer,
  -- By what its row is known again: its Mã in the file, or its words.
  add column import_key text,
  -- What the row says beside: headings above it, columns that are not taken over.
  add column import_said jsonb,
  add constraint directive_import_whole check (
    (import_id is null) = (import_row is null) and (import_id is null) = (import_key is null)),
  add constraint directive_one_origin check (import_id is null or document_id is null);
create unique index directive_import_key on directive (office_id, import_key);
