import { useMutation } from '@tanstack/react-query';
import { reviewApi } from '../api.ts';
import type { ReviewItem } from '../schema.ts';
import type { ReviewCache } from './review-cache.ts';
import type { useTaken } from './use-taken.ts';

export interface Reshaping {
  /** Two items of one, parted at a place of the document's text; gives the first, or null if it was refused. */
  split(item: ReviewItem, at: number, label: string): Promise<string | null>;
  /** One item of two. */
  merge(item: ReviewItem, next: ReviewItem, label: string): Promise<string | null>;
  /** Puts an item before another one, or at the end. */
  move(item: ReviewItem, before: string | null, label: string): void;
  /** Takes away what a person added. */
  remove(item: ReviewItem): void;
  isReshaping: boolean;
}

/** The options that all writes of the desk share: one after the other, refusals shown. */
interface Shared {
  scope: { id: string };
  onSuccess(): void;
  onError(error: unknown, sent: object): void;
  onSettled(answer: unknown, error: unknown, sent: object): void;
}

/** Items cut, joined and put elsewhere. What is made has new names, so these wait for the server's answer. */
export function useReshaping(
  cache: ReviewCache,
  taken: ReturnType<typeof useTaken>,
  shared: Shared,
): Reshaping {
  const splitting = useMutation(reviewApi.review.split.mutationOptions(shared));
  const merging = useMutation(reviewApi.review.merge.mutationOptions(shared));
  const unmaking = useMutation(reviewApi.review.unmake.mutationOptions(shared));
  const moving = useMutation(reviewApi.review.move.mutationOptions(shared));
  const removing = useMutation(reviewApi.review.remove.mutationOptions(shared));

  /** Shows what was made, and keeps the way back: it is closed once somebody else has written on what was made. */
  const made = (answer: Promise<{ itemIds: string[] }>, text: string, origin: string) => {
    const whole = keepMade(answer, text, origin);
    taken.wait(whole);
    return whole;
  };
  const keepMade = async (answer: Promise<{ itemIds: string[] }>, text: string, origin: string) => {
    const done = await answer.catch(() => null);
    if (!done) return null;
    await cache.reload();
    for (const id of done.itemIds) cache.own.set(id, 1);
    taken.keep(text, origin, () => {
      const now = done.itemIds.map((id) => cache.find(id));
      const isOwn = now.every((item) => item && item.version === cache.own.get(item.id));
      if (!isOwn) return false;
      unmaking.mutate({
        made: now.flatMap((item) => (item ? [{ itemId: item.id, version: item.version }] : [])),
      });
      return true;
    });
    return done.itemIds[0] ?? null;
  };
  const writeMove = (itemId: string, before: string | null): boolean => {
    const item = cache.find(itemId);
    if (!item) return false;
    const sent = { itemId, version: item.version, before };
    cache.own.set(itemId, item.version + 1);
    const was = cache.review()?.items ?? [];
    cache.change(
      sent,
      (review) => ({ ...review, items: reordered(review.items, itemId, before) }),
      (review) => ({ ...review, items: was }),
    );
    moving.mutate(sent);
    return true;
  };
  return {
    isReshaping: [splitting, merging, unmaking, moving, removing].some((one) => one.isPending),
    split: (item, at, label) =>
      made(
        splitting.mutateAsync({ itemId: item.id, version: item.version, at }),
        `Đã tách: ${label}.`,
        item.id,
      ),
    merge: (item, next, label) => {
      const other = { nextId: next.id, nextVersion: next.version };
      const sent = { itemId: item.id, version: item.version, ...other };
      return made(merging.mutateAsync(sent), `Đã gộp: ${label}.`, item.id);
    },
    move: (item, before, label) => {
      const items = cache.review()?.items ?? [];
      const stoodBefore = items[items.findIndex(({ id }) => id === item.id) + 1]?.id ?? null;
      if (writeMove(item.id, before))
        taken.keep(`Đã chuyển chỗ: ${label}.`, item.id, () => writeMove(item.id, stoodBefore));
    },
    remove: (item) => removing.mutate({ itemId: item.id, version: item.version }),
  };
}

function reordered(items: ReviewItem[], id: string, before: string | null): ReviewItem[] {
  const moved = items.find((item) => item.id === id);
  const rest = items.filter((item) => item.id !== id);
  if (!moved) return items;
  const at = before === null ? rest.length : rest.findIndex((item) => item.id === before);
  const place = at < 0 ? rest.length : at;
  return [...rest.slice(0, place), { ...moved, version: moved.version + 1 }, ...rest.slice(place)];
}
