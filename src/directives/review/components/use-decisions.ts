import { useState } from 'react';
import type { z } from 'zod';
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
import { itemWrites, partWrites, useSending } from './use-writes.ts';

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
  const reshaping = useReshaping(cache, taken, sending.shared);
  return {
    ...saved,
    ...reshaping,
    isSaving: sending.isSending || reshaping.isReshaping,
    ...itemActs(cache, itemWrites(cache, sending), taken),
    ...partActs(cache, partWrites(documentId, cache, sending), taken),
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

type Taken = ReturnType<typeof useTaken>;
type ItemActs = Pick<Decisions, 'decide' | 'edit' | 'answerNewer'>;
type PartActs = Pick<Decisions, 'decideHeader' | 'decideFindings' | 'answerDoubt'>;

function itemActs(
  cache: ReviewCache,
  { writeDecision, writePatch, writeNewer }: ReturnType<typeof itemWrites>,
  taken: Taken,
): ItemActs {
  return {
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
    answerNewer: (item, answer, label) => {
      writeNewer(item.id, answer, item.version);
      taken.keep(answer === 'take' ? `Đã nhận bản mới: ${label}.` : `Đã giữ như cũ: ${label}.`, item.id, () =>
        ownsStill(cache, item.id, () => writeNewer(item.id, 'undo')),
      );
    },
  };
}

function partActs(
  cache: ReviewCache,
  { writeHeader, writeFindings, writeDoubt }: ReturnType<typeof partWrites>,
  taken: Taken,
): PartActs {
  return {
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
  };
}

/** Nobody else has written there since this page did: only then may a way back be gone. */
function ownsStill(cache: ReviewCache, itemId: string, write: () => boolean): boolean {
  return cache.find(itemId)?.version === cache.own.get(itemId) && write();
}

/** What stood where the patch writes. */
function before(item: ReviewItem, patch: ItemPatch): ItemPatch {
  const { title, kind, actors, deadline, product } = item;
  const all = { title, kind, actors, deadline, product };
  return Object.fromEntries(Object.entries(all).filter(([field]) => field in patch));
}
