import type { Db } from '#platform/database/connection.ts';
import type { Fact, FactAsk, FactName, FactRoom, FactRow } from '#platform/facts.ts';
import { organiserName, stateLabels } from './labels.ts';
import { begun, daysOf, mustAsk, wasAsked, wasAttended } from './rules.ts';
import type { Occasion } from './schema.ts';
import { occasionsOf } from './store.ts';

type Counting = Omit<FactName, 'name'> & {
  rows(occasions: Occasion[], ask: FactAsk): FactRow[];
  /** Counted by days of its own: what came of an occasion of an earlier year counts in the year in which it came. */
  hasOwnDay?: true;
};

const NOTHING = 'chưa ghi cuộc họp, hội nghị nào trong khoảng tính';
const NEVER = 'chưa ghi cuộc họp, hội nghị nào đến ngày tính';

const rowOf = (one: Occasion): FactRow => ({
  ...{ id: one.id, label: one.title, href: `/du-hop/${one.id}` },
  note: `${daysOf(one)}, ${organiserName(one)}: ${stateLabels[one.state].toLocaleLowerCase('vi')}`,
});

const ofKind = (
  label: string,
  explains: string,
  counts: (one: Occasion) => boolean | undefined,
): Counting => ({
  ...{ label, unit: 'lần', explains },
  rows: (occasions) => occasions.filter(counts).map(rowOf),
});

const within = (on: string, { from, day }: FactAsk) => on >= from && on <= day;

const counted: Record<string, Counting> = {
  lan_phai_moi: ofKind(
    'số lần phải mời trường dự',
    'Cuộc đã bắt đầu trong khoảng tính, có người của trường phải được mời.',
    mustAsk,
  ),
  lan_duoc_moi: ofKind(
    'số lần trường được mời trong số phải mời',
    'Trong số phải mời: ít nhất một người phải mời đã có lời mời.',
    wasAsked,
  ),
  lan_tham_du: ofKind(
    'số lần người của trường đã dự',
    'Cuộc đã bắt đầu trong khoảng tính, có ghi người của trường đã dự.',
    wasAttended,
  ),
  tai_lieu_nhan: {
    ...{ label: 'số tài liệu trường nhận được khi dự', unit: 'tài liệu', hasOwnDay: true },
    explains: 'Tài liệu nhận trong khoảng tính, ở cuộc đã bắt đầu.',
    rows: (occasions, ask) =>
      occasions.flatMap((one) =>
        one.papers
          .filter(({ receivedOn }) => within(receivedOn, ask))
          .map(({ id, title, number }) => ({ ...rowOf(one), id, label: title ?? number ?? one.title })),
      ),
  },
  noi_dung_dua_vao_giang_day: {
    ...{ label: 'số nội dung từ các cuộc đã dự được đưa vào giảng dạy', unit: 'nội dung', hasOwnDay: true },
    explains: 'Nội dung được đưa vào chương trình, bài giảng từ một ngày trong khoảng tính.',
    rows: (occasions, ask) =>
      occasions.flatMap((one) =>
        one.uses
          .filter(({ since }) => within(since, ask))
          .map(({ id, taughtIn }) => ({ ...rowOf(one), id, label: taughtIn })),
      ),
  },
};

/** Nought is said only where occasions are recorded at all. */
async function read(db: Db, ask: FactAsk): Promise<Map<string, Fact>> {
  const all = begun(await occasionsOf(db, ask.officeId, { to: ask.day }, ask.day), ask.day);
  const since = all.filter(({ startsOn }) => startsOn >= ask.from);
  return new Map(
    Object.entries(counted).map(([name, { rows, hasOwnDay }]): [string, Fact] => {
      const [occasions, nothing] = hasOwnDay ? [all, NEVER] : [since, NOTHING];
      const found = rows(occasions, ask);
      if (occasions.length === 0) return [name, { known: false, reason: nothing, rows: [] }];
      return [name, { known: true, value: found.length, rows: found }];
    }),
  );
}

export const participationFacts: FactRoom = {
  rowsFor: 'own',
  names: Object.entries(counted).map(([name, { label, unit, explains }]) => ({
    name,
    label,
    unit,
    explains,
  })),
  read,
};
