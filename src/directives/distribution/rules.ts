import type { AgencyRef } from '#accounts/schema.ts';
import type { Receipt, Recipient } from '#documents/schema.ts';
import type { AssignmentRole } from '../schema.ts';
import type { DistributionRow, Mismatch } from './schema.ts';

/** A role that an agency has in one directive. */
export interface Holding {
  directive: string;
  agencyId: string;
  role: AssignmentRole;
}

/**
 * Who is told beside who must act: a holder that is no recipient may never have seen the paper, and a recipient that
 * holds nothing may be one that the reading missed. Work comes first, then names.
 */
export function distributionOf(
  recipients: Pick<Recipient, 'agencyIds'>[],
  holdings: Holding[],
  receipts: Receipt[],
  refOf: (agencyId: string) => AgencyRef,
): DistributionRow[] {
  const named = new Set(recipients.flatMap((line) => line.agencyIds));
  const told = receipts.map((receipt) => receipt.agency.id);
  const ids = new Set([...holdings.map((h) => h.agencyId), ...named, ...told]);
  const rows = [...ids].map((id): DistributionRow => {
    const own = holdings.filter((h) => h.agencyId === id);
    const directives = new Set(own.map((h) => h.directive)).size;
    const receipt = receipts.find((one) => one.agency.id === id);
    const isRecipient = receipt?.isRecipient ?? named.has(id);
    return {
      agency: refOf(id),
      isRecipient,
      directives,
      roles: [...new Set(own.map((h) => h.role))],
      mismatch: mismatch(isRecipient, directives),
      receipt: receipt ? stateOf(receipt) : null,
    };
  });
  return rows.sort((a, b) => b.directives - a.directives);
}

function mismatch(isRecipient: boolean, directives: number): Mismatch | null {
  if (directives > 0) return isRecipient ? null : 'holderNotRecipient';
  return isRecipient ? 'recipientWithoutWork' : null;
}

const stateOf = ({ deliveredOn, receivedOn, receivedAt, openedAt }: Receipt) => ({
  deliveredOn,
  receivedOn,
  receivedAt,
  openedAt,
});

/** Lines that name nobody of the directory; the archive line is not meant to. */
export const unmatchedLines = (recipients: Recipient[]): string[] =>
  recipients
    .filter((line) => line.agencyIds.length === 0 && !/^lưu\b/iu.test(line.text))
    .map((line) => line.text);
