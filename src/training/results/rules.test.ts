import { expect, it } from 'vitest';
import { askedIn, indicesOf } from '../indices/rules.ts';
import type { Audience, WaveKind } from '../surveys/schema.ts';
import { listInstruments } from '../surveys/store.ts';
import { changeWords } from './labels.ts';
import { changesOf } from './rules.ts';

const [instrument] = await listInstruments();
if (!instrument) throw new Error('no instrument is shipped');

const items = ['ct-yeu-cau', 'ct-cap-nhat', 'ct-can-doi', 'ct-tai-lieu'];
const sheets = (audience: Audience, n: number, mark: number) =>
  Array.from({ length: n }, () => ({
    ...{ audience, isVoid: false, scores: Object.fromEntries(items.map((item) => [item, mark])) },
  }));
const read = (kind: WaveKind, ...given: ReturnType<typeof sheets>[]) =>
  indicesOf(askedIn(instrument, kind), [], given.flat());
const after = read('after', sheets('learner', 6, 8));

it('compares the programme at the end and months after, of learners alone where lecturers may be shown apart', () => {
  const change = changesOf(read('end', sheets('learner', 8, 6), sheets('lecturer', 5, 9)), after);
  expect(change).toMatchObject([{ label: 'Chương trình', by: 2, of: 'learner', isMixed: false }]);
  expect(change.map(changeWords)[0]).toContain('so riêng phiếu học viên');
});

it('does not find the mean of four lecturers by subtraction: it compares all, and tells it', () => {
  const change = changesOf(read('end', sheets('learner', 8, 6), sheets('lecturer', 4, 9)), after);
  expect(change).toMatchObject([{ by: 1, of: null, isMixed: true }]);
  expect(change.map(changeWords)[0]).toContain('không như nhau');
});

it('compares what both waves heard of the same kind of people as it is', () => {
  const change = changesOf(read('end', sheets('learner', 8, 6)), after);
  expect(change).toMatchObject([{ by: 2, of: null, isMixed: false }]);
});
