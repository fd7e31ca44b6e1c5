import { CountCells, type CountGroup } from '#platform/ui/count-cells.tsx';
import type { StateCode } from '#platform/ui/state-label.tsx';
import { isAt } from '../rules.ts';
import type { TopicRow, TopicsAddress } from '../schema.ts';
import { topicsHref } from './topics-href.ts';

type At = NonNullable<TopicsAddress['buoc']>;

export const cells: { at: At; state: StateCode; words: string }[] = [
  { at: 'qua-han', state: 'late', words: 'Quá hạn' },
  { at: 'proposed', state: 'awaiting-approval', words: 'Chờ xét' },
  { at: 'council', state: 'awaiting-decision', words: 'Chờ duyệt' },
  { at: 'approved', state: 'not-started', words: 'Chờ giao' },
  { at: 'work', state: 'in-progress', words: 'Đang làm' },
  { at: 'accepted', state: 'done', words: 'Đã nghiệm thu' },
  { at: 'applied', state: 'done', words: 'Đã ứng dụng' },
  { at: 'tra-lai', state: 'returned', words: 'Đã trả lại' },
  { at: 'dung', state: 'suspended', words: 'Đã dừng' },
];

/** How many stand where; each number is the list of its rows. */
export function TopicsFigures({ rows, address }: { rows: TopicRow[]; address: TopicsAddress }) {
  const cell = ({ at, state, words }: (typeof cells)[number]) => {
    const active = address.buoc === at;
    const href = topicsHref({ ...address, buoc: active ? undefined : at });
    return { state, words, active, href, count: rows.filter((row) => isAt(row, at)).length };
  };
  const pick = (...ats: At[]) => cells.filter(({ at }) => ats.includes(at)).map(cell);
  const groups: CountGroup[] = [
    { label: 'Gấp', cells: pick('qua-han') },
    { label: 'Chưa xong', cells: pick('tra-lai', 'proposed', 'council', 'approved', 'work') },
    { label: 'Xong', cells: pick('accepted') },
    { label: 'Dùng', cells: pick('applied') },
    { label: 'Khác', cells: pick('dung') },
  ];
  return <CountCells groups={groups} />;
}
