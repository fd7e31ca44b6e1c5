import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { ConfirmDialog } from '#platform/ui/confirm-dialog.tsx';
import { Facts } from '#platform/ui/layout.tsx';
import { LoadingRows } from '#platform/ui/states.tsx';
import { ReadError } from '../../components/read-error.tsx';
import { useAfterAct } from '../../components/use-after-act.ts';
import type { Member } from '../../schema.ts';
import { secondFactorApi } from '../api.ts';

interface Props {
  member: Member;
  /** One's own is taken off on its page, with both factors. */
  isOwn: boolean;
  labelWidth: number;
}

/** Whether a member has a second factor, and the way out for whoever has lost phone and recovery codes. */
export function MemberFactor({ member: { userId, name }, isOwn, labelWidth }: Props) {
  const [asking, setAsking] = useState(false);
  const members = useQuery(secondFactorApi.secondFactor.members.queryOptions());
  const close = () => {
    setAsking(false);
    reset.reset();
  };
  const onSuccess = useAfterAct(() => close());
  const reset = useMutation(secondFactorApi.secondFactor.reset.mutationOptions({ onSuccess }));
  if (members.isPending) return <LoadingRows rows={1} />;
  if (members.isError) return <ReadError title="Không đọc được xác thực hai lớp" query={members} />;
  const isOn = members.data.includes(userId);
  return (
    <>
      <Facts
        labelWidth={labelWidth}
        facts={[
          [
            'Xác thực hai lớp',
            <span key="factor">
              {isOn ? 'Đang bật ' : 'Chưa bật'}
              {isOn && !isOwn ? (
                <Button small onClick={() => setAsking(true)}>
                  Đặt lại lớp thứ hai
                </Button>
              ) : null}
            </span>,
          ],
        ]}
      />
      <ConfirmDialog
        opened={asking}
        onClose={close}
        title={`Đặt lại lớp thứ hai của đồng chí ${name}?`}
        verb="Đặt lại lớp thứ hai"
        busy={reset.isPending}
        onConfirm={() => reset.mutate({ userId })}
      >
        {reset.error ? (
          <AlertLine tone="look" live>
            {sentenceOf(reset.error)}
          </AlertLine>
        ) : null}
        <p>
          Dùng khi mất cả điện thoại và mã khôi phục; xác minh đúng người trước khi đặt lại. Mã của điện thoại
          cũ và mã khôi phục hết giá trị, mọi phiên của đồng chí đó đóng ngay. Việc này ghi vào nhật ký.
        </p>
      </ConfirmDialog>
    </>
  );
}
