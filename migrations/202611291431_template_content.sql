-- A template is a page or two, and every paper is printed from the database alone: its bytes stand in the row (base64), so
-- that they also go wherever the office's rows go.
alter table paper_template
  drop column file_id,
  add column name text not null,
  add column size integer not null,
  add column sha256 text not null,
  add column content text not null;
