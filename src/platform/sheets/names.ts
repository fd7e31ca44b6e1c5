/** A name in a cell: what the directory makes of it, or nothing. */
export interface NamedPart<T> {
  written: string;
  found: T | null;
}

const JOINER = /(\s*,\s*(?:và\s+)?|\s+và\s+|\s+\+\s+)/u;
const BULLET = /^(?:[-–+•*]\s*|\d{1,2}[.)]\s+)/u;

/**
 * Cuts a cell into the bodies that it names: a line and a semicolon part them always; a comma and "và" only where no
 * longer name of the directory holds them ("Ban Tuyên giáo và Dân vận"). What is not known stays as it is written.
 */
export function splitNames<T>(cell: string, find: (name: string) => T | null): NamedPart<T>[] {
  return cell
    .split(/[\n;]+/)
    .map((line) => line.trim().replace(BULLET, '').replace(/\.$/, '').trim())
    .filter(Boolean)
    .flatMap((line) => partsOf(line.split(JOINER), find));
}

/** Names at even places, what joins them at odd ones. */
function partsOf<T>(pieces: string[], find: (name: string) => T | null): NamedPart<T>[] {
  const parts: NamedPart<T>[] = [];
  let at = 0;
  while (at < pieces.length) {
    const known = longestFrom(pieces, at, find);
    const end = known ? known.end : unknownEnd(pieces, at, find);
    const written = pieces.slice(at, end).join('').trim();
    if (written) parts.push({ written, found: known?.found ?? null });
    at = end + 1;
  }
  return parts;
}

/** No name of a body has more of them. */
const MOST_JOINERS = 6;

function longestFrom<T>(pieces: string[], at: number, find: (name: string) => T | null) {
  for (let end = Math.min(pieces.length, at + 2 * MOST_JOINERS + 1); end > at; end -= 2) {
    const found = find(pieces.slice(at, end).join('').trim());
    if (found !== null) return { found, end };
  }
  return null;
}

/** An unknown name goes on over "và" and small letters, until a known one begins: "các sở, ban, ngành liên quan". */
function unknownEnd<T>(pieces: string[], at: number, find: (name: string) => T | null): number {
  let end = at + 1;
  while (end + 1 < pieces.length) {
    const next = pieces[end + 1] ?? '';
    const isComma = (pieces[end] ?? '').trim().startsWith(',');
    if ((isComma && /^\p{Lu}/u.test(next)) || longestFrom(pieces, end + 1, find)) break;
    end += 2;
  }
  return end;
}
