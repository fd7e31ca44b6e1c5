import { addMonths, formatDate } from '@dondoc/vietnamese';
import { recordsOf } from '../rules.ts';
import type { PersonWithRecords, RecordKind, StaffRecord } from '../schema.ts';
import {
  ALWAYS,
  always,
  complement,
  covers,
  dayAfter,
  firstFrom,
  intersection,
  type Span,
  spanOf,
  union,
} from '../spans/rules.ts';
import { productWords, ratingWords, recordWords } from './labels.ts';
import type { Answer, Check, Condition, ParameterValues, RuleRank, Verdict } from './schema.ts';

/** On which days a condition is surely met, on which it may be, and what to say on a day. */
interface Looked {
  sure: Span[];
  /** Also where something is not known. */
  possible: Span[];
  behind: StaffRecord[];
  why(answer: Answer): string;
}

type Of<K extends Condition['kind']> = Extract<Condition, { kind: K }>;

const degrees = ['bachelor', 'master', 'doctor'] as const;
const ratings = ['failed', 'completed', 'good', 'excellent'] as const;

const spansOf = (records: Pick<StaffRecord, 'from' | 'to'>[]): Span[] => union(records.map(spanOf));
const never: Span[] = [];

const lookers: {
  [K in Condition['kind']]: (
    person: PersonWithRecords,
    condition: Of<K>,
    parameters: ParameterValues,
    day: string,
  ) => Looked;
} = {
  holds(person, { codes }) {
    const ranks = recordsOf(person, 'rank');
    const right = ranks.filter(({ data }) => codes.includes(data.code));
    if (ranks.length === 0) return unknown('Hồ sơ chưa ghi hạng nào.');
    return known(spansOf(right), right.length > 0 ? right : ranks, 'Hồ sơ không ghi đang giữ hạng này.');
  },

  degree(person, { atLeast, relevant }) {
    const all = recordsOf(person, 'degree');
    const enough = all.filter(({ data }) => degrees.indexOf(data.level) >= degrees.indexOf(atLeast));
    if (all.length === 0) return unknown('Hồ sơ chưa ghi văn bằng nào.');
    const right = enough.filter(({ data }) => !relevant || data.relevant === true);
    const open = enough.filter(({ data }) => relevant && data.relevant === null);
    const sure = spansOf(right);
    return {
      sure,
      possible: union([...sure, ...spansOf(open)]),
      behind: right.length > 0 ? right : open.length > 0 ? open : all,
      why: (answer) =>
        answer === 'yes'
          ? 'Có trong hồ sơ.'
          : answer === 'unknown'
            ? 'Chưa xác định văn bằng có phù hợp vị trí việc làm hay không.'
            : enough.length > 0
              ? 'Văn bằng đã ghi không phù hợp vị trí việc làm, hoặc chưa có vào ngày này.'
              : 'Chưa có văn bằng ở trình độ này.',
    };
  },

  certificate(person, { certificate }) {
    const right = recordsOf(person, 'certificate').filter(({ data }) => data.key === certificate);
    return known(spansOf(right), right, 'Hồ sơ chưa ghi chứng chỉ này còn hiệu lực.');
  },

  product(person, { product, parts, count, numbered }, _, day) {
    const all = recordsOf(person, 'product').filter(
      ({ data }) => data.kind === product && parts.includes(data.part),
    );
    const right = all.filter(({ data }) => !numbered || data.number !== null);
    const sure = fromTheNth(right, count);
    const [some, counted] = [all, right].map(
      (these) => these.filter(({ from }) => (from ?? ALWAYS) <= day).length,
    ) as [number, number];
    const name = productWords[product];
    return {
      sure,
      possible: union([...sure, ...fromTheNth(all, count)]),
      behind: all,
      why: (answer) =>
        answer === 'unknown'
          ? `Có ${some} ${name} nhưng ${some - counted} chưa ghi ${product === 'book' ? 'ISBN' : 'ISSN'}.`
          : `Có ${counted}/${count} ${name} được tính.`,
    };
  },

  timeInRank(person, { codes, months }, parameters, day) {
    const held = recordsOf(person, 'rank').filter(({ data }) => codes.includes(data.code));
    const ranks = spansOf(held);
    const studied = recordsOf(person, 'degree');
    if (recordsOf(person, 'rank').length === 0) return unknown('Hồ sơ chưa ghi hạng nào.');
    if (studied.length === 0)
      return unknown('Hồ sơ chưa ghi văn bằng nào nên chưa biết số tháng cần giữ hạng.');
    const levels = degrees.map((level, at) => {
      const above = studied.filter(({ data }) => degrees.indexOf(data.level) > at);
      const own = intersection(
        spansOf(studied.filter(({ data }) => data.level === level)),
        complement(spansOf(above)),
      );
      const needed = parameters.get(months[level]);
      return {
        level,
        own,
        needed,
        met: intersection(
          own,
          ranks.flatMap((rank) => served(rank, needed)),
        ),
      };
    });
    // A rank without its first day, or months that nobody has set: held long enough or not, nobody knows.
    const open = levels.flatMap(({ own, needed }) =>
      intersection(own, needed === undefined ? ranks : ranks.filter(({ from }) => from === ALWAYS)),
    );
    const sure = union(levels.flatMap(({ met }) => met));
    const best = levels.findLast(({ own }) => covers(own, day));
    const since = ranks.find((rank) => covers([rank], day))?.from;
    return {
      sure,
      possible: union([...sure, ...open]),
      behind: held,
      why: (answer) =>
        answer === 'unknown'
          ? best?.needed === undefined
            ? 'Chưa có số tháng giữ hạng tối thiểu: nhập ở bảng tham số, kèm căn cứ.'
            : 'Hồ sơ chưa ghi ngày bắt đầu giữ hạng.'
          : since === undefined
            ? 'Không giữ hạng này vào ngày xét.'
            : `Giữ hạng từ ${formatDate(since)}, cần ${best?.needed ?? '?'} tháng.`,
    };
  },

  rating(person, { atLeast }, _, day) {
    const rated = recordsOf(person, 'rating');
    const year = Number(day.slice(0, 4)) - 1;
    const isGood = (one: StaffRecord<'rating'>) =>
      ratings.indexOf(one.data.rating) >= ratings.indexOf(atLeast);
    const yearAfter = ({ data }: StaffRecord<'rating'>): Span => ({
      from: `${data.year + 1}-01-01`,
      to: `${data.year + 1}-12-31`,
    });
    const last = rated.filter(({ data }) => data.year === year);
    return {
      sure: union(rated.filter(isGood).map(yearAfter)),
      possible: complement(union(rated.filter((one) => !isGood(one)).map(yearAfter))),
      behind: last,
      why: (answer) =>
        answer === 'unknown'
          ? `Hồ sơ chưa ghi xếp loại năm ${year}.`
          : `Xếp loại năm ${year}: ${last.map(({ data }) => ratingWords[data.rating]).join(', ')}.`,
    };
  },

  noDiscipline(person) {
    const all = recordsOf(person, 'discipline');
    const sure = complement(spansOf(all));
    return {
      sure,
      possible: sure,
      behind: all,
      why: (answer) =>
        answer === 'no' ? 'Đang trong thời gian bị kỷ luật.' : 'Hồ sơ không ghi kỷ luật vào ngày này.',
    };
  },

  stated(_person, { parameter }, parameters) {
    const value = parameters.get(parameter);
    if (value === undefined) return unknown('Chưa có ai xác nhận: ghi ở bảng tham số, kèm căn cứ.');
    return {
      sure: value > 0 ? always : never,
      possible: value > 0 ? always : never,
      behind: [],
      why: (answer) => (answer === 'yes' ? 'Đã được xác nhận là có.' : 'Đã được xác nhận là không.'),
    };
  },
};

