import { fixedDates } from './fixed-dates.ts';
import type { Calendar, FoundDeadline } from './found-deadline.ts';
import type { Passage } from './lines.ts';
import { matchesOf } from './matches.ts';
import { recurrences } from './recurrences.ts';
import { terms } from './terms.ts';

const SOFT =
  /trong thời gian (?:sớm nhất|tới|ngắn nhất)|(?<!\p{L})(?:sớm(?! hơn)|khẩn trương|kịp thời|càng sớm càng tốt|(?:theo|đúng) (?:đúng )?(?:lộ trình|tiến độ)|đúng thời hạn)(?!\p{L})/giu;
const CONTINUOUS = /(?<!\p{L})(?:thường xuyên|liên tục)(?!\p{L})/giu;

function looseOnes(search: string, passage: Passage, offset: number): FoundDeadline[] {
  const make =
    (kind: 'soft' | 'continuous', weight: number) =>
    (match: RegExpMatchArray): FoundDeadline => {
      const start = match.index ?? 0;
      const [from, to] = [offset + start, offset + start + match[0].length];
      return {
        deadline: {
          kind,
          phrase: passage.text.slice(from, to),
          date: null,
          span: passage.span(from, to),
          every: null,
          time: null,
        },
        weight,
        start,
        yearSupplied: false,
      };
    };
  return [
    ...matchesOf(search, SOFT).map(make('soft', 0.5)),
    ...matchesOf(search, CONTINUOUS).map(make('continuous', 0.3)),
  ];
}

/**
 * The deadlines in a stretch of a passage, the governing one first: a fixed day before a rhythm, a rhythm
 * before a term, a term before urgency; among fixed days the strongest cue, then the last written.
 *
 * @param masked the stretch in search form, citations and quoted titles blanked out
 */
export function deadlinesIn(
  masked: string,
  passage: Passage,
  offset: number,
  calendar: Calendar,
): FoundDeadline[] {
  const rounds = recurrences(masked, passage, offset);
  const dates = fixedDates(masked, passage, offset, calendar).filter(
    (found) =>
      !rounds.some(
        (round) =>
          found.start < round.start + round.deadline.phrase.length &&
          round.start < found.start + found.deadline.phrase.length,
      ),
  );
  const yearly = rounds.some((round) => round.deadline.every === 'P1Y');
  const unique = dates
    .filter((found) => !(yearly && found.yearSupplied))
    .sort((a, b) => b.weight - a.weight || b.start - a.start)
    .filter((found, i, all) => all.findIndex((other) => sameStretch(other, found)) === i);
  const within = terms(masked, passage, offset, calendar);
  return [
    ...unique,
    ...within.filter((term) => !/hằng|hàng/.test(term.deadline.phrase)),
    ...rounds,
    ...looseOnes(masked, passage, offset),
  ].sort((a, b) => rank(a) - rank(b));
}

function sameStretch(a: FoundDeadline, b: FoundDeadline): boolean {
  return a.deadline.span?.[1] === b.deadline.span?.[1];
}

const ORDER = ['date', 'recurring', 'relative', 'soft', 'continuous'];

function rank(found: FoundDeadline): number {
  const illegible = found.deadline.kind === 'date' && found.deadline.date === null;
  return illegible ? 1.5 : ORDER.indexOf(found.deadline.kind);
}
