-- An office's own look of its papers. A version that was accepted stays as it was; what is in force is a list of its own
-- that only grows, so that it can be told which look a paper of any day was printed in.
create table paper_template (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  form text not null,
  version integer not null,
  file_id uuid not null references stored_file,
  -- What the office was told when it was accepted.
  warnings jsonb not null default '[]',
  created_by uuid references auth_user on delete set null,
  created_at timestamptz not null default now(),
  unique (office_id, form, version)
);

-- From then on the form is printed on this template; without one, in the built-in look.
create table paper_template_force (
  id bigint generated always as identity primary key,
  office_id uuid not null references office on delete cascade,
  form text not null,
  template_id uuid references paper_template on delete cascade,
  by_user uuid references auth_user on delete set null,
  since timestamptz not null default now()
);
create index paper_template_force_by_form on paper_template_force (office_id, form, id);

-- A paper that could not be laid on the template in force, and so was not printed: why, never its words.
create table paper_template_failure (
  id bigint generated always as identity primary key,
  template_id uuid not null references paper_template on delete cascade,
  message text not null,
  at timestamptz not null default now()
);
create index paper_template_failure_by_template on paper_template_failure (template_id, id);

create function refuse_change_of_paper_template() returns trigger language plpgsql as $$
begin
  if current_setting('dondoc.clearing_example', true) is distinct from 'on' then
    raise exception 'history only grows: % on % is refused', tg_op, tg_table_name;
  end if;
  return coalesce(new, old);
end $$;
create trigger paper_template_only_grows before update or delete on paper_template
  for each row execute function refuse_change_of_paper_template();
create trigger paper_template_never_emptied before truncate on paper_template
  for each statement execute function refuse_change();
create trigger paper_template_force_only_grows before update or delete on paper_template_force
  for each row execute function refuse_change_of_paper_template();
create trigger paper_template_force_never_emptied before truncate on paper_template_force
  for each statement execute function refuse_change();
