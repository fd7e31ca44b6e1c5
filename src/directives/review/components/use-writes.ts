import { useMutation } from '@tanstack/react-query';
import type { z } from 'zod';
import { sentenceOf } from '#platform/http/client.ts';
import { reviewApi } from '../api.ts';
import type { ItemDecision, ItemPatch, ReviewFinding, ReviewItem } from '../schema.ts';
import type { ReviewCache } from './review-cache.ts';

type Decision = z.infer<typeof ItemDecision>;

const refusedBefore =
  'Quyết định trước đó về mục này không được ghi nên quyết định sau cũng không. Trang đã lấy bản mới để xem lại.';

/** The ways to the server, in one row, with what follows from yes and no. */
export function useSending(
  documentId: string,
  cache: ReviewCache,
  heard: {
    onSuccess(): void;
    onError(problem: string, entry: string | null): void;
    /** An edit reached the server, or was refused: somebody else was faster. */
    onEdited(itemId: string, refused: boolean): void;
  },
) {
  const shared = {
    scope: { id: `review-${documentId}` },
    onSuccess: heard.onSuccess,
    onError: (error: unknown, sent: object) => {
      heard.onError(sentenceOf(error), 'itemId' in sent ? String(sent.itemId) : null);
      cache.putBack(sent);
    },
    onSettled: (_answer: unknown, _error: unknown, sent: object) => {
      cache.arrived(sent);
      cache.reloadWhenIdle();
    },
  };
  const guarded = <Sent extends object, Answer>(send: (sent: Sent) => Promise<Answer>) => ({
    ...shared,
    mutationFn: async (sent: Sent) => {
      if (cache.isDoomed(sent)) throw new Error(refusedBefore);
      return send(sent);
    },
  });
  const deciding = useMutation(guarded(reviewApi.review.decide.call));
  const editing = useMutation({
    ...guarded(reviewApi.review.edit.call),
    onSuccess: (_, { itemId }) => {
      heard.onSuccess();
      heard.onEdited(itemId, false);
    },
    onError: (error, sent) => {
      shared.onError(error, sent);
      heard.onEdited(sent.itemId, true);
    },
  });
  const header = useMutation(reviewApi.review.decideHeader.mutationOptions(shared));
  const findings = useMutation(reviewApi.review.decideFindings.mutationOptions(shared));
  const doubt = useMutation(reviewApi.review.answerDoubt.mutationOptions(shared));
  const newer = useMutation(guarded(reviewApi.review.answerNewer.call));
  const adding = useMutation(reviewApi.review.add.mutationOptions(shared));
  const all = [deciding, editing, header, findings, doubt, newer, adding];
  const isSending = all.some((one) => one.isPending);
  return { shared, isSending, deciding, editing, header, findings, doubt, newer, adding };
}

type Sending = ReturnType<typeof useSending>;

/** Each write changes the page first; false where there is nothing to write on. */
export function itemWrites(cache: ReviewCache, sending: Sending) {
  /**
   * Sends the version that the clerk saw. If the one that lies here now is another, it must be of this page's own making:
   * one that was fetched meanwhile is somebody else's, and the server refuses a write made without having seen it.
   */
  const onItem = (
    itemId: string,
    seen: number | undefined,
    write: (item: ReviewItem, version: number) => void,
  ): boolean => {
    const now = cache.find(itemId);
    if (now) write(now, cache.own.get(itemId) === now.version ? now.version : (seen ?? now.version));
    return now !== undefined;
  };
  return {
    writeDecision: (itemId: string, decision: Decision, seen?: number) =>
      onItem(itemId, seen, (now, version) => {
        const sent = { itemId, version, decision };
        cache.changeItem(now, { decision }, sent);
        sending.deciding.mutate(sent);
      }),
    writePatch: (itemId: string, patch: ItemPatch, accept: boolean, seen?: number) =>
      onItem(itemId, seen, (now, version) => {
        const sent = { itemId, version, patch, accept };
        const decision = accept ? ('accepted' as const) : now.decision;
        cache.changeItem(now, { ...given(patch), decision, edited: true }, sent);
        sending.editing.mutate(sent);
      }),
    writeNewer: (itemId: string, answer: 'take' | 'keep' | 'undo', seen?: number) =>
      onItem(itemId, seen, (now, version) => {
        const sent = { itemId, version, answer };
        const taken = answer === 'take' ? now.newer : null;
        cache.changeItem(now, { ...taken, newer: null }, sent);
        sending.newer.mutate(sent);
      }),
  };
}

/** The same for what is no item: head, findings, doubts. */
export function partWrites(documentId: string, cache: ReviewCache, sending: Sending) {
  return {
    writeHeader: (version: number, decision: 'pending' | 'accepted') => {
      const sent = { documentId, version, decision };
      const was = cache.review()?.headerDecision ?? 'pending';
      cache.change(
        sent,
        (review) => ({ ...review, headerDecision: decision }),
        (review) => ({ ...review, headerDecision: was }),
      );
      sending.header.mutate(sent);
      return true;
    },
    writeFindings: (changed: ReviewFinding[], decision: Decision) => {
      const sent = { documentId, findings: changed.map(({ id, version }) => ({ id, version })), decision };
      const to = (list: ReviewFinding[], swap: (one: ReviewFinding) => ReviewFinding) =>
        list.map((one) => (changed.some(({ id }) => id === one.id) ? swap(one) : one));
      const next = (one: ReviewFinding) => ({ ...one, decision, version: one.version + 1 });
      const back = (one: ReviewFinding) => changed.find(({ id }) => id === one.id) ?? one;
      cache.change(
        sent,
        (review) => ({ ...review, findings: to(review.findings, next) }),
        (review) => ({ ...review, findings: to(review.findings, back) }),
      );
      sending.findings.mutate(sent);
      return true;
    },
    writeDoubt: (doubt: string, answered: boolean) => {
      const sent = { documentId, doubt, answered };
      const was = cache.review()?.answers ?? [];
      const rest = was.filter((one) => one.doubt !== doubt);
      const mine = { doubt, answeredBy: null, answeredAt: new Date() };
      cache.change(
        sent,
        (review) => ({ ...review, answers: answered ? [...rest, mine] : rest }),
        (review) => ({ ...review, answers: was }),
      );
      sending.doubt.mutate(sent);
      return true;
    },
  };
}

/** Only what the patch names: an absent field changes nothing. */
function given(patch: ItemPatch): Partial<ReviewItem> {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
}
