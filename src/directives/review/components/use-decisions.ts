import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import { sentenceOf } from '#platform/http/client.ts';
import { reviewApi } from '../api.ts';
import {
  FINDINGS,
  HEADER,
  type ItemDecision,
  type ItemPatch,
  type NewItem,
  type ReviewFinding,
  type ReviewItem,
} from '../schema.ts';
import { type ReviewCache, useReviewCache } from './review-cache.ts';
import { type Reshaping, useReshaping } from './use-reshaping.ts';
import { useTaken } from './use-taken.ts';

type Decision = z.infer<typeof ItemDecision>;

export interface Decisions extends Reshaping {
  decide(item: ReviewItem, decision: Decision, label: string): void;
  edit(item: ReviewItem, patch: ItemPatch, label: string, accept?: boolean): void;
  decideHeader(version: number, decision: 'pending' | 'accepted'): void;
  decideFindings(findings: ReviewFinding[], decision: Decision): void;
  answerDoubt(doubt: string, entry: string, answered: boolean): void;
  answerNewer(item: ReviewItem, answer: 'take' | 'keep', label: string): void;
  /** Gives the id of the new item, or null if it was refused. */
  add(words: Omit<NewItem, 'documentId'>): Promise<string | null>;
  /** Takes the last decision back; nothing where there is none. */
  undo(): void;
  /** When the last decision reached the server. */
  savedAt: Date | null;
  isSaving: boolean;
  /** What was not saved and why; stays until the next decision is saved. */
  problem: string | null;
}

const words: Record<Decision, string> = {
  accepted: 'Đã chấp nhận',
  rejected: 'Đã ghi không phải nhiệm vụ',
  pending: 'Đã đưa về chưa xem',
};

interface Heard {
  /** An entry went back to what it was. */
  onTakenBack(entry: string): void;
  /** An edit reached the server, or was refused: somebody else was faster. */
  onEdited(itemId: string, refused: boolean): void;
}

/**
 * Every decision is written at once, shown before the answer comes, and can be taken back. Writes go one after
 * the other; each carries the version that the one before it makes, so that two clerks do not write over each other.
 */
export function useDecisions(documentId: string, { onTakenBack, onEdited }: Heard): Decisions {
  const cache = useReviewCache(documentId);
  const taken = useTaken(onTakenBack);
  const [saved, setSaved] = useState<Pick<Decisions, 'savedAt' | 'problem'>>({
    savedAt: null,
    problem: null,
  });
  const sending = useSending(documentId, cache, {
    onSuccess: () => setSaved({ savedAt: new Date(), problem: null }),
    onError: (problem, entry) => {
      setSaved((was) => ({ ...was, problem }));
      if (entry) taken.forget(entry);
    },
    onEdited,
  });
  const { writeDecision, writePatch, writeHeader, writeFindings, writeDoubt, writeNewer } = useWrites(
    documentId,
    cache,
    sending,
  );
  const reshaping = useReshaping(cache, taken, sending.shared);
  return {
    ...saved,
    ...reshaping,
    isSaving: sending.isSending || reshaping.isReshaping,
    decide: (item, decision, label) => {
      if (item.decision === decision || !writeDecision(item.id, decision, item.version)) return;
      taken.keep(`${words[decision]}: ${label}.`, item.id, () =>
        ownsStill(cache, item.id, () => writeDecision(item.id, item.decision)),
      );
    },
    edit: (item, patch, label, accept = false) => {
      writePatch(item.id, patch, accept, item.version);
      const accepts = accept && item.decision !== 'accepted';
      taken.keep(accepts ? `Đã sửa và chấp nhận: ${label}.` : `Đã sửa: ${label}.`, item.id, () =>
        ownsStill(cache, item.id, () => {
          if (accepts) writeDecision(item.id, item.decision);
          return writePatch(item.id, before(item, patch), false);
        }),
      );
    },
    decideHeader: (version, decision) => {
      const was = cache.review()?.headerDecision ?? 'pending';
      if (was === decision) return;
      writeHeader(version, decision);
      taken.keep(`${words[decision]}: phần đầu văn bản.`, HEADER, () => writeHeader(version, was));
    },
    decideFindings: (findings, decision) => {
      const changed = findings.filter((finding) => finding.decision !== decision);
      if (changed.length === 0) return;
      writeFindings(changed, decision);
      const what = decision === 'rejected' ? 'Đã bỏ' : words[decision];
      taken.keep(`${what} ${changed.length} đánh giá.`, FINDINGS, () =>
        changed.every((one) => {
          const now = cache.review()?.findings.find(({ id }) => id === one.id);
          return now?.version === one.version + 1 && writeFindings([now], one.decision);
        }),
      );
    },
    answerDoubt: (doubt, entry, answered) => {
      writeDoubt(doubt, answered);
      taken.keep(answered ? 'Đã ghi: đã xem, đúng.' : 'Đã mở lại chỗ cần xem.', entry, () =>
        writeDoubt(doubt, !answered),
      );
    },
    answerNewer: (item, answer, label) => {
      writeNewer(item.id, answer, item.version);
      taken.keep(answer === 'take' ? `Đã nhận bản mới: ${label}.` : `Đã giữ như cũ: ${label}.`, item.id, () =>
        ownsStill(cache, item.id, () => writeNewer(item.id, 'undo')),
      );
    },
    add: async (input) => {
      const added = await sending.adding.mutateAsync({ documentId, ...input }).catch(() => null);
      if (!added) return null;
      await cache.reload();
      cache.own.set(added.itemId, added.version);
      taken.keep('Đã thêm một nhiệm vụ.', added.itemId, () =>
        ownsStill(cache, added.itemId, () => {
          const now = cache.find(added.itemId);
          if (now) reshaping.remove(now);
          return now !== undefined;
        }),
      );
      return added.itemId;
    },
    undo: taken.undo,
  };
}

/** Nobody else has written there since this page did: only then may a way back be gone. */
function ownsStill(cache: ReviewCache, itemId: string, write: () => boolean): boolean {
  return cache.find(itemId)?.version === cache.own.get(itemId) && write();
}

const refusedBefore =
  'Quyết định trước đó về mục này không được ghi nên quyết định sau cũng không. Trang đã lấy bản mới để xem lại.';

/** The ways to the server, in one row, with what follows from yes and no. */
function useSending(
  documentId: string,
  cache: ReviewCache,
  heard: {
    onSuccess(): void;
    onError(problem: string, entry: string | null): void;
    onEdited: Heard['onEdited'];
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

/** Each write changes the page first; false where there is nothing to write on. */
function useWrites(documentId: string, cache: ReviewCache, sending: ReturnType<typeof useSending>) {
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

/** What stood where the patch writes. */
function before(item: ReviewItem, patch: ItemPatch): ItemPatch {
  const { title, kind, actors, deadline, product } = item;
  const all = { title, kind, actors, deadline, product };
  return Object.fromEntries(Object.entries(all).filter(([field]) => field in patch));
}

/** Only what the patch names: an absent field changes nothing. */
function given(patch: ItemPatch): Partial<ReviewItem> {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
}
