-- Which indicator stands for which is a person's word: one taken back stays, with who and when.
alter table indicator_mapping drop constraint indicator_mapping_pkey;
alter table indicator_mapping
  add column id bigint generated always as identity primary key,
  add column removed_by uuid references auth_user on delete set null,
  add column removed_at timestamptz;
create unique index indicator_mapping_once on indicator_mapping (from_id, to_id) where removed_at is null;
create index indicator_mapping_by_later on indicator_mapping (to_id) where removed_at is null;
