import { formatDate } from '@dondoc/vietnamese';
import { Card } from '#platform/ui/card.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { type Forecast, forecastOf, type Pace } from '../rules.ts';
import css from './burnup-card.module.css';
import { BurnupChart, type Series } from './burnup-chart.tsx';

interface Props {
  points: { on: string; met: number; name: string }[];
  planned: { on: string; count: number }[];
  now: { on: string; met: number };
  total: number;
}

interface Line {
  key: string;
  on: string;
  what: string;
  count: number;
}

/** How many were met, are planned to be, and would be if it went on as before. */
export function BurnupCard({ points, planned, now, total }: Props) {
  const forecast = forecastOf(points, total);
  const series: Series = { facts: points, planned, now, total, forecast: forecast.known ? forecast : null };
  const lines: Line[] = [
    ...points.map(({ on, met, name }, at) => ({ key: `đợt ${at}`, on, what: name, count: met })),
    ...planned.map(({ on, count }) => ({ key: `dự kiến ${on}`, on, what: 'Dự kiến trong lộ trình', count })),
  ];
  return (
    <Card title="Tiến độ đạt chuẩn" aside="nét liền: đã chốt; nét đứt: dự kiến; nền: theo nhịp các đợt">
      <div className={css.beside}>
        <BurnupChart series={series} />
        <div>
          <DataTable
            label={`Số chỉ tiêu đạt theo ngày, ${lines.length} dòng`}
            rows={lines}
            columns={columnsOf(total)}
            rowKey={({ key }) => key}
            empty={<p>Chưa có đợt đã chốt và chưa có ngày dự kiến.</p>}
          />
        </div>
      </div>
      <p className={css.forecast}>{forecastWords(forecast, total)}</p>
    </Card>
  );
}

const columnsOf = (total: number): Column<Line>[] => [
  { key: 'on', head: 'Ngày', width: 110, nowrap: true, card: 'code', cell: ({ on }) => formatDate(on) },
  { key: 'what', head: 'Căn cứ', card: 'title', cell: ({ what }) => what },
  { key: 'count', head: 'Đạt', width: 70, align: 'right', cell: ({ count }) => `${count}/${total}` },
];

const paceWords = ({ gained, days, from, to }: Pace): string =>
  `${gained} chỉ tiêu trong ${days} ngày (${formatDate(from)} – ${formatDate(to)})`;

/** The range, with the paces it comes from; or why there is none. */
export function forecastWords(forecast: Forecast, total: number): string {
  if (!forecast.known) return `Chưa dự báo theo nhịp: ${forecast.reason}`;
  const { earliest, latest, fastest, slowest } = forecast;
  const first = earliest ? `sớm nhất ${formatDate(earliest)}` : 'không tới được';
  const last = latest ? `muộn nhất ${formatDate(latest)}` : 'muộn nhất không xác định (có lúc không tăng)';
  return `Nếu tăng như giữa các đợt đã chốt, đạt ${total}/${total} ${first}, ${last}. Nhịp nhanh nhất ${paceWords(fastest)}; chậm nhất ${paceWords(slowest)}. Đây là phép tính theo nhịp, không phải kế hoạch.`;
}
