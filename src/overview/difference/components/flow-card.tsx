import { formatDate, formatNumber } from '@dondoc/vietnamese';
import { headlineLabels } from '#directives/labels.ts';
import { Card } from '#platform/ui/card.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { Link } from '#platform/ui/link.tsx';
import type { Difference, DifferenceAddress, Flow, Shown } from '../schema.ts';
import css from './difference.module.css';
import { listOn, pageOf } from './difference-address.ts';

interface Props {
  difference: Difference;
  address: DifferenceAddress;
}

/** The arithmetic: the earlier number, what came in, what left, the later number; each opens its rows. */
export function FlowCard({ difference, address }: Props) {
  return (
    <Card flush title="Năm con số của hai ngày">
      <DataTable
        label="Năm con số của hai ngày và những gì thêm vào, chuyển đi"
        rows={difference.flows}
        columns={columns(difference, address)}
        rowKey={({ headline }) => headline}
      />
      <p className={css.sum}>
        Cộng: {formatNumber(difference.before.counts.total)} nhiệm vụ ngày{' '}
        {formatDate(difference.before.asOf)}, {formatNumber(difference.after.counts.total)} nhiệm vụ ngày{' '}
        {formatDate(difference.after.asOf)}. Mỗi dòng: số ngày sau = số ngày trước + thêm vào − chuyển đi.
      </p>
    </Card>
  );
}

function columns({ before, after }: Difference, address: DifferenceAddress): Column<Flow>[] {
  const number = (key: keyof Flow, head: string, href: (flow: Flow) => string): Column<Flow> => ({
    ...{ key, head, width: 136, align: 'right' },
    cell: (flow) => (
      <Figure
        value={Number(flow[key])}
        href={href(flow)}
        words={`${headlineLabels[flow.headline]}, ${head.toLowerCase()}`}
        sign={key === 'in' ? '+' : key === 'out' ? '−' : ''}
      />
    ),
  });
  const moved = (way: 'in' | 'out') => (flow: Flow) =>
    pageOf({ ...address, show: `${way}.${flow.headline}` satisfies Shown });
  return [
    { key: 'headline', head: 'Số liệu', card: 'title', cell: ({ headline }) => headlineLabels[headline] },
    number('before', `Ngày ${formatDate(before.asOf)}`, ({ headline }) => listOn(before, { headline })),
    number('in', 'Thêm vào', moved('in')),
    number('out', 'Chuyển đi', moved('out')),
    number('after', `Ngày ${formatDate(after.asOf)}`, ({ headline }) => listOn(after, { headline })),
  ];
}

type FigureProps = { value: number; href: string; words: string; sign: string };

/** A number that opens its rows; nothing lies behind a zero. */
function Figure({ value, href, words, sign }: FigureProps) {
  if (value === 0) return <span className={css.zero}>0</span>;
  return (
    <Link href={href} className={css.figure} aria-label={`${words}: ${sign}${formatNumber(value)}`}>
      {sign}
      {formatNumber(value)}
    </Link>
  );
}
