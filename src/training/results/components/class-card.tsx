import { Card } from '#platform/ui/card.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { Stack } from '#platform/ui/layout.tsx';
import { Link } from '#platform/ui/link.tsx';
import { changeWords, intervalWords, responseWords, two } from '../labels.ts';
import type { ClassLine, InstrumentHead, WaveLine } from '../schema.ts';
import { type ChartRow, IndexChart } from './index-chart.tsx';

const MOST = 12;

interface Props {
  classes: ClassLine[];
  instrument: InstrumentHead;
  ownOnly: boolean;
}

/** Classes side by side: what was said at the end, and months after. */
export function ClassCard({ classes, instrument, ownOnly }: Props) {
  const title = ownOnly ? 'Các lớp đồng chí đã dạy' : 'Theo lớp';
  return (
    <Card
      title={title}
      aside={
        classes.length > MOST ? `đồ thị vẽ ${MOST} lớp đầu, bảng có đủ ${classes.length} lớp` : undefined
      }
    >
      <Stack>
        <IndexChart label={title} rows={classes.slice(0, MOST).flatMap(chartRows)} instrument={instrument} />
        <DataTable
          label={`Kết quả khảo sát của ${classes.length} lớp`}
          rows={classes}
          columns={columnsOf(instrument)}
          rowKey={({ classId }) => classId}
        />
      </Stack>
    </Card>
  );
}

const chartRows = ({ classId, code, end, after }: ClassLine): ChartRow[] => [
  ...(end ? [{ key: `${classId}end`, label: `${code}, cuối khoá`, figure: end.figure }] : []),
  ...(after ? [{ key: `${classId}after`, label: `${code}, sau khoá`, figure: after.figure }] : []),
];

const columnsOf = (instrument: InstrumentHead): Column<ClassLine>[] => [
  {
    ...{ key: 'name', head: 'Lớp', card: 'title' as const },
    cell: ({ name }) => name,
    sub: ({ code, programme, provider }) => [code, programme, provider].filter(Boolean).join(' · '),
  },
  waveColumn('end', 'Cuối khoá', ({ end }) => end, instrument),
  waveColumn('after', 'Sau khoá', ({ after }) => after, instrument),
  {
    ...{ key: 'change', head: 'Thay đổi', width: 180 },
    cell: ({ changes, end, after }) =>
      changes.length > 0
        ? changes.map(({ label, ...change }) => (
            <div key={label}>
              {label}: {changeWords(change)}
            </div>
          ))
        : end && after
          ? 'không nội dung nào đủ phiếu ở cả hai đợt'
          : '–',
  },
];

const waveColumn = (
  key: string,
  head: string,
  of: (line: ClassLine) => WaveLine | null,
  { minimumShown }: InstrumentHead,
): Column<ClassLine> => ({
  ...{ key, head, width: 210 },
  cell: (line) => {
    const wave = of(line);
    if (!wave) return '–';
    return (
      <Link href={`/dao-tao/khao-sat/ket-qua/${wave.waveId}`}>
        {wave.figure
          ? `${two(wave.figure.mean)} ${wave.figure.band ?? ''}`
          : `không đủ ${minimumShown} phiếu`}
      </Link>
    );
  },
  sub: (line) => {
    const wave = of(line);
    if (!wave) return null;
    const interval = wave.figure ? `${intervalWords(wave.figure)}; ` : '';
    return `${interval}${responseWords(wave)}`;
  },
});
