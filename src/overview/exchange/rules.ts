import type { PackageDetail } from '#documents/edxml/schema.ts';

type Reported = Pick<PackageDetail, 'state' | 'fromCode'> & { document: { state: string } | null };

/**
 * Whether a report on its document may go back to whoever sent it: the document is in force here, taken in by the book
 * or not yet, and the package itself neither refused nor an asking for it back.
 */
export const mayReport = ({ state, document, fromCode }: Reported): boolean =>
  (state === 'arrived' || state === 'accepted') && document?.state === 'published' && fromCode !== null;
