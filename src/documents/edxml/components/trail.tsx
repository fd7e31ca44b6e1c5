import type { ReactNode } from 'react';
import { IconAlertCircle, IconCheck } from '#platform/ui/icons.ts';
import { Timeline } from '#platform/ui/timeline.tsx';
import { statusLabels } from '../../sending/labels.ts';
import type { Said } from '../../sending/schema.ts';

const clock = new Intl.DateTimeFormat('vi-VN', {
  timeZone: 'Asia/Ho_Chi_Minh',
  hour: '2-digit',
  minute: '2-digit',
});

/** What was said, by whom, in which order; what came out of turn is shown, and moves nothing. */
export function Trail({ said, none }: { said: readonly Said[]; none: ReactNode }) {
  if (said.length === 0) return <p>{none}</p>;
  return (
    <Timeline
      label="Trạng thái"
      events={said.map((one, at) => ({
        key: `${one.code}-${at}`,
        date: one.happenedOn,
        icon: one.moved ? <IconCheck size={14} aria-hidden /> : <IconAlertCircle size={14} aria-hidden />,
        tone: one.moved ? ('done' as const) : ('look' as const),
        children: (
          <>
            {one.code} {statusLabels[one.code]}
            {one.direction === 'in' ? ` (mã ${one.organisationCode} báo)` : ' (đã báo)'}, ghi lúc{' '}
            {clock.format(one.recordedAt)}
            {one.description ? `: ${one.description}` : ''}
            {one.moved ? '' : '. Không đúng lượt nên chỉ ghi lại.'}
          </>
        ),
      }))}
    />
  );
}
