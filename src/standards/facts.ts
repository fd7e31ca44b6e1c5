import { formatDate } from '@dondoc/vietnamese';
import type { Db } from '#platform/database/connection.ts';
import type { Fact, FactAsk, FactRoom, FactRow } from '#platform/facts.ts';
import { resultLabels } from './labels.ts';
import { assessedOf, listRounds } from './rounds/store.ts';
import { isMet } from './rules.ts';

const NO_ROUND = 'chưa có đợt tự đánh giá nào đã khép đến ngày ấy';
const byRound = 'Theo đợt tự đánh giá đã khép gần nhất đến ngày tính.';

/** What the rounds themselves come to: read by the rooms above, never by the rules of indicators. */
export const roundFacts: FactRoom = {
  rowsFor: 'partners',
  names: [
    {
      ...{ name: 'chi_tieu_dat', label: 'Chỉ tiêu đạt', unit: 'chỉ tiêu' },
      explains: `${byRound} Đạt và vượt chuẩn.`,
    },
    { name: 'chi_tieu', label: 'Chỉ tiêu của bộ', unit: 'chỉ tiêu', explains: byRound },
  ],
  async read(db: Db, { officeId, schoolId, day }: FactAsk) {
    const rounds = await listRounds(db, schoolId);
    const round = rounds.find(({ asOf, closedAt }) => closedAt !== null && asOf <= day);
    const none: Fact = { known: false, reason: NO_ROUND, rows: [] };
    if (!round)
      return new Map([
        ['chi_tieu_dat', none],
        ['chi_tieu', none],
      ]);
    const all = await assessedOf(db, officeId, round);
    const rowOf = ({ indicator, result }: (typeof all)[number]): FactRow => ({
      ...{ id: indicator.id, label: `${indicator.code} ${indicator.name}` },
      note: `${resultLabels[result].toLowerCase()}, số liệu đến ${formatDate(round.asOf)}`,
      href: `/truong-chuan/chi-tieu/${indicator.id}?dot=${round.id}`,
    });
    const counted = (rows: typeof all): Fact => ({ known: true, value: rows.length, rows: rows.map(rowOf) });
    return new Map([
      ['chi_tieu_dat', counted(all.filter(({ result }) => isMet(result)))],
      ['chi_tieu', counted(all)],
    ]);
  },
};
