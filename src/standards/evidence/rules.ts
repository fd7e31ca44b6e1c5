import { addCalendarDays, addMonths } from '@dondoc/vietnamese';
import type { Evidence, EvidenceState } from './schema.ts';

/** How many days before its last day a piece of evidence is asked to be renewed, where the school has set none. */
export const EXPIRING_DAYS = 60;

/** Against what a state is judged beside today: how soon is soon, and the window of the round that is open. */
export interface Horizon {
  soonDays?: number;
  /** First and last day of the window of the assessment. */
  from?: string;
  to?: string;
}

type Dated = Pick<Evidence, 'effectiveOn' | 'expiresOn' | 'coversFrom' | 'coversTo'>;
type Kept = Dated & Pick<Evidence, 'revisions' | 'paperPlace' | 'appraisedRevision'>;

export const lastRevision = ({ revisions }: Pick<Evidence, 'revisions'>): number =>
  revisions.at(-1)?.number ?? 0;

/**
 * thiếu: neither a file nor a place of the paper. cần cập nhật: its last day is past, or comes soon or inside the window,
 * or what it covers ended before the window. đã thẩm định: of its last revision, not of an earlier one.
 */
export function stateOf(evidence: Kept, today: string, horizon: Horizon = {}): EvidenceState {
  if (evidence.revisions.length === 0 && !evidence.paperPlace) return 'missing';
  if (expiryOf(evidence, today, horizon) || endedBefore(evidence, horizon.from)) return 'stale';
  return isAppraised(evidence) ? 'appraised' : 'present';
}

/** Whether somebody has appraised what stands there now. */
export const isAppraised = (evidence: Pick<Evidence, 'revisions' | 'appraisedRevision'>): boolean =>
  evidence.appraisedRevision !== null && evidence.appraisedRevision === lastRevision(evidence);

/** 'expired': its last day is past; 'soon': it comes within some days, or before the window of the assessment ends. */
export function expiryOf(
  { expiresOn }: Pick<Evidence, 'expiresOn'>,
  today: string,
  { soonDays = EXPIRING_DAYS, to }: Horizon = {},
): 'expired' | 'soon' | null {
  if (!expiresOn) return null;
  if (expiresOn < today) return 'expired';
  return expiresOn <= addCalendarDays(today, soonDays) || (to !== undefined && expiresOn < to)
    ? 'soon'
    : null;
}

const endedBefore = ({ coversTo }: Dated, from: string | undefined): boolean =>
  coversTo !== null && from !== undefined && coversTo < from;

/**
 * Whether what it covers and the days on which it is in force touch the window. A side that nobody has entered is open:
 * what is not known is not held against it.
 */
export function coversWindow(evidence: Dated, from: string, to: string): boolean {
  const begins = [evidence.coversFrom ?? evidence.effectiveOn].filter((day) => day !== null);
  const ends = [evidence.coversTo, evidence.expiresOn].filter((day) => day !== null);
  return begins.every((day) => day <= to) && ends.every((day) => day >= from);
}

/**
 * The window of an indicator in a round, first and last day: its years before the day of the figures; without a window
 * the year of that day (as facts are asked, platform/facts.ts).
 */
export function windowOf(windowYears: number | null, asOf: string): [from: string, to: string] {
  if (windowYears === null) return [`${asOf.slice(0, 4)}-01-01`, asOf];
  return [addCalendarDays(addMonths(asOf, -12 * windowYears), 1), asOf];
}
