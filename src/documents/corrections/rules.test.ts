import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LaidWord, PageLayout } from '../layout/schema.ts';
import { corrected, type Laid, placeOf, standsAt } from './rules.ts';

/** Each letter is ten points wide, each line twenty high. */
function laid(text: string, confidence: number | null = 0.5): Laid {
  let top = -20;
  const words = text.split('\n').flatMap((line, index, lines) => {
    const from = lines.slice(0, index).join('\n').length + (index > 0 ? 1 : 0);
    top += 20;
    return [...line.matchAll(/\S+/g)].map(({ 0: word, index: at }): LaidWord => {
      const place = [from + at, from + at + word.length, 10 * at, top, 10 * (at + word.length), top + 20];
      return [...place, ...(confidence === null ? [] : [confidence])] as unknown as LaidWord;
    });
  });
  const layout: PageLayout[] = [{ page: 1, width: 600, height: 800, words }];
  return { text, pages: [{ number: 1, span: [0, text.length] }], warnings: [], layout };
}

const spanOf = (text: string, words: string): [number, number] => [
  text.indexOf(words),
  text.indexOf(words) + words.length,
];

function correct(read: Laid, words: string, becomes: string) {
  const place = placeOf(read, spanOf(read.text, words));
  if (!place) return expect.fail(`${words} has no place`);
  const correction = { ...place, becomes };
  return { correction, after: corrected(read, [correction]) };
}

const wordsOf = ({ text, layout }: Laid) =>
  layout.flatMap(({ words }) => words.map(([start, end]) => text.slice(start, end)));

describe('a corrected word', () => {
  const read = laid('Giao Sở Nội vu tham mưn\nkế hoạch năm');

  it('stands in the text, everything behind it moved, and its place is sure', () => {
    const { after } = correct(read, 'mưn', 'mưu xong');
    expect(after.text).toBe('Giao Sở Nội vu tham mưu xong\nkế hoạch năm');
    expect(wordsOf(after)).toEqual(after.text.match(/\S+/g));
    expect(after.pages[0]?.span).toEqual([0, after.text.length]);
    const sure = after.layout[0]?.words.filter((word) => word[6] === 1);
    expect(sure?.map(([start, end]) => after.text.slice(start, end))).toEqual(['mưu', 'xong']);
    expect(sure?.map((word) => [word[2], word[4]])).toEqual([
      [200, 211.25],
      [215, 230],
    ]);
  });

  it('may be several words of one line, or none', () => {
    expect(correct(read, 'Nội vu', 'Nội vụ').after.text).toContain('Sở Nội vụ tham');
    const { after } = correct(read, 'vu', '');
    expect(after.text).toBe('Giao Sở Nội tham mưn\nkế hoạch năm');
    expect(wordsOf(after)).toEqual(after.text.match(/\S+/g));
  });

  it('is found again where the file is read anew, and left alone where other words stand there', () => {
    const { correction, after } = correct(read, 'mưn', 'mưu');
    expect(standsAt(after, correction)).toEqual(spanOf(after.text, 'mưu'));
    expect(corrected(laid('Giao Sở Nội vụ tham mưn\nkế hoạch năm'), [correction]).text).toContain('tham mưu');
    const other = laid('Giao Sở Nội vu tham mừn\nkế hoạch năm');
    expect(corrected(other, [correction])).toEqual(other);
    expect(standsAt(other, correction)).toBeNull();
  });

  it('may be corrected once more', () => {
    const { correction, after } = correct(read, 'vu', 'vự');
    const second = correct(after, 'vự', 'vụ');
    expect(corrected(read, [correction, second.correction]).text).toBe(
      'Giao Sở Nội vụ tham mưn\nkế hoạch năm',
    );
  });

  it('must be whole words of one line that a machine read', () => {
    const place = (words: string, of = read) => placeOf(of, spanOf(of.text, words));
    expect(place('mư')).toBeNull();
    expect(place('mưn\nkế')).toBeNull();
    expect(placeOf(read, [0, 0])).toBeNull();
    expect(place('Giao', laid('Giao Sở', null))).toBeNull();
    expect(place('Giao Sở')).toMatchObject({ page: 1, was: 'Giao Sở', box: [0, 0, 70, 20] });
  });

  it('moves the places of warnings with the words', () => {
    const warned = { ...read, warnings: [{ code: 'x', message: '', span: spanOf(read.text, 'kế hoạch') }] };
    const { after } = correct(warned, 'Giao', 'Giao cho');
    expect(after.text.slice(...(after.warnings[0]?.span ?? [0, 0]))).toBe('kế hoạch');
  });
});

it('leaves every other word as it was, whatever is corrected', () => {
  const word = fc.stringMatching(/^[a-zđ]{1,6}$/);
  const lines = fc.array(fc.array(word, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(lines, fc.nat(), fc.array(word, { maxLength: 3 }), (words, pick, becomes) => {
      const read = laid(words.map((line) => line.join(' ')).join('\n'));
      const all = read.layout[0]?.words ?? [];
      const at = pick % all.length;
      const [start = 0, end = 0] = all[at] ?? [];
      const place = placeOf(read, [start, end]);
      if (!place) return expect.fail('a recognised word has no place');
      const after = corrected(read, [{ ...place, becomes: becomes.join(' ') }]);
      const before = read.text.match(/\S+/g) ?? [];
      const wanted = [...before.slice(0, at), ...becomes, ...before.slice(at + 1)];
      expect(wordsOf(after)).toEqual(wanted);
      expect(after.text.match(/\S+/g) ?? []).toEqual(wanted);
    }),
  );
});
