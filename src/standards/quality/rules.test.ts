import { describe, expect, it } from 'vitest';
import type { PersonWithRecords, RecordKind, StaffRecord } from '#staff/schema.ts';
import type { Evidence } from '../evidence/schema.ts';
import type { PlanTask } from '../roadmap/schema.ts';
import type { Assessed, Round } from '../rounds/schema.ts';
import type { Indicator, Threshold } from '../schema.ts';
import type { Evaluated } from '../verdicts/schema.ts';
import { findingsOf, qualityRules } from './rules.ts';
import { type InvestmentPicture, isAsked, type Picture } from './schema.ts';

const threshold: Threshold = { level: 1, operator: '>=', value: '20', article: 'Điều 1', source: 'thử' };
const indicator = (code: string, said: Partial<Indicator> = {}): Indicator => ({
  ...{ id: code, code, criterion: Number(code[0]), name: `Chỉ tiêu ${code}`, kind: 'ratio', unit: '%' },
  ...{ windowYears: null, rule: null, article: null, evidenceExpected: null, owner: null, dependsOn: null },
  ...{ note: null, thresholds: [threshold] },
  ...said,
});
const indicators = [
  indicator('1.1', { rule: 'giang_vien_chinh / giang_vien' }),
  indicator('1.2', { kind: 'windowCount', windowYears: 5 }),
  indicator('2.1'),
];

const assessed = (at: number, said: Partial<Assessed>): Assessed => ({
  ...{ indicator: indicators[at] as Indicator, result: 'met', value: '25', valueFrom: 'entered' },
  ...{ valueSource: 'Báo cáo 5-BC/TCT', threshold, reason: null, note: null, facts: null },
  ...{ state: 'checked', entryId: 1, by: 'A', at: new Date(0) },
  ...said,
});

const evidence = (id: string, said: Partial<Evidence> = {}): Evidence => ({
  ...{ id, code: id, title: `Minh chứng ${id}`, number: '5-QĐ', issuedOn: '2023-03-01', issuer: 'Trường' },
  ...{ effectiveOn: null, expiresOn: null, coversFrom: null, coversTo: null, paperPlace: null },
  ...{
    appraisedBy: 'b',
    appraisedOn: '2023-10-01',
    appraisedRevision: 1,
    addedBy: 'a',
    addedAt: new Date(0),
  },
  indicatorIds: ['1.1', '1.2'],
  revisions: [
    {
      ...{ id: `${id}1`, number: 1, fileId: id, fileName: 'a.pdf', size: 1, sha256: id, note: null },
      ...{ addedBy: 'a', addedAt: new Date(0) },
    },
  ],
  ...said,
});

const task = (id: string, said: Partial<PlanTask> = {}): PlanTask => ({
  ...{ id, number: 1, title: `Việc ${id}`, indicatorIds: ['2.1'], leadId: 'khoa', coordinatingIds: [] },
  ...{ product: null, startsOn: '2024-01-01', endsOn: '2024-06-30', budgetSource: null, budgetAmount: null },
  ...{ dependsOn: [], directiveCode: null, directiveId: null, version: 1 },
  ...said,
});

let records = 0;
const record = <K extends RecordKind>(
  kind: K,
  data: StaffRecord<K>['data'],
  from: string | null = '2020-01-01',
) =>
  ({ id: `r${records++}`, personId: 'p', kind, from, to: null, data, basis: null }) as unknown as StaffRecord;
const person = (id: string, ...more: StaffRecord[]): PersonWithRecords => ({
  ...{ id, code: id, name: `Người ${id}`, userId: null },
  records: [record('employment', { kind: 'permanent' }), record('lecturing', { kind: 'lecturer' }), ...more],
});
const ranked = record('rank', { code: 'V.07.01.03' });

const computed = (result: 'met' | 'unmet', value = '25'): Evaluated => ({
  ...{ value, numerator: '1', denominator: '4', result, reason: null, words: 'Câu.', facts: {} },
});

const round: Round = {
  ...{ id: 'r', setId: 's', level: 1, name: 'đợt 1', asOf: '2023-11-01', dueOn: '2023-12-31' },
  ...{ openedAt: new Date(0), closedAt: null },
};

