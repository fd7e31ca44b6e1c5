import type { ComponentType } from 'react';
import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconCalendar,
  IconCalendarPlus,
  IconCheck,
  IconCircleCheck,
  IconFileText,
  IconInbox,
  IconRotateClockwise,
  IconSend,
} from '#platform/ui/icons.ts';
import { momentOf } from '#platform/ui/moments.ts';
import { Timeline, type TimelineEvent } from '#platform/ui/timeline.tsx';
import { foldEvents, isInside, stoppedOn } from '../history/rules.ts';
import type { DirectiveDetail, EventKind } from '../schema.ts';
import css from './directive-timeline.module.css';
import { newestFirst, sentenceOfEvent, type TimelineEntry } from './event-sentence.ts';
import { FileList } from './file-list.tsx';

type Look = [icon: ComponentType<{ 'aria-hidden'?: boolean }>, tone?: TimelineEvent['tone']];

const looks: Record<EventKind, Look> = {
  published: [IconSend],
  deadline_set: [IconCalendar],
  cadence_set: [IconRotateClockwise],
  extension_asked: [IconCalendarPlus, 'look'],
  extension_granted: [IconCalendarPlus, 'waits'],
  extension_refused: [IconCalendar],
  received: [IconInbox],
  reported: [IconFileText, 'inTime'],
  report_approved: [IconCheck, 'inTime'],
  report_returned: [IconArrowBackUp, 'look'],
  completed: [IconCircleCheck, 'done'],
  completion_returned: [IconArrowBackUp, 'look'],
  withdrawn: [IconArrowBackUp],
  steps_set: [IconSend],
  step_returned: [IconArrowBackUp, 'look'],
  step_decided: [IconCircleCheck, 'inTime'],
  nudged: [IconAlertTriangle, 'look'],
  succeeded: [IconRotateClockwise],
  handed_on: [IconSend],
  handover_reported: [IconFileText],
  handover_accepted: [IconCheck],
  handover_returned: [IconArrowBackUp],
  handover_withdrawn: [IconArrowBackUp],
};

/** Everything that ever happened to it, newest first; the day it became late is one of the events. */
export function DirectiveTimeline({ directive, today }: { directive: DirectiveDetail; today: string }) {
  const entries = newestFirst(directive.events).map((entry): TimelineEvent => {
    const [Icon, tone] = looks[entry.kind];
    const key = String(entry.id);
    return {
      key,
      date: entry.happenedOn,
      icon: <Icon aria-hidden />,
      tone,
      children: <Entry code={directive.code} entry={entry} />,
    };
  });
  const lateFrom = lateSince(directive, today);
  if (lateFrom) {
    const at = entries.findIndex(({ date }) => date < lateFrom);
    const late: TimelineEvent = {
      key: 'late',
      date: lateFrom,
      icon: <IconAlertTriangle aria-hidden />,
      tone: 'late',
      children: (
        <>
          <b>Quá hạn</b> từ ngày này
        </>
      ),
    };
    entries.splice(at < 0 ? entries.length : at, 0, late);
  }
  return <Timeline label="Diễn biến, mới nhất trước" events={entries} />;
}

/** The first late day, if it was reached before the clock stopped. */
function lateSince({ events }: DirectiveDetail, today: string): string | null {
  const snapshot = foldEvents(events, today);
  if (!snapshot?.lateFrom) return null;
  return (stoppedOn(snapshot) ?? today) >= snapshot.lateFrom ? snapshot.lateFrom : null;
}

const LONG = 160;

function Entry({ code, entry }: { code: string; entry: TimelineEntry }) {
  const { words, said } = sentenceOfEvent(entry);
  const inside = isInside(entry) ? 'chỉ trong cơ quan' : null;
  const who = [entry.actorName, `ghi ${momentOf(entry.recordedAt)}`, inside].filter(Boolean).join(', ');
  return (
    <>
      {words}
      {said ? <Said text={said} /> : null}
      <FileList code={code} files={entry.data.files ?? []} />
      <span className={css.who}>{who}</span>
    </>
  );
}

function Said({ text }: { text: string }) {
  if (text.length <= LONG) return <span className={css.said}>“{text}”</span>;
  return (
    <details className={css.said}>
      <summary>“{text.slice(0, LONG).trimEnd()}…” (xem cả)</summary>
      <span>{text}</span>
    </details>
  );
}
