-- A template is of one regime: papers of a school or a department of the other are not laid on it. Those there are were
-- tried with a paper of the office's own.
alter table paper_template add column regime text check (regime in ('party', 'state'));
alter table paper_template_force add column regime text check (regime in ('party', 'state'));
alter table paper_template disable trigger paper_template_only_grows;
alter table paper_template_force disable trigger paper_template_force_only_grows;
update paper_template set regime = (select regime from office where id = office_id);
update paper_template_force set regime = (select regime from office where id = office_id);
alter table paper_template enable trigger paper_template_only_grows;
alter table paper_template_force enable trigger paper_template_force_only_grows;
alter table paper_template alter column regime set not null;
alter table paper_template_force alter column regime set not null;
drop index paper_template_force_by_form;
create index paper_template_force_by_form on paper_template_force (office_id, form, regime, id);
