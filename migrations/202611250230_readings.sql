-- Each reading of a file: a better reader or a mended text makes another one, and no decision is lost by it.
create table reading (
  id uuid primary key default gen_random_uuid(),
  document_id uuid not null references document on delete cascade,
  number integer not null,
  made_at timestamptz not null default now(),
  made_by uuid references auth_user on delete set null,
  -- The reader's proposal whole, and what differed from what was there.
  extraction jsonb not null,
  changes jsonb not null default '[]',
  unique (document_id, number)
);

alter table reading_item
  -- What a newer reading proposes of an item that somebody has already decided or edited.
  add column newer jsonb,
  -- A newer reading no longer finds it; shown, never taken away.
  add column is_gone boolean not null default false,
  -- The item that it was split from, or those that were merged into it.
  add column made_from jsonb not null default '[]',
  -- Merged into another one: out of the list, kept for undo.
  add column merged_into uuid references reading_item on delete cascade,
  -- Where the clerk has put it; ties and nulls by place in the text.
  add column moved_to double precision;

alter table document
  add column header_decision text not null default 'pending' check (header_decision in ('pending', 'accepted'));

-- Findings are checked like directives: kept or not was half of that.
alter table finding
  add column decision text not null default 'pending' check (decision in ('pending', 'accepted', 'rejected')),
  add column version integer not null default 1;
update finding set decision = case when kept then 'accepted' else 'rejected' end
  from document where document.id = finding.document_id and (document.state <> 'draft' or not finding.kept);
alter table finding drop column kept;
update document set header_decision = 'accepted' where state <> 'draft';

-- Doubts are a list to be worked off: who said what of which.
create table doubt_answer (
  document_id uuid not null references document on delete cascade,
  doubt text not null,
  answered_by uuid references auth_user on delete set null,
  answered_at timestamptz not null default now(),
  primary key (document_id, doubt)
);

-- Who has the desk open, so that two people see each other; an old row says nobody.
create table review_presence (
  document_id uuid not null references document on delete cascade,
  user_id uuid not null references auth_user on delete cascade,
  entry text,
  seen_at timestamptz not null default now(),
  primary key (document_id, user_id)
);

-- Where each word stands on its page, to mark it on the picture: [start, end, x0, y0, x1, y1] in UTF-16 units and points.
create table page_layout (
  document_id uuid not null references document on delete cascade,
  page integer not null,
  width double precision not null,
  height double precision not null,
  words jsonb not null,
  primary key (document_id, page)
);
