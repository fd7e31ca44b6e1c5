-- Registers of what comes in and goes out (sổ đến, sổ đi), and the graph of documents.

-- Terms between two congresses, as the office keeps them: Party papers are numbered by them, never by the year.
create table register_term (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  name text not null,
  starts_on date not null,
  -- Null while it runs.
  ends_on date check (ends_on >= starts_on),
  made_by uuid references auth_user on delete set null,
  made_at timestamptz not null default now(),
  removed_by uuid references auth_user on delete set null,
  removed_at timestamptz
);
create index register_term_by_office on register_term (office_id, starts_on) where removed_at is null;

-- How the office numbers where its regime leaves it to the body. The last row holds.
create table register_setting (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  ordinal bigint generated always as identity,
  -- State papers that go out: each type by itself, or one series for all.
  state_out text not null check (state_out in ('perType', 'oneSeries')),
  -- What comes in to a Party office: by the calendar year or by the term.
  party_in text not null check (party_in in ('year', 'term')),
  -- What stands after the type in the symbol of papers that go out: VPTU.
  own_symbol text,
  made_by uuid references auth_user on delete set null,
  made_at timestamptz not null default now()
);
create index register_setting_by_office on register_setting (office_id, ordinal);

-- A series of numbers: of what comes in, or of an issuer and type; within a year or a term.
create table register_series (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  book text not null check (book in ('in', 'out')),
  -- Empty for what comes in.
  issuer_key text not null,
  -- Empty where one series serves all types.
  type text not null,
  -- Papers of a congress: one series for all types, apart from the committee's own.
  is_congress boolean not null default false,
  year integer check (year between 1930 and 2200),
  term_id uuid references register_term on delete cascade,
  made_at timestamptz not null default now(),
  check (num_nonnulls(year, term_id) = 1),
  unique nulls not distinct (office_id, book, issuer_key, type, is_congress, year, term_id)
);

-- Numbers up to here were given in the book on paper; the largest holds.
create table register_start (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  series_id uuid not null references register_series on delete cascade,
  after_number integer not null check (after_number between 0 and 9999999),
  made_by uuid references auth_user on delete set null,
  made_at timestamptz not null default now()
);
create index register_start_by_series on register_start (series_id);

-- A number of a series. It stands there once, for good: a cancelled one stays as cancelled.
create table register_entry (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  series_id uuid not null references register_series on delete cascade,
  book text not null check (book in ('in', 'out')),
  ordinal bigint generated always as identity,
  number integer not null check (number between 1 and 9999999),
  -- 12a: slipped in between, on paper.
  suffix text not null default '',
  -- Given by the counter, or copied from a book on paper, which moves no counter.
  is_given boolean not null,
  registered_on date not null,
  made_by uuid references auth_user on delete set null,
  made_at timestamptz not null default now(),
  cancelled_by uuid references auth_user on delete set null,
  cancelled_at timestamptz,
  cancelled_why text,
  unique (series_id, number, suffix)
);
create index register_entry_by_office on register_entry (office_id, book, registered_on desc, ordinal desc);

-- What the book says of the paper that has the number; none yet: the number is reserved. The row not replaced holds.
create table register_paper (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  entry_id uuid not null references register_entry on delete cascade,
  ordinal bigint generated always as identity,
  -- One that the office has as a file.
  document_id uuid references document on delete cascade,
  -- "296", "TB/VPTU": number and symbol as they stand on the paper.
  paper_number text,
  notation text,
  issuer text,
  issued_on date,
  type text,
  type_name text,
  subject text,
  pages integer check (pages between 0 and 99999),
  copies integer check (copies between 0 and 99999),
  urgency text check (urgency in ('khan', 'thuong_khan', 'hoa_toc')),
  -- When it arrived; for what goes out, when it was sent.
  moved_on date,
  -- Whom it was given to; for what goes out, the recipients.
  to_whom text,
  signer text,
  signer_position text,
  due_on date,
  note text,
  -- Folded, for finding: number with symbol, issuer, and all words.
  number_key text not null,
  issuer_key text not null,
  words text not null,
  -- Registered though the same number, symbol and issuer stood there already.
  twin_why text,
  made_by uuid references auth_user on delete set null,
  made_at timestamptz not null default now(),
  replaced_by uuid references auth_user on delete set null,
  replaced_at timestamptz
);
create unique index register_paper_current on register_paper (entry_id) where replaced_at is null;
create index register_paper_by_key on register_paper (office_id, number_key) where replaced_at is null;
create index register_paper_by_document on register_paper (document_id);

