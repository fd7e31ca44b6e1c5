import { formatDate } from '@dondoc/vietnamese';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { ShownOnce } from '#accounts/components/shown-once.tsx';
import { dayInVietnam } from '#platform/clock.ts';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { Split, Stack } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { eventLabels } from '../../labels.ts';
import { webhooksApi } from '../api.ts';
import { Tries } from '../components/tries.tsx';
import { WebhookForm } from '../components/webhook-form.tsx';
import type { Webhook } from '../schema.ts';

/** Other programs that are told what happens: where, of what, and how it went. */
export function WebhooksPage(_props: Record<string, never>) {
  const client = useQueryClient();
  const [panel, setPanel] = useState<'none' | 'form' | { secret: string }>('none');
  const webhooks = useQuery(webhooksApi.webhooks.list.queryOptions());
  const end = useMutation(
    webhooksApi.webhooks.end.mutationOptions({
      onSuccess: () => client.invalidateQueries({ queryKey: webhooksApi.webhooks.key() }),
    }),
  );
  if (webhooks.isPending) return <LoadingRows rows={5} />;
  if (webhooks.isError) return <ReadError title="Không mở được danh sách nơi nhận tin" query={webhooks} />;
  const close = () => setPanel('none');
  return (
    <>
      <PageHead
        title="Báo phần mềm khác"
        help="Khi có việc, phần mềm gửi một tin có chữ ký tới các địa chỉ ở đây. Gửi không được thì thử lại; mỗi lần gửi có một dòng trong sổ."
        actions={
          panel === 'none' ? (
            <Button variant="filled" onClick={() => setPanel('form')}>
              Thêm nơi nhận tin
            </Button>
          ) : null
        }
      />
      <Stack>
        {end.isError ? (
          <AlertLine tone="look" live>
            {sentenceOf(end.error)}
          </AlertLine>
        ) : null}
        <Split
          keep
          width={404}
          panel={
            panel === 'none' ? null : panel === 'form' ? (
              <WebhookForm onMade={(secret) => setPanel({ secret })} onClose={close} />
            ) : (
              <MadeSecret secret={panel.secret} onClose={close} />
            )
          }
        >
          <Card flush label="Nơi nhận tin">
            <DataTable
              label={`Nơi nhận tin, ${webhooks.data.length} dòng`}
              rows={webhooks.data}
              columns={columnsFor((id) => end.mutate({ id }))}
              rowKey={({ id }) => id}
              empty={
                <EmptyState title="Chưa báo cho phần mềm nào">
                  Thêm khi một phần mềm khác của cơ quan cần biết ngay việc vừa xảy ra.
                </EmptyState>
              }
            />
          </Card>
          <Tries />
        </Split>
      </Stack>
    </>
  );
}

const columnsFor = (onEnd: (id: string) => void): Column<Webhook>[] => [
  { key: 'url', head: 'Địa chỉ', card: 'title', cell: ({ url }) => <b>{url}</b> },
  {
    key: 'types',
    head: 'Loại tin',
    cell: ({ types }) => types.map((type) => eventLabels[type]).join(', '),
  },
  { key: 'made', head: 'Thêm ngày', width: 110, cell: ({ madeAt }) => formatDate(dayInVietnam(madeAt)) },
  {
    key: 'end',
    head: 'Việc',
    width: 100,
    cell: ({ id, url }) => (
      <Button small onClick={() => onEnd(id)} aria-label={`Thôi báo ${url}`}>
        Thôi báo
      </Button>
    ),
  },
];

const ONCE =
  'Khoá chỉ hiện lần này. Phần mềm nhận dùng nó để biết tin đúng là từ đây: HMAC-SHA256 của «thời điểm.nội dung», so với đầu mục Dondoc-Signature.';

function MadeSecret({ secret, onClose }: { secret: string; onClose(): void }) {
  return (
    <Card title="Khoá ký của nơi nhận tin" current>
      <ShownOnce words={ONCE} label="Khoá ký" value={secret} copy="Chép khoá">
        <Button onClick={onClose}>Đã cất khoá, đóng</Button>
      </ShownOnce>
    </Card>
  );
}
