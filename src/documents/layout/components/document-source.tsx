import { keepPreviousData, useQuery } from '@tanstack/react-query';
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
  const { id, version, file, text, pages } = document;
  const isPdf = file.mediaType === 'application/pdf';
  const input = { documentId: id };
  const layout = useQuery({
    ...layoutApi.layout.get.queryOptions({ input }),
    // It belongs to one text, which changes only with the version.
    queryKey: [...layoutApi.layout.get.queryKey({ input }), version],
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
    enabled: isPdf,
  });
  if (isPdf && layout.isPending) return <LoadingRows rows={8} />;
  const sheets = layout.data ?? [];
  const paper = sheets.length > 0 ? { file: `/api/documents/${id}/original`, sheets } : null;
  return <SourceView name={file.name} text={text} pages={pages} paper={paper} {...shown} />;
}