-- That what came in has been dealt with, where no directive or answer says so.
create table register_settled (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  entry_id uuid not null references register_entry on delete cascade,
  settled_on date not null,
  how text not null,
  made_by uuid references auth_user on delete set null,
  made_at timestamptz not null default now(),
  removed_by uuid references auth_user on delete set null,
  removed_at timestamptz
);
create index register_settled_by_entry on register_settled (entry_id) where removed_at is null;

-- A file (hồ sơ) of papers about one affair.
create table dossier (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  code text not null,
  title text not null,
  -- Null: for good.
  keep_until date,
  -- When it goes to the archive, and when it went.
  hand_over_on date,
  handed_over_on date,
  made_by uuid references auth_user on delete set null,
  made_at timestamptz not null default now(),
  removed_by uuid references auth_user on delete set null,
  removed_at timestamptz
);
create unique index dossier_code on dossier (office_id, code) where removed_at is null;
create table dossier_paper (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  dossier_id uuid not null references dossier on delete cascade,
  entry_id uuid not null references register_entry on delete cascade,
  made_by uuid references auth_user on delete set null,
  made_at timestamptz not null default now(),
  removed_by uuid references auth_user on delete set null,
  removed_at timestamptz
);
create unique index dossier_paper_once on dossier_paper (dossier_id, entry_id) where removed_at is null;
create index dossier_paper_by_entry on dossier_paper (entry_id) where removed_at is null;

-- A paper in the graph: one that the office has or has registered, or only its number as others cite it.
create table linked_paper (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  number text,
  number_key text not null,
  type_name text,
  issuer text,
  issuer_key text not null,
  issued_on date,
  document_id uuid unique references document on delete cascade,
  entry_id uuid unique references register_entry on delete cascade,
  made_at timestamptz not null default now()
);
create index linked_paper_by_key on linked_paper (office_id, number_key);

-- That one paper rests on another.
create table paper_link (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  ordinal bigint generated always as identity,
  from_id uuid not null references linked_paper on delete cascade,
  to_id uuid not null references linked_paper on delete cascade,
  kind text not null check (kind in ('cites', 'answers', 'replaces', 'implements')),
  -- Read in the words of the paper, told by a person, or brought by a package.
  origin text not null check (origin in ('read', 'person', 'package')),
  -- As it is cited there, and what the reader doubts of it.
  said_number text not null,
  said_type text,
  said_issuer text,
  said_on date,
  doubt text,
  span_start integer,
  span_end integer,
  made_by uuid references auth_user on delete set null,
  made_at timestamptz not null default now(),
  check (from_id <> to_id)
);
create index paper_link_from on paper_link (from_id);
create index paper_link_to on paper_link (to_id);

-- What persons said of a link; the last word holds.
create table paper_link_word (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references office on delete cascade,
  link_id uuid not null references paper_link on delete cascade,
  ordinal bigint generated always as identity,
  word text not null check (word in ('confirmed', 'refused', 'removed', 'restored')),
  why text,
  -- Null where the paper was read anew and cites it no more.
  by_user uuid references auth_user on delete set null,
  recorded_at timestamptz not null default now()
);
create index paper_link_word_by_link on paper_link_word (link_id, ordinal);

create function refuse_change_of_register() returns trigger language plpgsql as $$
begin
  if current_setting('dondoc.clearing_example', true) is distinct from 'on'
      and current_setting('dondoc.purging', true) is distinct from 'on' then
    raise exception 'history only grows: % on % is refused', tg_op, tg_table_name;
  end if;
  return coalesce(new, old);
end $$;
create trigger register_start_only_grows before update or delete on register_start
  for each row execute function refuse_change_of_register();
create trigger register_entry_stays before delete on register_entry
  for each row execute function refuse_change_of_register();
create trigger register_paper_stays before delete on register_paper
  for each row execute function refuse_change_of_register();
create trigger paper_link_word_only_grows before update or delete on paper_link_word
  for each row execute function refuse_change_of_register();

-- Of a number only its cancelling may change, and that once.
create function refuse_renumbering() returns trigger language plpgsql as $$
begin
  if (old.series_id, old.number, old.suffix) is distinct from (new.series_id, new.number, new.suffix)
      or old.cancelled_at is not null and new.cancelled_at is distinct from old.cancelled_at then
    raise exception 'a number of a register never changes';
  end if;
  return new;
end $$;
create trigger register_entry_keeps_number before update on register_entry
  for each row execute function refuse_renumbering();
