-- Until when more time is asked for, while nobody has decided: so that whoever may decide finds the requests.
alter table directive_period add column asked_date date;
