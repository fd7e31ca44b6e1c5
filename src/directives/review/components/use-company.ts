import { useQuery, useQueryClient } from '@tanstack/react-query';
import { documentsApi } from '#documents/api.ts';
import type { Present } from '../../presence/schema.ts';
import { reviewApi } from '../api.ts';

const BEAT_MS = 10_000;
const LOOK_MS = 5_000;

/**
 * Who else sits at this desk. While somebody does, what they decide is fetched every few seconds, and whenever the
 * window is looked at again; never while own writes are under way, whose result would be shown undone.
 */
export function useCompany(documentId: string, entry: string): Present[] {
  const client = useQueryClient();
  const beat = useQuery({
    ...reviewApi.review.presence.queryOptions({ input: { documentId, entry } }),
    refetchInterval: BEAT_MS,
    refetchOnWindowFocus: 'always',
    placeholderData: (before) => before,
    staleTime: 0,
    gcTime: 0,
  });
  const others = beat.data ?? [];
  const follow = {
    refetchInterval: () => (others.length > 0 && client.isMutating() === 0 ? LOOK_MS : false),
    refetchOnWindowFocus: () => (client.isMutating() === 0 ? ('always' as const) : false),
  };
  useQuery({ ...reviewApi.review.get.queryOptions({ input: { documentId } }), ...follow });
  useQuery({ ...documentsApi.documents.get.queryOptions({ input: { id: documentId } }), ...follow });
  return others;
}

/** Those who have this entry open, by their given names as people are called. */
export const namesAt = (entry: string, others: Present[]): string[] =>
  others.filter((one) => one.entry === entry).map(({ name }) => name);
