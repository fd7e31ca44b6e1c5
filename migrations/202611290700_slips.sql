-- Pages of scanned progress slips: the picture of each, the directive that its code names, whether it became a report.
create table slip_page (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  file_id uuid not null references stored_file on delete cascade,
  page integer not null,
  -- Null where no code could be read: a person says which it is.
  directive_id uuid references directive on delete cascade,
  uploaded_by uuid references auth_user on delete set null,
  uploaded_at timestamptz not null default now(),
  filed_at timestamptz,
  dropped_at timestamptz,
  check (filed_at is null or dropped_at is null)
);
create index slip_page_waiting on slip_page (office_id) where filed_at is null and dropped_at is null;
create index slip_page_by_directive on slip_page (directive_id);
