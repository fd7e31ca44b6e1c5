import { formatDate } from '@dondoc/vietnamese';
import type { Db } from '#platform/database/connection.ts';
import type { Fact, FactAsk, FactName, FactRoom, FactRow } from '#platform/facts.ts';
import { isUsable, recordOn, sayArea } from './facilities/rules.ts';
import type { FacilityKind, FacilityRecord } from './facilities/schema.ts';
import { facilitiesOf, type KnownFacility } from './facilities/store.ts';
import type { Known } from './items/schema.ts';
import { itemsOn } from './items/store.ts';
import { kindLabels, stageLabels } from './labels.ts';
import { itemStanding } from './milestones/rules.ts';
import { behindBy, plannedBy, sumOf, until } from './money/rules.ts';
import type { Entry } from './money/schema.ts';
import { sayDong } from './rules.ts';
import type { MoneyKind } from './schema.ts';

/** What the figures are made of, read once. */
export interface InvestmentRecord {
  items: Known[];
  facilities: KnownFacility[];
}

type Counting = Omit<FactName, 'name'> & { count(record: InvestmentRecord, ask: FactAsk): Fact };

const unknown = (reason: string, rows: FactRow[] = []): Fact => ({ known: false, reason, rows });

const rowOf = ({ id, code, name }: Known, note: string): FactRow => ({
  ...{ id, label: `${code} ${name}`, note, href: `/dau-tu/${id}` },
});

/** One row an item, with what it adds; where nobody has entered an item, nothing is said. */
function overItems(
  { items }: InvestmentRecord,
  of: (item: Known) => [value: number, note: string] | null,
): Fact {
  if (items.length === 0) return unknown('chưa ghi hạng mục đầu tư nào');
  const counted = items.flatMap((item) => {
    const found = of(item);
    return found ? [{ item, value: found[0], note: found[1] }] : [];
  });
  return {
    known: true,
    value: counted.reduce((sum, { value }) => sum + value, 0),
    rows: counted.map(({ item, note }) => rowOf(item, note)),
  };
}

/** Đồng fit a number exactly up to nine million billions: more than a school is ever given. */
const money =
  (kind: MoneyKind, chosen: (entry: Entry, ask: FactAsk) => boolean): Counting['count'] =>
  (record, ask) => {
    const fact = overItems(record, ({ entries }) => {
      const own = until(entries, ask.day).filter((one) => one.kind === kind && chosen(one, ask));
      const sum = sumOf(own, { kind });
      return own.length > 0 ? [Number(sum), sayDong(String(sum))] : null;
    });
    return isBare(fact)
      ? unknown(`chưa ghi khoản ${kindLabels[kind].toLocaleLowerCase('vi')} nào thuộc khoảng tính`)
      : fact;
  };

/** No row behind it: nobody has entered anything, which is no nought. */
const isBare = (fact: Fact): boolean => fact.known && fact.rows.length === 0;

const ofWindow = ({ year }: Entry, { from, day }: FactAsk) =>
  year !== null && year >= Number(from.slice(0, 4)) && year <= Number(day.slice(0, 4));
const always = () => true;

const WINDOW = 'Của các năm ngân sách trong khoảng tính, theo chứng từ đến ngày tính.';
const TO_DATE = 'Của mọi năm, theo chứng từ đến ngày tính.';

/** Facilities of some kinds that stand and are used on the day. */
function facilities(
  kinds: FacilityKind[],
  of: (record: FacilityRecord) => [value: number, note: string] | null,
  missing: string,
): Counting['count'] {
  return ({ facilities: all }, { day }) => {
    const own = all.flatMap(({ id, records }) => {
      const now = recordOn(records, day);
      // Of what condition it is, nobody has said: then nobody knows whether it counts.
      return now && kinds.includes(now.kind) && isUsable(now.condition) !== false
        ? [{ id, now, said: of(now) }]
        : [];
    });
    const rows = own.map(({ id, now, said }) => ({
      ...{ id, label: now.name, href: `/dau-tu/co-so?chon=${id}` },
      note: `${said?.[1] ?? missing}, kiểm kê ${formatDate(now.onDay)}`,
    }));
    if (own.length === 0) return unknown('chưa ghi cơ sở vật chất nào thuộc loại này đến ngày ấy');
    const names = (some: typeof own) => some.map(({ now }) => now.name).join(', ');
    const unsaid = own.filter(({ now }) => now.condition === null);
    if (unsaid.length > 0) return unknown(`chưa ghi tình trạng của ${names(unsaid)}`, rows);
    const bare = own.filter(({ said }) => said === null);
    if (bare.length > 0) return unknown(`${missing} của ${names(bare)}`, rows);
    return { known: true, value: own.reduce((sum, { said }) => sum + (said?.[0] ?? 0), 0), rows };
  };
}

const area = ({ areaM2 }: FacilityRecord): [number, string] | null =>
  areaM2 === null ? null : [Number(areaM2), sayArea(areaM2)];
