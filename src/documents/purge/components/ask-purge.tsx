import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useViewer } from '#accounts/components/viewer.tsx';
import { may } from '#accounts/permissions.ts';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { ReasonDialog } from '#platform/ui/confirm-dialog.tsx';
import { useNavigate } from '#platform/ui/link.tsx';
import { purgeApi } from '../api.ts';

/** For who sees that a document should never have come in: out of sight at once, gone when another confirms. */
export function AskPurge({ documentId }: { documentId: string }) {
  const viewer = useViewer();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const ask = useMutation(
    purgeApi.purge.ask.mutationOptions({
      onSuccess: async () => {
        navigate('/huy-van-ban');
        await client.invalidateQueries();
      },
    }),
  );
  if (!may(viewer, 'purge.ask')) return null;
  return (
    <>
      <Button small variant="quiet" onClick={() => setAsking(true)}>
        Văn bản có nội dung mật?
      </Button>
      <ReasonDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title="Đề nghị huỷ văn bản có nội dung mật"
        verb="Tạm giữ và đề nghị huỷ"
        busy={ask.isPending}
        hint="Không nhắc lại nội dung của văn bản."
        missing="Ghi lý do đề nghị huỷ."
        onConfirm={(reason) => ask.mutate({ documentId, reason })}
      >
        Văn bản, các nhiệm vụ và tệp kèm theo được giấu khỏi mọi người ngay. Người thứ hai xác nhận thì tất cả
        bị huỷ, chỉ giữ lại mã băm của tệp và lý do.
        {ask.isError ? (
          <AlertLine tone="look" live>
            {sentenceOf(ask.error)}
          </AlertLine>
        ) : null}
      </ReasonDialog>
    </>
  );
}
