import { formatDate, formatNumber } from '@dondoc/vietnamese';
import type { Db } from '#platform/database/connection.ts';
import type { Fact, FactAsk, FactName, FactRoom, FactRow } from '#platform/facts.ts';
import { asOf } from './delivery/rules.ts';
import type { DeliveredClass } from './delivery/schema.ts';
import { type ClassOnDay, classesOn, hoursHeld, planOn, surveyedBy } from './delivery/store.ts';
import type { IndexFound } from './indices/store.ts';
import { indexOf } from './indices/store.ts';
import type { FrozenPlan } from './plan/schema.ts';

type Held = ClassOnDay & Pick<DeliveredClass, 'state'>;

/** What the figures are made of, read once. */
export interface TrainingRecord {
  /** Of the school, as they stood on the day. */
  classes: Held[];
  /** Of the years of the window, each as approved by the day. */
  plans: FrozenPlan[];
  hours: Map<string, number>;
  surveyed: Set<string>;
  general: IndexFound;
  effect: IndexFound;
}

type Counting = Omit<FactName, 'name'> & { count(record: TrainingRecord, ask: FactAsk): Fact };

const NO_CLASS = 'chưa ghi lớp nào của trường đã mở đến ngày ấy';
const ofEnded = 'Của lớp trường tổ chức, bế giảng trong khoảng tính.';

const unknown = (reason: string, rows: FactRow[] = []): Fact => ({ known: false, reason, rows });
const within = (on: string | null, { from, day }: FactAsk): on is string =>
  on !== null && on >= from && on <= day;

const rowOf = (one: Held, note: string): FactRow => ({
  ...{ id: one.id, label: `${one.code} ${one.name}`, note, href: `/dao-tao/lop/${one.id}` },
});

/** Nought is said only where classes are recorded at all. */
function sumOf(all: Held[], chosen: Held[], of: (one: Held) => [value: number, note: string]): Fact {
  if (!all.some(({ state }) => state !== 'planned')) return unknown(NO_CLASS);
  const counted = chosen.map((one) => ({ one, counts: of(one) }));
  return {
    known: true,
    value: counted.reduce((sum, { counts }) => sum + counts[0], 0),
    rows: counted.map(({ one, counts }) => rowOf(one, counts[1])),
  };
}

const endedIn = ({ classes }: TrainingRecord, ask: FactAsk): Held[] =>
  classes.filter(({ state, endedOn }) => state === 'ended' && within(endedOn, ask));

const endWords = ({ endedOn }: Held) => (endedOn ? `bế giảng ${formatDate(endedOn)}` : '');

const yearsIn = ({ from, day }: FactAsk): number[] => {
  const [first, last] = [Number(from.slice(0, 4)), Number(day.slice(0, 4))];
  return Array.from({ length: last - first + 1 }, (_, n) => first + n);
};

/** Classes that approved plans give the school, and which of them count; a year without a plan is said, not passed over. */
function given({ plans }: TrainingRecord, ask: FactAsk, counts: (id: string) => boolean = () => true): Fact {
  const missing = yearsIn(ask).filter((one) => !plans.some(({ year }) => year === one));
  if (plans.length === 0)
    return unknown(`chưa có kế hoạch đào tạo, bồi dưỡng nào được duyệt cho năm ${missing.join(', ')}`);
  const rows = plans.flatMap(({ year, classes }) =>
    classes
      .filter(({ id, provider }) => provider?.agencyId === ask.schoolId && counts(id))
      .map(({ id, programmeName, month }) => ({
        ...{ id, label: programmeName, note: `kế hoạch tháng ${month}/${year}` },
        href: `/dao-tao/thuc-hien?nam=${year}&den=${ask.day}`,
      })),
  );
  const without = missing.map((year) => ({
    ...{ id: `plan-${year}`, label: `Năm ${year}`, href: null },
    note: 'chưa có kế hoạch được duyệt, không có lớp nào tính vào đây',
  }));
  return { known: true, value: rows.length, rows: [...rows, ...without] };
}

