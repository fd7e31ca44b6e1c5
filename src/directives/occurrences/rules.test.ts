import { expect, it } from 'vitest';
import { dueOf, occurrencesUntil } from './rules.ts';

it('counts each turn from the first, so that the last day of a month does not drift', () => {
  const from = '2026-01-31';
  expect([0, 1, 2, 3].map((n) => dueOf('P1M', from, n))).toEqual([
    ...['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30'],
  ]);
  expect(dueOf('P1Y', '2024-02-29', 1)).toBe('2025-02-28');
  expect(dueOf('P1W', '2026-12-28', 1)).toBe('2027-01-04');
});

it('opens the next turn on the day after the last one was due', () => {
  const rhythm = { every: 'P3M', firstDue: '2026-03-31', setOn: '2026-02-10' } as const;
  expect(occurrencesUntil(rhythm, '2026-02-09')).toEqual([]);
  expect(occurrencesUntil(rhythm, '2026-03-31').map(({ due }) => due)).toEqual(['2026-03-31']);
  expect(occurrencesUntil(rhythm, '2026-07-01')).toEqual([
    { key: '2026-03-31', opensOn: '2026-02-10', due: '2026-03-31' },
    { key: '2026-06-30', opensOn: '2026-04-01', due: '2026-06-30' },
    { key: '2026-09-30', opensOn: '2026-07-01', due: '2026-09-30' },
  ]);
});
