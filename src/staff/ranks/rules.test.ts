import { addCalendarDays, addMonths } from '@dondoc/vietnamese';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dataNames, readData } from '#platform/data-file.ts';
import type { PersonWithRecords, RecordKind, StaffRecord } from '../schema.ts';
import { judge, ruleOn } from './rules.ts';
import { type Answer, type Condition, type ParameterValues, RankRule } from './schema.ts';

const rules = await Promise.all(
  (await dataNames('rank-rules')).map(async (name) => RankRule.parse(await readData(name))),
);
const rule = rules.find(({ key }) => key === 'tt-05-2024') as RankRule;
const rank = rule.ranks[0] as RankRule['ranks'][number];
const parameters = (months: (number | undefined)[], need: number | undefined): ParameterValues =>
  new Map(
    Object.entries({
      'thang-giu-hang-dai-hoc': months[0],
      'thang-giu-hang-thac-si': months[1],
      'thang-giu-hang-tien-si': months[2],
      'co-nhu-cau': need,
      'duoc-cu': 1,
    }).filter((one): one is [string, number] => one[1] !== undefined),
  );

let last = 0;
const record = <K extends RecordKind>(
  kind: K,
  data: StaffRecord<K>['data'],
  from: string | null,
  to: string | null = null,
): StaffRecord<K> => ({ id: `r${last++}`, personId: 'p', kind, from, to, data, basis: null });
const person = (records: StaffRecord[]): PersonWithRecords => ({
  ...{ id: 'p', code: '1', name: 'Nguyễn Văn Thử', userId: null },
  records,
});
const article = (from: string, number: string | null = 'ISSN 0866-7632') =>
  record('product', { kind: 'article', title: 'Bài', part: 'author', number, level: null }, from);
const book = (number: string | null) =>
  record('product', { kind: 'book', title: 'Sách', part: 'member', number, level: null }, '2021-01-01');
const topic = record(
  'product',
  { kind: 'topic', title: 'Đề tài', part: 'lead', number: null, level: 'school' },
  '2020-06-01',
);
const full = [
  record('rank', { code: 'V.07.01.03' }, '2018-03-01'),
  record('degree', { level: 'master', field: 'Chính trị học', relevant: true }, '2017-01-01'),
  record('certificate', { key: 'chuc-danh-nghe-nghiep', name: 'Chứng chỉ', issuer: null }, '2019-01-01'),
  ...[topic, book('ISBN 978-604-57')],
  ...['2019-05-01', '2020-05-01', '2021-05-01'].map((day) => article(day)),
  record('rating', { year: 2022, rating: 'good' }, '2022-01-01', '2022-12-31'),
];
const set = parameters([108, 72, 36], 1);
const answers = (records: StaffRecord[], day = '2023-11-20', values = set) =>
  Object.fromEntries(
    judge(person(records), rank, values, day).checks.map(({ key, answer }) => [key, answer]),
  );

describe('a lecturer and the conditions of a rank', () => {
  it('all but the months in the rank: the day on which they are over', () => {
    const verdict = judge(person(full), rank, set, '2023-11-20');
    expect(verdict.answer).toBe('no');
    expect(verdict.checks.filter(({ answer }) => answer !== 'yes')).toMatchObject([
      { key: 'thoi-gian-giu-hang', answer: 'no', becomesTrueOn: '2024-03-01' },
    ]);
    // The rating of 2023 is not there yet: not surely, but so soon.
    expect(verdict).toMatchObject({ eligibleOn: null, earliestOn: '2024-03-01' });
    const rated = [...full, record('rating', { year: 2023, rating: 'good' }, '2023-01-01', '2023-12-31')];
    expect(judge(person(rated), rank, set, '2023-11-20').eligibleOn).toBe('2024-03-01');
  });

  it('what is not known is not no: months that nobody set, a degree that nobody judged, no ISSN', () => {
    expect(answers(full, '2023-11-20', parameters([], undefined))).toMatchObject({
      ...{ 'thoi-gian-giu-hang': 'unknown', 'co-nhu-cau': 'unknown', 'xep-loai': 'yes' },
    });
    const undecided = full.map((one) =>
      one.kind === 'degree'
        ? record('degree', { level: 'master', field: 'Luật', relevant: null }, '2017-01-01')
        : one,
    );
    expect(answers(undecided)['thac-si']).toBe('unknown');
    expect(answers([book(null)]).sach).toBe('unknown');
    expect(answers([])).toMatchObject({
      ...{ 'hang-duoi': 'unknown', 'thac-si': 'unknown', 'xep-loai': 'unknown' },
      ...{ 'de-tai': 'no', 'chung-chi': 'no', 'ky-luat': 'yes' },
    });
  });

  it('under discipline until its last day, then free again', () => {
    const verdict = judge(
      person([...full, record('discipline', { form: 'Khiển trách' }, '2023-06-01', '2024-05-31')]),
      ...[rank, set, '2023-11-20'],
    );
    expect(verdict.checks.find(({ key }) => key === 'ky-luat')).toMatchObject({
      ...{ answer: 'no', becomesTrueOn: '2024-06-01' },
    });
    expect(verdict.earliestOn).toBe('2024-06-01');
  });

  it('a rank without sourced conditions makes nobody eligible and refuses nobody', () => {
    const none = judge(person(full), { conditions: [] }, set, '2023-11-20');
    expect(none).toMatchObject({ answer: 'unknown', eligibleOn: null, checks: [] });
  });
});

