import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Database, openDatabase } from '../database/connection.ts';
import { createTestDatabase } from '../database/test-server.ts';
import { bestPlaces, marksOf, placesOf, snippetOf } from './marking.ts';
import { foundIn } from './matching.ts';
import { foldedWords, markedWords, parseQuery, wordsIn } from './rules.ts';

const plain = (typed: string) =>
  parseQuery(typed).terms.map(({ words }) => words.map((one) => one.plain).join(' '));
const marksIn = (text: string, typed: string) =>
  marksOf(placesOf(text, parseQuery(typed)) ?? []).map(([start, end]) => text.slice(start, end));

describe('what somebody types', () => {
  test('words, phrases in any quotation marks, numbers', () => {
    expect(plain('đào tạo "cán bộ xã"')).toEqual(['dao', 'tao', 'can bo xa']);
    expect(plain('“trường chính trị” «mức độ 1»')).toEqual(['truong chinh tri', 'muc do 1']);
    expect(plain('296-TB/VPTU')).toEqual(['296 tb vptu']);
    expect(plain('296 TB VPTU')).toEqual(['296', 'tb', 'vptu']);
    expect(plain('118/2023 TB296-2023-3.1')).toEqual(['118 2023', 'tb 296 2023 3 1']);
    expect(plain('  “” - ')).toEqual([]);
    expect(plain('"mở mà không đóng')).toEqual(['mo ma khong dong']);
  });

  test('the last word may be only begun, until a space or a closing mark ends it', () => {
    expect(parseQuery('trường ch').terms.map(({ isOpen }) => isOpen)).toEqual([false, true]);
    expect(parseQuery('trường ').terms[0]?.isOpen).toBe(false);
    expect(parseQuery('"trường"').terms[0]?.isOpen).toBe(false);
  });
});

describe('right places', () => {
  test('in the original words, composed or not, whatever stood for accents', () => {
    expect(marksIn('Đảng uỷ xã', 'dang uy')).toEqual(['Đảng', 'uỷ']);
    const decomposed = 'ĐẢNG ỦY và Đáng kể'.normalize('NFD');
    expect(marksIn(decomposed, 'đảng uỷ').map((said) => said.normalize('NFC'))).toEqual(['ĐẢNG', 'ỦY']);
    expect(marksIn('Số 296-TB/VPTU', '296 TB VPTU')).toEqual(['296', 'TB', 'VPTU']);
    expect(marksIn('Số 296-TB/VPTU', '296-tb/vptu')).toEqual(['296-TB/VPTU']);
    expect(placesOf('Số 296-TB/VPTU', parseQuery('96'))).toBeNull();
    expect(placesOf('cán và bộ', parseQuery('"cán bộ"'))).toBeNull();
  });

  test('with marks typed, those with other marks only where there are no better ones', () => {
    expect(marksIn('đang họp Đảng', 'Đảng')).toEqual(['Đảng']);
    expect(marksIn('đang họp', 'Đảng')).toEqual(['đang']);
  });

  test('a snippet is a slice of the text around the most of the words', () => {
    const far = `${'mở đầu '.repeat(60)}kế hoạch\nđào tạo cán bộ${' kết thúc'.repeat(60)}`;
    const places = placesOf(far, parseQuery('ke dao tao')) ?? [];
    const { text, marks } = snippetOf(far, bestPlaces(places));
    expect(marks.map(([start, end]) => text.slice(start, end))).toEqual(['kế', 'đào', 'tạo']);
    expect(text).toMatch(/^… .*kế hoạch đào tạo cán bộ.* …$/);
  });

  test('a person is found by the given name first', () => {
    const things = ['Long Văn Bình', 'Vàng A Long', 'Lò Long'].map((title) => ({
      ...{ id: title, title, href: '/', detail: null },
    }));
    const { hits } = foundIn(things, { query: parseQuery('long'), limit: 9, offset: 0, most: 9 });
    expect(hits.map(({ title }) => title.text)).toEqual(['Vàng A Long', 'Lò Long', 'Long Văn Bình']);
  });
});

/** Chance that repeats. */
function chance(seed: number) {
  let state = seed;
  return (n: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor((state / 0x7fffffff) * n) % n;
  };
}

const syllables =
  'Đảng uỷ ủy đào tạo cán bộ trường chuẩn nghiệm thu quý hoà hòa hòan VPTU TB296 118 2023 ĐẢNG Ân'.split(' ');
const signs = [' ', '\n', '-', '/', ', ', ' “', '” ', '\u00a0', '.', ' 𝒳 ', 'ß', ' я', '\u00ad'];

function randomText(below: (n: number) => number, words = 30): string {
  let text = '';
  for (let n = 0; n < words; n++) {
    const word = syllables[below(syllables.length)] ?? '';
    text += (below(2) ? word.normalize('NFD') : word.normalize('NFC')) + signs[below(signs.length)];
  }
  return text;
}

test('offsets give exactly the words that match, however the text is composed', () => {
  const below = chance(7);
  for (let run = 0; run < 500; run++) {
    const text = randomText(below);
    const said = [...wordsIn(text)];
    expect(said.map((word) => word.plain).join(' ')).toBe(foldedWords(text).trim());
    expect(said.map((word) => word.marked ?? word.plain)).toEqual(markedWords(text));
    const from = below(said.length - 2);
    const typed = said.slice(from, from + 1 + below(2)).map((word) => text.slice(word.start, word.end));
    const query = parseQuery(`"${typed.join(' ')}"`);
    const places = placesOf(text, query);
    expect(places).not.toBeNull();
    for (const { start, end, term } of places ?? []) {
      const words = query.terms[term]?.words.map((word) => word.plain).join(' ');
      expect(foldedWords(text.slice(start, end)).trim()).toBe(words);
      expect(/^\p{M}/u.test(text.slice(end))).toBe(false);
    }
    const { text: shown, marks } = snippetOf(text, bestPlaces(places ?? []));
    for (const [start, end] of marks)
      expect(foldedWords(shown.slice(start, end)).trim()).toContain(query.terms[0]?.words[0]?.plain);
  }
});

describe('the index and the page fold alike', () => {
  let db: Database;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    const made = await createTestDatabase();
    db = openDatabase(made.url);
    drop = made.drop;
  });
  afterAll(async () => {
    await db.destroy();
    await drop();
  });

  async function bySql(texts: string[]): Promise<{ folded: string; marked: string }[]> {
    const { rows } = await sql<{ folded: string; marked: string }>`
      select search_folded(search_letters(said)) as folded, search_marked(search_letters(said)) as marked
      from unnest(${texts}::text[]) with ordinality as texts (said, n) order by n`.execute(db);
    return rows;
  }

  test('every letter and mark, and random text', async () => {
    const signs = Array.from({ length: 0x2fff }, (_, n) => n + 1).map(
      (code) => `a${String.fromCharCode(code)}b 1${String.fromCharCode(code)}2`,
    );
    const below = chance(11);
    const texts = [...signs, ...Array.from({ length: 300 }, () => randomText(below))];
    const rows = await bySql(texts);
    const differ = texts.filter((text, n) => {
      const marked = rows[n]?.marked.split(' ').filter(Boolean).join(' ');
      return rows[n]?.folded !== foldedWords(text) || marked !== markedWords(text).join(' ');
    });
    expect(differ).toEqual([]);
  });
});
