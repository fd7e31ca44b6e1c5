import { formatDate } from '@dondoc/vietnamese';
import css from './deadline.module.css';

type Props = {
  /** ISO date in force, or null: no deadline is a real answer. */
  date: string | null;
  /** Where the date comes from, always written under it: trong văn bản, văn phòng đặt, cơ quan thống nhất, theo lộ trình. */
  origin?: string | null;
  /** ISO. The first date, kept for ever; said when it differs from the one in force. */
  firstDate?: string | null;
  /** For undated work: “báo cáo hằng quý”. */
  cadence?: string | null;
  /** Both parts on one line, for sentences and fact strips. */
  inline?: boolean;
};

/** A date with where it comes from, below it. */
export function Deadline({ date, origin, firstDate, cadence, inline }: Props) {
  const moved = date !== null && firstDate != null && firstDate !== date;
  const below = moved ? `hạn đầu ${formatDate(firstDate)}` : date === null ? cadence : origin;
  return (
    <span className={inline ? css.inline : css.stacked} title={moved && origin ? origin : undefined}>
      <span className={css.date}>{date === null ? 'Không thời hạn' : formatDate(date)}</span>
      {below ? <span className={css.below}>{below}</span> : null}
    </span>
  );
}