const pieces =
  (unit: string) =>
  ({ count }: FacilityRecord): [number, string] | null =>
    count === null ? null : [count, `${count} ${unit}`];

const USED =
  'Theo lần kiểm kê gần nhất đến ngày tính; không tính cái đang xây, chưa có hoặc không dùng được.';

const facts: Record<string, Counting> = {
  hang_muc_dau_tu: {
    ...{
      label: 'Hạng mục đầu tư',
      unit: 'hạng mục',
      explains: 'Hạng mục đầu tư cho trường đã ghi, chưa bỏ.',
    },
    count: (record, { day }) =>
      overItems(record, ({ steps }) => {
        const { stage } = itemStanding(steps, day);
        return [1, stage ? stageLabels[stage] : 'chưa qua mốc nào'];
      }),
  },
  hang_muc_ban_giao: {
    ...{ label: 'Hạng mục đã bàn giao', unit: 'hạng mục' },
    explains: 'Hạng mục đầu tư đã ghi mốc bàn giao đến ngày tính.',
    count: (record, { day }) =>
      overItems(record, ({ steps }) => {
        const { stage, since } = itemStanding(steps, day);
        return stage === 'handover' && since ? [1, `bàn giao ${formatDate(since)}`] : null;
      }),
  },
  hang_muc_cham_von: {
    ...{ label: 'Hạng mục phân bổ chậm hơn lộ trình', unit: 'hạng mục' },
    explains: 'Hạng mục có kế hoạch vốn đã đến ngày phải có mà phân bổ ít hơn.',
    count: (record, { day }) => {
      const plans = record.items.flatMap(({ entries }) => until(entries, day));
      if (record.items.length > 0 && !plans.some(({ kind }) => kind === 'plan'))
        return unknown('chưa ghi kế hoạch vốn nào đến ngày ấy');
      return overItems(record, ({ entries }) => {
        const behind = behindBy(entries, day);
        const planned = sayDong(String(plannedBy(entries, day)));
        return behind > 0n ? [1, `còn thiếu ${sayDong(String(behind))} trong ${planned}`] : null;
      });
    },
  },
  von_ke_hoach: {
    ...{ label: 'Kế hoạch vốn', unit: 'đồng', explains: WINDOW, count: money('plan', ofWindow) },
  },
  von_phan_bo: {
    ...{ label: 'Vốn đã phân bổ', unit: 'đồng', explains: WINDOW, count: money('allocation', ofWindow) },
  },
  von_giai_ngan: {
    ...{ label: 'Vốn đã giải ngân', unit: 'đồng', explains: WINDOW, count: money('disbursement', ofWindow) },
  },
  von_ke_hoach_luy_ke: {
    ...{ label: 'Kế hoạch vốn luỹ kế', unit: 'đồng', explains: TO_DATE, count: money('plan', always) },
  },
  von_phan_bo_luy_ke: {
    ...{
      label: 'Vốn đã phân bổ luỹ kế',
      unit: 'đồng',
      explains: TO_DATE,
      count: money('allocation', always),
    },
  },
  von_giai_ngan_luy_ke: {
    ...{ label: 'Vốn đã giải ngân luỹ kế', unit: 'đồng', explains: TO_DATE },
    count: money('disbursement', always),
  },
  phong_hoc: {
    ...{ label: 'Phòng học', unit: 'phòng', explains: USED },
    count: facilities(['classroom'], pieces('phòng'), 'chưa ghi số phòng'),
  },
  dien_tich_phong_hoc_hoi_truong: {
    ...{ label: 'Diện tích phòng học, hội trường', unit: 'm²', explains: USED },
    count: facilities(['classroom', 'hall'], area, 'chưa ghi diện tích'),
  },
  dien_tich_ky_tuc_xa: {
    ...{ label: 'Diện tích ký túc xá', unit: 'm²', explains: USED },
    count: facilities(['dormitory'], area, 'chưa ghi diện tích'),
  },
  thiet_bi: {
    ...{ label: 'Thiết bị', unit: 'bộ', explains: USED },
    count: facilities(['equipment'], pieces('bộ'), 'chưa ghi số lượng'),
  },
};

export const investmentFactsOf = (record: InvestmentRecord, ask: FactAsk): Map<string, Fact> =>
  new Map(Object.entries(facts).map(([name, fact]) => [name, fact.count(record, ask)]));

/** The school's facilities and the money for them, in figures. */
export const investmentsFacts: FactRoom = {
  rowsFor: 'own',
  names: Object.entries(facts).map(([name, { count: _, ...said }]) => ({ name, ...said })),
  async read(db: Db, ask: FactAsk) {
    const [items, known] = await Promise.all([
      itemsOn(db, ask.schoolId, ask.day),
      facilitiesOf(db, ask.schoolId, ask.day),
    ]);
    return investmentFactsOf({ items, facilities: known }, ask);
  },
};
