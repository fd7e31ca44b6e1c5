-- Originals by content: the bytes lie in the file store under the id.
create table stored_file (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  name text not null,
  media_type text not null,
  size integer not null,
  sha256 text not null,
  created_by uuid references auth_user on delete set null,
  created_at timestamptz not null default now()
);
create table document (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  file_id uuid not null references stored_file,
  state text not null default 'draft' check (state in ('draft', 'published', 'withdrawn')),
  regime text not null check (regime in ('party', 'state', 'unknown')),
  type text,
  type_name text,
  number text,
  issuer text,
  superior text,
  place text,
  issued_on date,
  subject text,
  met_on date,
  chair text,
  signer jsonb,
  recipients jsonb not null default '[]',
  citations jsonb not null default '[]',
  urgency text,
  -- The words as read, and where each page stands in them; never altered after intake.
  text text not null,
  pages jsonb not null,
  warnings jsonb not null default '[]',
  version integer not null default 1,
  created_by uuid references auth_user on delete set null,
  created_at timestamptz not null default now(),
  published_on date,
  published_at timestamptz,
  published_by uuid references auth_user on delete set null
);
create index document_by_office on document (office_id, created_at desc);
create unique index document_same_file_once on document (office_id, file_id);

-- To whom a published document was delivered, and when they acknowledged it (ký nhận).
create table receipt (
  document_id uuid not null references document on delete cascade,
  agency_id uuid not null references agency on delete cascade,
  delivered_on date not null,
  received_on date,
  received_at timestamptz,
  received_by uuid references auth_user on delete set null,
  primary key (document_id, agency_id)
);
create index receipt_by_agency on receipt (agency_id);
