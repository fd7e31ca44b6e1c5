import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { correctionsApi } from '#documents/corrections/api.ts';
import { useLayout } from '#documents/layout/components/use-layout.ts';
import { isRecognised } from '#documents/layout/rules.ts';
import type { DocumentDetail, Span } from '#documents/schema.ts';
import { sentenceOf } from '#platform/http/client.ts';
import { reviewApi } from '../../review/api.ts';
import { useReviewReload } from '../../review/components/reading-line.tsx';
import { pageIfRecognised, unsureFrom, unsureWords, wordMarks } from './recognised-words.ts';

/** The words of a scan as a machine read them: which are unsure, which one is open, and the way to correct it. */
export function useRecognised(document: DocumentDetail) {
  const { id: documentId, version } = document;
  const { data: layout = [], isPlaceholderData } = useLayout(document);
  const input = { documentId };
  const corrections = useQuery({
    ...correctionsApi.corrections.list.queryOptions({ input }),
    queryKey: [...correctionsApi.corrections.list.queryKey({ input }), version],
    enabled: layout.some(({ words }) => words.some(isRecognised)),
  });
  const [open, setOpen] = useState<Span | null>(null);
  const reload = useReviewReload();
  const saving = useMutation(reviewApi.review.correctWords.mutationOptions({ onSettled: reload }));
  // The places of one text are no places of another.
  const unsure = isPlaceholderData ? [] : unsureWords(layout);
  const made = corrections.data ?? [];
  const show = (span: Span | null) => {
    saving.reset();
    setOpen(span);
  };
  return {
    ...{ unsure, open, show },
    marks: isPlaceholderData ? [] : wordMarks(unsure, made, open),
    page: open && pageIfRecognised(layout, open),
    /** What was said of the open words before. */
    before: made.find(({ span }) => open && span?.[0] === open[0] && span[1] === open[1]) ?? null,
    canCorrect: (span: Span) => !isPlaceholderData && pageIfRecognised(layout, span) !== null,
    step: (step: 1 | -1) => show(unsureFrom(unsure, open, step)?.span ?? null),
    save: async (becomes: string) => {
      if (!open) return;
      const left = unsure.filter(({ span }) => span[1] <= open[0] || span[0] >= open[1]);
      const next = unsureFrom(left, open, 1)?.span ?? null;
      await saving.mutateAsync({ documentId, version, span: [...open], becomes }).then(
        () => {
          const grown = becomes.length - (open[1] - open[0]);
          const moved: Span | null = next && next[0] > open[0] ? [next[0] + grown, next[1] + grown] : next;
          // Who has closed it meanwhile, or gone elsewhere, stays there.
          setOpen((now) => (now === open ? moved : now));
        },
        () => undefined,
      );
    },
    isSaving: saving.isPending,
    problem: saving.isError ? sentenceOf(saving.error) : null,
  };
}

export type Words = ReturnType<typeof useRecognised>;
