-- What a person read on the paper where recognition read otherwise. The file and the first reading stay as they are; a
-- correction belongs to a place on the paper, so that it also holds when the file is read again.
create table text_correction (
  id uuid primary key default gen_random_uuid(),
  document_id uuid not null references document on delete cascade,
  page integer not null,
  -- In points from the top left corner of the page.
  box_left double precision not null,
  box_top double precision not null,
  box_right double precision not null,
  box_bottom double precision not null,
  -- The same words twice: somebody looked, and the machine was right.
  was text not null,
  becomes text not null,
  made_by uuid references auth_user on delete set null,
  made_at timestamptz not null default now()
);
create index text_correction_by_document on text_correction (document_id, made_at);
