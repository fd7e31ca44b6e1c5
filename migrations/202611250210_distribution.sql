-- Told by name in the document (nơi nhận), or only by holding work that it lays on them; the two are compared.
alter table receipt add column is_recipient boolean not null default false;
-- When somebody of the agency first opened it; acknowledging (ký nhận) is an act of its own.
alter table receipt add column opened_at timestamptz;
alter table receipt add column opened_by uuid references auth_user on delete set null;

-- Who else may read a document: a unit or a person to whom an agency handed work on, inside.
create table document_reader (
  document_id uuid not null references document on delete cascade,
  agency_id uuid references agency on delete cascade,
  user_id uuid references auth_user on delete cascade,
  check ((agency_id is null) <> (user_id is null)),
  unique nulls not distinct (document_id, agency_id, user_id)
);
