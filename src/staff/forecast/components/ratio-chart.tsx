import { daysBetween, formatNumber } from '@dondoc/vietnamese';
import { useIsPhone } from '#platform/ui/breakpoints.ts';
import { chartWords, percentWords, pointWords, quarterWords } from '../labels.ts';
import type { Forecast, Point, Quarter } from '../schema.ts';
import css from './ratio.module.css';

interface Props {
  forecast: Forecast;
  /** The trial value; drawn as one, never as a threshold. */
  percent?: string | null;
  wide?: boolean;
}

const share = ({ numerator, denominator }: Point): number =>
  denominator === 0 ? 0 : (numerator / denominator) * 100;
const plannedOf = ({ planned, denominator }: Quarter): Point => ({ numerator: planned, denominator });
const possibleOf = ({ possible, denominator }: Quarter): Point => ({ numerator: possible, denominator });

const LEFT = 38;
const BOTTOM = 22;
const TOP = 20;

/** Steps by quarter: the dot is what is, dashes what rounds plan, dots what could be. Direct labels, no legend. */
export function RatioChart({ forecast, percent, wide }: Props) {
  const isPhone = useIsPhone();
  const { now, quarters, day } = forecast;
  const last = quarters.at(-1);
  if (!now || !last) return null;
  const [width, height] = wide && !isPhone ? [1270, 250] : [336, 150];
  const level = percent ? Number(percent.replace(',', '.')) : null;
  const most = Math.max(10, share(now), level ?? 0, ...quarters.map((one) => share(possibleOf(one))));
  const top = Math.ceil(most / 10) * 10;
  const span = daysBetween(day, last.day) || 1;
  const x = (at: string) => LEFT + ((width - LEFT - 8) * daysBetween(day, at)) / span;
  const y = (value: number) => height - BOTTOM - ((height - BOTTOM - TOP) * value) / top;
  const steps = (of: (quarter: Quarter) => Point) =>
    `M${x(day)},${y(share(now))}${quarters.map((one) => `H${x(one.day)}V${y(share(of(one)))}`).join('')}`;
  const reached =
    level === null
      ? undefined
      : quarters.find((one) => one.denominator > 0 && share(plannedOf(one)) >= level);
  return (
    <svg
      className={css.chart}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={chartWords(forecast)}
    >
      {ticksTo(top).map((value) => (
        <g key={value}>
          <line
            className={value === 0 ? css.axis : css.grid}
            x1={LEFT}
            x2={width - 8}
            y1={y(value)}
            y2={y(value)}
          />
          <text x={LEFT - 5} y={y(value) + 4} textAnchor="end">{`${value}\u00a0%`}</text>
        </g>
      ))}
      {quarters
        .filter((one) => one.day.slice(5, 7) === '03')
        .map((one) => (
          <text key={one.day} x={x(one.day)} y={height - 6} textAnchor="middle">
            {quarterWords(one.day)}
          </text>
        ))}
      {level === null ? null : (
        <Level {...{ width, at: y(level) }} words={`mức thử ${formatNumber(level, 4)}\u00a0%`} />
      )}
      <path className={css.possible} d={steps(possibleOf)} />
      <path className={css.planned} d={steps(plannedOf)} />
      <circle className={css.dot} cx={x(day)} cy={y(share(now))} r={4} />
      <text className={css.strong} x={x(day) + 8} y={y(share(now)) - 7}>
        {percentWords(now)}
      </text>
      {reached ? (
        <circle className={css.reached} cx={x(reached.day)} cy={y(share(plannedOf(reached)))} r={4} />
      ) : null}
      <EndLabels {...{ last, width, y }} />
    </svg>
  );
}

const ticksTo = (top: number): number[] => {
  const step = top > 40 ? 20 : 10;
  return Array.from({ length: Math.floor(top / step) + 1 }, (_, n) => n * step);
};

/** What the two lines come to; one label where they meet. */
function EndLabels({ last, width, y }: { last: Quarter; width: number; y(value: number): number }) {
  const planned = y(share(plannedOf(last)));
  const possible = y(share(possibleOf(last)));
  const isOne = last.planned === last.possible;
  const apart = planned - possible > 14;
  return (
    <>
      {isOne || !apart ? null : (
        <text x={width - 8} y={possible - 6} textAnchor="end">
          {`có thể ${pointWords(possibleOf(last))}`}
        </text>
      )}
      <text
        className={css.strong}
        x={width - 8}
        y={apart || isOne ? planned - 6 : planned + 14}
        textAnchor="end"
      >
        {`${quarterWords(last.day)}: ${pointWords(plannedOf(last))}`}
      </text>
    </>
  );
}

function Level({ width, at, words }: { width: number; at: number; words: string }) {
  return (
    <>
      <line className={css.level} x1={LEFT} x2={width - 8} y1={at} y2={at} />
      <text x={LEFT + 4} y={at - 4}>
        {words}
      </text>
    </>
  );
}
