import { comparisonKey, formatDate } from '@dondoc/vietnamese';
import type { Db } from '#platform/database/connection.ts';
import type { Fact, FactAsk, FactName, FactRoom, FactRow } from '#platform/facts.ts';
import { productKindLabels } from './products/labels.ts';
import type { ProductKind } from './products/schema.ts';
import { listProducts, type ProductRow } from './products/store.ts';
import { atStageLabels, levelLabels } from './topics/labels.ts';
import { pastOf, topicOn } from './topics/rules.ts';
import type { Stage, TopicKind, TopicLevel, TopicStanding } from './topics/schema.ts';
import { readTopics, type TopicRecord } from './topics/store.ts';

interface Standing {
  topic: TopicRecord;
  standing: TopicStanding;
}
interface Register {
  ask: FactAsk;
  topics: Standing[];
  products: ProductRow[];
}
type Counting = Omit<FactName, 'name'> & { count(register: Register): Fact };

const IN_WINDOW = 'Theo ngày nghiệm thu trong khoảng tính.';
const within = (on: string | null, { from, day }: FactAsk): boolean => on !== null && from <= on && on <= day;

const counted = (rows: FactRow[]): Fact => ({ known: true, value: rows.length, rows });
const rowOf = ({ topic }: Standing, note: string): FactRow => ({
  ...{ id: topic.id, label: topic.title, note, href: `/nghien-cuu/${topic.id}` },
});

const dayOf = ({ steps }: TopicRecord, stage: Stage) =>
  steps.find((step) => step.stage === stage)?.on ?? null;

/** What reached a stage in the window. */
const reached = ({ topics, ask }: Register, kind: TopicKind, stage: Stage, level?: TopicLevel): FactRow[] =>
  topics
    .filter(({ topic }) => topic.kind === kind && (level === undefined || topic.level === level))
    .filter(({ topic }) => within(dayOf(topic, stage), ask))
    .map((one) => {
      const on = dayOf(one.topic, stage);
      return rowOf(one, `${levelLabels[one.topic.level]}, ${on ? formatDate(on) : ''}`);
    });

/** Topics accepted in the window: through the register, or written down with their result alone. */
function accepted(register: Register, level: TopicLevel): Fact {
  const rows = reached(register, 'topic', 'accepted', level);
  const known = new Set(register.topics.flatMap(({ topic }) => [topic.id, comparisonKey(topic.title)]));
  const byHand = register.products.filter(
    ({ kind, title, topicId }) =>
      kind === 'topic' && !known.has(comparisonKey(title)) && !(topicId && known.has(topicId)),
  );
  const open = byHand.filter(
    (one) =>
      (one.madeOn === null && (one.level === level || one.level === null)) ||
      (one.level === null && within(one.madeOn, register.ask)),
  );
  if (open.length > 0)
    return {
      ...{ known: false, reason: `còn ${open.length} đề tài chưa ghi ngày hoặc cấp` },
      rows: open.map(productRow),
    };
  const done = byHand.filter((one) => one.level === level && within(one.madeOn, register.ask));
  const once = Map.groupBy(done, (one) => comparisonKey(one.title));
  return counted([...rows, ...[...once.values()].flatMap(([first]) => (first ? [productRow(first)] : []))]);
}

const productRow = ({ id, title, kind, madeOn }: ProductRow): FactRow => ({
  ...{ id, label: title, href: '/nghien-cuu/san-pham' },
  note: `${productKindLabels[kind]}, ${madeOn ? formatDate(madeOn) : 'chưa ghi ngày'}`,
});

function made({ products, ask }: Register, ...kinds: ProductKind[]): Fact {
  const all = products.filter(({ kind }) => kinds.includes(kind));
  const open = all.filter(({ madeOn }) => madeOn === null);
  if (open.length > 0)
    return {
      ...{ known: false, reason: `còn ${open.length} sản phẩm chưa ghi ngày` },
      rows: open.map(productRow),
    };
  return counted(all.filter(({ madeOn }) => within(madeOn, ask)).map(productRow));
}

/** At work on the day: approved, and neither accepted nor ended. */
const running = ({ topics }: Register, kind: TopicKind, level?: TopicLevel): Fact =>
  counted(
    topics
      .filter(({ topic }) => topic.kind === kind && (level === undefined || topic.level === level))
      .filter(({ standing: { stage, next } }) => next !== null && (stage === 'approved' || stage === 'work'))
      .map((one) => rowOf(one, stageNote(one))),
  );

const stageNote = ({ standing: { stage, days, due } }: Standing): string =>
  [
    stage === null ? 'chưa đề xuất' : atStageLabels[stage].toLowerCase(),
    days === null ? null : `${days} ngày`,
    due ? `hạn ${formatDate(due)}` : 'chưa có hạn',
  ]
    .filter(Boolean)
    .join(', ');

