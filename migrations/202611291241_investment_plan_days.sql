-- The day on which a planned day was said, by the clock of the office: "as of any day" asks it.
alter table investment_step_plan add column said_on date not null;