const investment = (said: Partial<InvestmentPicture>): InvestmentPicture => ({
  ...{ id: 'dt', code: 'DT-01', name: 'Sửa giảng đường', indicatorIds: ['2.1'], behind: '0' },
  ...{ handoverOn: '2024-11-30', next: 'Đấu thầu', nextOn: '2024-01-31', nextBy: 'UBND tỉnh' },
  ...said,
});
const invested = (said: Partial<InvestmentPicture>) => ({ investments: [investment(said)] });

/** A school of which nothing is to be said. */
const clean: Picture = {
  ...{ today: '2023-11-20', soonDays: 60, isExample: false, round, before: [], targetOn: '2026-12-31' },
  set: {
    ...{ id: 's', key: 'k', version: 1, name: 'Bộ', basis: 'B', basisOn: null, validFrom: '2021-01-01' },
    ...{ validTo: null, isPractice: false, levels: [1], source: 'thử', indicators },
    criteria: [1, 2].map((number) => ({ number, name: `Tiêu chí ${number}` })),
  },
  assessed: [
    assessed(0, { valueFrom: 'facts' }),
    assessed(1, {}),
    assessed(2, { result: 'unmet', value: '10', reason: 'Thiếu 2 phòng học' }),
  ],
  computed: new Map([['1.1', computed('met')]]),
  outlook: [{ day: '2024-06-01', verdicts: new Map([['1.1', computed('met')]]) }],
  evidence: [evidence('MC-001')],
  owners: new Map(
    indicators.map(({ id }) => [id, { agencyId: 'khoa', ledBy: 'school', dependsOnId: null }] as const),
  ),
  units: [{ id: 'khoa', name: 'Khoa Lý luận', exists: true, heads: ['A'] }],
  roadmap: [
    {
      ...{ indicatorId: '2.1', gap: null, plannedOn: '2024-12-31', ledBy: 'school', note: null },
      ...{ lookOn: null, version: 1 },
      tasks: [
        task('t1'),
        task('t2', { number: 2, startsOn: '2024-07-01', endsOn: '2024-12-01', dependsOn: ['t1'] }),
      ],
    },
  ],
  taskStates: new Map(),
  investments: [investment({})],
  people: [person('p1', ranked, record('degree', { level: 'master', field: 'Triết', relevant: true }))],
};

type Change = Partial<Picture>;
const one = (said: Partial<Evidence>): Change => ({ evidence: [evidence('MC-001', said)] });
const result = (at: number, said: Partial<Assessed>): Change => ({
  assessed: clean.assessed.map((was, i) => (i === at ? { ...was, ...said } : was)),
});
const line = (said: object): Change => ({ roadmap: clean.roadmap.map((was) => ({ ...was, ...said })) });
const tasks = (...made: PlanTask[]): Change => line({ tasks: made });
const staffed = (...people: PersonWithRecords[]): Change => ({ people });
const set = (said: object): Change => ({ set: { ...clean.set, ...said } });

