import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Audience, SurveyObjectKey } from '../surveys/schema.ts';
import { type Asked, bandOf, indicesOf, rounded, type Sheet } from './rules.ts';

const bands = [
  { from: 0, label: 'kém' },
  { from: 2, label: 'yếu' },
  { from: 4, label: 'trung bình' },
  { from: 6, label: 'khá' },
  { from: 8, label: 'tốt' },
];
const one = (key: SurveyObjectKey, items: string[], perLecturer = false): Asked['objects'][number] => ({
  ...{ key, label: key, perLecturer, audiences: ['learner', 'manager'], waves: ['end'] },
  criteria: items.map((keys, at) => ({
    ...{ key: `${key}.${at}`, label: '' },
    items: keys.split(' ').map((item) => ({ key: item, text: item })),
  })),
});
const asked: Asked = {
  ...{ scale: { from: 1, to: 10 }, bands, minimumShown: 5 },
  objects: [one('programme', ['p1 p2', 'p3']), one('lecturers', ['l1 l2', 'l3'], true)],
};
const lecturers = [
  { key: 'a', name: 'Lò Văn An' },
  { key: 'b', name: 'Vàng Thị Bình' },
];
const sheet = (scores: Record<string, number>, isVoid = false, audience: Audience = 'learner'): Sheet => ({
  ...{ audience, scores, isVoid },
});
const times = (n: number, make: (at: number) => Sheet) => Array.from({ length: n }, (_, at) => make(at));

describe('the indices of a wave', () => {
  it('are means of means, unweighted', () => {
    const answers = times(5, (at) => sheet({ p1: 5 + at, p2: 9, p3: 6 }));
    const { general, objects } = indicesOf(asked, lecturers, answers);
    const programme = objects[0];
    expect(programme?.criteria.map(({ figure }) => figure?.mean)).toEqual([8, 6]);
    expect(programme?.criteria[0]?.items.map(({ figure }) => figure?.mean)).toEqual([7, 9]);
    expect(programme?.figure).toMatchObject({ n: 5, mean: 7, band: 'khá' });
    // Lecturers were not answered of: they do not draw the general index down.
    expect(objects[1]?.figure).toBeNull();
    expect(general?.mean).toBe(7);
  });

  it('carry the interval of the sheets’ own means where no item is blank', () => {
    const answers = times(5, (at) => sheet({ p1: 5 + at, p2: 9, p3: 6 }));
    // Own means 6.5, 6.75 … 7.5: standard deviation 0.3953, error 0.1768, t(4) = 2.776.
    const { figure } = indicesOf(asked, [], answers).objects[0] ?? {};
    expect([figure?.from, figure?.to]).toEqual([6.51, 7.49]);
  });

  it('leave void sheets out, and count them', () => {
    const answers = [...times(5, () => sheet({ p1: 8 })), sheet({ p1: 1 }, true)];
    const all = indicesOf(asked, [], answers);
    expect(all).toMatchObject({ valid: 5, void: 1, general: { mean: 8, n: 5 } });
  });

  it('are not shown under five sheets', () => {
    const answers = times(4, () => sheet({ p1: 8, 'l1@a': 9 }));
    const all = indicesOf(asked, lecturers, answers);
    expect(all.general).toBeNull();
    expect(all.objects.flatMap(({ figure }) => figure ?? [])).toEqual([]);
  });

  it('do not count what is not shown, so that it cannot be found by subtraction', () => {
    const answers = times(6, (at) => sheet({ 'l1@a': 8, ...(at < 4 ? { 'l1@b': 1, p1: 2 } : {}), p2: 6 }));
    const { objects } = indicesOf(asked, lecturers, answers);
    expect(objects[1]?.lecturers.map(({ figure }) => figure?.mean ?? null)).toEqual([8, null]);
    expect(objects[1]?.figure?.mean).toBe(8);
    expect(objects[0]?.criteria[0]?.figure?.mean).toBe(6);
  });

  it('show groups apart all or none', () => {
    const learners = times(8, () => sheet({ p1: 8, p2: 8, p3: 8 }));
    const managers = (n: number) => times(n, () => sheet({ p1: 4, p2: 4, p3: 4 }, false, 'manager'));
    const split = (n: number) => indicesOf(asked, [], [...learners, ...managers(n)]).objects[0]?.byAudience;
    expect(split(0)).toBeNull();
    expect(split(4)).toBeNull();
    expect(split(5)?.map(({ audience, figure }) => [audience, figure.mean])).toEqual([
      ['learner', 8],
      ['manager', 4],
    ]);
    const blank = [...learners, ...managers(4), sheet({ p1: 4, p2: 4 }, false, 'manager')];
    expect(indicesOf(asked, [], blank).objects[0]?.byAudience).toBeNull();
  });
});

