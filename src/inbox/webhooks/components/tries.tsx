import { useQuery } from '@tanstack/react-query';
import { ReadError } from '#accounts/components/read-error.tsx';
import { Card } from '#platform/ui/card.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { momentOf } from '#platform/ui/moments.ts';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { eventLabels } from '../../labels.ts';
import { EventType } from '../../schema.ts';
import { webhooksApi } from '../api.ts';
import type { WebhookTry } from '../schema.ts';

/** Every try to tell a program, the newest first. */
export function Tries() {
  const tries = useQuery(webhooksApi.webhooks.tries.queryOptions());
  if (tries.isPending) return <LoadingRows rows={5} />;
  if (tries.isError) return <ReadError title="Không mở được sổ tin đã gửi" query={tries} />;
  return (
    <Card flush title="Sổ tin đã gửi">
      <DataTable
        label={`Sổ tin, ${tries.data.length} lần gửi`}
        rows={tries.data}
        columns={columns}
        rowKey={({ id }) => id}
        empty={<EmptyState title="Chưa gửi tin nào">Mỗi lần gửi một tin hiện ở đây một dòng.</EmptyState>}
      />
    </Card>
  );
}

const outcomeOf = ({ status, problem, state }: WebhookTry): string => {
  if (status !== null && status >= 200 && status < 300) return `đã nhận (${status})`;
  const why = problem ?? `máy nhận trả lời ${status}`;
  return state === 'failed' ? `${why} Không gửi nữa.` : why;
};

const typeOf = (type: string): string => {
  const known = EventType.safeParse(type);
  return known.success ? eventLabels[known.data] : type;
};

const columns: Column<WebhookTry>[] = [
  { key: 'at', head: 'Gửi lúc', width: 140, card: 'code', cell: ({ triedAt }) => momentOf(triedAt) },
  { key: 'type', head: 'Tin', card: 'title', cell: ({ type }) => typeOf(type), sub: ({ url }) => url },
  { key: 'outcome', head: 'Kết quả', cell: outcomeOf },
  { key: 'took', head: 'Mất', width: 80, align: 'right', cell: ({ tookMs }) => `${tookMs} ms` },
];
