import { formatDate } from '@dondoc/vietnamese';
import { useQuery } from '@tanstack/react-query';
import { ReadError } from '#accounts/components/read-error.tsx';
import { Card } from '#platform/ui/card.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { momentOf } from '#platform/ui/moments.ts';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { mailApi } from '../api.ts';
import { progressOf } from '../labels.ts';
import type { LedgerLine } from '../schema.ts';

/** Every letter: to whom, how far it came, what came of it. */
export function Ledger() {
  const ledger = useQuery(mailApi.mail.ledger.queryOptions());
  if (ledger.isPending) return <LoadingRows rows={6} />;
  if (ledger.isError) return <ReadError title="Không mở được sổ thư" query={ledger} />;
  return (
    <Card flush title="Sổ thư đã gửi">
      <DataTable
        label={`Sổ thư, ${ledger.data.length} dòng`}
        rows={ledger.data}
        columns={columns}
        rowKey={({ id }) => id}
        isLate={({ state }) => state === 'failed'}
        empty={
          <EmptyState title="Chưa có thư nào">
            Thư buổi sáng được ghi vào đây trước khi gửi, mỗi người mỗi ngày một thư.
          </EmptyState>
        }
      />
    </Card>
  );
}

const moment = (at: Date | null): string => (at ? momentOf(at) : 'chưa');

const columns: Column<LedgerLine>[] = [
  { key: 'day', head: 'Ngày', width: 112, nowrap: true, card: 'code', cell: ({ day }) => formatDate(day) },
  {
    key: 'name',
    head: 'Người nhận',
    card: 'title',
    cell: ({ name }) => <b>{name}</b>,
    sub: ({ address }) => address,
  },
  {
    key: 'state',
    head: 'Đến đâu',
    card: 'state',
    cell: (line) => (line.problem ? `${progressOf(line)}: ${line.problem}` : progressOf(line)),
  },
  { key: 'attempts', head: 'Lần gửi', width: 80, align: 'right', cell: ({ attempts }) => attempts },
  { key: 'sent', head: 'Gửi lúc', width: 150, nowrap: true, cell: ({ sentAt }) => moment(sentAt) },
  { key: 'opened', head: 'Mở lúc', width: 150, nowrap: true, cell: ({ openedAt }) => moment(openedAt) },
  {
    key: 'answered',
    head: 'Làm theo lúc',
    width: 150,
    nowrap: true,
    cell: ({ answeredAt }) => moment(answeredAt),
  },
];
