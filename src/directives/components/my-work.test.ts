import { expect, test } from 'vitest';
import type { DirectiveSummary, Standing } from '../schema.ts';
import { asOwn, groupMine, isUnreceived, rolesOf } from './my-work.ts';

const school = { id: 'school', name: 'Trường Chính trị tỉnh', shortName: 'TCT' };
const board = { id: 'board', name: 'Ban Tổ chức Tỉnh uỷ', shortName: 'BTCTU' };

type Roles = [DirectiveSummary['assignments'][number]['role'], typeof school][];

function row(code: string, roles: Roles, standing: Partial<Standing>): DirectiveSummary {
  const agencies = roles.flatMap(([role, agency]) => (role === 'lead' ? agency : []));
  const next = { actor: 'agency' as const, agencies, since: '2024-01-01' };
  return {
    id: code,
    code,
    ref: code,
    title: code,
    documentId: null,
    documentNumber: null,
    product: null,
    awaitsReceipt: true,
    publishedOn: '2024-01-01',
    assignments: roles.map(([role, agency]) => ({ role, agency, nameAsWritten: agency.name, span: null })),
    standing: {
      state: 'in-progress',
      headline: 'open-in-time',
      due: '2024-12-31',
      dueOrigin: 'office',
      firstDue: '2024-12-31',
      cadence: null,
      daysLate: 0,
      daysLeft: 200,
      completedOn: null,
      lastReportOn: null,
      silentDays: 1,
      next,
      leads: [],
      ...standing,
    },
  };
}

const late = { headline: 'open-late' as const, daysLeft: null };
const lead: Roles = [['lead', school]];
const waiting = {
  state: 'awaiting-approval' as const,
  next: { actor: 'head' as const, agencies: [school], since: '2024-01-01' },
};

const rows = [
  row(
    'other',
    [
      ['lead', board],
      ['appraise', school],
    ],
    late,
  ),
  row('lead', lead, {}),
  row('late-3', lead, { ...late, daysLate: 3 }),
  row('done', lead, { state: 'done', headline: 'done-late' }),
  row('late-30', lead, { ...late, daysLate: 30 }),
  row('soon', lead, { daysLeft: 7 }),
  row('approve', lead, { ...waiting, ...late }),
];

const shown = (isHead: boolean) =>
  groupMine(rows, 'school', isHead).map(([group, own]) => [group, own.map(({ code }) => code)]);

test('each open directive stands in one group, the most pressing first; done ones in none', () => {
  expect(shown(true)).toEqual([
    ['approve', ['approve']],
    ['late', ['late-30', 'late-3']],
    ['soon', ['soon']],
    ['lead', ['lead']],
    ['other', ['other']],
  ]);
});

test('a contact approves nothing: what waits for the head stays where its deadline puts it', () => {
  expect(shown(false)[0]).toEqual(['late', ['late-30', 'late-3', 'approve']]);
});

test('where nobody leads, those who take part answer for it', () => {
  const shared = row(
    'shared',
    [
      ['coordinate', school],
      ['coordinate', board],
    ],
    late,
  );
  expect(groupMine([shared], 'school', false)[0]?.[0]).toBe('late');
  expect(rolesOf(shared, 'school')).toEqual(['coordinate']);
});

test('a lead that has reported has received it; another role may still be new', () => {
  const isNew = (own: DirectiveSummary) => isUnreceived(own, 'school');
  expect([row('a', lead, { state: 'not-started' }), row('b', lead, {})].map(isNew)).toEqual([true, false]);
  expect(
    isNew(
      row(
        'c',
        [
          ['lead', board],
          ['coordinate', school],
        ],
        {},
      ),
    ),
  ).toBe(true);
});

test('a report that came back asks for a hand before what is late', () => {
  const returned = row('returned', lead, { ...late, daysLate: 40, state: 'returned' });
  expect(groupMine([...rows, returned], 'school', true).map(([group]) => group)).toEqual([
    ...['approve', 'returned', 'late', 'soon', 'lead', 'other'],
  ]);
});

test('of several leads each sees its own standing: who is done is not blamed for who is not', () => {
  const own = (agency: typeof school, changes: Partial<Standing['leads'][number]>) => ({
    ...{ agency, since: '2024-02-01', silentDays: 1, percent: null, lastReportOn: null, stoppedOn: null },
    ...{ completedOn: null, state: 'in-progress' as const, headline: 'open-late' as const, daysLate: 9 },
    ...changes,
  });
  const done = {
    state: 'done' as const,
    headline: 'done-on-time' as const,
    daysLate: 0,
    stoppedOn: '2024-01-09',
  };
  const shared = row('shared', [...lead, ['lead', board]], {
    ...late,
    daysLate: 9,
    leads: [own(school, done), own(board, { state: 'awaiting-approval' })],
  });
  expect(asOwn(shared, 'school').standing).toMatchObject({
    state: 'done',
    headline: 'done-on-time',
    daysLate: 0,
  });
  const ofBoard = asOwn(shared, 'board');
  expect(ofBoard.standing.next).toEqual({ actor: 'head', agencies: [board], since: '2024-02-01' });
  expect(groupMine([ofBoard], 'board', true)[0]?.[0]).toBe('approve');
  expect(groupMine([asOwn(shared, 'school')], 'school', true)).toEqual([]);
});

test('in a chain it is the work of the desk where it lies, and of nobody else', () => {
  const at = (agency: typeof school): DirectiveSummary =>
    row(
      'chain',
      [
        ['lead', school],
        ['appraise', board],
      ],
      { ...late, next: { actor: 'agency', agencies: [agency], since: '2024-01-01' } },
    );
  const groupsOf = (one: DirectiveSummary, agencyId: string) =>
    groupMine([one], agencyId, false).map(([group]) => group);
  expect(groupsOf(at(board), 'board')).toEqual(['late']);
  expect(groupsOf(at(board), 'school')).toEqual(['elsewhere']);
  expect(groupsOf(at(school), 'school')).toEqual(['late']);
  expect(groupsOf(at(school), 'board')).toEqual(['other']);
});
