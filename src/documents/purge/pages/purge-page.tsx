import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { may } from '#accounts/permissions.ts';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { ConfirmDialog } from '#platform/ui/confirm-dialog.tsx';
import { Actions, Facts, Stack } from '#platform/ui/layout.tsx';
import { momentOf } from '#platform/ui/moments.ts';
import { PageHead } from '#platform/ui/page-head.tsx';
import { StateLabel } from '#platform/ui/state-label.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { purgeApi } from '../api.ts';
import type { Purge } from '../schema.ts';

/** Documents that hold a secret found later: what waits for a second person, and what is left of those gone. */
export function PurgePage(_props: Record<string, never>) {
  const purges = useQuery(purgeApi.purge.list.queryOptions());
  const open = purges.data?.filter((purge) => !purge.confirmedAt && !purge.withdrawnAt) ?? [];
  const closed = purges.data?.filter((purge) => purge.confirmedAt ?? purge.withdrawnAt) ?? [];
  return (
    <>
      <PageHead
        crumbs={[{ label: 'Văn bản', href: '/van-ban' }, { label: 'Huỷ văn bản có nội dung mật' }]}
        title="Huỷ văn bản có nội dung mật"
        help="Văn bản bị nghi có nội dung mật được giấu ngay và chờ người thứ hai xác nhận huỷ hoặc trả lại. Sau khi huỷ, xử lý các bản sao lưu trong khoảng thời gian được ghi."
        subtitle="Một người đề nghị, người khác xác nhận. Huỷ rồi chỉ còn mã băm của tệp và lý do."
      />
      {purges.isPending ? <LoadingRows rows={4} /> : null}
      {purges.isError ? <ReadError title="Không mở được danh sách" query={purges} /> : null}
      {purges.data?.length === 0 ? (
        <EmptyState title="Chưa có văn bản nào bị đề nghị huỷ">
          Mở một văn bản, chọn «Văn bản có nội dung mật?» ở mục Tệp gốc.
        </EmptyState>
      ) : null}
      <Stack>
        {open.map((purge) => (
          <Waiting key={purge.id} purge={purge} />
        ))}
        {closed.map((purge) => (
          <Card key={purge.id} title={purge.confirmedAt ? 'Đã huỷ' : 'Đã rút đề nghị'}>
            <PurgeFacts purge={purge} />
          </Card>
        ))}
      </Stack>
    </>
  );
}

function Waiting({ purge }: { purge: Purge }) {
  const viewer = useViewer();
  const client = useQueryClient();
  const [sure, setSure] = useState(false);
  const onSuccess = () => client.invalidateQueries();
  const confirm = useMutation(purgeApi.purge.confirm.mutationOptions({ onSuccess }));
  const withdraw = useMutation(purgeApi.purge.withdraw.mutationOptions({ onSuccess }));
  const error = confirm.error ?? withdraw.error;
  return (
    <Card current title="Chờ người thứ hai xác nhận" mark={<StateLabel state="awaiting-decision" />}>
      <PurgeFacts purge={purge} />
      {error ? (
        <AlertLine tone="look" live>
          {sentenceOf(error)}
        </AlertLine>
      ) : null}
      {may(viewer, 'purge.confirm') ? (
        <Actions>
          {purge.mayConfirm ? (
            <Button variant="filled" onClick={() => setSure(true)} busy={confirm.isPending}>
              Huỷ vĩnh viễn
            </Button>
          ) : (
            <span>Đồng chí đã đề nghị; người khác của Văn phòng hoặc lãnh đạo xác nhận.</span>
          )}
          <Button onClick={() => withdraw.mutate({ id: purge.id })} busy={withdraw.isPending}>
            Không phải nội dung mật, trả lại
          </Button>
        </Actions>
      ) : null}
      <ConfirmDialog
        opened={sure}
        onClose={() => setSure(false)}
        title="Huỷ vĩnh viễn văn bản này?"
        verb="Huỷ vĩnh viễn"
        busy={confirm.isPending}
        onConfirm={() => confirm.mutate({ id: purge.id }, { onSettled: () => setSure(false) })}
      >
        Tệp gốc, chữ đã đọc, nhiệm vụ, báo cáo và tệp kèm theo bị xoá và không lấy lại được. Bản sao lưu đã có
        phải xử lý riêng.
      </ConfirmDialog>
    </Card>
  );
}

function PurgeFacts({ purge }: { purge: Purge }) {
  const { sha256, reason, askedBy, askedAt, confirmedBy, confirmedAt, withdrawnAt, heldFrom, heldUntil } =
    purge;
  const facts: [string, React.ReactNode][] = [
    ['Lý do', reason],
    ['Đề nghị', `${askedBy ?? 'tài khoản đã xoá'}, ${momentOf(askedAt)}`],
  ];
  if (confirmedAt) facts.push(['Xác nhận', `${confirmedBy ?? 'tài khoản đã xoá'}, ${momentOf(confirmedAt)}`]);
  if (withdrawnAt) facts.push(['Rút đề nghị', momentOf(withdrawnAt)]);
  facts.push([
    'Mã băm SHA-256',
    <span key="hash" style={{ overflowWrap: 'anywhere' }}>
      {sha256}
    </span>,
  ]);
  if (!withdrawnAt) {
    const until = heldUntil ? `đến ${momentOf(heldUntil)}` : 'đến nay';
    facts.push([
      'Bản sao lưu',
      `Mọi bản sao dữ liệu làm từ ${momentOf(heldFrom)} ${until} còn giữ văn bản này; xoá hoặc tiêu huỷ từng bản.`,
    ]);
  }
  return <Facts facts={facts} labelWidth={120} />;
}
