import { syllablesFrom } from '@dondoc/vietnamese';
import { type Expression, type RawBuilder, sql } from 'kysely';
import type { Db } from '../database/connection.ts';
import { hasMarks } from './rules.ts';
import type { Asked, Found, Hit, Query, Term, Word } from './schema.ts';

/** As long as a word is kept in the index. */
const KEPT = 24;

const lexeme = (word: string): string => `'${word.slice(0, KEPT)}'`;

/**
 * A word that may be only begun. Syllables are named one by one, since the index joins what it is told by name with the
 * other words at once, but gathers all of an open beginning first; what no syllable begins with is rare enough for that.
 * A year that is being typed would gather half of all there is.
 */
function openLexeme(plain: string): string {
  if (plain.length < 2) return lexeme(plain);
  if (/^\d/.test(plain))
    return /^(19|20)\d{0,1}$/.test(plain) || plain.length < 3 ? lexeme(plain) : `${lexeme(plain)}:*`;
  const syllables = syllablesFrom(plain);
  if (syllables.length === 0) return `${lexeme(plain)}:*`;
  return `(${[...new Set([plain, ...syllables])].map(lexeme).join('|')})`;
}

function lexemesOf({ words, isOpen }: Term, withMarks: boolean): string[] {
  const said = ({ plain, marked }: Word, isLast: boolean) => {
    if (withMarks && marked) return lexeme(marked);
    return isOpen && isLast ? openLexeme(plain) : lexeme(plain);
  };
  return words.map((word, n) => said(word, n === words.length - 1));
}

const plainOf = ({ words, isOpen }: Term): string =>
  `% ${words.map(({ plain }) => plain).join(' ')}${isOpen ? '' : ' '}%`;

/** What the index is asked for, and which rows of a phrase stand so. */
interface Question {
  lexemes: string[];
  phrases: string[];
  /** The whole of what was typed, as one phrase. */
  whole: string;
}

function questionOf({ terms }: Query, withMarks: boolean): Question {
  return {
    lexemes: terms.flatMap((term) => lexemesOf(term, withMarks)),
    phrases: terms.filter(({ words }) => words.length > 1).map(plainOf),
    whole: plainOf({ words: terms.flatMap(({ words }) => words), isOpen: terms.at(-1)?.isOpen ?? false }),
  };
}

/** The ids of a kind that have the words, marks or not: for a list that looks at each of them itself. */
export function subjectsWith(officeId: string, kind: string, query: Query): RawBuilder<string> {
  const question = questionOf(query, false);
  const asked = [inOffice({ kind, officeId }), ...question.lexemes].join(' & ');
  return sql`select subject_id from search_entry as entry
    where lexemes @@ ${asked}::tsquery and ${phrasesHold(question)}`;
}

/** Ids of the kind that have the words, as far as an office has so many: the room then looks at what whoever asks may see. */
export async function idsOf(db: Db, officeId: string, kind: string, query: Query): Promise<string[]> {
  if (query.terms.length === 0) return [];
  const { rows } = await sql<{ subjectId: string }>`
    ${subjectsWith(officeId, kind, query)} limit ${MOST_OF_A_ROOM}`.execute(db);
  return rows.map(({ subjectId }) => subjectId);
}

const MOST_OF_A_ROOM = 5000;

export interface Entry {
  subjectId: string;
  /** The newer the higher. */
  id: number;
  /** 3: the title or number has it all in a row; 2: all its words; 1: it stands somewhere in a row. */
  rank: number;
}

/** A query of the ids (`id`) that the viewer may see. */
type VisibleIds = Expression<{ id: string }>;

interface Search {
  officeId: string;
  kind: string;
  query: Query;
  /** Left out: whoever asks narrows it down. */
  visible?: VisibleIds;
  /** Whether the viewer sees (nearly) all of the kind: then the newest are looked through first. */
  seesAll: boolean;
  limit: number;
}

/** Entries of a kind that have the words, best first: those with the marks that were typed, then the others. */
export async function entriesOf(db: Db, search: Search): Promise<Entry[]> {
  const { query, limit } = search;
  if (query.terms.length === 0) return [];
  const exact = hasMarks(query) ? await ranked(db, search, questionOf(query, true), limit) : [];
  if (exact.length >= limit) return exact;
  const all = await ranked(db, search, questionOf(query, false), limit);
  const known = new Set(exact.map(({ id }) => id));
  return [...exact, ...all.filter(({ id }) => !known.has(id))].slice(0, limit);
}