/** The same asked of one day alone, in the plainest way. */
function onTheDay(records: StaffRecord[], one: Condition, values: ParameterValues, day: string): Answer {
  const of = <K extends RecordKind>(kind: K) =>
    records.filter((row): row is StaffRecord<K> => row.kind === kind);
  const now = <K extends RecordKind>(kind: K) =>
    of(kind).filter(({ from, to }) => (from === null || from <= day) && (to === null || day <= to));
  const either = (sure: boolean, maybe: boolean): Answer => (sure ? 'yes' : maybe ? 'unknown' : 'no');
  const order = ['bachelor', 'master', 'doctor'];
  if (one.kind === 'holds') {
    if (of('rank').length === 0) return 'unknown';
    return either(
      now('rank').some(({ data }) => one.codes.includes(data.code)),
      false,
    );
  }
  if (one.kind === 'degree') {
    if (of('degree').length === 0) return 'unknown';
    const enough = now('degree').filter(
      ({ data }) => order.indexOf(data.level) >= order.indexOf(one.atLeast),
    );
    return either(
      enough.some(({ data }) => data.relevant === true),
      enough.some(({ data }) => data.relevant === null),
    );
  }
  if (one.kind === 'certificate')
    return either(
      now('certificate').some(({ data }) => data.key === one.certificate),
      false,
    );
  if (one.kind === 'product') {
    const done = of('product').filter(
      ({ data, from }) =>
        data.kind === one.product && one.parts.includes(data.part) && (from === null || from <= day),
    );
    const counted = done.filter(({ data }) => !one.numbered || data.number !== null);
    return either(counted.length >= one.count, done.length >= one.count);
  }
  if (one.kind === 'noDiscipline') return either(now('discipline').length === 0, false);
  if (one.kind === 'rating') {
    const year = of('rating').find(({ data }) => data.year === Number(day.slice(0, 4)) - 1);
    return either(year?.data.rating === 'good' || year?.data.rating === 'excellent', year === undefined);
  }
  if (one.kind === 'stated')
    return either(values.get(one.parameter) === 1, values.get(one.parameter) === undefined);
  if (of('rank').length === 0 || of('degree').length === 0) return 'unknown';
  const highest = order.findLast((level) => now('degree').some(({ data }) => data.level === level));
  const months = values.get(one.months[(highest ?? 'bachelor') as 'bachelor']);
  const holds = (at: string) =>
    of('rank').some(
      ({ data, from, to }) =>
        one.codes.includes(data.code) && (from === null || from <= at) && (to === null || at <= to),
    );
  if (!highest || !holds(day)) return 'no';
  // Held without a break, whatever row says so.
  let since = day;
  while (since > '2023-07-01' && holds(addCalendarDays(since, -1))) since = addCalendarDays(since, -1);
  return either(months !== undefined && addMonths(since, months) <= day, months === undefined);
}

const START = '2023-10-01';
const SPAN = 120;
const aDay = fc.integer({ min: -700, max: SPAN }).map((n) => addCalendarDays(START, n));
const from = fc.option(aDay, { freq: 5, nil: null });
const within = fc
  .tuple(from, fc.option(fc.integer({ min: 0, max: 400 }), { nil: null }))
  .map(([first, long]) => [first, long === null ? null : addCalendarDays(first ?? START, long)] as const);
