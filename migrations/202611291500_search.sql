-- Search over everything: one index of words, filled by triggers, so that whoever writes a row need not think of it and
-- whatever removes a row removes its words (docs/decisions/044). No extension is needed.

-- The letters of a text as they are compared: decomposed, lower case, each sign between words one space. Marks stand only
-- after letters; letters and figures are words of their own ("TB296" is "tb 296"). The same rule stands in
-- platform/search/rules.ts; a test holds the two together.
create function search_letters(said text) returns text language sql immutable parallel safe return
  regexp_replace(regexp_replace(regexp_replace(regexp_replace(
    lower(translate(normalize(coalesce(said, ''), NFD), 'Đ', 'đ') collate "C"),
    '[^a-z0-9đ\u0300-\u036f]+', ' ', 'g'),
    '(^|[^a-zđ\u0300-\u036f])[\u0300-\u036f]+', '\1 ', 'g'),
    '([a-zđ\u0300-\u036f])([0-9])', '\1 \2', 'g'),
    '([0-9])([a-zđ])', '\1 \2', 'g');

-- Marks dropped, đ as d.
create function search_folded(letters text) returns text language sql immutable parallel safe return
  ' ' || trim(regexp_replace(translate(regexp_replace(letters, '[\u0300-\u036f]+', '', 'g'), 'đ', 'd'), ' +', ' ', 'g'))
  || ' ';

-- Marks kept, the tone at the end of its syllable: uỷ and ủy are the same word.
create function search_marked(letters text) returns text language sql immutable parallel safe return
  regexp_replace(letters, '([\u0300\u0301\u0303\u0309\u0323])([a-zđ\u0302\u0306\u031b]+)', '\2\1', 'g');

create table search_entry (
  -- The newer the higher: hits are taken from the newest down.
  id bigint generated always as identity primary key,
  office_id uuid not null references office on delete cascade,
  kind text not null,
  subject_id uuid not null,
  -- Folded words, a space before and after each: for phrases, and for what stands in a title or number.
  heading text not null,
  words text not null,
  -- The words folded and with their marks, whose they are, and a block of ids, so that one index answers "the newest of
  -- this office with these words" without reading all that have them.
  lexemes tsvector not null,
  unique (kind, subject_id)
);
create index search_entry_by_lexeme on search_entry using gin (lexemes)
  with (fastupdate = on, gin_pending_list_limit = 1024);
create index search_entry_by_office on search_entry (office_id);
-- Lexemes of common words say nothing of how rare words stand together.
alter table search_entry alter column lexemes set statistics 400;

-- Of a file that is one table of figures only so many words are found: PostgreSQL bears no more (1 MB).
create function search_lexemes(entry_id bigint, office uuid, kind text, letters text) returns tsvector
  language sql immutable parallel safe return (
  select array_to_tsvector(array_agg(word) || array['in:' || kind || ':' || office, 'block:' || (entry_id >> 11)])
  from (
    select distinct left(word, 24) as word
    from unnest(string_to_array(search_folded(letters) || search_marked(letters), ' ')) as word
    where word <> '' limit 24000
  ) as words);

create function search_put(office uuid, of_kind text, subject uuid, named text, said text) returns void
  language plpgsql as $$
declare
  letters text := search_letters(named || ' / ' || said);
  entry bigint;
begin
  select id into entry from search_entry where kind = of_kind and subject_id = subject;
  if entry is null then
    entry := nextval(pg_get_serial_sequence('search_entry', 'id'));
    insert into search_entry (id, office_id, kind, subject_id, heading, words, lexemes) overriding system value
    values (entry, office, of_kind, subject, search_folded(search_letters(named)), search_folded(letters),
      search_lexemes(entry, office, of_kind, letters));
  else
    update search_entry set heading = search_folded(search_letters(named)), words = search_folded(letters),
      lexemes = search_lexemes(entry, office, of_kind, letters) where id = entry;
  end if;
end $$;

-- One row of any table, by the names of its columns. A row that bears no office asks the row above it.
create function search_put_row(of_kind text, named text, said text, above text, row_said jsonb) returns void
  language plpgsql as $$
declare
  office uuid := (row_said ->> 'office_id')::uuid;
begin
  if office is null then
    execute format('select office_id from %I where id = $1', split_part(above, '.', 2)) into office
      using (row_said ->> split_part(above, '.', 1))::uuid;
  end if;
  if office is null then
    return;
  end if;
  perform search_put(office, of_kind, (row_said ->> 'id')::uuid,
    (select coalesce(string_agg(row_said ->> name, ' / ' order by at), '')
      from unnest(string_to_array(named, ' ')) with ordinality as columns (name, at)),
    (select coalesce(string_agg(row_said ->> name, ' / ' order by at), '')
      from unnest(string_to_array(said, ' ')) with ordinality as columns (name, at)));
end $$;

create function search_keep() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    delete from search_entry where kind = tg_argv[0] and subject_id = old.id;
  else
    perform search_put_row(tg_argv[0], tg_argv[1], tg_argv[2], tg_argv[3], to_jsonb(new));
  end if;
  return null;
end $$;

-- Makes rows of a table found: which columns name the thing, which say more of it, and where the office stands if not in
-- the row itself ('set_id.indicator_set'). Rows that are there already are filled in.
create function search_over(of_table text, of_kind text, named text, said text, above text default '') returns void
  language plpgsql as $$
begin
  execute format(
    'create trigger %I after insert or delete or update of %s on %I for each row execute function search_keep(%L, %L, %L, %L)',
    of_table || '_found', replace(trim(named || ' ' || said), ' ', ', '), of_table, of_kind, named, said, above);
  execute format('select search_put_row(%L, %L, %L, %L, to_jsonb(t)) from %I as t', of_kind, named, said, above, of_table);
end $$;

select search_over('document', 'document', 'number type_name subject issuer', 'text');
-- The words with their marks: code, title, text, number of the document, agencies.
select search_over('directive', 'directive', 'code title', 'search_marked');
select search_over('agency_name', 'agency', 'name short_name', 'aliases', 'agency_id.agency');
select search_over('staff_person', 'person', 'full_name', '');
select search_over('set_indicator', 'indicator', 'code name', 'evidence_expected', 'set_id.indicator_set');
select search_over('evidence', 'evidence', 'code title number', 'issuer');
select search_over('training_programme', 'programme', 'name', 'basis');
select search_over('training_class', 'class', 'code name', 'place decision_number');
select search_over('proposal', 'proposal', 'text', '');
select search_over('committee', 'committee', 'name', 'purpose scheme');
select search_over('research_product', 'product', 'title', 'place number');
select search_over('occasion', 'occasion', 'title', 'place about organiser_as_written');
