-- One round of a school at a time is open.
create unique index assessment_round_open on assessment_round (school_id) where closed_at is null;

-- What a round says is never changed, and a closed round takes in nothing more; it goes only with the whole example
-- office.
create function refuse_change_of_round() returns trigger language plpgsql as $$
begin
  if current_setting('dondoc.clearing_example', true) = 'on' then
    return coalesce(new, old);
  end if;
  if tg_op <> 'INSERT' then
    raise exception 'history only grows: % on % is refused', tg_op, tg_table_name;
  end if;
  if exists (select from assessment_round where id = new.round_id and closed_at is not null) then
    raise exception 'the round is closed: % on % is refused', tg_op, tg_table_name;
  end if;
  return new;
end $$;
create trigger assessment_entry_only_grows before insert or update or delete on assessment_entry
  for each row execute function refuse_change_of_round();
create trigger assessment_result_stays before insert or update or delete on assessment_result
  for each row execute function refuse_change_of_round();

create function refuse_change_of_closed_round() returns trigger language plpgsql as $$
begin
  if old.closed_at is not null and current_setting('dondoc.clearing_example', true) is distinct from 'on' then
    raise exception 'the round is closed: % on % is refused', tg_op, tg_table_name;
  end if;
  return coalesce(new, old);
end $$;
create trigger assessment_round_stays before update or delete on assessment_round
  for each row execute function refuse_change_of_closed_round();

-- A link taken off stays, with who and when.
alter table indicator_link add column removed_by uuid references auth_user on delete set null;
alter table indicator_link add column removed_at timestamptz;
drop index indicator_link_once;
create unique index indicator_link_once on indicator_link (school_id, indicator_id, directive_id, document_id)
  nulls not distinct where removed_at is null;
