import type { ComponentProps } from 'react';
import { SourceView } from '#platform/ui/source-view.tsx';
import { LoadingRows } from '#platform/ui/states.tsx';
import type { DocumentDetail } from '../../schema.ts';
import { useLayout } from './use-layout.ts';

type Props = Omit<ComponentProps<typeof SourceView>, 'name' | 'text' | 'pages' | 'paper'> & {
  document: DocumentDetail;
};

/** A document beside what is said of it: as it looks where its file has pages of its own, else its words alone. */
export function DocumentSource({ document, ...shown }: Props) {
  const { id, file, text, pages } = document;
  const layout = useLayout(document);
  if (layout.isLoading) return <LoadingRows rows={8} />;
  const sheets = layout.data ?? [];
  const { mediaType } = file;
  const paper = sheets.length > 0 ? { file: `/api/documents/${id}/original`, mediaType, sheets } : null;
  return <SourceView name={file.name} text={text} pages={pages} paper={paper} {...shown} />;
}
