import { formatDate, formatNumber } from '@dondoc/vietnamese';
import type { Db } from '#platform/database/connection.ts';
import type { Fact, FactAsk, FactName, FactRoom, FactRow } from '#platform/facts.ts';
import { asOf } from './delivery/rules.ts';
import type { DeliveredClass } from './delivery/schema.ts';
import { classesOn, hoursHeld, surveyedBy } from './delivery/store.ts';
import type { IndexFound } from './indices/store.ts';
import { indexOf } from './indices/store.ts';
import type { FrozenPlan } from './plan/schema.ts';
import { approvedPlan } from './plan/store.ts';

type Held = Omit<DeliveredClass, 'providerName'>;

/** What the figures are made of, read once. */
export interface TrainingRecord {
  /** Of the school, as they stood on the day. */
  classes: Held[];
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

function given({ plans }: TrainingRecord, { schoolId, day, from }: FactAsk): Fact {
  const years = plans.filter(
    ({ year, approvedOn }) => approvedOn <= day && `${year}-12-31` >= from && `${year}-01-01` <= day,
  );
  if (years.length === 0) return unknown('chưa có kế hoạch đào tạo, bồi dưỡng năm nào được duyệt');
  const rows = years.flatMap(({ year, classes }) =>
    classes
      .filter(({ provider }) => provider?.agencyId === schoolId)
      .map(({ id, programmeName, month }) => ({
        ...{ id, label: programmeName, note: `kế hoạch tháng ${month}/${year}` },
        href: `/dao-tao/thuc-hien?nam=${year}`,
      })),
  );
  return { known: true, value: rows.length, rows };
}

function index({ figure, rows }: IndexFound, none: string): Fact {
  const behind = rows.map(
    (row): FactRow => ({
      ...{ id: row.waveId, label: `${row.classCode} ${row.className}` },
      note: `đợt khép ${formatDate(row.closedOn)}: ${row.figure ? formatNumber(row.figure.mean) : 'không đủ phiếu'}`,
      href: `/dao-tao/khao-sat/ket-qua/${row.waveId}`,
    }),
  );
  if (figure) return { known: true, value: figure.mean, rows: behind };
  return unknown(rows.length > 0 ? 'không đợt khảo sát nào đủ số phiếu để công bố' : none, behind);
}

const facts: Record<string, Counting> = {
  lop_giao: {
    ...{ label: 'Lớp được giao', unit: 'lớp' },
    explains: 'Lớp giao cho trường trong kế hoạch được duyệt của các năm thuộc khoảng tính.',
    count: given,
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
      sumOf(record.classes, endedIn(record, ask), (one) => [
        one.learners,
        `${one.learners} học viên, ${endWords(one)}`,
      ]),
  },
  chung_chi: {
    ...{ label: 'Chứng chỉ đã cấp', unit: 'chứng chỉ', explains: ofEnded },
    count: (record, ask) =>
      sumOf(record.classes, endedIn(record, ask), (one) => [
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
    explains: 'Số tiết các buổi học trong khoảng tính của lớp trường tổ chức.',
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
      'Thang 10: trung bình các đợt khảo sát lớp của trường khép trong khoảng tính, mỗi đợt tính một.',
    count: ({ general }) => index(general, 'chưa có đợt khảo sát nào khép trong khoảng tính'),
  },
  chi_so_hieu_qua: {
    ...{ label: 'Chỉ số hiệu quả sau đào tạo', unit: 'điểm' },
    explains:
      'Thang 10: trung bình các đợt hỏi về hiệu quả sau đào tạo khép trong khoảng tính, của lớp trường tổ chức.',
    count: ({ effect }) =>
      index(effect, 'chưa có đợt khảo sát hiệu quả sau đào tạo nào khép trong khoảng tính'),
  },
};

export const trainingFactsOf = (record: TrainingRecord, ask: FactAsk): Map<string, Fact> =>
  new Map(Object.entries(facts).map(([name, fact]) => [name, fact.count(record, ask)]));

/** The school's training in figures; what other bodies run is not the school's. */
export const trainingFacts: FactRoom = {
  names: Object.entries(facts).map(([name, { count: _, ...said }]) => ({ name, ...said })),
  async read(db: Db, ask: FactAsk) {
    const { officeId, schoolId, day, from } = ask;
    const window = { officeId, providerId: schoolId, from, to: day };
    const [first, last] = [Number(from.slice(0, 4)), Number(day.slice(0, 4))];
    const years = Array.from({ length: last - first + 1 }, (_, n) => first + n);
    const plans = await Promise.all(years.map((year) => approvedPlan(db, officeId, year)));
    const record: TrainingRecord = {
      classes: (await classesOn(db, officeId, day))
        .filter(({ providerAgencyId }) => providerAgencyId === schoolId)
        .map((one) => asOf(one, day)),
      plans: plans.filter((plan) => plan !== null),
      hours: await hoursHeld(db, window),
      surveyed: await surveyedBy(db, officeId, day),
      general: await indexOf(db, window),
      effect: await indexOf(db, { ...window, object: 'effect' }),
    };
    return trainingFactsOf(record, ask);
  },
};
