import { formatDate } from '@dondoc/vietnamese';
import { Button } from '#platform/ui/button.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { StateLabel } from '#platform/ui/state-label.tsx';
import { EmptyState } from '#platform/ui/states.tsx';
import { kindLabels, levelLabels } from '../labels.ts';
import type { TopicRow } from '../schema.ts';
import { lateWords, nextWords, placeWords } from '../sheets.ts';

/** How it stands: late before all else, then the stage in words. */
export function TopicState({ row, boxed }: { row: TopicRow; boxed?: boolean }) {
  const { state, lateDays } = row.standing;
  const words = lateDays === null ? { words: placeWords(row) } : {};
  return <StateLabel state={state} days={lateDays} boxed={boxed ?? false} {...words} />;
}

/** The first day where it was moved, and whether it was ever passed. */
export function dueWords(row: TopicRow): string | null {
  const { firstDue, due, lateDays } = row.standing;
  const words = [
    firstDue !== null && firstDue !== due ? `hạn đầu ${formatDate(firstDue)}` : null,
    lateDays === null ? lateWords(row) : null,
  ];
  return words.filter(Boolean).join('; ') || null;
}

const columns: Column<TopicRow>[] = [
  {
    ...{ key: 'title', head: 'Tên', card: 'title' as const },
    cell: (row) => <b>{row.title}</b>,
    sub: ({ code, kind, level, field }) =>
      [code, kindLabels[kind], levelLabels[level], field].filter(Boolean).join(' · '),
  },
  { key: 'leader', head: 'Chủ nhiệm', width: 150, cell: ({ leader }) => leader ?? '–' },
  {
    ...{ key: 'state', head: 'Tình hình', width: 210, card: 'state' as const },
    cell: (row) => <TopicState row={row} />,
    sub: ({ standing: { days, next } }) => (days !== null && next ? `${days} ngày ở bước này` : null),
  },
  { key: 'next', head: 'Ai làm tiếp', width: 190, cell: (row) => nextWords(row) ?? '–' },
  {
    ...{ key: 'due', head: 'Hạn', width: 120 },
    cell: ({ standing: { due } }) => (due ? formatDate(due) : 'chưa có hạn'),
    sub: dueWords,
  },
];

export function TopicsTable({ rows, total, onClear }: { rows: TopicRow[]; total: number; onClear(): void }) {
  return (
    <DataTable
      label={`${rows.length} trong ${total} việc nghiên cứu`}
      rows={rows}
      columns={columns}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/nghien-cuu/${id}`}
      isLate={({ standing }) => standing.lateDays !== null}
      empty={
        <EmptyState
          title={`Không có việc nào trong ${total} việc hợp với cách lọc`}
          action={<Button onClick={onClear}>Bỏ các lọc</Button>}
        />
      }
    />
  );
}
