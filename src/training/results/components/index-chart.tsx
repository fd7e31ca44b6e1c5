import { useIsPhone } from '#platform/ui/breakpoints.ts';
import chart from '#platform/ui/chart.module.css';
import type { Figure } from '../../indices/schema.ts';
import type { Instrument } from '../../surveys/schema.ts';
import { intervalWords, two } from '../labels.ts';
import css from './index-chart.module.css';

export interface ChartRow {
  key: string;
  label: string;
  /** Null: too few sheets. */
  figure: Figure | null;
}

interface Props {
  label: string;
  rows: readonly ChartRow[];
  instrument: Pick<Instrument, 'scale' | 'bands' | 'minimumShown'>;
}

const TOP = 22;

const placeOf = (isPhone: boolean) =>
  isPhone
    ? { width: 340, left: 8, right: 44, step: 42, below: 28 }
    : { width: 860, left: 300, right: 60, step: 28, below: 14 };

/** A dot is the index, the line its 95 % interval, the rules where the bands begin; the table has the same numbers. */
export function IndexChart({ label, rows, instrument }: Props) {
  const isPhone = useIsPhone();
  const { width, left, right, step, below } = placeOf(isPhone);
  const { scale, bands } = instrument;
  const height = TOP + rows.length * step + 6;
  const x = (value: number) =>
    left + ((width - left - right) * (value - scale.from)) / (scale.to - scale.from);
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      className={`${chart.chart} ${css.size}`}
      role="img"
      aria-label={words(label, rows)}
    >
      {[...bands, { from: scale.to, label: '' }]
        .map((band) => ({ ...band, at: Math.max(scale.from, band.from) }))
        .map(({ at, label: name }) => (
          <g key={`${at}${name}`}>
            <line
              className={at === scale.from ? chart.axis : chart.grid}
              x1={x(at)}
              x2={x(at)}
              y1={TOP - 4}
              y2={height - 2}
            />
            <text x={x(at) + 3} y={12}>
              {isPhone && name.length > 4 ? '' : name}
            </text>
          </g>
        ))}
      {rows.map(({ key, label: name, figure }, at) => {
        const y = TOP + at * step + below;
        return (
          <g key={key}>
            <text
              className={css.name}
              x={isPhone ? left : left - 10}
              y={isPhone ? y - 12 : y + 4}
              textAnchor={isPhone ? 'start' : 'end'}
            >
              {cut(name, isPhone ? 52 : 44)}
            </text>
            {figure ? (
              <>
                <line className={css.whisker} x1={x(figure.from)} x2={x(figure.to)} y1={y} y2={y} />
                <circle className={css.dot} cx={x(figure.mean)} cy={y} r={4.5} />
                <text className={chart.strong} x={width - 4} y={y + 4} textAnchor="end">
                  {two(figure.mean)}
                </text>
              </>
            ) : (
              <text x={x(scale.from) + 6} y={y + 4}>
                không đủ {instrument.minimumShown} phiếu
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}

const cut = (name: string, most: number): string =>
  name.length > most ? `${name.slice(0, most - 1)}…` : name;

const words = (label: string, rows: readonly ChartRow[]): string =>
  `${label}: ${rows
    .map(({ label: name, figure }) =>
      figure ? `${name} ${two(figure.mean)} (${intervalWords(figure)})` : `${name} chưa đủ phiếu`,
    )
    .join('; ')}`;
