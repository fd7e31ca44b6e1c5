import { ORPCError } from '@orpc/client';
import { type UseQueryResult, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { sentenceOf } from '#platform/http/client.ts';
import { ButtonLink } from '#platform/ui/button.tsx';
import { ErrorState, NoPermission } from '#platform/ui/states.tsx';
import { accountsApi } from '../api.ts';
import { homeOf } from './frame.tsx';
import { useViewer } from './viewer.tsx';

interface Props {
  /** What could not be opened: “Không mở được danh bạ cơ quan”. */
  title: string;
  query: Pick<UseQueryResult, 'error' | 'refetch' | 'isFetching'>;
}

/** In place of what could not be read: who may not see it, or what went wrong and a way to try again. */
export function ReadError({ title, query: { error, refetch, isFetching } }: Props) {
  const client = useQueryClient();
  const { role } = useViewer();
  const code = error instanceof ORPCError ? error.code : null;
  useEffect(() => {
    // The session ended while the page stood open: asking anew leads to the sign-in page and back here.
    if (code === 'notSignedIn') client.invalidateQueries({ queryKey: accountsApi.session.key() });
  }, [code, client]);
  if (code === 'forbidden') {
    return (
      <NoPermission action={<ButtonLink href={homeOf(role)}>Về trang đầu</ButtonLink>}>
        Vai trò của đồng chí không có mục này. Cần xem thì báo quản trị hệ thống của cơ quan.
      </NoPermission>
    );
  }
  return (
    <ErrorState title={title} onRetry={() => refetch()} retrying={isFetching}>
      {sentenceOf(error)}
    </ErrorState>
  );
}
