import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { inboxApi } from '../api.ts';

const LOOK_MS = 60_000;

/** How many notices wait, for the bell of every page; null where nobody is signed in or it is not known yet. */
export function useBell(isSignedIn: boolean): { href: string; count: number } | null {
  const unread = useQuery({
    ...inboxApi.inbox.unread.queryOptions(),
    enabled: isSignedIn,
    refetchInterval: LOOK_MS,
  });
  return isSignedIn && unread.data ? { href: '/hop-viec', count: unread.data.count } : null;
}

/** Reads and opens notices; both change the bell. */
export function useInboxActs() {
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries({ queryKey: inboxApi.inbox.key() });
  const read = useMutation(inboxApi.inbox.read.mutationOptions({ onSuccess }));
  const open = useMutation(inboxApi.inbox.open.mutationOptions({ onSuccess }));
  return { read, open };
}
