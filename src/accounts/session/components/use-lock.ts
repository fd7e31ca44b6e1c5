import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { holdRefused, idleMs, isToTell, letOn, watchPresence } from '#platform/http/presence.ts';
import { accountsApi } from '../../api.ts';
import type { Session, Viewer } from '../../schema.ts';
import { sessionsApi } from '../../sessions/api.ts';

const LOOK_MS = 15_000;
const MINUTE_MS = 60_000;

/**
 * Whose page this is, also after their session is over: null before anybody has signed in, and `isLocked` from the end
 * of a session until the same person is there again.
 */
export function useLock(session: Session | undefined): { holder: Viewer | null; isLocked: boolean } {
  const last = useRef<Viewer | null>(null);
  const viewer = session?.viewer ?? null;
  const before = last.current;
  if (viewer) last.current = viewer;
  const isOther = Boolean(viewer && before && viewer.userId !== before.userId);
  useEffect(() => {
    // Somebody else has signed in in another window: nothing of the former person stays on the page.
    if (isOther) window.location.assign('/');
    else if (viewer) letOn();
  }, [viewer, isOther]);
  const holder = last.current;
  useWatch(Boolean(holder), session?.idleMinutes ?? null);
  return { holder, isLocked: holder !== null && viewer === null };
}

function useWatch(isHeld: boolean, idleMinutes: number | null): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!isHeld) return;
    const lookAgain = () => void client.invalidateQueries({ queryKey: accountsApi.session.key() });
    const endWatch = watchPresence();
    const endHold = holdRefused(lookAgain);
    const timer = setInterval(() => {
      // The server decides; another window may have kept the session alive.
      if (idleMinutes !== null && idleMs() >= idleMinutes * MINUTE_MS) lookAgain();
      else if (isToTell())
        void client.fetchQuery({ ...sessionsApi.sessions.here.queryOptions(), staleTime: 0 });
    }, LOOK_MS);
    return () => {
      clearInterval(timer);
      endHold();
      endWatch();
    };
  }, [client, isHeld, idleMinutes]);
}
