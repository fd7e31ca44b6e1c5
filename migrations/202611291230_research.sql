-- Fields of research of a school, where it has set its own beside those that ship.
create table research_setting (
  school_id uuid primary key references agency on delete cascade,
  office_id uuid not null references office on delete cascade,
  fields text[] not null,
  set_by uuid references auth_user on delete set null,
  set_at timestamptz not null default now()
);

-- Once a year somebody calls for proposals, by level and until a day.
create table research_call (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  school_id uuid not null references agency on delete cascade,
  year integer not null,
  level text not null check (level in ('school', 'province', 'ministry')),
  title text not null,
  due_on date not null,
  -- Number and date of the paper that calls.
  paper text,
  made_by uuid references auth_user on delete set null,
  made_at timestamptz not null default now(),
  removed_by uuid references auth_user on delete set null,
  removed_at timestamptz
);
create index research_call_by_school on research_call (school_id, year) where removed_at is null;

-- A topic, a practice review or a workshop, from its proposal on. What is decided later stands in its steps.
create table research_topic (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  school_id uuid not null references agency on delete cascade,
  call_id uuid references research_call on delete set null,
  kind text not null check (kind in ('topic', 'review', 'workshop')),
  level text not null check (level in ('school', 'province', 'ministry')),
  title text not null,
  -- In the words of the school's list on that day.
  field text,
  -- Who manages topics of its level (Sở Khoa học và Công nghệ); null: the school itself.
  managing_agency_id uuid references agency on delete set null,
  summary text,
  made_by uuid references auth_user on delete set null,
  made_at timestamptz not null default now()
);
create index research_topic_by_school on research_topic (school_id);
create index research_topic_by_manager on research_topic (managing_agency_id);

-- Who works on it: somebody of the school, or another by name. One taken out stays, with who and when.
create table research_member (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  topic_id uuid not null references research_topic on delete cascade,
  person_id uuid references staff_person on delete cascade,
  outside_name text,
  part text not null check (part in ('lead', 'secretary', 'member')),
  ordinal bigint generated always as identity,
  made_by uuid references auth_user on delete set null,
  made_at timestamptz not null default now(),
  removed_by uuid references auth_user on delete set null,
  removed_at timestamptz,
  check (num_nonnulls(person_id, outside_name) = 1)
);
create index research_member_by_topic on research_member (topic_id, ordinal) where removed_at is null;
create index research_member_by_person on research_member (person_id) where removed_at is null;

-- What was done with it: the stage that it reached, or null where it was given back to whoever proposed it.
create table research_step (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  topic_id uuid not null references research_topic on delete cascade,
  stage text check (stage in ('proposed', 'council', 'approved', 'work', 'accepted', 'applied')),
  on_day date not null,
  -- Number and date of the decision, minutes, contract or letter.
  paper text,
  -- The code in the register, and by when it is due: said by the approval or the contract.
  code text,
  due_on date,
  score numeric(5, 2),
  rating text,
  -- Where what was found is applied.
  place text,
  note text,
  ordinal bigint generated always as identity,
  recorded_by uuid references auth_user on delete set null,
  recorded_at timestamptz(3) not null default clock_timestamp()
);
create index research_step_by_topic on research_step (topic_id, ordinal);
create trigger research_step_only_grows before update or delete on research_step
  for each row execute function refuse_change_but_clearing();
create trigger research_step_never_emptied before truncate on research_step
  for each statement execute function refuse_change();

-- It goes no further: not chosen, stopped, or not accepted.
create table research_end (
  topic_id uuid primary key references research_topic on delete cascade,
  office_id uuid not null references office on delete cascade,
  kind text not null check (kind in ('rejected', 'stopped', 'failed')),
  on_day date not null,
  reason text not null,
  paper text,
  recorded_by uuid references auth_user on delete set null,
  recorded_at timestamptz(3) not null default clock_timestamp()
);
create trigger research_end_only_grows before update or delete on research_end
  for each row execute function refuse_change_but_clearing();
create trigger research_end_never_emptied before truncate on research_end
  for each statement execute function refuse_change();