const anyRecord: fc.Arbitrary<StaffRecord> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('bachelor' as const, 'master' as const, 'doctor' as const),
      from,
      fc.constantFrom(true, false, null),
    )
    .map(([level, first, relevant]) => record('degree', { level, field: 'X', relevant }, first)),
  within.map(([a, b]) =>
    record('certificate', { key: 'chuc-danh-nghe-nghiep', name: 'C', issuer: null }, a, b),
  ),
  fc
    .tuple(
      fc.constantFrom('topic' as const, 'book' as const, 'article' as const),
      fc.constantFrom('lead' as const, 'member' as const, 'author' as const),
      fc.constantFrom('1', null),
      from,
    )
    .map(([kind, part, number, first]) =>
      record('product', { kind, title: 'T', part, number, level: null }, first),
    ),
  within.map(([a, b]) => record('discipline', { form: 'D' }, a, b)),
);
const aRankDay = fc.integer({ min: -60, max: SPAN }).map((n) => addCalendarDays(START, n));
/** One row after the other, as a roster has them. */
const ranks = fc
  .array(fc.tuple(fc.constantFrom('V.07.01.03', 'V.07.01.02'), aRankDay), { maxLength: 3 })
  .map((rows) => {
    const days = rows.map(([, day]) => day).toSorted();
    return rows.map(([code], n) => {
      const next = days[n + 1];
      const day = days[n] as string;
      const to = next === undefined ? null : next > day ? addCalendarDays(next, -1) : day;
      return record('rank', { code }, day, to);
    });
  });
const yearly = fc
  .uniqueArray(fc.constantFrom(2022, 2023, 2024), { maxLength: 3 })
  .chain((years) =>
    fc.tuple(
      ...years.map((year) =>
        fc
          .constantFrom('excellent' as const, 'good' as const, 'completed' as const)
          .map((rating) => record('rating', { year, rating }, `${year}-01-01`, `${year}-12-31`)),
      ),
    ),
  );
const months = fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined });

it('says of every condition, and of all together, what asking day by day says', () => {
  const days = Array.from({ length: SPAN }, (_, n) => addCalendarDays(START, n));
  fc.assert(
    fc.property(
      fc.array(anyRecord, { maxLength: 14 }),
      ...[ranks, yearly, fc.tuple(months, months, months)],
      fc.constantFrom(0, 1, undefined),
      fc.integer({ min: 0, max: SPAN - 1 }),
      fc.subarray(rank.conditions, { minLength: 1 }),
      (some, held, rated, needed, need, at, conditions) => {
        const records = [...some, ...held, ...rated];
        const values = parameters(needed, need);
        const asked = days[at] as string;
        const verdict = judge(person(records), { conditions }, values, asked);
        const plain = (day: string) => conditions.map((one) => onTheDay(records, one, values, day));
        expect(verdict.checks.map(({ answer }) => answer)).toEqual(plain(asked));
        const soon = (day: string | null) => (day !== null && day > (days.at(-1) as string) ? null : day);
        const first = (holds: (day: string) => boolean) => days.slice(at).find(holds) ?? null;
        expect(soon(verdict.eligibleOn)).toBe(first((day) => plain(day).every((one) => one === 'yes')));
        const unknownNow = plain(asked).includes('unknown');
        if (unknownNow) expect(verdict.earliestOn).toBeNull();
        else expect(soon(verdict.earliestOn)).toBe(first((day) => !plain(day).includes('no')));
        verdict.checks.forEach(({ answer, becomesTrueOn }, n) => {
          const then = days.slice(at + 1).find((day) => plain(day)[n] === 'yes') ?? null;
          expect(soon(becomesTrueOn)).toBe(answer === 'yes' ? null : then);
        });
      },
    ),
    { numRuns: 100 },
  );
});

it('the newest rule that was there speaks on a day; no condition is without its regulation', () => {
  const keyOn = (day: string) => ruleOn(rules, day)?.key;
  expect([keyOn('2023-11-20'), keyOn('2025-03-01'), keyOn('2026-07-01')]).toEqual([
    ...['tt-40-2020', 'tt-05-2024', 'luat-vien-chuc-2025'],
  ]);
  for (const { ranks: all, parameters: open } of rules) {
    for (const { basis } of all.flatMap(({ conditions }) => conditions)) expect(basis).toMatch(/Thông tư/);
    expect(open.every(({ value }) => value === null)).toBe(true);
  }
});
