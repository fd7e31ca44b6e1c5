import type { Recipient } from '#documents/schema.ts';

/** Whom the paper itself names at its foot, as written. */
export function RecipientFacts({ recipients }: { recipients: Recipient[] }) {
  return <>{recipients.map((recipient) => recipient.text).join('; ') || 'văn bản không nêu'}</>;
}