/** Of the classes given, those that the school opened; what it holds beyond the plan stands for none of them. */
function givenAndOpened(record: TrainingRecord, ask: FactAsk): Fact {
  const held = record.classes.filter(({ state }) => state !== 'planned');
  if (record.plans.length > 0 && held.length === 0) return unknown(NO_CLASS);
  const opened = held.flatMap(({ state, planClassId }) =>
    state !== 'cancelled' && planClassId !== null ? [planClassId] : [],
  );
  return given(record, ask, (id) => opened.includes(id));
}

/** Of classes whose learners are written down; with one that has no list the sum is not known. */
function sumOfLearners(record: TrainingRecord, ask: FactAsk, of: (one: Held) => [number, string]): Fact {
  const ended = endedIn(record, ask);
  const bare = ended.filter(({ hasRoster }) => !hasRoster);
  if (bare.length === 0) return sumOf(record.classes, ended, of);
  const codes = bare.map(({ code }) => code).join(', ');
  return unknown(
    `chưa ghi danh sách học viên của ${bare.length}/${ended.length} lớp đã bế giảng: ${codes}`,
    bare.map((one) => rowOf(one, 'chưa có danh sách học viên')),
  );
}

const TOP = 10;

function index({ figure, scale, rows }: IndexFound, none: string): Fact {
  const behind = rows.map(
    (row): FactRow => ({
      ...{ id: row.waveId, label: `${row.classCode} ${row.className}` },
      note: `đợt khép ${formatDate(row.closedOn)}: ${row.figure ? formatNumber(row.figure.mean) : 'không đủ phiếu'}`,
      href: `/dao-tao/khao-sat/ket-qua/${row.waveId}`,
    }),
  );
  if (figure && scale?.to === TOP) return { known: true, value: figure.mean, rows: behind };
  if (rows.some((row) => row.figure))
    return unknown(`chưa có chỉ số chung: các đợt không cùng một thang ${TOP} điểm`, behind);
  return unknown(rows.length > 0 ? 'chưa có đợt khảo sát nào đủ số phiếu để công bố' : none, behind);
}

