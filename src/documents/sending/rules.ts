import { mayFollow, type StatusCode } from '@dondoc/edxml';
import type { Said } from './schema.ts';

/** What a package names: a paper by its id, else by number, symbol and day. */
interface NamedPaper {
  ids: readonly string[];
  number: string;
  notation: string;
  isDay: (day: string | null) => boolean;
}
interface PaperRow {
  documentKey: string | null;
  codeNumber: string | null;
  codeNotation: string | null;
  issuedOn: string | null;
}

/** The first of rows, which come newest first: the same document may have gone or come before or after. */
export function pickNamed<Row extends PaperRow>(
  rows: readonly Row[],
  { ids, number, notation, isDay }: NamedPaper,
): Row | null {
  const isCode = (row: Row) =>
    number !== '' && row.codeNumber === number && row.codeNotation?.toLowerCase() === notation.toLowerCase();
  return (
    rows.find(({ documentKey }) => documentKey !== null && ids.includes(documentKey)) ??
    rows.find((row) => isCode(row) && isDay(row.issuedOn)) ??
    null
  );
}

/** At most so often a document is tried to be written. */
export const MOST_TRIES = 5;

/** Minutes to the next try, after each that failed; from then on the last. */
export const PAUSES = [1, 2, 5, 15, 60];

/** What has moved things, in its order. */
export const movedCodes = (said: readonly Pick<Said, 'code' | 'moved'>[]): StatusCode[] =>
  said.filter(({ moved }) => moved).map(({ code }) => code);

/** The codes of what a document has reached here, oldest first. */
export interface Reached {
  isAccepted: boolean;
  isPublished: boolean;
  directives: number;
  done: number;
  isReported: boolean;
}

function reached({ isAccepted, isPublished, directives, done, isReported }: Reached): StatusCode[] {
  const hasWork = isPublished && directives > 0;
  const isOver = hasWork && done === directives;
  return [
    '01',
    ...(isAccepted || isPublished ? (['03'] as const) : []),
    ...(hasWork ? (['04'] as const) : []),
    // Work that is over was under way, also where no report of progress came before its end.
    ...(hasWork && (isReported || isOver) ? (['05'] as const) : []),
    ...(isOver ? (['06'] as const) : []),
  ];
}

/**
 * What is still to be said to the sender: where the document stands now, less what was said. Said over and over it says
 * nothing twice and never goes back; while a recall waits for its answer nothing is said.
 */
export function dueCodes(now: Reached, said: readonly StatusCode[]): StatusCode[] {
  const due: StatusCode[] = [];
  for (const code of reached(now)) if (mayFollow([...said, ...due], code)) due.push(code);
  return due;
}

/**
 * Whether what was sent may be asked back from a receiver. Not before it said that it arrived (01): an asking that comes
 * first is out of turn there too, and would bar what the receiver says after it.
 */
export function mayRecall(codes: readonly StatusCode[]): 'yes' | 'unconfirmed' | 'no' {
  if (codes.length === 0) return 'unconfirmed';
  return mayFollow(codes, '13') ? 'yes' : 'no';
}