const unknown = (reason: string): Looked => ({
  sure: never,
  possible: always,
  behind: [],
  why: () => reason,
});
const known = (sure: Span[], behind: StaffRecord[], otherwise: string): Looked => ({
  sure,
  possible: sure,
  behind,
  why: (answer) => (answer === 'yes' ? 'Có trong hồ sơ.' : otherwise),
});

/** A product counts for good from its day on; one without a day always has. */
function fromTheNth(records: StaffRecord<'product'>[], count: number): Span[] {
  const days = records.map(({ from }) => from ?? ALWAYS).toSorted();
  const from = days[count - 1];
  return from === undefined ? never : [spanOf({ from, to: null })];
}

/** The part of a time in rank that comes after the months asked for; none where its beginning is not known. */
function served(rank: Span, months: number | undefined): Span[] {
  if (months === undefined || rank.from === ALWAYS) return [];
  const from = addMonths(rank.from, months);
  return from <= rank.to ? [{ from, to: rank.to }] : [];
}

function look(person: PersonWithRecords, condition: Condition, parameters: ParameterValues, day: string) {
  const looker = lookers[condition.kind] as (
    ...of: [PersonWithRecords, Condition, ParameterValues, string]
  ) => Looked;
  return looker(person, condition, parameters, day);
}