/** For each rule what makes it find something in the clean school. */
const fires: Record<string, Change> = {
  'investment.allocatedBehind': invested({ behind: '1500000000' }),
  'investment.handoverAfter': invested({ handoverOn: '2025-01-01' }),
  'investment.stageLate': invested({ nextOn: '2023-11-19' }),
  'investment.withoutHandover': invested({ handoverOn: null }),
  'result.metWithoutEvidence': { evidence: [] },
  'result.contradictsRoster': result(0, { valueFrom: 'entered', value: '26' }),
  'result.belowThreshold': result(1, { value: '19.9' }),
  'result.metWithoutThreshold': result(1, { threshold: null }),
  'result.exceedsWithoutNote': result(1, { result: 'exceeds' }),
  'result.opinionWithoutNote': result(1, { result: 'opinion' }),
  'result.unmetWithoutReason': result(2, { reason: null }),
  'result.regressed': { ...result(2, { reason: null }), before: [assessed(2, {})] },
  'result.valueWithoutSource': result(1, { valueSource: null }),
  'result.returned': result(1, { state: 'returned' }),
  'round.pastDue': { round: { ...round, dueOn: '2023-11-19' } },
  'set.practice': set({ isPractice: true }),
  'set.notInForce': set({ validFrom: '2024-01-01' }),
  'evidence.expired': one({ expiresOn: '2023-11-19' }),
  'evidence.expiring': one({ expiresOn: '2023-12-31' }),
  'evidence.outsideWindow': one({ coversFrom: '2017-01-01', coversTo: '2017-12-31' }),
  'evidence.productOutside': one({ issuedOn: '2018-10-31' }),
  'evidence.issuedAfter': one({ issuedOn: '2023-11-02' }),
  'evidence.unlinked': { evidence: [...clean.evidence, evidence('MC-002', { indicatorIds: [] })] },
  'evidence.empty': one({ revisions: [], appraisedRevision: null }),
  'evidence.paperOnly': one({ revisions: [], paperPlace: 'Tủ 1', appraisedRevision: 0 }),
  'evidence.notAppraised': one({ appraisedRevision: 0 }),
  'evidence.sameFile': {
    evidence: [...clean.evidence, { ...evidence('MC-001'), id: 'MC-002', code: 'MC-002' }],
  },
  'evidence.numberMissing': one({ number: null }),
  'roadmap.unmetWithoutLine': { roadmap: [] },
  'roadmap.afterTarget': line({ plannedOn: '2027-01-01' }),
  'roadmap.pastPlanned': line({ plannedOn: '2023-11-19', tasks: clean.roadmap[0]?.tasks }),
  'roadmap.lineWithoutTask': line({ tasks: [] }),
  'task.withoutLead': tasks(task('t1', { leadId: null })),
  'task.withoutEnd': tasks(task('t1', { endsOn: null })),
  'task.endsAfterPlan': tasks(task('t1', { endsOn: '2025-01-01' })),
  'task.overdue': tasks(task('t1', { endsOn: '2023-11-19' })),
  'task.startsBeforeEnd': tasks(task('t1'), task('t2', { number: 2, dependsOn: ['t1'] })),
  'task.cycle': tasks(task('t1', { dependsOn: ['t2'] }), task('t2', { number: 2, dependsOn: ['t1'] })),
  'owner.vacant': { owners: new Map() },
  'owner.ended': { units: clean.units.map((unit) => ({ ...unit, exists: false })) },
  'owner.headVacant': { units: clean.units.map((unit) => ({ ...unit, heads: [] })) },
  'staff.rankWithoutDate': staffed(person('p1', record('rank', { code: 'V.07.01.03' }, null))),
  'staff.withoutRank': staffed(person('p1')),
  'staff.degreeUndecided': staffed(
    person('p1', ranked, record('degree', { level: 'master', field: 'Triết', relevant: null })),
  ),
  'staff.productUndated': staffed(
    person('p1', ranked, {
      ...record(
        'product',
        { kind: 'article', title: 'Bài', part: 'author', number: null, level: null },
        null,
      ),
    }),
  ),
  'staff.twoHeads': { units: clean.units.map((unit) => ({ ...unit, heads: ['A', 'B'] })) },
  'staff.retirementLowers': {
    outlook: [...clean.outlook, { day: '2025-01-01', verdicts: new Map([['1.1', computed('unmet', '19')]]) }],
  },
};

const found = (change: Change) => findingsOf({ ...clean, ...change }, []);

describe('the quality rules', () => {
  it('are many, named once each, and each explained', () => {
    expect(qualityRules.length).toBeGreaterThanOrEqual(25);
    expect(Object.keys(fires).sort()).toEqual(qualityRules.map(({ key }) => key).sort());
    expect(new Set(qualityRules.map(({ name }) => name)).size).toBe(qualityRules.length);
    for (const { explains } of qualityRules) expect(explains).toMatch(/^\p{Lu}.*\.$/u);
  });

  it('find nothing where nothing is wrong', () => {
    expect(found({})).toEqual([]);
  });

  it.each(Object.keys(fires))('%s fires, and says where, what and where it is mended', (key) => {
    const own = found(fires[key] as Change).filter(({ rule }) => rule === key);
    expect(own.length).toBeGreaterThan(0);
    for (const { says, todo, href, label, key: own_ } of own) {
      expect([says, todo].every((words) => words.length > 5 && !/undefined|null/.test(words))).toBe(true);
      expect(href).toMatch(/^\/(truong-chuan|doi-ngu|dau-tu)/);
      expect(label.length).toBeGreaterThan(1);
      expect(own_.startsWith(`${key}:`)).toBe(true);
    }
  });
});

