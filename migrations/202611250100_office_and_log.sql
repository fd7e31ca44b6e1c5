-- An office is whoever follows up. Everything else carries its office.
create table office (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  short_name text not null,
  place text not null,
  regime text not null check (regime in ('party', 'state')),
  -- The example office can be cleared and has a clock of its own: its agencies are those of 2023.
  is_example boolean not null default false,
  example_today date,
  created_at timestamptz not null default now(),
  check (is_example or example_today is null)
);
create unique index office_only_one_example on office (is_example) where is_example;

-- History only grows (design rule 11). Ids only, never personal data or words of documents.
-- office_id has no foreign key: the trace of an example outlives the example.
create table log_entry (
  seq bigint generated always as identity primary key,
  office_id uuid,
  recorded_at timestamptz(3) not null default clock_timestamp(),
  actor_id uuid,
  act text not null,
  subject_kind text not null,
  subject_id text not null,
  detail jsonb not null default '{}'
);
create index log_entry_by_subject on log_entry (subject_kind, subject_id, seq);
create index log_entry_by_office on log_entry (office_id, seq);

-- Sealed batches: each hash covers its entries and the hash before it.
create table log_seal (
  office_key uuid not null,
  batch integer not null,
  first_seq bigint not null,
  last_seq bigint not null,
  entries integer not null,
  previous_hash text not null,
  hash text not null,
  sealed_at timestamptz not null default clock_timestamp(),
  primary key (office_key, batch)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'history only grows: % on % is refused', tg_op, tg_table_name;
end $$;
create trigger log_entry_only_grows before update or delete or truncate on log_entry
  for each statement execute function refuse_change();
create trigger log_seal_only_grows before update or delete or truncate on log_seal
  for each statement execute function refuse_change();
