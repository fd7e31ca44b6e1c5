import { formatDate } from '@dondoc/vietnamese';
import { useState } from 'react';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { EmptyState } from '#platform/ui/states.tsx';
import type { KeptRow } from '../schema.ts';
import css from './gaps-card.module.css';
import { KeptForm } from './line-form.tsx';

interface Props {
  rows: KeptRow[];
  today: string;
  mayKeep: boolean;
}

/** What is met does not keep itself: who sees to it, and when somebody looks again. */
export function KeptCard({ rows, today, mayKeep }: Props) {
  const [open, setOpen] = useState<string | null>(null);
  const row = rows.find(({ indicator }) => indicator.id === open);
  const unwatched = rows.filter(({ watcher }) => watcher === null).length;
  return (
    <>
      {row ? <KeptForm key={row.indicator.id} row={row} onClose={() => setOpen(null)} /> : null}
      <Card
        flush
        className={css.long ?? ''}
        title="Giữ vững"
        aside={`${rows.length} chỉ tiêu đã đạt${unwatched > 0 ? `, ${unwatched} chưa có người theo dõi` : ''}`}
      >
        <DataTable
          label={`Chỉ tiêu đã đạt, ${rows.length} dòng`}
          rows={rows}
          columns={columnsFor(today, mayKeep ? setOpen : null)}
          rowKey={({ indicator }) => indicator.code}
          rowHref={({ indicator }) => `/truong-chuan/chi-tieu/${indicator.id}`}
          link="name"
          empty={<EmptyState title="Chưa có chỉ tiêu nào đạt theo đợt đánh giá mới nhất" />}
        />
      </Card>
    </>
  );
}

function columnsFor(today: string, onEdit: ((id: string) => void) | null): Column<KeptRow>[] {
  const columns: Column<KeptRow>[] = [
    { key: 'code', head: 'Mã', width: 56, card: 'code', cell: ({ indicator }) => <b>{indicator.code}</b> },
    {
      key: 'name',
      head: 'Chỉ tiêu',
      card: 'title',
      cell: ({ indicator }) => indicator.name,
      sub: ({ note }) => note,
    },
    { key: 'now', head: 'Hiện trạng', width: 150, cell: ({ now }) => now },
    { key: 'watcher', head: 'Ai theo dõi', width: 190, cell: ({ watcher }) => watcher ?? 'chưa phân công' },
    {
      key: 'look',
      head: 'Xem lại',
      width: 130,
      cell: ({ lookOn }) => (lookOn ? formatDate(lookOn) : 'chưa hẹn'),
      sub: ({ lookOn }) => (lookOn && lookOn < today ? 'đã đến lượt xem lại' : null),
    },
  ];
  if (!onEdit) return columns;
  const edit: Column<KeptRow> = {
    key: 'edit',
    head: 'Việc',
    width: 90,
    cell: ({ indicator }) => (
      <Button
        small
        onClick={() => onEdit(indicator.id)}
        aria-label={`Hẹn xem lại chỉ tiêu ${indicator.code}`}
      >
        Hẹn
      </Button>
    ),
  };
  return [...columns, edit];
}
