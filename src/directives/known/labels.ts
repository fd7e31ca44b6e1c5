import { formatDate } from '@dondoc/vietnamese';
import { momentOf } from '#platform/ui/moments.ts';
import type { KnownAsk } from './schema.ts';

/** Both moments of every figure (design rule 1). */
export const knownWords = ({ asOf, recordedUntil }: Pick<KnownAsk, 'asOf' | 'recordedUntil'>): string =>
  `Số liệu đến ngày ${formatDate(asOf)}, ghi nhận đến ${momentOf(new Date(recordedUntil))}.`;
