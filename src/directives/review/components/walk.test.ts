import { expect, test } from 'vitest';
import type { ReviewItem } from '../schema.ts';
import {
  decidedEntries,
  itemLabels,
  marksOf,
  nextPending,
  pressed,
  sharing,
  stepFrom,
  walkOrder,
} from './walk.ts';

const item = (id: string, ref: string, more: Partial<ReviewItem> = {}): ReviewItem => ({
  ...{ madeFrom: [], movedTo: null, newer: null, isGone: false },
  ...{
    id,
    ref,
    position: 0,
    kind: 'answer',
    heading: null,
    proposal: null,
    title: id,
    text: id,
    span: [0, 10],
  },
  ...{ page: 1, actors: [], deadlineRead: null, deadline: { kind: 'none' }, product: null, doubts: [] },
  ...{ addedByHand: false, edited: false, decision: 'pending', version: 1 },
  ...more,
});

const items = [
  item('a', '3.1', { span: [0, 10] }),
  item('b', '3.3', { span: [20, 60], decision: 'accepted' }),
  item('c', '3.3', { span: [20, 60] }),
  item('d', '3.4', { span: [70, 90], decision: 'rejected' }),
];
const nothing = { findings: [], citations: [], hovered: null };

test('two items of one point have letters, a lone one has none', () => {
  expect([...itemLabels(items).values()]).toEqual(['3.1', '3.3a', '3.3b', '3.4']);
});

test('the arrows go over what stands above the items, and stop at both ends', () => {
  const order = walkOrder(items, { doubts: true, citations: true, findings: false });
  expect(order).toEqual(['phan-dau', 'cho-ngo', 'vien-dan', 'a', 'b', 'c', 'd']);
  expect(stepFrom(order, 'vien-dan', 1)).toBe('a');
  expect(stepFrom(order, 'phan-dau', -1)).toBe('phan-dau');
  expect(stepFrom(order, 'd', 1)).toBe('d');
});

test('a decision that becomes no directive takes no letter', () => {
  const three = [item('a', '3.3'), item('b', '3.3', { kind: 'decision' }), item('c', '3.3')];
  expect([...itemLabels(three).values()]).toEqual(['3.3a', '3.3', '3.3b']);
});

test('head and findings are decided like items, the findings together', () => {
  const findings = [{ decision: 'accepted' as const }, { decision: 'pending' as const }];
  const entries = decidedEntries({ headerDecision: 'accepted', findings, items });
  expect(entries.filter((one) => one.isPending).map((one) => one.entry)).toEqual(['danh-gia', 'a', 'c']);
  expect(entries).toHaveLength(6);
});

test('the next one to decide is looked for downwards, then from the top, and never is the one just decided', () => {
  const order = walkOrder(items, { doubts: true, citations: false, findings: true });
  const pending = new Set(['phan-dau', 'a', 'c']);
  expect(nextPending(order, pending, 'a')).toBe('c');
  expect(nextPending(order, pending, 'c')).toBe('phan-dau');
  expect(nextPending(order, new Set(['a']), 'a')).toBeNull();
  expect(nextPending(order, pending, null)).toBe('phan-dau');
});

test('a click on words that two items share goes from one to the other', () => {
  expect(pressed('b', 'a', items)).toBe('b');
  expect(pressed('b', 'b', items)).toBe('c');
  expect(pressed('b', 'c', items)).toBe('b');
  expect(sharing(item('x', '9', { span: [55, 75] }), items).map(({ id }) => id)).toEqual(['b', 'c', 'd']);
});

test('what is no directive leaves the paper, and comes back while it is looked at', () => {
  const ids = (current: string, hovered: string | null = null) =>
    marksOf({ ...nothing, items, current, hovered }).map(({ id }) => id);
  expect(ids('a')).toEqual(['a', 'b', 'c']);
  expect(ids('d')).toContain('d');
  expect(ids('a', 'd')).toContain('d');
});

test('only the open item has its bodies marked, the leading one apart from the others', () => {
  const actor = { name: 'Ban', agencyId: 'x', generic: false, inherited: false };
  const actors = [
    { ...actor, role: 'lead' as const, span: [2, 5] as [number, number] },
    { ...actor, role: 'submitTo' as const, span: [6, 9] as [number, number] },
    { ...actor, role: 'coordinate' as const, inherited: true },
  ];
  const tones = marksOf({
    ...nothing,
    items: [item('a', '1', { actors }), item('b', '2', { actors })],
    current: 'a',
  });
  expect(tones.filter(({ tone }) => tone.endsWith('actor')).map(({ id, tone }) => [id, tone])).toEqual([
    ['a:0', 'actor'],
    ['a:1', 'other-actor'],
  ]);
});
