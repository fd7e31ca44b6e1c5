import type { Agency } from '#accounts/schema.ts';
import type { DocumentDetail } from '../schema.ts';
import type { ProposedMeeting } from './schema.ts';

/** What a notice says of the meeting it comes from. */
export function proposeMeeting(
  _document: Pick<DocumentDetail, 'text' | 'metOn' | 'issuedOn'>,
  _agencies: Agency[],
): ProposedMeeting | null {
  return null;
}
