import { formatDate } from '@dondoc/vietnamese';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
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
import { ReadError } from '../../components/read-error.tsx';
import { tokensApi } from '../api.ts';
import { MadeToken } from '../components/made-token.tsx';
import { TokenForm } from '../components/token-form.tsx';
import { scopeLabels } from '../labels.ts';
import type { AccessToken } from '../schema.ts';

/** One's own tokens for programs: what each may do, until when, when it was used last. */
export function TokensPage(_props: Record<string, never>) {
  const today = dayInVietnam(new Date());
  const client = useQueryClient();
  const [panel, setPanel] = useState<'none' | 'form' | { token: string }>('none');
  const tokens = useQuery(tokensApi.tokens.list.queryOptions());
  const revoke = useMutation(
    tokensApi.tokens.revoke.mutationOptions({
      onSuccess: () => client.invalidateQueries({ queryKey: tokensApi.tokens.key() }),
    }),
  );
  if (tokens.isPending) return <LoadingRows rows={5} />;
  if (tokens.isError) return <ReadError title="Không mở được danh sách mã truy cập" query={tokens} />;
  const close = () => setPanel('none');
  return (
    <>
      <PageHead
        title="Mã truy cập"
        help="Mã cho phần mềm khác đọc và ghi thay đồng chí, trong phạm vi đã chọn và không hơn quyền của đồng chí. Mọi việc làm bằng mã được ghi nhật ký tên đồng chí."
        actions={
          <>
            <a href="/api/v1/docs" target="_blank" rel="noreferrer">
              Giao diện lập trình
            </a>
            {panel === 'none' ? (
              <Button variant="filled" onClick={() => setPanel('form')}>
                Tạo mã truy cập
              </Button>
            ) : null}
          </>
        }
      />
      <Stack>
        {revoke.isError ? (
          <AlertLine tone="look" live>
            {sentenceOf(revoke.error)}
          </AlertLine>
        ) : null}
        <Split
          keep
          width={344}
          panel={
            panel === 'none' ? null : panel === 'form' ? (
              <TokenForm today={today} onMade={(token) => setPanel({ token })} onClose={close} />
            ) : (
              <MadeToken token={panel.token} onClose={close} />
            )
          }
        >
          <Card flush label="Mã truy cập">
            <DataTable
              label={`Mã truy cập, ${tokens.data.length} dòng`}
              rows={tokens.data}
              columns={columnsFor(today, (id) => revoke.mutate({ id }))}
              rowKey={({ id }) => id}
              empty={
                <EmptyState title="Chưa có mã truy cập nào">
                  Tạo mã khi một phần mềm khác cần lấy hoặc ghi dữ liệu thay đồng chí.
                </EmptyState>
              }
            />
          </Card>
        </Split>
      </Stack>
    </>
  );
}

function columnsFor(today: string, onRevoke: (id: string) => void): Column<AccessToken>[] {
  return [
    { key: 'name', head: 'Dùng vào việc gì', card: 'title', cell: ({ name }) => <b>{name}</b> },
    { key: 'prefix', head: 'Mã', width: 130, card: 'code', cell: ({ prefix }) => `${prefix}…` },
    {
      key: 'scopes',
      head: 'Phạm vi',
      cell: ({ scopes }) => scopes.map((scope) => scopeLabels[scope].name).join(', '),
    },
    {
      key: 'used',
      head: 'Dùng lần cuối',
      width: 130,
      cell: ({ usedAt }) => (usedAt ? formatDate(dayInVietnam(usedAt)) : 'chưa dùng'),
    },
    { key: 'state', head: 'Hiệu lực', width: 170, cell: (token) => stateOf(token, today) },
    {
      key: 'revoke',
      head: 'Việc',
      width: 110,
      cell: (token) =>
        isInForce(token, today) ? (
          <Button small onClick={() => onRevoke(token.id)} aria-label={`Thu hồi mã ${token.name}`}>
            Thu hồi
          </Button>
        ) : null,
    },
  ];
}

const isInForce = ({ revokedAt, expiresOn }: AccessToken, today: string): boolean =>
  revokedAt === null && expiresOn >= today;

function stateOf(token: AccessToken, today: string): string {
  const { revokedAt, expiresOn } = token;
  if (revokedAt) return `đã thu hồi ${formatDate(dayInVietnam(revokedAt))}`;
  return isInForce(token, today) ? `đến ${formatDate(expiresOn)}` : `hết hạn ${formatDate(expiresOn)}`;
}
