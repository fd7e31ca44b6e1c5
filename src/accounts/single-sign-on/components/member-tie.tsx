import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Facts } from '#platform/ui/layout.tsx';
import { LoadingRows } from '#platform/ui/states.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { ActFields } from '../../components/act-form.tsx';
import { ReadError } from '../../components/read-error.tsx';
import { useAfterAct } from '../../components/use-after-act.ts';
import { singleSignOnApi } from '../api.ts';
import { Subject } from '../schema.ts';
import { useSingleName } from './use-single-name.ts';

interface Props {
  userId: string;
  labelWidth: number;
}

/** Whether a member's account is tied to somebody of the provider; nothing where there is no provider. */
export function MemberTie(props: Props) {
  return useSingleName() ? <Tie {...props} /> : null;
}

function Tie({ userId, labelWidth }: Props) {
  const [tying, setTying] = useState(false);
  const tied = useQuery(singleSignOnApi.singleSignOn.members.queryOptions());
  const untie = useMutation(singleSignOnApi.singleSignOn.untie.mutationOptions({ onSuccess: useAfterAct() }));
  if (tied.isPending) return <LoadingRows rows={1} />;
  if (tied.isError) return <ReadError title="Không đọc được đăng nhập một lần" query={tied} />;
  const isTied = tied.data.includes(userId);
  const act = isTied ? (
    <Button small busy={untie.isPending} onClick={() => untie.mutate({ userId })}>
      Bỏ gắn
    </Button>
  ) : (
    <Button small onClick={() => setTying(true)}>
      Gắn
    </Button>
  );
  return (
    <>
      <Facts
        labelWidth={labelWidth}
        facts={[
          [
            'Đăng nhập một lần',
            <span key="tie">
              {isTied ? 'Đã gắn ' : 'Chưa gắn '}
              {tying && !isTied ? null : act}
            </span>,
          ],
        ]}
      />
      {untie.error ? (
        <AlertLine tone="look" live>
          {sentenceOf(untie.error)}
        </AlertLine>
      ) : null}
      {tying && !isTied ? <TieForm userId={userId} onClose={() => setTying(false)} /> : null}
    </>
  );
}

function TieForm({ userId, onClose }: { userId: string; onClose(): void }) {
  const [subject, setSubject] = useState('');
  const tie = useMutation(
    singleSignOnApi.singleSignOn.tie.mutationOptions({ onSuccess: useAfterAct(onClose) }),
  );
  const read = Subject.safeParse(subject);
  const fault = subject && !read.success ? read.error.issues[0]?.message : undefined;
  return (
    <ActFields
      verb="Gắn tài khoản"
      why={read.success ? undefined : 'chưa ghi mã người dùng'}
      act={tie}
      onSubmit={() => tie.mutate({ userId, subject })}
      onClose={onClose}
    >
      <TextField
        label="Mã người dùng (sub)"
        hint="Nơi đăng nhập dùng chung cấp cho mỗi người; chép đúng từng ký tự."
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={255}
        error={fault}
        value={subject}
        onChange={setSubject}
      />
    </ActFields>
  );
}
