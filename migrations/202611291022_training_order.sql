-- What is written in one transaction bears one moment: needs of a file and lines made together keep the order of their rows.
alter table training_need add column made_ordinal bigint generated always as identity;
alter table training_line add column made_ordinal bigint generated always as identity;
