import { Card } from '#platform/ui/card.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { Stack } from '#platform/ui/layout.tsx';
import { intervalWords, two } from '../labels.ts';
import type { GroupLine, InstrumentHead, Mean } from '../schema.ts';
import { type ChartRow, IndexChart } from './index-chart.tsx';

interface Props {
  title: string;
  head: string;
  groups: GroupLine[];
  instrument: InstrumentHead;
  /** The page with the waves behind a group. */
  href(key: string): string;
  aside?: string;
}

/** More than these a chart does not show; the table does. */
const MOST = 12;

/** Programmes, lecturers or years: a chart, and a table with the same numbers; each opens the waves behind it. */
export function GroupCard({ title, head, groups, instrument, href, aside }: Props) {
  if (groups.length === 0) return null;
  return (
    <Card title={title} aside={aside ?? 'mỗi đợt tính một lần'}>
      <Stack>
        <IndexChart label={title} rows={groups.slice(0, MOST).flatMap(chartRows)} instrument={instrument} />
        <DataTable
          label={`${title}, ${groups.length} dòng`}
          rows={groups}
          columns={columnsOf(head)}
          rowKey={({ key }) => key}
          rowHref={({ key }) => href(key)}
        />
      </Stack>
    </Card>
  );
}

function chartRows({ key, name, end, after }: GroupLine): ChartRow[] {
  const row = (kind: string, words: string, mean: Mean | null): ChartRow[] =>
    mean ? [{ key: `${key}${kind}`, label: `${name}${words}`, figure: mean.figure }] : [];
  const both = end && after;
  return [...row('end', both ? ', cuối khoá' : '', end), ...row('after', ', sau khoá', after)];
}

const columnsOf = (head: string): Column<GroupLine>[] => [
  { key: 'name', head, card: 'title', cell: ({ name }) => name },
  meanColumn('end', 'Cuối khoá', ({ end }) => end),
  meanColumn('after', 'Sau khoá', ({ after }) => after),
  {
    ...{
      key: 'hidden',
      head: 'Không tính',
      title: 'Đợt không đủ 5 phiếu, không tính',
      width: 96,
      align: 'right',
    },
    cell: ({ hidden }) => (hidden > 0 ? `${hidden} đợt` : '–'),
  },
];

const meanColumn = (key: string, head: string, of: (line: GroupLine) => Mean | null): Column<GroupLine> => ({
  ...{ key, head, width: 190 },
  cell: (line) => {
    const mean = of(line);
    return mean ? (
      <>
        <b>{two(mean.figure.mean)}</b> {mean.figure.band}
      </>
    ) : (
      '–'
    );
  },
  sub: (line) => {
    const mean = of(line);
    return mean ? `${intervalWords(mean.figure)}; ${mean.waves} đợt, ${mean.figure.n} phiếu` : null;
  },
});
