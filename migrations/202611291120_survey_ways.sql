-- A ballot taken by the class's link counts among its learners, whatever the device says of itself.
alter table survey_ballot add column of_class boolean not null default false;

-- Void sheets by way in, exact: a way by which only a few valid sheets came keeps a result from being shown.
alter table survey_wave add column voids jsonb not null default '{}';
-- Sheets by audience as of the last writing of five or more: all that is said of them while a wave is open.
alter table survey_wave add column answered jsonb not null default '{}';
