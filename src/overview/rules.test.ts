import { expect, it } from 'vitest';
import { leadStanding } from '#directives/rules.ts';

const school = { id: 'school', name: 'Trường Chính trị tỉnh', shortName: 'TCT' };
const DAY = '2024-03-01';

type Lead = Parameters<typeof leadStanding>[1];
const lead = (agencyId: string, stoppedOn: string | null): Lead => ({
  ...{ agencyId, state: stoppedOn ? 'done' : 'in-progress', since: '2024-01-01', percent: null },
  ...{ stoppedOn, completedOn: stoppedOn, lastReportOn: stoppedOn },
});

const inTime = '2024-01-20';
const tooLate = '2024-02-09';
it.each([
  [inTime, 'done-on-time', 0],
  [tooLate, 'done-late', 9],
  [null, 'open-late', 30],
] as const)('a lead that stopped on %s is %s by %i days', (stoppedOn, headline, daysLate) => {
  const period = { due: '2024-01-31', lateFrom: '2024-02-01', toldOn: '2024-01-01' };
  const standing = leadStanding(period, lead('school', stoppedOn), DAY, school);
  expect(standing).toMatchObject({ headline, daysLate, silentDays: stoppedOn ? null : 60 });
});
