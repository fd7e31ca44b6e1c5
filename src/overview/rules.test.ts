import { expect, it } from 'vitest';
import { leadStanding, standingOn } from '#directives/rules.ts';
import type { DirectiveSummary } from '#directives/schema.ts';
import { countsByLead, sharedAmong } from './rules.ts';

const school = { id: 'school', name: 'Trường Chính trị tỉnh', shortName: 'TCT' };
const board = { id: 'board', name: 'Ban Tổ chức Tỉnh uỷ', shortName: 'BTCTU' };
const DAY = '2024-03-01';

type Lead = Parameters<typeof leadStanding>[1];
const lead = (agencyId: string, stoppedOn: string | null): Lead => ({
  ...{ agencyId, state: stoppedOn ? 'done' : 'in-progress', since: '2024-01-01', percent: null },
  ...{ stoppedOn, completedOn: stoppedOn, lastReportOn: stoppedOn },
});

/** Due on 31/01/2024; the last lead stops the clock of the whole. */
function row(code: string, leads: Lead[]): DirectiveSummary {
  const agencies = new Map([school, board].map((agency) => [agency.id, agency]));
  const stops = leads.map(({ stoppedOn }) => stoppedOn);
  const stoppedOn = stops.includes(null) ? null : (stops.sort().at(-1) ?? null);
  const period: Parameters<typeof standingOn>[0] = {
    ...{ state: stoppedOn ? 'done' : 'in-progress', due: '2024-01-31', dueOrigin: 'office', cadence: null },
    ...{ firstDue: '2024-01-31', lateFrom: '2024-02-01', stoppedOn, completedOn: stoppedOn },
    ...{
      lastReportOn: null,
      askedDate: null,
      toldOn: '2024-01-01',
      nextActor: 'agency',
      nextAgencyIds: [],
      nextSince: DAY,
    },
  };
  return {
    ...{ id: code, code, ref: code, title: code, documentId: null, documentNumber: null, product: null },
    ...{ publishedOn: '2024-01-01', awaitsReceipt: false },
    assignments: leads.map(({ agencyId }) => {
      return { role: 'lead', agency: agencies.get(agencyId) ?? null, nameAsWritten: agencyId, span: null };
    }),
    standing: standingOn(period, DAY, agencies, leads),
  };
}

const inTime = '2024-01-20';
const tooLate = '2024-02-09';
const rows = [
  row('alone', [lead('school', null)]),
  row('one is done', [lead('school', inTime), lead('board', null)]),
  row('both, one late', [lead('school', tooLate), lead('board', inTime)]),
];

it('counts each lead by its own reports: who has finished in time is not late for the other', () => {
  expect(countsByLead(rows)).toMatchObject([
    { agency: school, shared: 2, counts: { total: 3, openLate: 1, doneOnTime: 1, doneLate: 1 } },
    { agency: board, shared: 2, counts: { total: 2, openLate: 1, doneOnTime: 1, doneLate: 0 } },
  ]);
});

it('counts a shared directive once in the total, which stands by its last lead', () => {
  expect(sharedAmong(rows)).toEqual({ led: 3, shared: 2 });
  expect(rows.map(({ standing }) => standing.headline)).toEqual(['open-late', 'open-late', 'done-late']);
});

it.each([
  [inTime, 'done-on-time', 0],
  [tooLate, 'done-late', 9],
  [null, 'open-late', 30],
] as const)('a lead that stopped on %s is %s by %i days', (stoppedOn, headline, daysLate) => {
  const period = { due: '2024-01-31', lateFrom: '2024-02-01', toldOn: '2024-01-01' };
  const standing = leadStanding(period, lead('school', stoppedOn), DAY, school);
  expect(standing).toMatchObject({ headline, daysLate, silentDays: stoppedOn ? null : 60 });
});