describe('a band', () => {
  it('begins at its lower edge', () => {
    expect([1.99, 2, 5.99, 6, 7.99, 8, 10].map((value) => bandOf(value, bands))).toEqual([
      ...['kém', 'yếu', 'trung bình', 'khá', 'khá', 'tốt', 'tốt'],
    ]);
  });
  it('is that of the figure shown', () => {
    const answers = times(200, (at) => sheet({ p1: at === 0 ? 7 : 8 }));
    expect(indicesOf(asked, [], answers).general).toMatchObject({ mean: 8, band: 'tốt', exact: 7.995 });
  });
});

/** The same figures counted anew, by another way: sums over the list, no map, no pulls. */
function recount(answers: Sheet[]) {
  const valid = answers.filter((answer) => !answer.isVoid);
  const mean = (list: number[]) => list.reduce((a, b) => a + b, 0) / list.length;
  const atom = (ref: string) => {
    const marks: number[] = [];
    for (const { scores } of valid) if (scores[ref] !== undefined) marks.push(scores[ref]);
    return marks.length >= 5 ? marks : [];
  };
  const item = (key: string, per: boolean) => (per ? [...atom(`${key}@a`), ...atom(`${key}@b`)] : atom(key));
  const known = (list: (number | null)[]) => {
    const there = list.filter((value) => value !== null);
    return there.length > 0 ? mean(there) : null;
  };
  const objects = asked.objects.map(({ criteria, perLecturer }) =>
    known(
      criteria.map(({ items }) =>
        known(
          items.map(({ key }) => {
            const marks = item(key, perLecturer);
            return marks.length > 0 ? mean(marks) : null;
          }),
        ),
      ),
    ),
  );
  return { general: known(objects), objects };
}

const refs = ['p1', 'p2', 'p3', ...['l1', 'l2', 'l3'].flatMap((key) => [`${key}@a`, `${key}@b`])];
const anySheet = fc.record({
  audience: fc.constantFrom<Audience>('learner', 'manager'),
  isVoid: fc.boolean(),
  scores: fc.dictionary(fc.constantFrom(...refs), fc.integer({ min: 1, max: 10 }), { maxKeys: refs.length }),
});

describe('indices of any sheets', () => {
  it('equal a recount, whatever the order of the sheets', () => {
    fc.assert(
      fc.property(fc.array(anySheet, { maxLength: 24 }), (answers) => {
        const index = indicesOf(asked, lecturers, answers);
        const again = recount(answers);
        const turned = indicesOf(asked, lecturers, answers.toReversed());
        const same = (a: number | null | undefined, b: number | null) =>
          b === null ? expect(a ?? null).toBeNull() : expect(a).toBeCloseTo(b, 9);
        same(index.general?.exact, again.general);
        index.objects.forEach(({ figure }, at) => {
          same(figure?.exact, again.objects[at] ?? null);
        });
        same(turned.general?.exact, again.general);
        expect(turned.general?.error ?? 0).toBeCloseTo(index.general?.error ?? 0, 9);
      }),
    );
  });

  it('lie in their interval, within the scale, and rest on five sheets at least', () => {
    fc.assert(
      fc.property(fc.array(anySheet, { maxLength: 24 }), (answers) => {
        const { objects, general } = indicesOf(asked, lecturers, answers);
        const parts = objects.flatMap(({ figure, lecturers: each, criteria }) => [
          ...[figure, ...each.map((one) => one.figure), ...criteria.map((one) => one.figure)],
          ...criteria.flatMap(({ items }) => items.map((one) => one.figure)),
        ]);
        for (const figure of [general, ...parts]) {
          if (!figure) continue;
          expect(figure.n).toBeGreaterThanOrEqual(5);
          expect(figure.from).toBeLessThanOrEqual(rounded(figure.exact));
          expect(figure.to).toBeGreaterThanOrEqual(rounded(figure.exact));
          expect(figure.from).toBeGreaterThanOrEqual(1);
          expect(figure.to).toBeLessThanOrEqual(10);
        }
      }),
    );
  });

  it('tell nothing of fewer than five: changing marks of a hidden atom changes no figure', () => {
    fc.assert(
      fc.property(fc.array(anySheet, { maxLength: 14 }), (answers) => {
        const few = refs.filter((ref) => {
          const n = answers.filter(({ isVoid, scores }) => !isVoid && scores[ref] !== undefined).length;
          return n > 0 && n < 5;
        });
        const other = answers.map((answer) => ({
          ...answer,
          scores: Object.fromEntries(
            Object.entries(answer.scores).map(([ref, mark]) => [ref, few.includes(ref) ? 11 - mark : mark]),
          ),
        }));
        expect(indicesOf(asked, lecturers, other)).toEqual(indicesOf(asked, lecturers, answers));
      }),
    );
  });
});
