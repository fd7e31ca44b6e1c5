import { may } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
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
