import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as rules from './rules.ts';
import type { Revision } from './schema.ts';

const days = {
  ...{ effectiveOn: null, expiresOn: null, coversFrom: null, coversTo: null },
} as Record<'effectiveOn' | 'expiresOn' | 'coversFrom' | 'coversTo', string | null>;
const revision = (number: number) => ({ number }) as Revision;
const kept = {
  ...days,
  revisions: [revision(1)],
  paperPlace: null,
  appraisedRevision: null as number | null,
};
const today = '2023-11-20';

describe('the state of a piece of evidence', () => {
  it('is missing without file and paper, even when it has been appraised once', () => {
    expect(rules.stateOf({ ...kept, revisions: [] }, today)).toBe('missing');
    expect(rules.stateOf({ ...kept, revisions: [], paperPlace: 'Tủ 1' }, today)).toBe('present');
  });

  it('is appraised only as far as the last revision is', () => {
    expect(rules.stateOf({ ...kept, appraisedRevision: 1 }, today)).toBe('appraised');
    const two = { ...kept, revisions: [revision(1), revision(2)], appraisedRevision: 1 };
    expect(rules.stateOf(two, today)).toBe('present');
    const paper = { ...kept, revisions: [], paperPlace: 'Tủ 1', appraisedRevision: 0 };
    expect(rules.stateOf(paper, today)).toBe('appraised');
  });

  it('wants renewal when its last day is past, soon, inside the window, or its period ended before it', () => {
    const at = (said: Partial<typeof days>, horizon = {}) =>
      rules.stateOf({ ...kept, ...said }, today, horizon);
    expect(at({ expiresOn: '2023-11-19' })).toBe('stale');
    // Its last day still counts.
    expect(rules.expiryOf({ expiresOn: today }, today)).toBe('soon');
    expect(at({ expiresOn: '2024-01-19' })).toBe('stale');
    expect(at({ expiresOn: '2024-01-20' })).toBe('present');
    expect(at({ expiresOn: '2024-05-01' }, { to: '2024-06-30' })).toBe('stale');
    expect(at({ coversTo: '2022-12-31' }, { from: '2023-01-01' })).toBe('stale');
    expect(at({ coversTo: '2022-12-31' })).toBe('present');
  });
});

describe('the window of an indicator', () => {
  it('is the years before the day of the figures, else that year', () => {
    expect(rules.windowOf(5, '2023-11-20')).toEqual(['2018-11-21', '2023-11-20']);
    expect(rules.windowOf(1, '2024-02-29')).toEqual(['2023-03-01', '2024-02-29']);
    expect(rules.windowOf(null, '2023-11-20')).toEqual(['2023-01-01', '2023-11-20']);
  });

  it('is touched by whatever shares a day with it, as counting the days says', () => {
    const day = fc
      .integer({ min: 0, max: 40 })
      .map((n) => new Date(Date.UTC(2023, 0, 1 + n)).toISOString().slice(0, 10));
    const pair = fc.tuple(day, day).map((two) => two.toSorted() as [string, string]);
    fc.assert(
      fc.property(pair, pair, ([from, to], [coversFrom, coversTo]) => {
        const shared = Array.from({ length: 41 }, (_, n) =>
          new Date(Date.UTC(2023, 0, 1 + n)).toISOString().slice(0, 10),
        ).some((one) => from <= one && one <= to && coversFrom <= one && one <= coversTo);
        expect(rules.coversWindow({ ...days, coversFrom, coversTo }, from, to)).toBe(shared);
      }),
    );
  });

  it('is not held against what nobody has entered', () => {
    expect(rules.coversWindow(days, '2023-01-01', '2023-12-31')).toBe(true);
    expect(rules.coversWindow({ ...days, effectiveOn: '2024-01-01' }, '2023-01-01', '2023-12-31')).toBe(
      false,
    );
  });
});

it('codes go on from the highest of the usual form', () => {
  expect(rules.nextCode([])).toBe('MC-001');
  expect(rules.nextCode(['MC-009', 'mc-010', 'QĐ 99'])).toBe('MC-011');
  expect(rules.nextCode(['MC-999'])).toBe('MC-1000');
});

it('an item serves its indicators by the earliest window among them', () => {
  const windows = new Map<string, [string, string]>([
    ['a', ['2023-01-01', '2023-11-20']],
    ['b', ['2018-11-21', '2023-11-20']],
  ]);
  const asking = { asOf: '2023-11-20', windows };
  expect(rules.horizonFor({ indicatorIds: ['a', 'b'] }, asking, 60).from).toBe('2018-11-21');
  expect(rules.horizonFor({ indicatorIds: [] }, asking, 60)).toEqual({ soonDays: 60, to: '2023-11-20' });
  expect(rules.horizonFor({ indicatorIds: ['a'] }, null, 30)).toEqual({ soonDays: 30 });
});