describe('where a rule must be silent', () => {
  const keys = (change: Change) => found(change).map(({ rule }) => rule);
  it.each<[string, string, Change]>([
    [
      'result.contradictsRoster',
      'the rule itself knows no value',
      { ...fires['result.contradictsRoster'], computed: new Map() },
    ],
    ['result.contradictsRoster', '25.0 is 25', result(0, { valueFrom: 'entered', value: '25.0' })],
    ['result.belowThreshold', 'it stands exactly at the threshold', result(1, { value: '20' })],
    ['result.belowThreshold', 'a note says why', result(1, { value: '19.9', note: 'Theo Công văn 5' })],
    [
      'result.metWithoutThreshold',
      'it is judged',
      result(1, { threshold: null, indicator: indicator('1.2', { kind: 'judged' }) }),
    ],
    ['result.regressed', 'a reason is given', { before: [assessed(2, {})] }],
    ['round.pastDue', 'it ends today', { round: { ...round, dueOn: clean.today } }],
    ['set.practice', 'the office is the example', { ...set({ isPractice: true }), isExample: true }],
    ['evidence.outsideWindow', 'it is within five years of one', one({ coversTo: '2023-01-02' })],
    ['evidence.productOutside', 'it is of the first day of the window', one({ issuedOn: '2018-11-02' })],
    ['evidence.notAppraised', 'nobody has appraised it yet', one({ appraisedRevision: null })],
    [
      'task.overdue',
      'it is done',
      { ...fires['task.overdue'], taskStates: new Map([['t1', 'done' as const]]) },
    ],
    [
      'task.overdue',
      'its directive has a later deadline',
      { ...fires['task.overdue'], taskStates: new Map([['t1', 'open' as const]]) },
    ],
    [
      'investment.allocatedBehind',
      'the indicator has no day in the roadmap',
      { ...invested({ behind: '1' }), ...line({ plannedOn: null }) },
    ],
    ['investment.allocatedBehind', 'it bears on no indicator', invested({ behind: '1', indicatorIds: [] })],
    ['investment.handoverAfter', 'it is handed over on the very day', invested({ handoverOn: '2024-12-31' })],
    ['investment.stageLate', 'it is planned for today', invested({ nextOn: clean.today })],
    ['staff.withoutRank', 'whoever asks may not see the staff', { people: null }],
    [
      'staff.withoutRank',
      'the person has retired',
      staffed(person('p1', record('retirement', {}, '2023-01-01'))),
    ],
    ['owner.headVacant', 'there is no roster', { ...fires['owner.headVacant'], people: [] }],
    [
      'staff.retirementLowers',
      'it is not met now either',
      { ...fires['staff.retirementLowers'], computed: new Map([['1.1', computed('unmet')]]) },
    ],
  ])('%s: %s', (key, _why, change) => {
    expect(keys(change)).not.toContain(key);
  });
});

it('a finding set aside stands apart until its day, and then comes back', () => {
  const picture = { ...clean, ...(fires['evidence.numberMissing'] as Change) };
  const aside = (until: string) => [
    { finding: 'evidence.numberMissing:MC-001', reason: 'Không có số', until, by: 'A' },
  ];
  const [kept] = findingsOf(picture, aside('2023-11-20'));
  expect(kept?.aside).toEqual({ reason: 'Không có số', until: '2023-11-20', by: 'A' });
  expect([isAsked(kept as never, {}), isAsked(kept as never, { aside: 'yes' })]).toEqual([false, true]);
  expect(findingsOf(picture, aside('2023-11-19'))[0]?.aside).toBeNull();
});

it('a closed round is not to be mended, and the finding says so', () => {
  const closed = { ...round, closedAt: new Date() };
  const [first] = found({ ...result(2, { reason: null }), round: closed });
  expect(first?.todo).toContain('đợt sau');
});
