-- Each lead answers in its own name, and other agencies read only what its head has let out.
alter table self_report add column agency_id uuid references agency;
-- The report of progress that carries the answers; its approval is theirs. Null for one taken over from paper.
alter table self_report add column event_id bigint references directive_event on delete cascade;
alter table self_report disable trigger self_report_only_grows;
update self_report set event_id = (
  select id from directive_event
  where directive_id = self_report.occurrence_id and kind = 'reported' and actor_id::text = self_report.made_by::text
    and recorded_at >= date_trunc('milliseconds', self_report.made_at)
  order by id limit 1);
update self_report set agency_id = coalesce(
  (select agency_id from directive_event where id = self_report.event_id),
  (select agency_id from assignment where directive_id = self_report.directive_id and role = 'lead' and agency_id is not null
   order by position limit 1));
alter table self_report enable trigger self_report_only_grows;
drop index self_report_paper_once;
create unique index self_report_paper_once on self_report (directive_id, year, agency_id) nulls not distinct
  where occurrence_id is null;

-- A report due in January may be on the year gone by.
alter table standing_duty add column years_back integer not null default 0 check (years_back in (0, 1));

-- The day in the office on which a row was taken out: before it, it still stood.
alter table occasion add column removed_on date;
alter table occasion_seat add column removed_on date;
alter table occasion_paper add column removed_on date;
alter table occasion_use add column removed_on date;
update occasion set removed_on = (removed_at at time zone 'Asia/Ho_Chi_Minh')::date where removed_at is not null;
update occasion_seat set removed_on = (removed_at at time zone 'Asia/Ho_Chi_Minh')::date where removed_at is not null;
update occasion_paper set removed_on = (removed_at at time zone 'Asia/Ho_Chi_Minh')::date where removed_at is not null;
update occasion_use set removed_on = (removed_at at time zone 'Asia/Ho_Chi_Minh')::date where removed_at is not null;

-- Whose word a step is: an organiser takes back its own invitation, never the school's answer.
alter table occasion_step add column agency_id uuid references agency;

-- An occasion as it stood before it was set right, until a day.
create table occasion_version (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  occasion_id uuid not null references occasion on delete cascade,
  ordinal bigint generated always as identity,
  kind text not null,
  title text not null,
  organiser_id uuid references agency on delete set null,
  organiser_as_written text,
  starts_on date not null,
  ends_on date,
  place text,
  about text,
  about_document_id uuid references document on delete set null,
  replaced_on date not null,
  replaced_by uuid references auth_user on delete set null,
  replaced_at timestamptz not null default now()
);
create index occasion_version_by_occasion on occasion_version (occasion_id, ordinal);
-- A document or agency that goes is let go here too; nothing else changes.
create trigger occasion_version_only_grows
  before delete or update of kind, title, organiser_as_written, starts_on, ends_on, place, about, replaced_on
  on occasion_version for each row execute function refuse_change_of_participation();
