-- How long things run and are kept here. Hours as in the law (Luật 91/2025/QH15 Đ23: 72 hours; NĐ 331/2026 Đ31.2d: 24 hours
-- where it is serious); where no term was found in a text, none stands here and nothing is ever offered to go.
create table privacy_setting (
  office_id uuid primary key references office on delete cascade,
  first_notice_hours integer not null default 24 check (first_notice_hours between 1 and 720),
  report_hours integer not null default 72 check (report_hours between 1 and 720),
  -- TCVN 14423:2026: once a year at level 2, every six months at level 3.
  review_months integer not null default 12 check (review_months between 1 and 24),
  account_months integer check (account_months between 0 and 1200),
  learner_months integer check (learner_months between 0 and 1200),
  -- In which paper these terms stand.
  basis text,
  set_by uuid references auth_user on delete set null,
  set_at timestamptz not null default now()
);

-- The register of breaches of personal data: what is known of each grows.
create table breach (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  -- From which the hours run.
  discovered_at timestamptz not null,
  made_by uuid references auth_user on delete set null,
  made_at timestamptz not null default now(),
  check (discovered_at <= made_at + interval '1 minute')
);
create index breach_by_office on breach (office_id, discovered_at);
create table breach_version (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  breach_id uuid not null references breach on delete cascade,
  title text not null,
  happened text not null,
  is_serious boolean not null,
  -- Whose data, which data; null: not known yet, which is not nought.
  people integer check (people >= 0),
  people_words text,
  data_words text,
  has_sensitive boolean,
  cause text,
  harm text,
  measures text,
  made_by uuid references auth_user on delete set null,
  made_at timestamptz not null default now(),
  ordinal bigint generated always as identity
);
create index breach_version_by_breach on breach_version (breach_id, ordinal);
create table breach_step (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  breach_id uuid not null references breach on delete cascade,
  stage text not null check (stage in ('notified', 'reported', 'closed')),
  at timestamptz not null,
  paper text,
  note text,
  made_by uuid references auth_user on delete set null,
  made_at timestamptz not null default now(),
  ordinal bigint generated always as identity,
  unique (breach_id, stage)
);

-- That the accounts were looked through, by whom, and what was there then: ids and roles, no names.
create table access_review (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  on_day date not null,
  accounts integer not null,
  rows_seen jsonb not null,
  note text,
  made_by uuid references auth_user on delete set null,
  made_at timestamptz not null default now()
);
create index access_review_by_office on access_review (office_id, made_at);

-- What the law or a case makes the office keep of a person: nothing of theirs is deleted while it stands.
create table data_hold (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  subject_kind text not null check (subject_kind in ('user', 'staff', 'learner')),
  subject_id uuid not null,
  reason text not null,
  until_day date,
  put_by uuid references auth_user on delete set null,
  put_at timestamptz not null default now(),
  lifted_by uuid references auth_user on delete set null,
  lifted_at timestamptz,
  lifted_why text
);
create index data_hold_by_subject on data_hold (subject_kind, subject_id);

-- A person's request about their own data, or an officer's about data past its term: another hand decides.
create table data_request (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  kind text not null check (kind in ('correct', 'delete')),
  subject_kind text not null check (subject_kind in ('user', 'staff', 'learner')),
  subject_id uuid not null,
  words text not null,
  asked_by uuid references auth_user on delete set null,
  asked_at timestamptz not null default now(),
  decided_by uuid references auth_user on delete set null,
  decided_at timestamptz,
  decision text check (decision in ('done', 'refused')),
  answer text,
  -- How many rows of which table went or lost their name.
  outcome jsonb,
  check ((decided_at is null) = (decision is null))
);
create index data_request_by_office on data_request (office_id, asked_at);
create unique index data_request_open on data_request (subject_kind, subject_id, kind) where decided_at is null;

-- History only grows; what a person wrote of themselves may go when it is decided.
create function refuse_change_of_privacy() returns trigger language plpgsql as $$
begin
  if current_setting('dondoc.clearing_example', true) = 'on' then
    return coalesce(new, old);
  end if;
  if tg_op = 'UPDATE' and tg_table_name in ('data_hold', 'data_request') then
    if old.id = new.id and old.office_id = new.office_id and old.subject_id = new.subject_id then
      return new;
    end if;
  end if;
  -- An account that is deleted leaves its rows without a name.
  if tg_op = 'UPDATE' and to_jsonb(new) ->> 'made_by' is null and (to_jsonb(new) - 'made_by') = (to_jsonb(old) - 'made_by') then
    return new;
  end if;
  raise exception 'history only grows: % on % is refused', tg_op, tg_table_name;
end $$;
create trigger breach_grows before update or delete on breach
  for each row execute function refuse_change_of_privacy();
create trigger breach_version_grows before update or delete on breach_version
  for each row execute function refuse_change_of_privacy();
create trigger breach_step_grows before update or delete on breach_step
  for each row execute function refuse_change_of_privacy();
create trigger access_review_grows before update or delete on access_review
  for each row execute function refuse_change_of_privacy();
create trigger data_hold_grows before update or delete on data_hold
  for each row execute function refuse_change_of_privacy();
create trigger data_request_grows before update or delete on data_request
  for each row execute function refuse_change_of_privacy();