const answerOn = ({ sure, possible }: Pick<Looked, 'sure' | 'possible'>, day: string): Answer =>
  covers(sure, day) ? 'yes' : covers(possible, day) ? 'unknown' : 'no';

function checkOf(key: string, looked: Looked, day: string): Check {
  const answer = answerOn(looked, day);
  return {
    key,
    answer,
    why: looked.why(answer),
    behind: looked.behind.map((record: StaffRecord<RecordKind>) => ({
      id: record.id,
      words: recordWords(record),
      basis: record.basis,
    })),
    becomesTrueOn: answer === 'yes' ? null : firstFrom(looked.sure, dayAfter(day)),
  };
}

/** Whether somebody meets the conditions of a rank on a day, by which records, and from when on. */
export function judge(
  person: PersonWithRecords,
  { conditions }: Pick<RuleRank, 'conditions'>,
  parameters: ParameterValues,
  day: string,
): Verdict {
  const looked = conditions.map((condition) => look(person, condition, parameters, day));
  const checks = conditions.map(({ key }, n) => checkOf(key, looked[n] as Looked, day));
  if (conditions.length === 0) return { answer: 'unknown', checks, eligibleOn: null, earliestOn: null };
  const all = (of: 'sure' | 'possible') => looked.reduce((days, one) => intersection(days, one[of]), always);
  const isUnknown = checks.some(({ answer }) => answer === 'unknown');
  return {
    answer: checks.some(({ answer }) => answer === 'no') ? 'no' : isUnknown ? 'unknown' : 'yes',
    checks,
    eligibleOn: firstFrom(all('sure'), day),
    earliestOn: isUnknown ? null : firstFrom(all('possible'), day),
  };
}

/** Those who are eligible first, then by how few conditions are missing, then by who will be soonest. */
export function byWhatIsMissing(a: Verdict, b: Verdict): number {
  const open = ({ checks }: Verdict, answer: Answer) => checks.filter((one) => one.answer === answer).length;
  return (
    open(a, 'no') + open(a, 'unknown') - (open(b, 'no') + open(b, 'unknown')) ||
    open(a, 'no') - open(b, 'no') ||
    (a.eligibleOn ?? STILL_OPEN).localeCompare(b.eligibleOn ?? STILL_OPEN)
  );
}
const STILL_OPEN = '9999-12-31';

/** The rule that speaks on a day: the newest that was there; which one applies is still for a person to say. */
export function ruleOn<R extends { issuedYear: number; validFrom: string | null; validTo: string | null }>(
  rules: R[],
  day: string,
): R | undefined {
  const from = (rule: R) => rule.validFrom ?? `${rule.issuedYear}-01-01`;
  return rules
    .filter((rule) => from(rule) <= day && (rule.validTo === null || day <= rule.validTo))
    .toSorted((a, b) => from(b).localeCompare(from(a)))[0];
}

/** The ranks that stand above one in its rule: a file names them from the lowest up. */
export function rankAbove({ ranks }: { ranks: Pick<RuleRank, 'code'>[] }, code: string): string[] {
  const codes = ranks.map((rank) => rank.code);
  return codes.slice(codes.indexOf(code) + 1);
}
