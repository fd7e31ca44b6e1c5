import { useQuery } from '@tanstack/react-query';
import type { ComponentProps } from 'react';
import { SourceView } from '#platform/ui/source-view.tsx';
import { LoadingRows } from '#platform/ui/states.tsx';
import type { DocumentDetail } from '../../schema.ts';
import { layoutApi } from '../api.ts';

type Props = Omit<ComponentProps<typeof SourceView>, 'name' | 'text' | 'pages' | 'paper'> & {
  document: DocumentDetail;
};

/** A document beside what is said of it: as it looks where its file is a PDF, else its words alone. */
export function DocumentSource({ document, ...shown }: Props) {
  const { id, file, text, pages } = document;
  const isPdf = file.mediaType === 'application/pdf';
  const layout = useQuery({
    ...layoutApi.layout.get.queryOptions({ input: { documentId: id } }),
    enabled: isPdf,
    // It changes only with the text.
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (isPdf && layout.isPending) return <LoadingRows rows={8} />;
  const sheets = layout.data ?? [];
  const paper = sheets.length > 0 ? { file: `/api/documents/${id}/original`, sheets } : null;
  return <SourceView name={file.name} text={text} pages={pages} paper={paper} {...shown} />;
}
