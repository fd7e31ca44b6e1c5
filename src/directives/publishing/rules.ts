import type { Recipient } from '#documents/schema.ts';
import type { ReviewItem } from '../review/schema.ts';

/**
 * Permanent codes of a document's directives: TB296-2023-3.1, a letter where one item holds several
 * (3.3a, 3.3b). `short` is the issuer's short name, put in only where another document has the same stem.
 */
export function directiveCodes(
  document: { type: string; number: string; issuedOn: string },
  refs: string[],
  short: string | null = null,
): string[] {
  const number = /\d+/.exec(document.number)?.[0] ?? document.number;
  const stem = [`${document.type}${number}`, short, document.issuedOn.slice(0, 4)].filter(Boolean).join('-');
  const seen = new Map<string, number>();
  return refs.map((ref) => {
    const several = refs.filter((r) => r === ref).length > 1;
    const nth = seen.get(ref) ?? 0;
    seen.set(ref, nth + 1);
    return `${stem}-${ref}${several ? letters(nth) : ''}`;
  });
}

const letters = (n: number): string =>
  n < 26 ? String.fromCharCode(97 + n) : letters(Math.floor(n / 26) - 1) + letters(n % 26);

/** The issuer's short name in a number: "296-TB/VPTU" → VPTU, "12/TB-SNV" → SNV. */
export function issuerShort(number: string): string | null {
  return /[-/]([\p{Lu}][\p{L}&.]*)$/u.exec(number.trim())?.[1] ?? null;
}

/** The items that become directives: accepted, and laid on somebody. A decision with nobody assigned does not. */
export const becomeDirectives = (items: ReviewItem[]): ReviewItem[] =>
  items.filter((item) => item.decision === 'accepted' && item.kind !== 'decision');

/** Who answers for it: those who lead, or, where nobody does, those told to take part. */
export function responsible(item: {
  actors: Pick<ReviewItem['actors'][number], 'role' | 'agencyId'>[];
}): string[] {
  const of = (role: string) =>
    item.actors.flatMap((a) => (a.role === role && a.agencyId ? [a.agencyId] : []));
  const leads = of('lead');
  return [...new Set(leads.length > 0 ? leads : of('coordinate'))];
}

/** To whom it is delivered, each once: those that it names as recipients, and those to whom it gives a role. */
export function delivered(
  items: Pick<ReviewItem, 'actors'>[],
  recipients: Pick<Recipient, 'agencyIds'>[],
): { agencyId: string; isRecipient: boolean }[] {
  const named = new Set(recipients.flatMap((line) => line.agencyIds));
  const holders = items.flatMap((item) => item.actors.flatMap((a) => a.agencyId ?? []));
  return [...new Set([...named, ...holders])].map((agencyId) => {
    return { agencyId, isRecipient: named.has(agencyId) };
  });
}
