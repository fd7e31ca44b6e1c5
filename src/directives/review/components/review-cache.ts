import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { documentsApi } from '#documents/api.ts';
import { reviewApi } from '../api.ts';
import type { Review, ReviewItem } from '../schema.ts';

type Change = (review: Review) => Review;

/** The proposal as the page holds it, changed ahead of the server's answer. */
export function useReviewCache(documentId: string) {
  const client = useQueryClient();
  const [backs] = useState(() => new WeakMap<object, Change>());
  // The version that each item has by what this page wrote: one with another has been written by somebody else since.
  const [own] = useState(() => new Map<string, number>());
  // What is on its way for each item, in order.
  const [underway] = useState(() => new Map<string, Set<object>>());
  const [doomed] = useState(() => new WeakSet<object>());
  const queryKey = reviewApi.review.get.queryKey({ input: { documentId } });
  const review = () => client.getQueryData<Review>(queryKey);
  const put = (change: Change) =>
    client.setQueryData<Review>(queryKey, (now) => (now ? change(now) : undefined));
  const find = (itemId: string) => review()?.items.find((item) => item.id === itemId);
  const reload = async () => {
    await client.invalidateQueries({ queryKey });
    await client.invalidateQueries({
      queryKey: documentsApi.documents.get.queryKey({ input: { id: documentId } }),
    });
  };
  const change = (sent: object, there: Change, back: Change) => {
    backs.set(sent, back);
    // An answer under way was asked for before this change and would show the state before it.
    client.cancelQueries({ queryKey });
    put(there);
  };
  return {
    review,
    find,
    reload,
    own,
    change,
    changeItem: (item: ReviewItem, changes: Partial<ReviewItem>, sent: object) => {
      own.set(item.id, item.version + 1);
      underway.set(item.id, (underway.get(item.id) ?? new Set()).add(sent));
      const next = { ...item, ...changes, version: item.version + 1 };
      // Of several writes in a row that are all refused, the first one knows what stood.
      const back = (now: ReviewItem) => (now.version > item.version ? item : now);
      change(
        sent,
        swap(item.id, () => next),
        swap(item.id, back),
      );
    },
    /**
     * What was sent and refused never stood: the page shows what stood before. Later writes on the same item were made
     * on top of it; with the version that somebody else has made meanwhile they would pass, so they go too.
     */
    putBack: (sent: object) => {
      const back = backs.get(sent);
      if (back) put(back);
      for (const all of underway.values()) if (all.has(sent)) for (const later of all) doomed.add(later);
    },
    isDoomed: (sent: object) => doomed.has(sent),
    arrived: (sent: object) => {
      for (const all of underway.values()) all.delete(sent);
    },
    /** The last of several writes brings the page level with the server. */
    reloadWhenIdle: () => {
      if (client.isMutating() <= 1) reload();
    },
  };
}

export type ReviewCache = ReturnType<typeof useReviewCache>;

const swap =
  (itemId: string, to: (item: ReviewItem) => ReviewItem): Change =>
  (review) => ({ ...review, items: review.items.map((item) => (item.id === itemId ? to(item) : item)) });