const facts: Record<string, Counting> = {
  lop_giao: {
    ...{ label: 'Lớp được giao', unit: 'lớp' },
    explains:
      'Lớp giao cho trường trong kế hoạch được duyệt của các năm thuộc khoảng tính, theo bản được duyệt gần nhất đến ngày tính.',
    count: (record, ask) => given(record, ask),
  },
  lop_giao_da_mo: {
    ...{ label: 'Lớp được giao đã mở', unit: 'lớp' },
    explains:
      'Trong số lớp được giao (lop_giao), lớp trường đã có quyết định mở và chưa thôi tổ chức. Lớp ngoài kế hoạch và lớp của năm trước không thay lớp được giao.',
    count: givenAndOpened,
  },
  lop_mo: {
    ...{ label: 'Lớp đã mở', unit: 'lớp' },
    explains: 'Lớp trường tổ chức, quyết định mở lớp trong khoảng tính, không tính lớp đã thôi tổ chức.',
    count: (record, ask) =>
      sumOf(
        record.classes,
        record.classes.filter(({ state, decisionOn }) => state !== 'cancelled' && within(decisionOn, ask)),
        ({ decisionOn }) => [1, decisionOn ? `quyết định ngày ${formatDate(decisionOn)}` : ''],
      ),
  },
  lop_dao_tao: {
    ...{ label: 'Lớp đã bế giảng', unit: 'lớp' },
    explains: 'Lớp trường tổ chức, trong và ngoài kế hoạch, bế giảng trong khoảng tính.',
    count: (record, ask) => sumOf(record.classes, endedIn(record, ask), (one) => [1, endWords(one)]),
  },
  hoc_vien: {
    ...{ label: 'Học viên', unit: 'học viên' },
    explains: `${ofEnded} Không tính người đã thôi học.`,
    count: (record, ask) =>
      sumOfLearners(record, ask, (one) => [one.learners, `${one.learners} học viên, ${endWords(one)}`]),
  },
  chung_chi: {
    ...{ label: 'Chứng chỉ đã cấp', unit: 'chứng chỉ' },
    explains: `${ofEnded} Theo sổ cấp chứng chỉ, không tính chứng chỉ đã thu hồi đến ngày tính.`,
    count: (record, ask) =>
      sumOfLearners(record, ask, (one) => [
        one.certificates,
        `${one.certificates}/${one.learners} học viên, ${endWords(one)}`,
      ]),
  },
  lop_duoc_khao_sat: {
    ...{ label: 'Lớp được khảo sát chất lượng', unit: 'lớp' },
    explains: `${ofEnded} Có đợt khảo sát đã khép và ít nhất một phiếu hợp lệ.`,
    count: (record, ask) =>
      sumOf(
        record.classes,
        endedIn(record, ask).filter(({ id }) => record.surveyed.has(id)),
        (one) => [1, endWords(one)],
      ),
  },
  gio_giang: {
    ...{ label: 'Tiết giảng', unit: 'tiết' },
    explains:
      'Số tiết các buổi học trong khoảng tính của lớp trường tổ chức; không tính buổi từ ngày thôi tổ chức lớp hoặc sau ngày bế giảng.',
    count: ({ classes, hours }) => {
      const taught = classes.filter(({ id }) => hours.has(id));
      if (taught.length === 0) return unknown('chưa ghi buổi học nào của trường trong khoảng tính');
      return sumOf(classes, taught, ({ id }) => [
        hours.get(id) ?? 0,
        `${formatNumber(hours.get(id) ?? 0)} tiết`,
      ]);
    },
  },
  chi_so_khao_sat: {
    ...{ label: 'Chỉ số chung khảo sát chất lượng', unit: 'điểm' },
    explains:
      'Thang 10: trung bình các đợt khảo sát cuối khoá của lớp trường tổ chức, khép trong khoảng tính, mỗi đợt tính một.',
    count: ({ general }) => index(general, 'chưa có đợt khảo sát cuối khoá nào khép trong khoảng tính'),
  },
  chi_so_hieu_qua: {
    ...{ label: 'Chỉ số hiệu quả sau đào tạo', unit: 'điểm' },
    explains:
      'Thang 10: trung bình các đợt hỏi học viên, người quản lý, đồng nghiệp về hiệu quả sau đào tạo, khép trong khoảng tính, của lớp trường tổ chức.',
    count: ({ effect }) =>
      index(effect, 'chưa có đợt khảo sát hiệu quả sau đào tạo nào khép trong khoảng tính'),
  },
};

export const trainingFactsOf = (record: TrainingRecord, ask: FactAsk): Map<string, Fact> =>
  new Map(Object.entries(facts).map(([name, fact]) => [name, fact.count(record, ask)]));

/** The school's training in figures; what other bodies run is not the school's. */
export const trainingFacts: FactRoom = {
  rowsFor: 'staffSeers',
  names: Object.entries(facts).map(([name, { count: _, ...said }]) => ({ name, ...said })),
  async read(db: Db, ask: FactAsk) {
    const { officeId, schoolId, day, from } = ask;
    const window = { officeId, providerId: schoolId, from, to: day };
    const plans = await Promise.all(yearsIn(ask).map((year) => planOn(db, officeId, year, day)));
    const record: TrainingRecord = {
      classes: (await classesOn(db, officeId, day))
        .filter(({ providerAgencyId }) => providerAgencyId === schoolId)
        .map((one) => asOf(one, day)),
      plans: plans.filter((plan) => plan !== null),
      hours: await hoursHeld(db, window),
      surveyed: await surveyedBy(db, officeId, day),
      // What a class was like and what came of it months after are two things.
      general: await indexOf(db, { ...window, kind: 'end' }),
      effect: await indexOf(db, { ...window, object: 'effect' }),
    };
    return trainingFactsOf(record, ask);
  },
};
