import { formatDate } from '@dondoc/vietnamese';
import { FactStrip } from '#platform/ui/fact-strip.tsx';
import { Link } from '#platform/ui/link.tsx';
import { shareWords } from '../../labels.ts';
import { countOn, dayOf, type Outlook } from '../rules.ts';
import type { Roadmap } from '../schema.ts';

/** Further ones stand in the table below. */
const MOST_CODES = 8;

/** Where the school stands, when it arrives by its own plan, and what the plan does not say yet. */
export function OutlookCells({ roadmap, outlook }: { roadmap: Roadmap; outlook: Outlook }) {
  const { total, met, round, target, gaps } = roadmap;
  const { cumulative } = outlook;
  const all = dayOf(cumulative, total);
  const { undated, overdue } = cumulative;
  const codes = (ids: string[]) => {
    const all = gaps.flatMap(({ indicator }) => (ids.includes(indicator.id) ? indicator.code : []));
    const more = all.length > MOST_CODES ? ` và ${all.length - MOST_CODES} chỉ tiêu khác` : '';
    return all.slice(0, MOST_CODES).join(', ') + more;
  };
  const unplanned = undated.length + overdue.length;
  return (
    <FactStrip
      state={null}
      facts={[
        {
          label: 'Đang đạt',
          value: round ? shareWords(met, total) : `chưa biết, trên ${total}`,
          note: round
            ? `${round.name}${round.isClosed ? ', đã chốt' : ', chưa chốt'}`
            : 'chưa có đợt đánh giá nào',
        },
        {
          label: target?.on ? `Đến ${formatDate(target.on)} (đề án)` : 'Ngày của đề án',
          value: target?.on ? shareWords(countOn(cumulative, target.on), total) : 'chưa ghi',
          note: (
            <Link href="/truong-chuan/de-an">
              {target?.on ? 'theo lộ trình; xem đề án' : 'ghi đề án để so với lộ trình'}
            </Link>
          ),
        },
        {
          label: `Ngày đạt ${total}/${total}`,
          value: all ? formatDate(all) : 'chưa xác định',
          note: all
            ? 'ngày dự kiến muộn nhất'
            : `lộ trình mới tới ${countOn(cumulative, '9999-12-31')}/${total}`,
        },
        {
          label: 'Chưa có ngày',
          value: `${unplanned} chỉ tiêu`,
          note:
            unplanned === 0
              ? 'mọi chỉ tiêu đã có ngày'
              : [
                  undated.length > 0 ? codes(undated) : null,
                  overdue.length > 0 ? `quá hạn: ${codes(overdue)}` : null,
                ]
                  .filter(Boolean)
                  .join('; '),
        },
      ]}
    />
  );
}
