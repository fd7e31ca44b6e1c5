import { formatDate } from '@dondoc/vietnamese';
import { Card } from '#platform/ui/card.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { EmptyState } from '#platform/ui/states.tsx';
import { ResultLabel } from '../../components/result-mark.tsx';
import { inAddress, valueWords } from '../../labels.ts';
import { askedWords } from '../../verdicts/labels.ts';
import type { IndicatorView, Passage } from '../schema.ts';

/** How it came out from round to round, each held against the threshold of that time. */
export function PassagesCard({ view }: { view: IndicatorView }) {
  const { indicator } = view;
  const columns: Column<Passage>[] = [
    {
      key: 'name',
      head: 'Đợt',
      card: 'title',
      cell: ({ name }) => name,
      sub: ({ asOf, isClosed }) => `số liệu đến ${formatDate(asOf)}${isClosed ? '' : ', đang điền'}`,
    },
    {
      key: 'value',
      head: 'Giá trị',
      width: 130,
      cell: (one) => valueWords(one, indicator) ?? 'chưa có',
      sub: ({ valueSource, valueFrom }) => (valueFrom === 'facts' ? 'theo số liệu' : valueSource),
    },
    {
      key: 'threshold',
      head: 'Ngưỡng',
      width: 100,
      cell: ({ threshold }) => (threshold ? askedWords(threshold, indicator) : 'chưa có'),
    },
    {
      key: 'result',
      head: 'Kết quả',
      width: 140,
      cell: ({ result }) => <ResultLabel result={result} />,
      sub: ({ note, reason }) => note ?? reason,
    },
  ];
  return (
    <Card flush title="Qua các đợt">
      <DataTable
        label={`${view.passages.length} đợt`}
        rows={view.passages}
        columns={columns}
        rowKey={({ roundId }) => roundId}
        rowHref={({ roundId }) =>
          `/truong-chuan/dot-danh-gia/${roundId}?ma=${inAddress(view.indicator.code)}`
        }
        empty={<EmptyState title="Chỉ tiêu này chưa qua đợt tự đánh giá nào" />}
      />
    </Card>
  );
}
