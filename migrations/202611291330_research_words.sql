-- What a topic is, each time anew: the last one holds, and what was read before a decision can still be read.
create table research_topic_version (
  id bigint generated always as identity primary key,
  office_id uuid not null references office on delete cascade,
  topic_id uuid not null references research_topic on delete cascade,
  kind text not null check (kind in ('topic', 'review', 'workshop')),
  level text not null check (level in ('school', 'province', 'ministry')),
  title text not null,
  -- In the words of the school's list on that day.
  field text,
  -- Who manages topics of its level (Sở Khoa học và Công nghệ); null: the school itself. Cascading, so that the example
  -- can be cleared; the trigger below refuses it otherwise.
  managing_agency_id uuid references agency on delete cascade,
  summary text,
  written_by uuid references auth_user on delete set null,
  written_at timestamptz not null default clock_timestamp()
);
create index research_topic_version_by_topic on research_topic_version (topic_id, id);
create index research_topic_version_by_manager on research_topic_version (managing_agency_id);
insert into research_topic_version
    (office_id, topic_id, kind, level, title, field, managing_agency_id, summary, written_by, written_at)
  select office_id, id, kind, level, title, field, managing_agency_id, summary, made_by, made_at
  from research_topic order by made_at, id;
create trigger research_topic_version_only_grows before update or delete on research_topic_version
  for each row execute function refuse_change_but_clearing();
create trigger research_topic_version_never_emptied before truncate on research_topic_version
  for each statement execute function refuse_change();
alter table research_topic
  drop column kind, drop column level, drop column title, drop column field, drop column managing_agency_id,
  drop column summary;

-- Nobody is an author of the same work twice: of two such rows the one written first stays.
update research_author set removed_at = now()
  where removed_at is null and person_id is not null and exists (
    select from research_author as first
    where first.product_id = research_author.product_id and first.person_id = research_author.person_id
      and first.removed_at is null and first.ordinal < research_author.ordinal);
create unique index research_author_once on research_author (product_id, person_id) where removed_at is null;
