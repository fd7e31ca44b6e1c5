import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { MemberRole, Seat } from '../schema.ts';
import { changesBy, membersOn } from './rules.ts';

const seats = Array.from({ length: 6 }, (_, n) => `00000000-0000-4000-8000-00000000000${n}`);

const seat = fc.record({
  seat: fc.constantFrom(...seats),
  role: fc.constantFrom<MemberRole>('chair', 'deputy', 'member'),
  positionTitle: fc.constantFrom('Giám đốc', 'Phó Giám đốc'),
  agencyId: fc.constantFrom('so-noi-vu', 'so-tai-chinh'),
  // What need not be said, said or not in any combination.
  name: fc.option(fc.constantFrom('Lò Văn An', 'Giàng A Sùng')),
  duty: fc.option(fc.constant('Theo dõi')),
  dueOn: fc.option(fc.constant('2023-12-31')),
});
const list = fc.uniqueArray(seat, { selector: (one) => one.seat, maxLength: 6 });
const day = fc.integer({ min: 1, max: 28 }).map((n) => `2023-01-${String(n).padStart(2, '0')}`);

type Row = Seat & { fromDay: string; endedOn: string | null };

/** Rows as the store writes them: a decision ends what it changes and adds what it brings. */
function rowsOf(decisions: { on: string; members: Seat[] }[]): Row[] {
  const rows: Row[] = [];
  for (const { on, members } of decisions) {
    const current = rows.filter(({ endedOn }) => endedOn === null);
    const { ends, begins } = changesBy(current, members);
    for (const row of ends) row.endedOn = on;
    rows.push(...begins.map((one) => ({ ...one, fromDay: on, endedOn: null })));
  }
  return rows;
}

const words = ({ seat: at, role, positionTitle, agencyId, name, duty }: Seat) =>
  JSON.stringify([at, role, positionTitle, agencyId, name, duty]);

it('has on every day whom the last decision by that day names, and nobody else', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ on: day, members: list }), { maxLength: 6 }), day, (any, asked) => {
      // Signed one after the other, as the stages see to; two may bear the same day.
      const decisions = any.toSorted((a, b) => a.on.localeCompare(b.on));
      const then = decisions.findLast(({ on }) => on <= asked)?.members ?? [];
      const found = membersOn(rowsOf(decisions), asked);
      expect(found.map(words).toSorted()).toEqual(then.map(words).toSorted());
    }),
    { numRuns: 300 },
  );
});

it('leaves the row of whoever stays as it is', () => {
  const one: Seat = {
    ...{ seat: seats[0] ?? '', role: 'chair', positionTitle: 'Giám đốc', agencyId: 'so-noi-vu' },
    ...{ name: null, duty: null, dueOn: null },
  };
  const rows = rowsOf([
    { on: '2021-03-15', members: [one] },
    { on: '2022-09-05', members: [one, { ...one, seat: seats[1] ?? '', role: 'member' }] },
  ]);
  expect(rows).toHaveLength(2);
  expect(rows[0]).toMatchObject({ fromDay: '2021-03-15', endedOn: null });
});
