import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { EmptyState } from '#platform/ui/states.tsx';
import { Money } from '../../components/money.tsx';
import { kindLabels, sourceLabels } from '../../labels.ts';
import type { MoneyLine } from '../../money/schema.ts';
import { sayShare } from '../../rules.ts';
import { type MoneyKind, moneyKinds } from '../../schema.ts';

interface Props {
  lines: MoneyLine[];
  /** Where the entries of a figure stand. */
  hrefOf(line: MoneyLine, kind: MoneyKind): string;
  /** Reconciled ones, as `periodKey` names them. */
  closed?: string[];
}

/** Sums by year and source, each leading to what is behind it. */
export function LinesTable({ lines, hrefOf, closed = [] }: Props) {
  const columns: Column<MoneyLine>[] = [
    { key: 'year', head: 'Năm', width: 64, card: 'code', cell: ({ year }) => year },
    {
      ...{ key: 'source', head: 'Nguồn vốn', card: 'title' },
      cell: ({ source }) => sourceLabels[source],
      sub: ({ year, source }) => (closed.includes(`${year} ${source}`) ? 'đã đối chiếu' : null),
    },
    ...moneyKinds.map(
      (kind): Column<MoneyLine> => ({
        ...{ key: kind, head: kindLabels[kind], width: 110, align: 'right' },
        cell: (line) => <Money amount={line.sums[kind]} href={hrefOf(line, kind)} />,
      }),
    ),
    {
      ...{ key: 'rate', head: 'Phân bổ trên kế hoạch', width: 210, align: 'right' },
      cell: ({ sums }) => sayShare(sums.allocation, sums.plan),
    },
    {
      ...{ key: 'spent', head: 'Giải ngân trên phân bổ', width: 210, align: 'right' },
      cell: ({ sums }) => sayShare(sums.disbursement, sums.allocation),
    },
  ];
  return (
    <DataTable
      label={`${lines.length} dòng theo năm và nguồn, triệu đồng`}
      rows={lines}
      columns={columns}
      rowKey={({ year, source }) => `${year} ${source}`}
      minWidth={860}
      empty={<EmptyState title="Chưa ghi kế hoạch, phân bổ, giải ngân nào" />}
    />
  );
}
