import { addCalendarDays } from '@dondoc/vietnamese';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forecastOf } from './rules.ts';

describe('the forecast from the pace between closed rounds', () => {
  it('is not made of fewer than two days', () => {
    expect(forecastOf([{ on: '2023-06-30', met: 20 }], 55)).toMatchObject({ known: false });
    const twice = [
      { on: '2023-06-30', met: 20 },
      { on: '2023-06-30', met: 22 },
    ];
    expect(forecastOf(twice, 55)).toMatchObject({ known: false });
  });

  it('says the days by the fastest and the slowest pace seen', () => {
    const points = [
      { on: '2023-01-01', met: 20 },
      { on: '2023-04-11', met: 30 },
      { on: '2023-07-20', met: 35 },
    ];
    expect(forecastOf(points, 55)).toMatchObject({
      known: true,
      // 20 more: at 10 in 100 days, and at 5 in 100 days.
      earliest: addCalendarDays('2023-07-20', 200),
      latest: addCalendarDays('2023-07-20', 400),
    });
  });

  it('says that a pace of nought or less never gets there', () => {
    const points = [
      { on: '2023-01-01', met: 20 },
      { on: '2023-04-11', met: 30 },
      { on: '2023-07-20', met: 29 },
    ];
    expect(forecastOf(points, 55)).toMatchObject({ earliest: '2024-04-05', latest: null });
  });

  it('equals walking day by day', () => {
    const gains = fc.record({
      days: fc.integer({ min: 1, max: 200 }),
      gained: fc.integer({ min: 1, max: 12 }),
    });
    fc.assert(
      fc.property(gains, gains, (first, second) => {
        const [a, b] = ['2023-01-01', addCalendarDays('2023-01-01', first.days)];
        const c = addCalendarDays(b, second.days);
        const met = 10 + first.gained + second.gained;
        const points = [
          { on: a, met: 10 },
          { on: b, met: 10 + first.gained },
          { on: c, met },
        ];
        const walked = [first, second].map(({ days, gained }) => {
          let passed = 0;
          while (met * days + gained * passed < 55 * days) passed += 1;
          return addCalendarDays(c, passed);
        });
        const found = forecastOf(points, 55);
        expect(found.known && [found.earliest, found.latest]).toEqual(walked.toSorted());
      }),
    );
  });
});
