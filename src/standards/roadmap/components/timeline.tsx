import { formatDate } from '@dondoc/vietnamese';
import { type Cumulative, dayOf } from '../rules.ts';
import { spanWords, type TimeScale } from './time-scale.ts';
import css from './timeline.module.css';

export interface Bar {
  from: string | null;
  to: string | null;
  /** Its end is the planned day, not only that of its tasks. */
  isPlanned: boolean;
  look: 'school' | 'other' | 'overdue';
}

/** The years over their quarters. */
export function Axis({ scale }: { scale: TimeScale }) {
  return (
    <span className={css.axis}>
      <span className={css.read}>Thời gian theo quý</span>
      {scale.quarters.map(({ startsOn, left, year }) =>
        year ? (
          <span key={startsOn} className={css.year} style={{ left: `${left}%` }} aria-hidden>
            {year}
          </span>
        ) : null,
      )}
    </span>
  );
}

interface TimelineProps {
  bar: Bar | null;
  scale: TimeScale;
  today: string;
}

/** One bar in its quarters; read aloud as its days. */
export function Timeline({ bar, scale, today }: TimelineProps) {
  return (
    <span className={css.line}>
      <Quarters scale={scale} today={today} />
      {bar?.to ? <Stretch bar={bar} to={bar.to} scale={scale} /> : null}
      <span className={css.read}>{bar ? spanWords(bar.from, bar.to) : 'chưa có ngày'}</span>
    </span>
  );
}

function Quarters({ scale, today }: { scale: TimeScale; today: string }) {
  return (
    <>
      {scale.quarters.map(({ startsOn, left }) => (
        <i key={startsOn} className={css.quarter} style={{ left: `${left}%` }} aria-hidden />
      ))}
      <i className={css.today} style={{ left: `${scale.at(today)}%` }} aria-hidden />
    </>
  );
}

function Stretch({ bar, to, scale }: { bar: Bar; to: string; scale: TimeScale }) {
  const title = spanWords(bar.from, to);
  const right = scale.at(to);
  if (!bar.from || bar.from >= to)
    return (
      <i className={`${css.mark} ${css[bar.look]}`} style={{ left: `${right}%` }} title={title} aria-hidden />
    );
  const left = scale.at(bar.from);
  const open = bar.isPlanned ? '' : ` ${css.open}`;
  return (
    <i
      className={`${css.bar} ${css[bar.look]}${open}`}
      style={{ left: `${left}%`, width: `${Math.max(right - left, 1)}%` }}
      title={title}
      aria-hidden
    />
  );
}

interface TotalProps {
  scale: TimeScale;
  cumulative: Cumulative;
  total: number;
  today: string;
}

/** How many are met by the end of each year, and when all are. */
export function TotalLine({ scale, cumulative, total, today }: TotalProps) {
  const { met, steps, undated, overdue } = cumulative;
  const ends = steps.filter(({ on }, at) => on.slice(0, 4) !== steps[at + 1]?.on.slice(0, 4));
  const all = dayOf(cumulative, total);
  const words = ends.map(({ on, count }) => `${formatDate(on)} đạt ${count}/${total}`).join('; ');
  return (
    <div className={css.total}>
      <b>Đạt cộng dồn</b>
      <span className={css.line}>
        <Quarters scale={scale} today={today} />
        {ends.map(({ on, count }) => (
          <span
            key={on}
            className={count === total ? `${css.diamond} ${css.full}` : css.diamond}
            style={{ left: `${scale.at(on)}%` }}
            data-side={scale.at(on) > 85 ? 'left' : 'right'}
            title={`${formatDate(on)}: ${count}/${total}`}
            aria-hidden
          >
            <i />
            <b>{count}</b>
          </span>
        ))}
        <span className={css.read}>{words || `nay đạt ${met}/${total}, chưa có ngày nào được dự kiến`}</span>
      </span>
      <span className={css.when}>
        {all ? <b>{formatDate(all)}</b> : <span>{missing(undated.length, overdue.length)}</span>}
      </span>
    </div>
  );
}

const missing = (undated: number, overdue: number): string =>
  [undated > 0 ? `${undated} chưa có ngày` : null, overdue > 0 ? `${overdue} quá hạn` : null]
    .filter(Boolean)
    .join(', ') || 'chưa xác định';

/** What the bars mean. */
export function TimelineLegend({ today }: { today: string }) {
  return (
    <span className={css.legend}>
      <span>
        <i className={css.school} /> Trường chủ trì
      </span>
      <span>
        <i className={css.other} /> cơ quan khác chủ trì
      </span>
      <span>
        <i className={css.overdue} /> quá hạn
      </span>
      <span>
        <i className={css.now} /> {formatDate(today)}
      </span>
    </span>
  );
}
