import { daysBetween, formatDate } from '@dondoc/vietnamese';
import chart from '#platform/ui/chart.module.css';
import { sayMillions } from '../../rules.ts';
import { apart } from '../rules.ts';
import type { Point } from '../schema.ts';
import css from './curve-chart.module.css';

const W = 640;
const H = 240;
const LEFT = 52;
const TOP = 22;
const BOTTOM = 24;
const RIGHT = 92;

/** Dashed is planned, solid blue is allocated, solid grey is spent; each line carries its name. */
export function CurveChart({ points, day }: { points: Point[]; day: string }) {
  const { x, y, most, years } = scaleOf(points);
  const past = points.filter(({ allocation }) => allocation !== null);
  const last = past.at(-1);
  /** A sum stays as it is until the day on which it changes. */
  const stairs = (own: Point[], of: (point: Point) => string) =>
    own
      .flatMap((point, at) => {
        const before = own[at - 1];
        const here = `${x(point.on)},${y(of(point))}`;
        return before ? [`${x(point.on)},${y(of(before))}`, here] : [here];
      })
      .join(' ');
  const planned = points.at(-1)?.planned ?? '0';
  return (
    <svg
      viewBox={`0 0 ${W} ${H}`}
      className={`${chart.chart} ${css.size}`}
      role="img"
      aria-label={words(points, day)}
    >
      {years.map((year) => (
        <g key={year}>
          <line
            className={chart.grid}
            x1={x(`${year}-01-01`)}
            x2={x(`${year}-01-01`)}
            y1={TOP}
            y2={H - BOTTOM}
          />
          <text x={x(`${year}-01-01`) + 4} y={H - 8}>
            {year}
          </text>
        </g>
      ))}
      <line className={chart.axis} x1={LEFT} x2={W - RIGHT} y1={y('0')} y2={y('0')} />
      {['0', most].map((sum) => (
        <text key={sum} x={LEFT - 6} y={y(sum) + 4} textAnchor="end">
          {sayMillions(sum)}
        </text>
      ))}
      <line className={css.today} x1={x(day)} x2={x(day)} y1={TOP} y2={H - BOTTOM} />
      <polyline className={css.planned} points={stairs(points, (point) => point.planned)} />
      <polyline className={css.allocation} points={stairs(past, (point) => point.allocation ?? '0')} />
      <polyline className={css.disbursement} points={stairs(past, (point) => point.disbursement ?? '0')} />
      <Names {...{ last, planned, x, y }} />
    </svg>
  );
}

interface NamesProps {
  /** The last point that is past; none where nothing has been allocated or spent. */
  last: Point | undefined;
  planned: string;
  x(day: string): number;
  y(sum: string): number;
}

/** The width of the longest name. */
const NAME = 68;

/** Where lines end, apart where they end close to each other; that of the plan stands aside while there is room. */
function Names({ last, planned, x, y }: NamesProps) {
  const end = W - RIGHT + 4;
  const at = last ? x(last.on) + 6 : end;
  const past = last
    ? [
        { name: 'phân bổ', x: at, y: y(last.allocation ?? '0') },
        { name: 'giải ngân', x: at, y: y(last.disbursement ?? '0') },
      ]
    : [];
  const plan = { name: 'kế hoạch', x: end, y: y(planned) };
  const isAside = at + NAME < end;
  const beside = isAside ? past : [plan, ...past];
  const places = apart(
    beside.map((one) => one.y + 4),
    15,
    H - BOTTOM + 2,
  );
  return (
    <>
      {isAside ? <Name {...plan} y={plan.y + 4} /> : null}
      {beside.map((one, index) => (
        <Name key={one.name} {...one} y={places[index] ?? one.y} />
      ))}
    </>
  );
}

const Name = ({ name, x, y }: { name: string; x: number; y: number }) => (
  <text className={chart.strong} x={x} y={y}>
    {name}
  </text>
);

function scaleOf(points: Point[]) {
  const from = points[0]?.on ?? '2000-01-01';
  const to = points.at(-1)?.on ?? from;
  const days = Math.max(30, daysBetween(from, to));
  const sums = points.flatMap(({ planned, allocation, disbursement }) =>
    [planned, allocation ?? '0', disbursement ?? '0'].map(BigInt),
  );
  const most = sums.toSorted((a, b) => (a < b ? -1 : 1)).at(-1) || 1n;
  const x = (day: string) => LEFT + ((W - LEFT - RIGHT) * Math.max(0, daysBetween(from, day))) / days;
  // A place on the screen and no sum: here a number is enough.
  const y = (sum: string) => H - BOTTOM - ((H - TOP - BOTTOM) * Number(sum)) / Number(most);
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  const years = Array.from({ length: last - first }, (_, at) => first + at + 1);
  return { x, y, most: String(most), years };
}

function words(points: Point[], day: string): string {
  const now = points.find(({ on }) => on === day);
  const last = points.at(-1);
  const parts = [
    now &&
      `đến ${formatDate(day)} kế hoạch phải có ${sayMillions(now.planned)} triệu đồng, đã phân bổ ${sayMillions(now.allocation ?? '0')}, đã giải ngân ${sayMillions(now.disbursement ?? '0')}`,
    last && `đến ${formatDate(last.on)} kế hoạch ${sayMillions(last.planned)} triệu đồng`,
  ];
  return parts.filter(Boolean).join('; ');
}
