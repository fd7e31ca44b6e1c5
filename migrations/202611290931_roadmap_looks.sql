-- What is met is watched: when somebody looks again whether it still holds.
alter table roadmap_line add column look_on date;
