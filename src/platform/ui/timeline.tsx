import { formatDate } from '@dondoc/vietnamese';
import type { ReactNode } from 'react';
import css from './timeline.module.css';

export type TimelineEvent = {
  key: string;
  /** ISO date the thing happened. */
  date: string;
  icon: ReactNode;
  /** Only the tones of states: red for “Quá hạn từ ngày này” and nothing else. */
  tone?: 'late' | 'waits' | 'look' | 'done' | 'inTime';
  children: ReactNode;
};

/** Date, icon, one sentence; newest first. */
export function Timeline({ label, events }: { label: string; events: TimelineEvent[] }) {
  return (
    <ol className={css.timeline} aria-label={label}>
      {events.map((event) => (
        <li key={event.key}>
          <time dateTime={event.date}>{formatDate(event.date)}</time>
          <span className={[css.icon, event.tone && css[event.tone]].filter(Boolean).join(' ')}>
            {event.icon}
          </span>
          <span>{event.children}</span>
        </li>
      ))}
    </ol>
  );
}
