-- An office taken over from an archive keeps the numbers of its log, over which its seals were made; the log of another
-- office on the same installation may have used them. So a number is of an office.
alter table log_entry drop constraint log_entry_pkey;
create unique index log_entry_key on log_entry (coalesce(office_id, '00000000-0000-0000-0000-000000000000'::uuid), seq);

-- A closed round takes nothing more in; but taken over from an archive it comes whole.
create or replace function refuse_change_of_round() returns trigger language plpgsql as $$
begin
  if current_setting('dondoc.clearing_example', true) = 'on' then
    return coalesce(new, old);
  end if;
  if tg_op <> 'INSERT' then
    raise exception 'history only grows: % on % is refused', tg_op, tg_table_name;
  end if;
  if current_setting('dondoc.opening_archive', true) is distinct from 'on'
      and exists (select from assessment_round where id = new.round_id and closed_at is not null) then
    raise exception 'the round is closed: % on % is refused', tg_op, tg_table_name;
  end if;
  return new;
end $$;

-- Archives made on this installation: the file lies in the file store under the same id until it is removed.
create table office_archive (
  id uuid primary key,
  office_id uuid not null references office on delete cascade,
  made_by uuid references auth_user on delete set null,
  made_at timestamptz not null default clock_timestamp(),
  size bigint not null,
  sha256 text not null,
  rows integer not null,
  files integer not null,
  removed_at timestamptz
);
create index office_archive_by_office on office_archive (office_id, made_at);
