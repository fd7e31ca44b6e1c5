-- The day on which a task became a directive: until then it is late by its own day.
alter table committee_task add column directed_on date;
update committee_task set directed_on = directive.planned_on from directive where directive.id = directive_id;
alter table committee_task add check (directive_id is null or directed_on is not null);

-- All papers of a meeting go with its notice, which the meeting itself names.
alter table committee_record drop column document_id;

-- Who was told of a meeting was told its title: that is out of sight, and goes, with its notice.
update notice set subject_kind = 'meeting', subject_id = split_part(key, ':', 2) where key like 'committeeMeeting:%';
create or replace view held_subject as
  select id::text as id from document where held_at is not null
  union all
  select directive.id::text from directive join document on document.id = directive.document_id
  where document.held_at is not null
  union all
  select meeting.id::text from meeting join document on document.id = meeting.document_id
  where document.held_at is not null;
