-- Packages of documents between systems (edXML: QCVN 102:2016/BTTTT, Sửa đổi 1:2022). How an office exchanges them.
create table edxml_setting (
  office_id uuid primary key references office on delete cascade,
  -- Opaque, as it was given (QĐ 20/2020/QĐ-TTg): no level is read out of its dots.
  own_code text not null check (length(own_code) between 1 and 50),
  own_name text not null,
  -- Below the one folder that the installation allows (EDXML_DIR).
  in_folder text not null,
  out_folder text not null,
  is_on boolean not null default false,
  set_by uuid references auth_user on delete set null,
  set_at timestamptz not null default now()
);

-- Codes of organisations, each tied to an agency of the directory or not yet.
create table edxml_organisation (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  code text not null check (length(code) between 1 and 50),
  name text not null,
  agency_id uuid references agency on delete set null,
  -- By hand, or first seen in a package.
  source text not null check (source in ('hand', 'package')),
  tied_by uuid references auth_user on delete set null,
  tied_at timestamptz,
  made_at timestamptz not null default now(),
  unique (office_id, code)
);

-- What goes out: whole files, each waiting until it lies in the folder.
create table edxml_sent (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  ordinal bigint generated always as identity,
  kind text not null check (kind in ('document', 'report', 'status')),
  business text not null default 'new' check (business in ('new', 'recall', 'update', 'replace')),
  steering integer check (steering between 0 and 3),
  status_code text,
  document_id uuid references document on delete set null,
  -- Of a status or a report: the package that it answers.
  package_id uuid,
  -- Of a recall, an update, a replacement: what was sent before.
  of_sent_id uuid references edxml_sent on delete cascade,
  -- DocumentId of what is sent.
  document_key text,
  code_number text,
  code_notation text,
  issued_on date,
  subject text,
  reason text,
  name text not null,
  -- A status message is short; a document lies in the file store.
  xml text,
  file_id uuid references stored_file on delete set null,
  made_by uuid references auth_user on delete set null,
  made_at timestamptz not null default now(),
  made_on date not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
  tries integer not null default 0,
  problem text,
  sent_at timestamptz
);
create index edxml_sent_by_office on edxml_sent (office_id, ordinal desc);
create index edxml_sent_waiting on edxml_sent (office_id, ordinal) where state = 'waiting';

create table edxml_receiver (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  sent_id uuid not null references edxml_sent on delete cascade,
  code text not null,
  name text not null,
  unique (sent_id, code)
);

-- What came in. Of a file with a secret only its hash and why it was refused.
create table edxml_package (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  ordinal bigint generated always as identity,
  kind text check (kind in ('document', 'status')),
  state text not null check (state in ('arrived', 'accepted', 'refused', 'held', 'asked', 'agreed', 'declined',
    'noted', 'unread', 'secret')),
  file_name text,
  size integer not null,
  sha256 text not null,
  file_id uuid references stored_file on delete set null,
  received_on date not null,
  received_at timestamptz not null default now(),
  from_code text,
  from_name text,
  document_key text,
  code_number text,
  code_notation text,
  issued_on date,
  type_name text,
  subject text,
  steering integer,
  business text,
  -- The head of the package as read, without its files.
  head jsonb,
  attachments jsonb not null default '[]',
  notes jsonb not null default '[]',
  problem text,
  document_id uuid references document on delete set null,
  -- The version before it, or what it asks to be given back.
  earlier_id uuid references edxml_package on delete set null,
  -- What we had sent and it speaks of.
  answers_sent_id uuid references edxml_sent on delete set null,
  reason text,
  decided_by uuid references auth_user on delete set null,
  decided_at timestamptz,
  decided_on date,
  unique (office_id, sha256)
);
create index edxml_package_by_office on edxml_package (office_id, ordinal desc);
create index edxml_package_by_document on edxml_package (document_id);
alter table edxml_sent add constraint edxml_sent_package foreign key (package_id)
  references edxml_package on delete cascade;

-- What a receiver said of a package, or its sender asked of it: both of what came in and of what went out.
create table edxml_status (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  ordinal bigint generated always as identity,
  package_id uuid references edxml_package on delete cascade,
  sent_id uuid references edxml_sent on delete cascade,
  organisation_code text not null,
  direction text not null check (direction in ('in', 'out')),
  code text not null,
  -- One out of turn is kept and shown, and moves nothing.
  moved boolean not null,
  description text,
  said_at text,
  happened_on date not null,
  recorded_at timestamptz not null default now(),
  by_user uuid references auth_user on delete set null,
  check (num_nonnulls(package_id, sent_id) = 1)
);
create index edxml_status_by_package on edxml_status (package_id, ordinal);
create index edxml_status_by_sent on edxml_status (sent_id, ordinal);
-- However often the work is done, a stage is said once.
create unique index edxml_status_once on edxml_status (package_id, code)
  where direction = 'out' and moved and code in ('01', '02', '03', '04', '05', '06');

create function refuse_change_of_edxml_status() returns trigger language plpgsql as $$
begin
  if current_setting('dondoc.clearing_example', true) is distinct from 'on'
      and current_setting('dondoc.purging', true) is distinct from 'on' then
    raise exception 'history only grows: % on % is refused', tg_op, tg_table_name;
  end if;
  return coalesce(new, old);
end $$;
create trigger edxml_status_only_grows before update or delete on edxml_status
  for each row execute function refuse_change_of_edxml_status();
