-- A request upward, as the notice words it, and the directives or the decision that answer it.
create table proposal (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  document_id uuid not null references document on delete cascade,
  asked_by uuid references agency,
  position integer not null,
  ref text not null,
  text text not null,
  verdict text not null check (verdict in ('assigned', 'decided')),
  answer text not null,
  answered_on date
);
create index proposal_by_document on proposal (document_id, position);
create table proposal_answer (
  proposal_id uuid not null references proposal on delete cascade,
  directive_id uuid not null references directive on delete cascade,
  primary key (proposal_id, directive_id)
);
