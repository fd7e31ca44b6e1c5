-- What the school has and needs, and the money for it.

-- A building, a room, a collection, a set of equipment. What is known of it stands in dated records below.
create table facility (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  school_id uuid not null references agency on delete cascade,
  made_by uuid references auth_user,
  made_at timestamptz not null default now(),
  removed_by uuid references auth_user,
  removed_at timestamptz
);
create index facility_by_school on facility (school_id) where removed_at is null;

-- The whole of what is known of a facility from a day on. No norm of area or number is in any source: none stands here.
create table facility_record (
  id bigint generated always as identity primary key,
  facility_id uuid not null references facility on delete cascade,
  on_day date not null,
  kind text not null check (kind in ('classroom', 'hall', 'dormitory', 'library', 'office', 'equipment', 'other')),
  name text not null,
  condition text check (condition in ('good', 'worn', 'broken', 'building', 'none')),
  area_m2 numeric(12, 2) check (area_m2 >= 0),
  -- Rooms of a building, pieces of a set.
  count integer check (count >= 0),
  needed_area_m2 numeric(12, 2) check (needed_area_m2 >= 0),
  needed_count integer check (needed_count >= 0),
  need text,
  land_paper text,
  note text,
  made_by uuid references auth_user,
  made_at timestamptz not null default now()
);
create index facility_record_by_facility on facility_record (facility_id, on_day, id);
create trigger facility_record_only_grows before update or delete on facility_record
  for each row execute function refuse_change_but_clearing();
create trigger facility_record_never_emptied before truncate on facility_record
  for each statement execute function refuse_change();

create table investment_item (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  school_id uuid not null references agency on delete cascade,
  code text not null,
  made_by uuid references auth_user,
  made_at timestamptz not null default now(),
  removed_by uuid references auth_user,
  removed_at timestamptz
);
create unique index investment_item_code on investment_item (office_id, lower(code)) where removed_at is null;

-- What an item is, each time anew: the last one holds.
create table investment_item_version (
  id bigint generated always as identity primary key,
  item_id uuid not null references investment_item on delete cascade,
  name text not null,
  need text,
  -- Cascading, so that the example can be cleared; the trigger below refuses it otherwise.
  facility_id uuid references facility on delete cascade,
  owner_id uuid references agency on delete cascade,
  coordinating_ids uuid[] not null default '{}',
  -- The code of the directive that it answers.
  directive_code text,
  note text,
  made_by uuid references auth_user,
  made_at timestamptz not null default now()
);
create index investment_item_version_by_item on investment_item_version (item_id, id);
create trigger investment_item_version_only_grows before update or delete on investment_item_version
  for each row execute function refuse_change_but_clearing();
create trigger investment_item_version_never_emptied before truncate on investment_item_version
  for each statement execute function refuse_change();

-- Money, to the đồng. A sum is always a recount of these rows.
create table investment_entry (
  id uuid primary key default gen_random_uuid(),
  ordinal bigint generated always as identity,
  item_id uuid not null references investment_item on delete cascade,
  kind text not null check (kind in ('estimate', 'plan', 'allocation', 'disbursement')),
  -- The budget year and source; of a total estimate, neither.
  year integer check (year between 2000 and 2100),
  source text check (source in ('central', 'province', 'recurrent', 'society', 'other')),
  -- What it adds; a cut is below nought.
  amount numeric(18, 0) not null check (amount <> 0),
  on_day date not null,
  -- Of a plan: by when the money is to be there, where the paper says so.
  due_on date,
  paper text,
  note text,
  -- The entry that this one takes back, whole.
  reverses_id uuid unique references investment_entry on delete cascade,
  made_by uuid references auth_user,
  made_at timestamptz not null default now(),
  check ((kind = 'estimate') = (year is null)),
  check ((kind = 'estimate') = (source is null)),
  check (due_on is null or kind = 'plan')
);
create index investment_entry_by_item on investment_entry (item_id, ordinal);
create trigger investment_entry_only_grows before update or delete on investment_entry
  for each row execute function refuse_change_but_clearing();
create trigger investment_entry_never_emptied before truncate on investment_entry
  for each statement execute function refuse_change();

-- What was spent of a year and source by our entries and by the Treasury, side by side; the last row holds.
create table investment_reconciliation (
  id bigint generated always as identity primary key,
  office_id uuid not null references office on delete cascade,
  school_id uuid not null references agency on delete cascade,
  year integer not null check (year between 2000 and 2100),
  source text not null check (source in ('central', 'province', 'recurrent', 'society', 'other')),
  act text not null check (act in ('close', 'reopen')),
  ours numeric(18, 0),
  treasury numeric(18, 0),
  -- Why the two differ; why it is opened again.
  explanation text,
  paper text,
  on_day date not null,
  made_by uuid references auth_user,
  made_at timestamptz not null default now(),
  check (act = 'close' or explanation is not null),
  check ((act = 'close') = (ours is not null and treasury is not null)),
  check (act = 'reopen' or ours = treasury or explanation is not null)
);
create index investment_reconciliation_by_school on investment_reconciliation (school_id, year, source, id);
create trigger investment_reconciliation_only_grows before update or delete on investment_reconciliation
  for each row execute function refuse_change_but_clearing();
create trigger investment_reconciliation_never_emptied before truncate on investment_reconciliation
  for each statement execute function refuse_change();

-- Milestones that were reached. One written by mistake is taken back by another row.
create table investment_step (
  id uuid primary key default gen_random_uuid(),
  ordinal bigint generated always as identity,
  item_id uuid not null references investment_item on delete cascade,
  stage text not null check (stage in ('policy', 'project', 'tender', 'build', 'handover')),
  on_day date not null,
  paper text,
  note text,
  takes_back_id uuid unique references investment_step on delete cascade,
  made_by uuid references auth_user,
  made_at timestamptz not null default now(),
  check (takes_back_id is null or note is not null)
);
create index investment_step_by_item on investment_step (item_id, ordinal);
create trigger investment_step_only_grows before update or delete on investment_step
  for each row execute function refuse_change_but_clearing();
create trigger investment_step_never_emptied before truncate on investment_step
  for each statement execute function refuse_change();

-- By when a milestone is planned and whose turn it is then; the last row holds, the earlier ones are its history.
create table investment_step_plan (
  id bigint generated always as identity primary key,
  item_id uuid not null references investment_item on delete cascade,
  stage text not null check (stage in ('policy', 'project', 'tender', 'build', 'handover')),
  planned_on date,
  agency_id uuid references agency on delete cascade,
  reason text,
  made_by uuid references auth_user,
  made_at timestamptz not null default now()
);
create index investment_step_plan_by_item on investment_step_plan (item_id, id);
create trigger investment_step_plan_only_grows before update or delete on investment_step_plan
  for each row execute function refuse_change_but_clearing();
create trigger investment_step_plan_never_emptied before truncate on investment_step_plan
  for each statement execute function refuse_change();

-- A list of items that somebody has taken in and not yet confirmed.
create table investment_import (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  file_name text not null,
  sha256 text not null,
  rows_read jsonb,
  created_by uuid not null references auth_user on delete cascade,
  created_at timestamptz not null default now(),
  confirmed_at timestamptz
);

alter table indicator_link
  add constraint indicator_link_investment_item
    foreign key (investment_item_id) references investment_item on delete cascade;
