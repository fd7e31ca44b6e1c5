import { formatDate, formatNumber } from '@dondoc/vietnamese';
import type { ReactNode } from 'react';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { formLabels } from '../../labels.ts';
import type { TaughtSession } from '../schema.ts';

const columns: Column<TaughtSession>[] = [
  {
    key: 'day',
    head: 'Buổi',
    width: 150,
    card: 'code',
    cell: ({ onDay }) => formatDate(onDay),
    sub: ({ fromTime, toTime }) => `${fromTime}–${toTime}`,
  },
  {
    key: 'topic',
    head: 'Nội dung',
    card: 'title',
    cell: ({ topic }) => <b>{topic}</b>,
    sub: ({ className, classCode }) => `${className} (${classCode})`,
  },
  { key: 'room', head: 'Phòng', width: 110, cell: ({ room }) => room },
  {
    key: 'hours',
    head: 'Số tiết',
    width: 170,
    cell: ({ hours, form }) => `${formatNumber(hours)}, ${formLabels[form].toLowerCase()}`,
  },
];

/** Sessions as their lecturer sees them, each leading to its class. */
export function TaughtTable({ sessions, empty }: { sessions: TaughtSession[]; empty?: ReactNode }) {
  return (
    <DataTable
      label={`${sessions.length} buổi giảng`}
      rows={sessions}
      columns={columns}
      rowKey={({ id }) => id}
      rowHref={({ classId }) => `/dao-tao/lop/${classId}`}
      link="topic"
      empty={empty}
    />
  );
}
