import { describe, expect, it } from 'vitest';
import { shareOf, sufficesFor } from './rules.ts';
import type { AttendanceState } from './schema.ts';

const sessions = ['2024-03-05', '2024-03-06', '2024-03-12'].map((onDay, n) => ({ id: String(n), onDay }));
const marks = new Map<string, AttendanceState>([
  ['0', 'present'],
  ['1', 'late'],
]);

describe('the share of a learner', () => {
  it('counts the sessions held until the day, late as there, what nobody marked apart', () => {
    expect(shareOf(sessions, marks, '2024-03-05')).toMatchObject({ held: 1, attended: 1, unmarked: 0 });
    expect(shareOf(sessions, marks, '2024-03-20')).toMatchObject({
      ...{ held: 3, attended: 2, late: 1, unmarked: 1 },
    });
  });

  it('leaves out what was laid out for after somebody left, or after the class ended', () => {
    const day = '2024-03-20';
    expect(shareOf(sessions, marks, day, { leftOn: '2024-03-05' })).toMatchObject({ held: 1 });
    expect(shareOf(sessions, marks, day, { endedOn: '2024-03-10' })).toMatchObject({ held: 2, unmarked: 0 });
  });

  it('suffices, does not, or is not known while the unmarked may still decide', () => {
    const share = shareOf(sessions, marks, '2024-03-20');
    expect(sufficesFor(share, 60)).toBe(true);
    expect(sufficesFor(share, 80)).toBe(null);
    expect(sufficesFor({ ...share, unmarked: 0, absent: 1 }, 80)).toBe(false);
    expect(sufficesFor(share, null)).toBe(null);
  });
});
