import { addCalendarDays, fold } from '@dondoc/vietnamese';
import { windowFrom } from '../rules.ts';
import type { Evidence, EvidenceState, GatheredFor } from './schema.ts';

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
  if (renewalOf(evidence, today, horizon)) return 'stale';
  return isAppraised(evidence) ? 'appraised' : 'present';
}

/** Another code, or another place of the paper, is no other evidence. */
export const changesSubstance = (fields: string[]): boolean =>
  fields.some((field) => field !== 'code' && field !== 'paperPlace');

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

/** Why it is to be renewed: its last day, or ('before') that what it covers ended before the window. */
export function renewalOf(
  evidence: Dated,
  today: string,
  horizon: Horizon = {},
): 'expired' | 'soon' | 'before' | null {
  const { coversTo } = evidence;
  const isBefore = coversTo !== null && horizon.from !== undefined && coversTo < horizon.from;
  return expiryOf(evidence, today, horizon) ?? (isBefore ? 'before' : null);
}

/**
 * Whether what it covers and the days on which it is in force touch the window. A side that nobody has entered is open:
 * what is not known is not held against it.
 */
export function coversWindow(evidence: Dated, from: string, to: string): boolean {
  const begins = [evidence.coversFrom ?? evidence.effectiveOn].filter((day) => day !== null);
  const ends = [evidence.coversTo, evidence.expiresOn].filter((day) => day !== null);
  return begins.every((day) => day <= to) && ends.every((day) => day >= from);
}

/** What an assessment asks of evidence: the day of its figures, and the window of each indicator. */
export interface Asking {
  asOf: string;
  windows: ReadonlyMap<string, [from: string, to: string]>;
}

/** Against the earliest window of its indicators: what still serves one of them needs no renewal. */
export function horizonFor(
  { indicatorIds }: Pick<Evidence, 'indicatorIds'>,
  asking: Asking | null,
  soonDays: number,
): Horizon {
  if (!asking) return { soonDays };
  const begins = indicatorIds.flatMap((id) => asking.windows.get(id)?.[0] ?? []).sort();
  return { soonDays, to: asking.asOf, ...(begins[0] ? { from: begins[0] } : {}) };
}

/** The next free code of the usual form: MC-001, MC-002, … */
export function nextCode(taken: string[]): string {
  const numbers = taken.flatMap((code) => Number(/^MC-(\d{1,6})$/i.exec(code)?.[1] ?? 0));
  return `MC-${String(Math.max(0, ...numbers) + 1).padStart(3, '0')}`;
}

/** Days that cannot stand together, as a sentence; null where they can. */
export function faultOfDays(said: Partial<Dated>): string | null {
  const { effectiveOn, expiresOn, coversFrom, coversTo } = said;
  if (effectiveOn && expiresOn && expiresOn < effectiveOn)
    return 'Ngày hết hiệu lực đứng trước ngày có hiệu lực. Chưa có gì được lưu. Sửa lại hai ngày.';
  if (coversFrom && coversTo && coversTo < coversFrom)
    return 'Kỳ của minh chứng kết thúc trước khi bắt đầu. Chưa có gì được lưu. Sửa lại hai ngày.';
  return null;
}

/**
 * The window of an indicator in a round, first and last day: its years before the day of the figures; without a window
 * the year of that day (as facts are asked, platform/facts.ts).
 */
export const windowOf = (windowYears: number | null, asOf: string): [from: string, to: string] => [
  windowFrom(asOf, windowYears),
  asOf,
];

interface Narrowing {
  q?: string | undefined;
  state?: EvidenceState | undefined;
  criterion?: number | undefined;
  indicator?: string | undefined;
  expiring?: 'yes' | undefined;
}

type Found = Pick<Evidence, 'code' | 'title' | 'number' | 'issuer' | 'expiresOn'> & {
  state: EvidenceState;
  expires: boolean;
  indicators: { id: string; criterion: number; code: string }[];
};

/** Whether a line of the list stays; words are found without their marks, each of them somewhere. */
export function isFound(line: Found, { q, state, criterion, indicator, expiring }: Narrowing): boolean {
  const { indicators } = line;
  const words = fold(q ?? '')
    .split(/\s+/)
    .filter(Boolean);
  const text = words.length > 0 ? fold([line.code, line.title, line.number, line.issuer].join(' ')) : '';
  return (
    (!state || line.state === state) &&
    (!criterion || indicators.some((one) => one.criterion === criterion)) &&
    (!indicator || indicators.some((one) => one.id === indicator)) &&
    (!expiring || line.expires) &&
    words.every((word) => text.includes(word))
  );
}

/** A set as lists of evidence show it: without rules and thresholds. */
export function shortSet({ id, name, isPractice, criteria, indicators }: GatheredFor): GatheredFor {
  const own = indicators.map(({ id, code, criterion, name, evidenceExpected }) => ({
    ...{ id, code, criterion, name, evidenceExpected },
  }));
  return { id, name, isPractice, criteria, indicators: own };
}