-- More time asked; the day moves only by one that was granted, and the first one is kept in the steps.
create table research_extension (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  topic_id uuid not null references research_topic on delete cascade,
  asked_on date not null,
  new_due date not null,
  reason text not null,
  asked_by uuid references auth_user on delete set null,
  asked_at timestamptz not null default now(),
  granted boolean,
  decided_on date,
  paper text,
  decided_by uuid references auth_user on delete set null,
  decided_at timestamptz,
  check ((granted is null) = (decided_on is null))
);
create unique index research_extension_one_open on research_extension (topic_id) where granted is null;

-- Money of a topic, whole đồng: planned for a year from a source, or spent. One entered wrongly is taken out.
create table research_money (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  topic_id uuid not null references research_topic on delete cascade,
  kind text not null check (kind in ('planned', 'spent')),
  year integer not null,
  source text not null,
  amount bigint not null check (amount > 0),
  paper text,
  ordinal bigint generated always as identity,
  made_by uuid references auth_user on delete set null,
  made_at timestamptz not null default now(),
  removed_by uuid references auth_user on delete set null,
  removed_at timestamptz
);
create index research_money_by_topic on research_money (topic_id) where removed_at is null;

-- What came of research: an article, a book, a report, or a topic done before the school kept a register. The same row
-- stands in the register, on the page of each author, and in what a rank asks of them.
create table research_product (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  school_id uuid not null references agency on delete cascade,
  topic_id uuid references research_topic on delete set null,
  kind text not null check (kind in ('topic', 'article', 'book', 'textbook', 'report')),
  title text not null,
  -- Journal, publisher, or where it was handed in.
  place text,
  -- ISSN of an article, ISBN of a book.
  number text,
  level text check (level in ('school', 'province', 'ministry', 'state')),
  made_on date,
  basis text,
  recorded_by uuid references auth_user on delete set null,
  recorded_at timestamptz not null default now(),
  removed_by uuid references auth_user on delete set null,
  removed_at timestamptz
);
create index research_product_by_school on research_product (school_id) where removed_at is null;

create table research_author (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  product_id uuid not null references research_product on delete cascade,
  person_id uuid references staff_person on delete cascade,
  outside_name text,
  part text not null check (part in ('lead', 'member', 'author')),
  -- Hundredths of a percent of the work; null where nobody has said.
  share integer check (share between 1 and 10000),
  ordinal bigint generated always as identity,
  recorded_by uuid references auth_user on delete set null,
  recorded_at timestamptz not null default now(),
  removed_by uuid references auth_user on delete set null,
  removed_at timestamptz,
  check (num_nonnulls(person_id, outside_name) = 1)
);
create index research_author_by_product on research_author (product_id, ordinal) where removed_at is null;
create index research_author_by_person on research_author (person_id) where removed_at is null;

-- The products that stood in the records of people, each under the id that it had there. Rows that say the same of
-- several people are one work; what was taken out stays taken out.
create temporary table moved_product on commit drop as
  select staff_record.*, staff_person.school_id,
    first_value(staff_record.id) over (
      partition by staff_person.school_id, data ->> 'kind', data ->> 'title', data ->> 'number', data ->> 'level',
        coalesce(from_day, to_day), basis, removed_at is null
      order by staff_record.recorded_at, staff_record.id) as product_id
  from staff_record join staff_person on staff_person.id = staff_record.person_id
  where staff_record.kind = 'product';
insert into research_product
    (id, office_id, school_id, kind, title, number, level, made_on, basis, recorded_by, recorded_at, removed_by, removed_at)
  select id, office_id, school_id, data ->> 'kind', data ->> 'title', data ->> 'number', data ->> 'level',
    coalesce(from_day, to_day), basis, recorded_by, recorded_at, removed_by, removed_at
  from moved_product where id = product_id;
insert into research_author
    (id, office_id, product_id, person_id, part, recorded_by, recorded_at, removed_by, removed_at)
  select id, office_id, product_id, person_id, data ->> 'part', recorded_by, recorded_at, removed_by, removed_at
  from moved_product order by recorded_at, id;
delete from staff_record where kind = 'product';
alter table staff_record
  drop constraint staff_record_kind_check,
  add constraint staff_record_kind_check check (kind in (
    'employment', 'personal', 'post', 'lecturing', 'rank', 'degree', 'theory', 'certificate', 'planning',
    'training', 'rating', 'discipline', 'retirement'));
