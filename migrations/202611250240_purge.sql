-- A secret found later goes by two persons' hands; its hash and the reason stay (design rule 9).
-- No foreign keys: this outlives what it is about.
create table purge (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  document_id uuid not null,
  sha256 text not null,
  reason text not null,
  asked_by uuid references auth_user on delete set null,
  asked_at timestamptz not null default now(),
  confirmed_by uuid references auth_user on delete set null,
  confirmed_at timestamptz,
  withdrawn_at timestamptz,
  -- Copies of the data made between these moments still hold it.
  held_from timestamptz not null,
  held_until timestamptz
);
create unique index purge_one_open on purge (document_id) where confirmed_at is null and withdrawn_at is null;

-- Events go with the example office, or with a purged document; never otherwise.
create or replace function refuse_change_but_clearing() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and (current_setting('dondoc.clearing_example', true) = 'on'
      or current_setting('dondoc.purging', true) = 'on') then
    return old;
  end if;
  raise exception 'history only grows: % on % is refused', tg_op, tg_table_name;
end $$;