/** The page that is asked for of what the index has: `rowsOf` reads its rows, `hitOf` shows each. */
export async function hitsIn<Row extends { id: string }>(
  db: Db,
  search: Omit<Search, 'query' | 'limit'>,
  { query, limit, offset, most }: Asked,
  rowsOf: (ids: string[]) => Promise<Row[]>,
  hitOf: (row: Row, query: Query) => Hit,
): Promise<Found> {
  const found = await entriesOf(db, { ...search, query, limit: most + 1 });
  const ids = found.slice(offset, offset + limit).map(({ subjectId }) => subjectId);
  const byId = new Map((await rowsOf(ids)).map((row) => [row.id, row]));
  const rows = ids.flatMap((id) => byId.get(id) ?? []);
  return { hits: rows.map((row) => hitOf(row, query)), total: found.length };
}

async function ranked(db: Db, search: Search, question: Question, limit: number): Promise<Entry[]> {
  const found: Entry[] = search.seesAll
    ? await fromNewest(db, search, question, limit)
    : await among(db, search, question, limit);
  return found.toSorted((a, b) => b.rank - a.rank || b.id - a.id);
}

const BLOCK_BITS = 11;
/** How many blocks (2048 entries each) are looked through at each step back in time; then all that is left. */
const STEPS = [2, 8];

/**
 * Common words stand everywhere: the newest blocks hold enough of them. Rare words are few everywhere. A question that names
 * many blocks costs the index more than one that names none.
 */
async function fromNewest(db: Db, search: Search, question: Question, limit: number): Promise<Entry[]> {
  const newest = await newestBlock(db);
  const found: Entry[] = [];
  let to = newest;
  for (const step of [...STEPS, Number.POSITIVE_INFINITY]) {
    if (to < 0 || found.length >= limit) break;
    const from = Math.max(0, to - step + 1);
    const isRest = from === 0;
    const blocks = isRest ? [] : Array.from({ length: to - from + 1 }, (_, n) => `'block:${to - n}'`);
    const below = (to + 1) * 2 ** BLOCK_BITS;
    found.push(...(await inBlocks(db, search, question, { blocks, below, limit: limit - found.length })));
    to = from - 1;
  }
  return found;
}

async function newestBlock(db: Db): Promise<number> {
  const row = await db
    .selectFrom('searchEntry')
    .select('id')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? Math.floor(Number(row.id) / 2 ** BLOCK_BITS) : -1;
}

const inOffice = ({ kind, officeId }: Pick<Search, 'kind' | 'officeId'>): string =>
  `'in:${kind}:${officeId}'`;

const phrasesHold = (question: Question): RawBuilder<unknown> =>
  sql.join([sql`true`, ...question.phrases.map((phrase) => sql`entry.words like ${phrase}`)], sql` and `);

const rankOf = ({ whole }: Question, { query }: Search) => {
  const each = query.terms.map((term) => sql`entry.heading like ${plainOf(term)}`);
  return sql`case when entry.heading like ${whole} then 3 when ${sql.join(each, sql` and `)} then 2
    when entry.words like ${whole} then 1 else 0 end`;
};

const SPARE = 100;

interface Piece {
  blocks: string[];
  below: number;
  limit: number;
}

async function inBlocks(db: Db, search: Search, question: Question, piece: Piece): Promise<Entry[]> {
  const { blocks, below, limit } = piece;
  // Some of them may be seen no more.
  const gathered = limit + SPARE;
  const within = blocks.length > 0 ? [`(${blocks.join('|')})`] : [];
  const asked = [inOffice(search), ...within, ...question.lexemes].join(' & ');
  // Not by the order of ids, so that the index of words is used.
  const { rows } = await sql<Entry>`
    with entry as materialized (
      select id, subject_id, heading, words from search_entry as entry
      where lexemes @@ ${asked}::tsquery and id < ${below} and ${phrasesHold(question)}
      order by id + 0 desc limit ${gathered})
    select entry.id::int8 as id, entry.subject_id, ${rankOf(question, search)} as rank from entry
    ${search.visible ? sql`join ${search.visible} as seen on seen.id = entry.subject_id` : sql``}
    order by entry.id desc limit ${limit}`.execute(db);
  return rows;
}

/** Of what few things somebody sees, those that have the words. */
async function among(db: Db, search: Search, question: Question, limit: number): Promise<Entry[]> {
  const seen = search.visible
    ? sql`join ${search.visible} as seen on seen.id = entry.subject_id`
    : sql`join (select null::uuid as id where false) as seen on true`;
  const { rows } = await sql<Entry>`
    select entry.id::int8 as id, entry.subject_id, ${rankOf(question, search)} as rank from search_entry as entry ${seen}
    where entry.kind = ${search.kind} and lexemes @@ ${[inOffice(search), ...question.lexemes].join(' & ')}::tsquery
      and ${phrasesHold(question)}
    order by entry.id desc limit ${limit}`.execute(db);
  return rows;
}
