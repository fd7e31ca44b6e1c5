import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { z } from 'zod';
import { sentenceOf } from '#platform/http/client.ts';
import { useToast } from '#platform/ui/toast.tsx';
import { reviewApi } from '../api.ts';
import type { ItemDecision, ItemPatch, NewItem, Review, ReviewItem } from '../schema.ts';

type Decision = z.infer<typeof ItemDecision>;
type Words = Omit<z.infer<typeof NewItem>, 'documentId'>;

export interface Decisions {
  decide(item: ReviewItem, decision: Decision, label: string): void;
  edit(item: ReviewItem, patch: ItemPatch, label: string): void;
  /** Gives the id of the new item, or null if it was refused. */
  add(words: Words): Promise<string | null>;
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

/**
 * Every decision is written at once, shown before the answer comes, and can be taken back. Writes go one after
 * the other; each carries the version that the one before it makes, so that two clerks do not write over each other.
 * `onTakenBack` hears which item went back to what it was.
 */
export function useDecisions(documentId: string, onTakenBack: (itemId: string) => void): Decisions {
  const cache = useReviewCache(documentId);
  const [saved, setSaved] = useState<Pick<Decisions, 'savedAt' | 'problem'>>({
    savedAt: null,
    problem: null,
  });
  const taken = useTaken(onTakenBack);

  const shared = {
    scope: { id: `review-${documentId}` },
    onSuccess: () => setSaved({ savedAt: new Date(), problem: null }),
    onError: (error: unknown, sent: object) => {
      setSaved((was) => ({ ...was, problem: sentenceOf(error) }));
      taken.forget();
      cache.putBack(sent);
    },
    onSettled: () => cache.reloadWhenIdle(),
  };
  const deciding = useMutation(reviewApi.review.decide.mutationOptions(shared));
  const editing = useMutation(reviewApi.review.edit.mutationOptions(shared));
  const adding = useMutation(reviewApi.review.add.mutationOptions(shared));

  const writeDecision = (itemId: string, decision: Decision) => {
    const now = cache.find(itemId);
    if (!now) return;
    const sent = { itemId, version: now.version, decision };
    cache.change(now, { decision }, sent);
    deciding.mutate(sent);
  };
  const writePatch = (itemId: string, patch: ItemPatch) => {
    const now = cache.find(itemId);
    if (!now) return;
    const sent = { itemId, version: now.version, patch };
    cache.change(now, { ...given(patch), edited: true }, sent);
    editing.mutate(sent);
  };

  return {
    ...saved,
    isSaving: deciding.isPending || editing.isPending || adding.isPending,
    decide: (item, decision, label) => {
      if (item.decision === decision) return;
      writeDecision(item.id, decision);
      taken.keep(`${words[decision]}: ${label}.`, item.id, () => writeDecision(item.id, item.decision));
    },
    edit: (item, patch, label) => {
      writePatch(item.id, patch);
      taken.keep(`Đã sửa: ${label}.`, item.id, () => writePatch(item.id, before(item, patch)));
    },
    add: async (input) => {
      const added = await adding.mutateAsync({ documentId, ...input }).catch(() => null);
      if (!added) return null;
      await cache.reload();
      taken.keep('Đã thêm một nhiệm vụ.', added.itemId, () => writeDecision(added.itemId, 'rejected'));
      return added.itemId;
    },
    undo: taken.undo,
  };
}

/** What was done, last one last, each with the way back: by the toast, or by Ctrl+Z. */
function useTaken(onTakenBack: (itemId: string) => void) {
  const toast = useToast();
  const acts = useRef<{ key: number; itemId: string; revert(): void }[]>([]);
  const takeBack = (key: number | undefined) => {
    const found = acts.current.find((one) => one.key === key);
    acts.current = acts.current.filter((one) => one !== found);
    if (!found) return;
    found.revert();
    toast({ text: 'Đã hoàn tác.' });
    onTakenBack(found.itemId);
  };
  return {
    /** Remembers how to take it back, and says so. */
    keep: (text: string, itemId: string, revert: () => void) => {
      const key = (acts.current.at(-1)?.key ?? 0) + 1;
      acts.current.push({ key, itemId, revert });
      toast({ text, undo: () => takeBack(key) });
    },
    undo: () => takeBack(acts.current.at(-1)?.key),
    forget: () => {
      acts.current = [];
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

/** The proposal as the page holds it, changed ahead of the server's answer. */
function useReviewCache(documentId: string) {
  const client = useQueryClient();
  const [earlier] = useState(() => new WeakMap<object, ReviewItem>());
  const queryKey = reviewApi.review.get.queryKey({ input: { documentId } });
  const put = (item: ReviewItem) => {
    const swap = (one: ReviewItem) => (one.id === item.id ? item : one);
    client.setQueryData<Review>(queryKey, (review) => review && { ...review, items: review.items.map(swap) });
  };
  const find = (itemId: string) =>
    client.getQueryData<Review>(queryKey)?.items.find((item) => item.id === itemId);
  const reload = () => client.invalidateQueries({ queryKey });
  return {
    find,
    reload,
    change: (item: ReviewItem, changes: Partial<ReviewItem>, sent: object) => {
      earlier.set(sent, item);
      // An answer under way was asked for before this change and would show the state before it.
      client.cancelQueries({ queryKey });
      put({ ...item, ...changes, version: item.version + 1 });
    },
    /** What was sent and refused never stood: the page shows what stood before. */
    putBack: (sent: object) => {
      const item = earlier.get(sent);
      const now = find(item?.id ?? '');
      // Of several writes in a row that are all refused, the first one knows what stood.
      if (item && now && item.version < now.version) put(item);
    },
    /** The last of several writes brings the page level with the server. */
    reloadWhenIdle: () => {
      if (client.isMutating() <= 1) reload();
    },
  };
}
