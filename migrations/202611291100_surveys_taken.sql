-- A wave may be laid down for a day to come; on that day it starts, and links go out. One that was laid down by mistake
-- is taken out with who and when.
alter table survey_wave add column started_on date;
alter table survey_wave add column reminded_on date;
alter table survey_wave add column removed_by uuid references auth_user on delete set null;
alter table survey_wave add column removed_at timestamptz;

-- How a link of one's own went out, and when. The link itself is kept nowhere.
alter table survey_invitation add column link_by text check (link_by in ('mail', 'print'));
alter table survey_invitation add column linked_on date;
