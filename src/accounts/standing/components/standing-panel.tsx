import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { ConfirmDialog } from '#platform/ui/confirm-dialog.tsx';
import { Actions, Facts, Stack } from '#platform/ui/layout.tsx';
import { momentOf } from '#platform/ui/moments.ts';
import { LoadingRows } from '#platform/ui/states.tsx';
import { ReadError } from '../../components/read-error.tsx';
import { ShownOnce } from '../../components/shown-once.tsx';
import { useAfterAct } from '../../components/use-after-act.ts';
import { useViewer } from '../../components/viewer.tsx';
import type { Member } from '../../schema.ts';
import { MemberFactor } from '../../second-factor/components/member-factor.tsx';
import { MemberTie } from '../../single-sign-on/components/member-tie.tsx';
import { standingApi } from '../api.ts';
import { standingWords } from '../labels.ts';
import type { StandingOfOne } from '../schema.ts';

type Props = { member: Member; onClose(): void };

const LABEL_WIDTH = 118;

/** The account of one member: how it stands, its sessions, and what the administrator does about it. */
export function StandingPanel({ member, onClose }: Props) {
  const { userId, name } = member;
  const one = useQuery(standingApi.standings.one.queryOptions({ input: { userId } }));
  return (
    <Card
      title={name}
      aside={
        <Button small onClick={onClose}>
          Đóng
        </Button>
      }
      current
    >
      {one.isPending ? <LoadingRows rows={4} /> : null}
      {one.isError ? <ReadError title="Không mở được tài khoản" query={one} /> : null}
      {one.data ? <Account member={member} one={one.data} /> : null}
    </Card>
  );
}

function Account({ member, one }: { member: Member; one: StandingOfOne }) {
  const { userId } = member;
  const viewer = useViewer();
  const onSuccess = useAfterAct();
  const unlock = useMutation(standingApi.standings.unlock.mutationOptions({ onSuccess }));
  const on = useMutation(standingApi.standings.on.mutationOptions({ onSuccess }));
  const end = useMutation(standingApi.standings.end.mutationOptions({ onSuccess }));
  const words = standingWords(one);
  const isOwn = userId === viewer.userId;
  const error = unlock.error ?? on.error ?? end.error;
  return (
    <Stack>
      <Facts
        labelWidth={LABEL_WIDTH}
        facts={[
          ['Tài khoản', words.sub ? `${words.word}, ${words.sub}` : words.word],
          ['Tên đăng nhập', member.username],
          ...one.open.map(({ id, browser, address, seenAt }): [string, React.ReactNode] => [
            'Phiên đang mở',
            <span key={id}>
              {browser}, {address ?? 'địa chỉ không rõ'}, {momentOf(seenAt)}{' '}
              {isOwn ? null : (
                <Button small busy={end.isPending} onClick={() => end.mutate({ userId, sessionId: id })}>
                  Đóng phiên
                </Button>
              )}
            </span>,
          ]),
        ]}
      />
      <MemberFactor member={member} isOwn={isOwn} labelWidth={LABEL_WIDTH} />
      <MemberTie userId={userId} labelWidth={LABEL_WIDTH} />
      {error ? (
        <AlertLine tone="look" live>
          {sentenceOf(error)}
        </AlertLine>
      ) : null}
      {isOwn ? <p>Tài khoản của mình thì dùng «Đổi mật khẩu» và «Phiên đăng nhập» ở góc trên.</p> : null}
      <Actions>
        {one.lockedUntil ? (
          <Button variant="filled" busy={unlock.isPending} onClick={() => unlock.mutate({ userId })}>
            Mở khoá
          </Button>
        ) : null}
        {one.offSince ? (
          <Button variant="filled" busy={on.isPending} onClick={() => on.mutate({ userId })}>
            Bật lại tài khoản
          </Button>
        ) : null}
        {isOwn ? null : <Reset member={member} />}
        {isOwn || one.offSince ? null : <SwitchOff member={member} sessions={one.open.length} />}
      </Actions>
    </Stack>
  );
}

function Reset({ member: { userId, name } }: { member: Member }) {
  const [asking, setAsking] = useState(false);
  const reset = useMutation(standingApi.standings.reset.mutationOptions({ onSuccess: useAfterAct() }));
  const close = () => {
    setAsking(false);
    reset.reset();
  };
  return (
    <>
      <Button onClick={() => setAsking(true)}>Đặt lại mật khẩu</Button>
      <ConfirmDialog
        opened={asking}
        onClose={close}
        title={`Đặt lại mật khẩu của đồng chí ${name}?`}
        verb={reset.data ? 'Đã trao, đóng lại' : 'Đặt lại mật khẩu'}
        busy={reset.isPending}
        onConfirm={() => (reset.data ? close() : reset.mutate({ userId }))}
      >
        {reset.error ? (
          <AlertLine tone="look" live>
            {sentenceOf(reset.error)}
          </AlertLine>
        ) : null}
        {reset.data ? (
          <ShownOnce
            words="Mật khẩu chỉ hiện một lần này. Trao tận tay; người nhận phải đổi khi đăng nhập lần đầu."
            label="Mật khẩu mới"
            value={reset.data.password}
            copy="Chép mật khẩu"
          />
        ) : (
          <p>
            Mật khẩu đang dùng hết hiệu lực, mọi phiên đăng nhập của đồng chí đó đóng ngay. Việc này ghi vào
            nhật ký.
          </p>
        )}
      </ConfirmDialog>
    </>
  );
}

function SwitchOff({ member: { userId, name }, sessions }: { member: Member; sessions: number }) {
  const [asking, setAsking] = useState(false);
  const off = useMutation(
    standingApi.standings.off.mutationOptions({ onSuccess: useAfterAct(() => setAsking(false)) }),
  );
  return (
    <>
      <Button onClick={() => setAsking(true)}>Tắt tài khoản</Button>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={`Tắt tài khoản của đồng chí ${name}?`}
        verb="Tắt tài khoản"
        busy={off.isPending}
        onConfirm={() => off.mutate({ userId })}
      >
        {off.error ? (
          <AlertLine tone="look" live>
            {sentenceOf(off.error)}
          </AlertLine>
        ) : null}
        <p>
          {`Đồng chí đó không đăng nhập được nữa; ${sessions} phiên đang mở và các mã truy cập ngừng ngay. Việc đã làm giữ nguyên. Bật lại được bất cứ lúc nào.`}
        </p>
      </ConfirmDialog>
    </>
  );
}
