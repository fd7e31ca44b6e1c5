import { daysBetween, formatDate } from '@dondoc/vietnamese';
import chart from '#platform/ui/chart.module.css';
import css from './burnup-chart.module.css';

export interface Series {
  /** Closed rounds. */
  facts: { on: string; met: number }[];
  /** The planned days, step by step. */
  planned: { on: string; count: number }[];
  /** Between which days all are met, by the paces seen; null where they do not say. */
  forecast: { earliest: string | null; latest: string | null } | null;
  /** What is met now, and on which day that was known. */
  now: { on: string; met: number };
  total: number;
}

const W = 640;
const H = 220;
const LEFT = 34;
const TOP = 22;
const BOTTOM = 24;
const RIGHT = 14;

/** Solid is what was, dashed is what is planned, the tint is what the pace between rounds would give. */
export function BurnupChart({ series }: { series: Series }) {
  const { x, y, years } = scaleOf(series);
  const { facts, planned, forecast, now, total } = series;
  const line = (points: [string, number][]) => points.map(([on, n]) => `${x(on)},${y(n)}`).join(' ');
  const last = planned.at(-1);
  return (
    <svg
      viewBox={`0 0 ${W} ${H}`}
      className={`${chart.chart} ${css.size}`}
      role="img"
      aria-label={words(series)}
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
      <line className={chart.axis} x1={LEFT} x2={W - RIGHT} y1={y(0)} y2={y(0)} />
      <line className={css.goal} x1={LEFT} x2={W - RIGHT} y1={y(total)} y2={y(total)} />
      {[0, total].map((n) => (
        <text key={n} x={LEFT - 6} y={y(n) + 4} textAnchor="end">
          {n}
        </text>
      ))}
      {forecast?.earliest ? (
        <polygon
          className={css.range}
          points={line([
            [now.on, now.met],
            [forecast.earliest, total],
            ...(forecast.latest
              ? ([[forecast.latest, total]] as [string, number][])
              : ([
                  [endOf(series), total],
                  [endOf(series), now.met],
                ] as [string, number][])),
          ])}
        />
      ) : null}
      <polyline className={css.planned} points={line(stairs(now, planned))} />
      <polyline className={css.fact} points={line(facts.map(({ on, met }) => [on, met]))} />
      {facts.map(({ on, met }) => (
        <circle key={on} className={css.point} cx={x(on)} cy={y(met)} r={4} />
      ))}
      <text className={chart.strong} x={x(now.on) + 6} y={y(now.met) - 8}>
        {now.met}/{total}
      </text>
      {last ? (
        <text className={chart.strong} x={x(last.on)} y={y(last.count) - 8} textAnchor="end">
          {formatDate(last.on)}: {last.count}/{total}
        </text>
      ) : null}
    </svg>
  );
}

const endOf = ({ facts, planned, forecast, now }: Series): string =>
  [...facts.map(({ on }) => on), ...planned.map(({ on }) => on), now.on, forecast?.earliest, forecast?.latest]
    .flatMap((day) => day ?? [])
    .toSorted()
    .at(-1) ?? now.on;

function scaleOf(series: Series) {
  const { facts, now, total } = series;
  const from = [...facts.map(({ on }) => on), now.on].toSorted()[0] ?? now.on;
  const days = Math.max(30, daysBetween(from, endOf(series)));
  const x = (day: string) => LEFT + ((W - LEFT - RIGHT) * daysBetween(from, day)) / days;
  const y = (n: number) => H - BOTTOM - ((H - TOP - BOTTOM) * n) / total;
  const [first, last] = [Number(from.slice(0, 4)), Number(endOf(series).slice(0, 4))];
  const years = Array.from({ length: last - first }, (_, at) => first + at + 1);
  return { x, y, years };
}

/** It stays as it is until a planned day, and rises on it. */
function stairs(now: Series['now'], planned: Series['planned']): [string, number][] {
  const points: [string, number][] = [[now.on, now.met]];
  let before = now.met;
  for (const { on, count } of planned) {
    points.push([on, before], [on, count]);
    before = count;
  }
  return points;
}

const words = ({ facts, planned, now, total }: Series): string =>
  [
    ...facts.map(({ on, met }) => `${formatDate(on)} đạt ${met}/${total}`),
    `nay ${now.met}/${total}`,
    ...planned.map(({ on, count }) => `dự kiến ${formatDate(on)} đạt ${count}/${total}`),
  ].join('; ');
