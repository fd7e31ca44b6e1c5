import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Scores } from '../../surveys/schema.ts';
import { sheetApi } from '../api.ts';
import type { OpenedSheet } from '../schema.ts';
import * as kept from './kept.ts';

/** What stands after the #: a browser never sends it along. */
const read = () => window.location.hash.slice(1);

function useToken(): string {
  const [token, setToken] = useState(read);
  useEffect(() => {
    const change = () => setToken(read());
    window.addEventListener('hashchange', change);
    return () => window.removeEventListener('hashchange', change);
  }, []);
  return token;
}

/** The sheet behind the address of the page, what is answered so far, and the sending of it. */
export function useSheet() {
  const token = useToken();
  const opened = useQuery({
    ...sheetApi.sheet.open.queryOptions({ input: { token } }),
    // What is being answered is not asked for again under the hands of whoever answers.
    ...{ staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false, refetchOnReconnect: false },
  });
  const take = useMutation(sheetApi.sheet.take.mutationOptions());
  const give = useMutation(sheetApi.sheet.give.mutationOptions());
  const send = useMutation({
    mutationFn: async (sheet: { scores: Scores; comment: string }) => {
      const found = opened.data;
      if (!found?.wave) throw new Error('there is no sheet to send');
      const ballot = await ballotFor(found, token, take.mutateAsync);
      const receipt = found.isClass ? null : token.slice(HALF);
      try {
        const { isVoid } = await give.mutateAsync({ ballot, receipt, ...sheet });
        return { isVoid, isTwice: false };
      } catch (error) {
        // The first try may have come in although its answer did not come back.
        if (!isUsed(error)) throw error;
        return { isVoid: false, isTwice: true };
      }
    },
    onSuccess: () => {
      const { wave, isClass } = opened.data ?? {};
      if (!wave) return;
      kept.forgetAnswers(wave.id);
      if (isClass) kept.markSent(wave.id);
    },
  });
  return { token, opened, send };
}

const HALF = 22;

const isUsed = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'conflict';

async function ballotFor(
  { wave, isClass }: OpenedSheet,
  token: string,
  take: (input: { token: string }) => Promise<{ ballot: string }>,
): Promise<string> {
  if (!isClass || !wave) return token.slice(0, HALF);
  const before = kept.ballotOf(wave.id);
  if (before) return before;
  const { ballot } = await take({ token });
  kept.keepBallot(wave.id, ballot);
  return ballot;
}
