import { describe, expect, it } from 'vitest';
import type { ReviewItem } from '../review/schema.ts';
import { halves, merged, placesFor } from './rules.ts';

const text = [
  'Giao Trường xây dựng kế hoạch;',
  'trước 30/6/2024 Sở Nội vụ thẩm định đề án vị trí việc làm.',
  'Ban Tổ chức theo dõi.',
].join('\n');
const spanOf = (words: string): [number, number] => [text.indexOf(words), text.indexOf(words) + words.length];

const lead = (name: string) => ({
  ...{ role: 'lead' as const, name, agencyId: null, generic: false, inherited: false, span: spanOf(name) },
});
const whole: [number, number] = [0, text.indexOf('\nBan')];
const item = (more: Partial<ReviewItem>): ReviewItem =>
  ({
    ...{
      id: 'a',
      ref: '2.1',
      kind: 'requirement',
      heading: null,
      proposal: null,
      title: 'Việc',
      span: whole,
    },
    text: text.slice(...(more.span ?? whole)).replace('\n', ' '),
    ...{ actors: [lead('Trường'), lead('Sở Nội vụ')], deadline: { kind: 'none' }, deadlineRead: null },
    ...{ product: null, doubts: [], madeFrom: [], movedTo: null },
    ...more,
  }) as ReviewItem;

describe('splitting', () => {
  const at = text.indexOf('trước');

  it('cuts the words, gives both the bodies, and leaves the separators out', () => {
    const [first, second] = halves(item({}), text, at) ?? [];
    expect(first?.text).toBe('Giao Trường xây dựng kế hoạch;');
    expect(second?.text).toBe('trước 30/6/2024 Sở Nội vụ thẩm định đề án vị trí việc làm.');
    expect(text.slice(...(second?.span ?? [0, 0]))).toBe(second?.text);
    expect(second?.title).toBe('Trước 30/6/2024 Sở Nội vụ thẩm định đề án vị trí việc làm');
    expect([first, second].map((half) => half?.actors.length)).toEqual([2, 2]);
    expect([first?.ref, second?.ref]).toEqual(['2.1', '2.1']);
  });

  it('leaves the deadline and the product with the words that state them', () => {
    const date = '2024-06-29';
    const dated = item({
      deadline: { kind: 'date', date, origin: 'document' },
      deadlineRead: { kind: 'date', phrase: 'trước 30/6/2024', date, span: spanOf('trước 30/6/2024') },
      product: 'đề án vị trí việc làm',
    });
    const [first, second] = halves(dated, text, at) ?? [];
    expect(first).toMatchObject({ deadline: { kind: 'none' }, deadlineRead: null, product: null });
    expect(second).toMatchObject({ deadline: { kind: 'date', date }, product: 'đề án vị trí việc làm' });
  });

  it.each([
    ['at the beginning', 0],
    ['at the end', whole[1]],
    ['outside', text.length],
    ['before a lone full stop', whole[1] - 1],
  ])('is refused %s', (_where, place) => {
    expect(halves(item({}), text, place)).toBeNull();
  });
});

describe('merging', () => {
  const next = item({
    ...{ id: 'b', ref: '2.2', span: spanOf('Ban Tổ chức theo dõi.'), title: 'Theo dõi' },
    actors: [lead('Ban Tổ chức'), lead('Trường')],
    ...{ deadline: { kind: 'cadence', every: 'P3M', origin: 'office' }, doubts: ['x'], product: 'báo cáo' },
  });

  it('covers both, with every body once and the deadline of the first that has one', () => {
    const one = merged(item({ doubts: ['x', 'y'] }), next, text);
    expect(one.span).toEqual([0, text.length]);
    expect(one.text).toBe(text.replaceAll('\n', ' '));
    expect(one.actors.map(({ name }) => name)).toEqual(['Trường', 'Sở Nội vụ', 'Ban Tổ chức']);
    expect(one).toMatchObject({ ref: '2.1', title: 'Việc', product: 'báo cáo', doubts: ['x', 'y'] });
    expect(one.deadline).toEqual({ kind: 'cadence', every: 'P3M', origin: 'office' });
  });

  it('of a decision and a requirement is a requirement', () => {
    expect(merged(item({ kind: 'decision' }), next, text).kind).toBe('requirement');
  });
});

describe('reordering', () => {
  const at = (id: string, start: number, movedTo: number | null = null) => ({
    ...{ id, movedTo, span: [start, start + 5] as [number, number] },
  });
  /** The order that comes of the places written, as the store sorts. */
  const orderAfter = (items: ReturnType<typeof at>[], id: string, before: string | null) => {
    const places = new Map(placesFor(items, id, before).map((one) => [one.id, one.movedTo]));
    const placeOf = (one: ReturnType<typeof at>) => places.get(one.id) ?? one.movedTo ?? one.span[0];
    return [...items]
      .sort((a, b) => placeOf(a) - placeOf(b))
      .map((one) => one.id)
      .join('');
  };
  const items = [at('a', 0), at('b', 10), at('c', 10), at('d', 10), at('e', 20)];

  it.each([
    ['e', 'a', 'eabcd'],
    ['a', null, 'bcdea'],
    ['a', 'c', 'bacde'],
    ['e', 'c', 'abecd'],
    ['d', 'b', 'adbce'],
    ['b', 'e', 'acdbe'],
  ])('puts %s before %s, also among those that share a place', (id, before, want) => {
    expect(orderAfter(items, id, before)).toBe(want);
  });

  it('writes nothing where the other one is gone', () => {
    expect(placesFor(items, 'a', 'x')).toEqual([]);
  });

  it('still finds room after many moves to one spot', () => {
    let now = items;
    for (let n = 0; n < 30; n++) {
      const id = n % 2 ? 'a' : 'e';
      const places = new Map(placesFor(now, id, 'c').map((one) => [one.id, one.movedTo]));
      now = now.map((one) => ({ ...one, movedTo: places.get(one.id) ?? one.movedTo }));
      now.sort((a, b) => (a.movedTo ?? a.span[0]) - (b.movedTo ?? b.span[0]));
      expect(now.findIndex((one) => one.id === id)).toBe(now.findIndex((one) => one.id === 'c') - 1);
    }
  });
});
