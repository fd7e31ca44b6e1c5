import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { DocumentDetail } from '../../schema.ts';
import { layoutApi } from '../api.ts';

/** Files whose pages a browser can draw. TIFF is none: its words are shown alone. */
const DRAWN = ['application/pdf', 'image/jpeg', 'image/png'];

/** Where the words of a document stand on its paper; nothing is asked for a file that has none to draw. */
export function useLayout({ id, version, file }: DocumentDetail) {
  const input = { documentId: id };
  return useQuery({
    ...layoutApi.layout.get.queryOptions({ input }),
    // It belongs to one text, which changes only with the version.
    queryKey: [...layoutApi.layout.get.queryKey({ input }), version],
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
    enabled: DRAWN.includes(file.mediaType),
  });
}