const topics = 'đề tài';
const acceptedOf = (level: TopicLevel, label: string): Counting => ({
  ...{ label, unit: topics, explains: `${IN_WINDOW} Cả đề tài chỉ ghi kết quả ở sản phẩm.` },
  count: (register) => accepted(register, level),
});

const facts: Record<string, Counting> = {
  de_tai_cap_truong_nghiem_thu: acceptedOf('school', 'Đề tài cấp trường đã nghiệm thu'),
  de_tai_cap_tinh_nghiem_thu: acceptedOf('province', 'Đề tài cấp tỉnh đã nghiệm thu'),
  de_tai_cap_bo_nghiem_thu: acceptedOf('ministry', 'Đề tài cấp bộ đã nghiệm thu'),
  de_tai_dang_thuc_hien: {
    ...{ label: 'Đề tài đang thực hiện', unit: topics },
    explains: 'Đã phê duyệt, chưa nghiệm thu và chưa dừng trong ngày.',
    count: (register) => running(register, 'topic'),
  },
  de_tai_cap_tinh_dang_thuc_hien: {
    ...{ label: 'Đề tài cấp tỉnh đang thực hiện', unit: topics },
    explains: 'Đã phê duyệt, chưa nghiệm thu và chưa dừng trong ngày.',
    count: (register) => running(register, 'topic', 'province'),
  },
  de_tai_da_ung_dung: {
    ...{ label: 'Đề tài đã ứng dụng', unit: topics },
    explains: 'Có nơi ứng dụng ghi trong khoảng tính.',
    count: (register) => counted(reached(register, 'topic', 'applied')),
  },
  nghien_cuu_qua_han: {
    ...{ label: 'Đề tài, tổng kết quá hạn', unit: 'việc' },
    explains: 'Quá hạn hoàn thành trong ngày, chưa nghiệm thu và chưa dừng.',
    count: (register) =>
      counted(
        register.topics
          .filter(({ standing }) => standing.lateDays !== null)
          .map((one) => rowOf(one, `quá hạn ${one.standing.lateDays} ngày`)),
      ),
  },
  tong_ket_thuc_tien: {
    ...{ label: 'Tổng kết thực tiễn đã nghiệm thu', unit: 'kết quả', explains: IN_WINDOW },
    count: (register) => counted(reached(register, 'review', 'accepted')),
  },
  tong_ket_thuc_tien_duoc_su_dung: {
    ...{ label: 'Tổng kết thực tiễn được sử dụng', unit: 'kết quả' },
    explains: 'Có cơ quan sử dụng, ghi trong khoảng tính.',
    count: (register) => counted(reached(register, 'review', 'applied')),
  },
  hoi_thao_khoa_hoc: {
    ...{ label: 'Hội thảo, toạ đàm khoa học', unit: 'hội thảo' },
    explains: 'Do trường tổ chức, có kết quả ghi trong khoảng tính.',
    count: (register) => counted(reached(register, 'workshop', 'accepted')),
  },
  bai_bao_khoa_hoc: {
    ...{ label: 'Bài báo khoa học trong sổ', unit: 'bài' },
    explains: 'Theo ngày đăng trong khoảng tính; làm chung tính một.',
    count: (register) => made(register, 'article'),
  },
  sach_giao_trinh: {
    ...{ label: 'Sách, giáo trình trong sổ', unit: 'cuốn' },
    explains: 'Theo ngày xuất bản hoặc nghiệm thu trong khoảng tính; làm chung tính một.',
    count: (register) => made(register, 'book', 'textbook'),
  },
};

const ofProducts = new Set(['bai_bao_khoa_hoc', 'sach_giao_trinh']);
/** A topic stands in the register, or was written down among the products with its result alone. */
const ofBoth = new Set([
  ...['de_tai_cap_truong_nghiem_thu', 'de_tai_cap_tinh_nghiem_thu', 'de_tai_cap_bo_nghiem_thu'],
]);

function countOf(name: string, fact: Counting, register: Register): Fact {
  const topics = ofProducts.has(name) ? 0 : register.topics.length;
  const products = ofProducts.has(name) || ofBoth.has(name) ? register.products.length : 0;
  const none: Fact = { known: false, reason: 'trường chưa ghi việc nghiên cứu nào', rows: [] };
  return topics + products === 0 ? none : fact.count(register);
}

export const researchFacts: FactRoom = {
  rowsFor: 'own',
  names: Object.entries(facts).map(([name, { count: _, ...said }]) => ({ name, ...said })),
  async read(db: Db, ask: FactAsk) {
    const [records, products] = [
      await readTopics(db, { schoolId: ask.schoolId }),
      await listProducts(db, ask.schoolId),
    ];
    const standings = records.map((topic) => ({ topic, standing: topicOn(pastOf(topic), ask.day) }));
    // Nothing of it had happened by that day: then it was not in the register.
    const then = standings.filter(({ topic }) => topic.steps.some(({ on }) => on <= ask.day));
    const register = { ask, topics: then, products };
    return new Map(Object.entries(facts).map(([name, fact]) => [name, countOf(name, fact, register)]));
  },
};
