import { addCalendarDays } from '@dondoc/vietnamese';
import type { Dossier } from './schema.ts';

/** So many days before a dossier goes to the archive one is warned (Nghị định 30/2020, Phụ lục VI). */
export const WARN_DAYS = 30;

export const isNear = (
  { handOverOn, handedOverOn }: Pick<Dossier, 'handOverOn' | 'handedOverOn'>,
  today: string,
): boolean => handOverOn !== null && handedOverOn === null && handOverOn <= addCalendarDays(today, WARN_DAYS);
