import { Button } from '#platform/ui/button.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { momentOf } from '#platform/ui/moments.ts';
import { EmptyState } from '#platform/ui/states.tsx';
import type { OpenSession } from '../schema.ts';

interface Props {
  label: string;
  sessions: OpenSession[];
  onEnd(id: string): void;
  busy: boolean;
}

/** Sessions that are open, each with the way to end it. */
export function SessionTable({ label, sessions, onEnd, busy }: Props) {
  const end = ({ id, isThis }: OpenSession) =>
    isThis ? (
      <span>Phiên này</span>
    ) : (
      <Button small busy={busy} onClick={() => onEnd(id)}>
        Đóng phiên
      </Button>
    );
  const columns: Column<OpenSession>[] = [
    { key: 'browser', head: 'Trình duyệt', card: 'title', cell: ({ browser }) => <b>{browser}</b> },
    { key: 'address', head: 'Địa chỉ', cell: ({ address }) => address ?? 'không rõ' },
    { key: 'begun', head: 'Đăng nhập lúc', width: 150, cell: ({ begunAt }) => momentOf(begunAt) },
    { key: 'seen', head: 'Dùng gần nhất', width: 150, cell: ({ seenAt }) => momentOf(seenAt) },
    { key: 'end', head: 'Đóng', width: 120, align: 'right', card: 'hide', cell: end },
  ];
  return (
    <DataTable
      label={`${label}, ${sessions.length} dòng`}
      rows={sessions}
      columns={columns}
      rowKey={({ id }) => id}
      cardActions={end}
      empty={<EmptyState title="Không có phiên nào đang mở" />}
    />
  );
}
