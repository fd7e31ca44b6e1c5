import { sees } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { isInside } from '../history/rules.ts';
import type { Event } from '../leads/rules.ts';
import { ownersOf } from '../succession/rules.ts';

/** Who looks at a history. The office sees nothing of what happens inside an agency, not even inside its own. */
export interface Reader {
  agencyId: string;
  userId: string;
  isOffice: boolean;
}

export function readerOf(viewer: Viewer): Reader {
  return { agencyId: viewer.agency.id, userId: viewer.userId, isOffice: sees(viewer).agencyIds === null };
}

/**
 * The history as somebody may see it: what another agency's people wrote stays theirs until their head has let it out
 * in the agency's name; why a head returned it, and what was handed on inside, stays inside.
 */
export function openTo<E extends Event>(events: E[], reader: Reader): E[] {
  const approved = outOf(events);
  const ownHandovers = new Set(events.filter((e) => isHandedTo(e, reader)).map((e) => e.id));
  // What an agency wrote belongs to whoever has taken over its work since.
  const ownerOf = ownersOf(events);
  return events.flatMap((event) => {
    const isOwn = ownerOf(event) === reader.agencyId;
    if (isInside(event)) {
      const isParty = isOwn || ownHandovers.has(event.data.handoverId ?? event.id);
      return isParty && !reader.isOffice ? [event] : [];
    }
    if (event.agencyId === null || (isOwn && !reader.isOffice)) return [event];
    return [asOutside(event, isOwn || approved.has(event.id), isOwn)];
  });
}

/** The reports that have gone out: approved by their head, or signed on paper. */
export const outOf = (events: Event[]): Set<number | undefined> =>
  new Set(
    events.flatMap((e) => {
      if (e.kind === 'reported' && e.data.onPaper) return [e.id];
      return e.kind === 'report_approved' ? [e.data.reportId] : [];
    }),
  );

const isHandedTo = ({ kind, data }: Event, { agencyId, userId }: Reader): boolean =>
  kind === 'handed_on' && (data.toAgencyId === agencyId || data.toUserId === userId);

function asOutside<E extends Event>(event: E, isOut: boolean, isOwn: boolean): E {
  // From which units an agency's report was put together is nobody's business outside.
  if (event.kind === 'reported')
    return { ...event, data: isOut ? { ...event.data, takenFrom: undefined } : {} };
  if (event.kind === 'report_returned' && !isOwn)
    return { ...event, data: { ...event.data, reason: undefined } };
  return event;
}
