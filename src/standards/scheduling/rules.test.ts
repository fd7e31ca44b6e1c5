import { addCalendarDays, daysBetween } from '@dondoc/vietnamese';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cycleOf, type Scheduled, scheduleOf } from './rules.ts';

const DAY_0 = '2024-01-01';
const task = (id: string, from: number, days: number, dependsOn: string[] = []): Scheduled => ({
  ...{ id, dependsOn, doneOn: null },
  startsOn: addCalendarDays(DAY_0, from),
  endsOn: addCalendarDays(DAY_0, from + days - 1),
});

/** Plans without a cycle: each task may wait for any before it. */
const plans = fc
  .array(
    fc.record({
      from: fc.integer({ min: 0, max: 60 }),
      days: fc.integer({ min: 1, max: 40 }),
      waits: fc.array(fc.nat({ max: 9 }), { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((rows) =>
    rows.map(({ from, days, waits }, at) =>
      task(String(at), from, days, [...new Set(waits.filter((n) => n < at).map(String))]),
    ),
  );

/** Every chain of tasks that wait for each other, each with the day on which it ends if nothing else holds it up. */
function chains(tasks: Scheduled[]): { ids: string[]; endsOn: string }[] {
  const byId = new Map(tasks.map((one) => [one.id, one]));
  const length = ({ startsOn, endsOn }: Scheduled) => daysBetween(startsOn ?? '', endsOn ?? '') + 1;
  const endingAt = (one: Scheduled): { ids: string[]; endsOn: string }[] => [
    { ids: [one.id], endsOn: one.endsOn ?? '' },
    ...one.dependsOn.flatMap((id) => {
      const before = byId.get(id);
      if (!before) return [];
      return endingAt(before)
        .filter((chain) => chain.endsOn >= addCalendarDays(one.startsOn ?? '', -1))
        .map((chain) => ({
          ids: [...chain.ids, one.id],
          endsOn: addCalendarDays(chain.endsOn, length(one)),
        }));
    }),
  ];
  return tasks.flatMap(endingAt);
}

const last = (tasks: Scheduled[]) => scheduleOf(tasks).endsOn ?? '';

describe('the days of a plan', () => {
  it('follows the longest way through tasks that meet without a gap', () => {
    const { critical } = scheduleOf([task('a', 0, 10), task('b', 10, 10, ['a']), task('c', 0, 3)]);
    expect(critical).toEqual(['a', 'b']);
  });

  it('has nothing over before today that is not done', () => {
    const late = [task('a', 0, 10), task('b', 5, 3, ['a'])];
    const { times } = scheduleOf(late, '2024-02-01');
    expect(times.get('a')?.earliestEnd).toBe('2024-02-01');
    expect(times.get('b')?.earliestEnd).toBe('2024-02-04');
  });

  it('lets a task begin on its own day, or the day after those before it', () => {
    const { times, endsOn, critical } = scheduleOf([
      task('a', 0, 10),
      task('b', 5, 3, ['a']),
      task('c', 20, 5, ['b']),
      task('d', 0, 20, ['a']),
    ]);
    expect(times.get('b')).toMatchObject({
      earliestStart: '2024-01-11',
      earliestEnd: '2024-01-13',
      slack: 12,
    });
    expect(times.get('c')).toMatchObject({ earliestStart: '2024-01-21', slack: 5 });
    expect([endsOn, critical]).toEqual(['2024-01-30', ['a', 'd']]);
  });

  it('does not guess the days of what waits for a task without days', () => {
    const undated = { ...task('a', 0, 5), endsOn: null };
    const { times, endsOn } = scheduleOf([undated, task('b', 0, 5, ['a']), task('c', 0, 2)]);
    expect(times.get('b')).toEqual({ earliestStart: null, earliestEnd: null, waitsFor: ['a'], slack: null });
    expect(endsOn).toBe('2024-01-02');
  });

  it('counts a task that is done by the day on which it was', () => {
    const done = { ...task('a', 0, 5), doneOn: '2024-01-20' };
    const { times, critical } = scheduleOf([done, task('b', 0, 5, ['a'])]);
    expect(times.get('b')?.earliestEnd).toBe('2024-01-25');
    expect(critical).toEqual(['b']);
  });

  it('ends as the longest of all chains, and walks along it', () => {
    fc.assert(
      fc.property(plans, (tasks) => {
        const all = chains(tasks);
        const { endsOn, critical } = scheduleOf(tasks);
        expect(endsOn).toBe(
          all
            .map((chain) => chain.endsOn)
            .sort()
            .at(-1),
        );
        const own = all.filter(({ ids }) => ids.join() === critical.join());
        expect(own.map((chain) => chain.endsOn)).toEqual([endsOn]);
      }),
    );
  });

  it('says exactly by how many days each may slip', () => {
    fc.assert(
      fc.property(plans, fc.nat({ max: 7 }), (tasks, nth) => {
        const chosen = tasks[nth % tasks.length] as Scheduled;
        const before = scheduleOf(tasks);
        const { earliestStart, slack } = before.times.get(chosen.id) ?? {};
        // It begins later than it could, by so many days.
        const slipped = (days: number) =>
          tasks.map((one) => {
            if (one.id !== chosen.id) return one;
            const startsOn = addCalendarDays(earliestStart ?? '', days);
            const length = daysBetween(one.startsOn ?? '', one.endsOn ?? '');
            return { ...one, startsOn, endsOn: addCalendarDays(startsOn, length) };
          });
        expect(last(slipped(slack ?? 0))).toBe(before.endsOn);
        expect(last(slipped((slack ?? 0) + 1))).toBe(addCalendarDays(before.endsOn ?? '', 1));
      }),
    );
  });
});

describe('tasks that wait for each other', () => {
  it('are found, in their order', () => {
    const found = cycleOf([
      { id: 'a', dependsOn: ['c'] },
      { id: 'b', dependsOn: ['a'] },
      { id: 'c', dependsOn: ['b'] },
      { id: 'd', dependsOn: ['a'] },
    ]);
    expect(found?.toSorted()).toEqual(['a', 'b', 'c']);
    expect(cycleOf([{ id: 'a', dependsOn: ['a'] }])).toEqual(['a']);
  });

  it('are never found in a plan where each waits only for those before it', () => {
    fc.assert(
      fc.property(plans, (tasks) => {
        expect(cycleOf(tasks)).toBeNull();
      }),
    );
  });

  it('are found as soon as the first waits for the last of a chain', () => {
    fc.assert(
      fc.property(plans, (tasks) => {
        const { critical } = scheduleOf(tasks);
        const [first, end] = [critical[0], critical.at(-1)];
        const closed = tasks.map((one) =>
          one.id === first ? { ...one, dependsOn: [...one.dependsOn, end ?? ''] } : one,
        );
        expect(cycleOf(closed)).not.toBeNull();
      }),
    );
  });
});
