import { may } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { countOf } from '../labels.ts';
import { inWhole, SILENT_AFTER_DAYS } from '../rules.ts';
import { type Counts, Headline } from '../schema.ts';
import type { DirectiveFilter } from './schema.ts';

/** Whose hand «việc chờ tôi» means for a person; null where no hand of theirs is ever waited for. */
export type Waiting =
  | { for: 'office' }
  | { for: 'head'; agencyId: string }
  | { for: 'agency'; agencyId: string; userId: string }
  | { for: 'unit'; agencyId: string; userId: string };

export function waitingFor(viewer: Viewer): Waiting | null {
  const { userId } = viewer;
  const agencyId = viewer.agency.id;
  if (may(viewer, 'completion.accept')) return { for: 'office' };
  if (may(viewer, 'report.approve')) return { for: 'head', agencyId };
  if (may(viewer, 'directive.report')) return { for: 'agency', agencyId, userId };
  return may(viewer, 'handover.report') ? { for: 'unit', agencyId, userId } : null;
}

/** The lead of whom it is asked what it has done: then each directive stands by that lead's own reports. */
export const leadOf = ({ agency, role }: Pick<DirectiveFilter, 'agency' | 'role'>): string | undefined =>
  role === 'lead' ? agency : undefined;

/** Filters that leave the numbers of the whole office as they are. */
const besideNumbers = ['asOf', 'recordedUntil', 'headline', 'whole', 'silent'];

/** Whether the five numbers asked for are those of all the office has. */
export const isOfAll = (filter: DirectiveFilter): boolean =>
  Object.entries(filter).every(
    ([key, value]) => value === undefined || value === false || besideNumbers.includes(key),
  );

/** How many of these numbers a filter on figures leaves; null where the numbers do not say. */
export function leftBy({ headline, whole, silent }: DirectiveFilter, counts: Counts): number | null {
  const asked = [headline, whole, silent].filter((one) => one !== undefined);
  if (asked.length === 0) return counts.total;
  if (asked.length > 1) return null;
  if (headline) return counts[countOf[headline]];
  if (silent) return silent === SILENT_AFTER_DAYS ? counts.silent : null;
  return Headline.options
    .filter((one) => whole !== undefined && inWhole(one, whole))
    .reduce((sum, one) => sum + counts[countOf[one]], 0);
}
