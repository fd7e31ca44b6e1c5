import { useMutation, useQuery } from '@tanstack/react-query';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Stack } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { LoadingRows } from '#platform/ui/states.tsx';
import { ReadError } from '../../components/read-error.tsx';
import { useAfterAct } from '../../components/use-after-act.ts';
import { sessionsApi } from '../api.ts';
import { SessionTable } from '../components/session-table.tsx';

/** Where one is signed in, and the way to end what one no longer uses. */
export function SessionsPage(_props: Record<string, never>) {
  const sessions = useQuery(sessionsApi.sessions.list.queryOptions());
  const onSuccess = useAfterAct();
  const end = useMutation(sessionsApi.sessions.end.mutationOptions({ onSuccess }));
  const endOthers = useMutation(sessionsApi.sessions.endOthers.mutationOptions({ onSuccess }));
  if (sessions.isPending) return <LoadingRows rows={4} />;
  if (sessions.isError) return <ReadError title="Không mở được danh sách phiên đăng nhập" query={sessions} />;
  const others = sessions.data.filter(({ isThis }) => !isThis).length;
  const error = end.error ?? endOthers.error;
  return (
    <>
      <PageHead
        title="Phiên đăng nhập"
        help="Mỗi máy, mỗi trình duyệt đang đăng nhập bằng tài khoản của đồng chí là một phiên. Thấy phiên lạ thì đóng phiên đó rồi đổi mật khẩu."
        actions={
          others > 0 ? (
            <Button
              variant="filled"
              busy={endOthers.isPending}
              onClick={() => endOthers.mutate(undefined)}
            >{`Đóng ${others} phiên khác`}</Button>
          ) : null
        }
      />
      <Stack>
        {error ? (
          <AlertLine tone="look" live>
            {sentenceOf(error)}
          </AlertLine>
        ) : null}
        {endOthers.isSuccess ? (
          <AlertLine tone="done" live>
            {`Đã đóng ${endOthers.data.ended} phiên khác.`}
          </AlertLine>
        ) : null}
        <Card flush label="Phiên đăng nhập">
          <SessionTable
            label="Phiên đang mở"
            sessions={sessions.data}
            busy={end.isPending}
            onEnd={(id) => end.mutate({ id })}
          />
        </Card>
      </Stack>
    </>
  );
}
