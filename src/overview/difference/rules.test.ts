import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Headline } from '#directives/schema.ts';
import { changedRows, changesOf, flowsOf, isShown, type Standing } from './rules.ts';
import { Change, type Side } from './schema.ts';

const agencies = ['a', 'b', 'c'].map((id) => ({ id, name: `Cơ quan ${id}`, shortName: id }));

/** One directive as a day may show it. */
const onDay = fc.record({
  headline: fc.constantFrom(...Headline.options),
  isDone: fc.boolean(),
  due: fc.option(fc.constantFrom('2024-01-31', '2024-02-29', '2024-03-31')),
  leads: fc.subarray(agencies),
});
type OnDay = typeof onDay extends fc.Arbitrary<infer T> ? T : never;

/** So many directives, each with how it stood and stands; null where a day does not know it. */
const pairs = fc.array(fc.tuple(fc.option(onDay), fc.option(onDay), fc.boolean()), { maxLength: 40 });

const standing = (at: number, { headline, isDone, due, leads }: OnDay): Standing => ({
  ...{ id: `id${at}`, code: `NV${at}`, ref: '1', title: 'Việc' },
  side: { headline, due, isDone, daysLate: 0, leads: leads.map(({ id, name }) => ({ id, name })) },
});

const rowsOf = (sides: (OnDay | null)[]) => sides.flatMap((side, at) => (side ? [standing(at, side)] : []));
const reds = ['open-late', 'done-late'];

it('closes: each number of the later day is that of the earlier one, with what came in, without what left', () => {
  fc.assert(
    fc.property(pairs, (all) => {
      const before = rowsOf(all.map(([was]) => was));
      const after = rowsOf(all.map(([, is]) => is));
      const withdrawn = new Set(all.flatMap(([, , gone], at) => (gone ? [`id${at}`] : [])));
      const rows = changedRows(before, after, withdrawn);
      const count = (of: Standing[]) => (headline: Headline) =>
        of.filter(({ side }) => side.headline === headline).length;
      for (const flow of flowsOf(rows, count(before), count(after)))
        expect(flow.after).toBe(flow.before + flow.in - flow.out);
      const total = (change: Change) => rows.filter((row) => isShown(row, change)).length;
      expect(after.length).toBe(before.length + total('new') - total('withdrawn') - total('gone'));
    }),
  );
});

/** The classes said once more, each by its own sentence, over the pair itself. */
const brute: Record<Change, (was: OnDay | null, is: OnDay | null, withdrawn: boolean) => boolean> = {
  new: (was, is) => !was && !!is,
  done: (was, is) => !!is?.isDone && !was?.isDone,
  turnedLate: (was, is) => !!is && reds.includes(is.headline) && !(was && reds.includes(was.headline)),
  moved: (was, is) => !!was && !!is && was.due !== is.due,
  succeeded: (was, is) =>
    !!was && !!is && new Set([...was.leads, ...is.leads]).size * 2 !== was.leads.length + is.leads.length,
  withdrawn: (was, is, withdrawn) => !!was && !is && withdrawn,
  reopened: (was, is) => !!was?.isDone && !!is && !is.isDone,
  gone: (was, is, withdrawn) => !!was && !is && !withdrawn,
};

it('puts every directive into the classes it belongs to, and into no others', () => {
  fc.assert(
    fc.property(pairs, (all) => {
      const withdrawn = new Set(all.flatMap(([, , gone], at) => (gone ? [`id${at}`] : [])));
      const rows = changedRows(rowsOf(all.map(([was]) => was)), rowsOf(all.map(([, is]) => is)), withdrawn);
      const found = new Map(rows.map((row) => [row.code, row.changes]));
      for (const [at, [was, is, gone]] of all.entries()) {
        const expected = Change.options.filter((change) => brute[change](was, is, gone));
        expect(found.get(`NV${at}`) ?? []).toEqual(expected);
      }
    }),
  );
});

it('lets one directive stand in several: new, done and late within the same month', () => {
  const side: Side = { headline: 'done-late', due: '2024-01-31', leads: [], isDone: true, daysLate: 3 };
  expect(changesOf(null, side, false)).toEqual(['new', 'done', 'turnedLate']);
});
