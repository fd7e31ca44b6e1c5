import { type Line, lineOf, textOf, type Word } from './lines.ts';

/** A run of lines in reading order: the body, one side of a zone in two columns, or loose pieces of a row. */
export interface Run {
  kind: 'body' | 'column' | 'pieces';
  lines: Line[];
}

/** The white gap between two columns. */
interface Channel {
  left: number;
  right: number;
}

interface Zone {
  start: number;
  end: number;
  left: Line[];
  right: Line[];
}

/** A gap this wide, in sizes, is no space between words. */
const wide = 1.8;
/** What is left of a channel may be this narrow: the inner margins of two cells of a table. */
const narrow = 0.7;

/**
 * Reads lines that stand side by side: first the left column, then the right one. So are set the head of a document
 * (issuer beside the national head) and its foot (recipients beside the signature).
 */
export function toRuns(lines: Line[], width: number): Run[] {
  const runs: Run[] = [];
  let at = 0;
  while (at < lines.length) {
    const zone = findZone(lines, at, width);
    const end = zone?.start ?? lines.length;
    if (end > at) runs.push({ kind: 'body', lines: lines.slice(at, end) });
    if (zone) runs.push(...runsOf(zone, lines));
    at = zone?.end ?? lines.length;
  }
  return runs;
}

function runsOf(zone: Zone, lines: Line[]): Run[] {
  const own = lines.slice(zone.start, zone.end);
  // Two or more rows of three pieces: a table without lines, of which no column is a text of its own.
  if (own.filter((line) => gaps(line).length > 1).length > 1)
    return [{ kind: 'pieces', lines: own.flatMap(pieces) }];
  return [
    { kind: 'column', lines: zone.left },
    { kind: 'column', lines: zone.right },
  ];
}

/** The first zone in two columns at or after line `from`. */
function findZone(lines: Line[], from: number, width: number): Zone | undefined {
  for (let i = from; i < lines.length; i++) {
    const channel = openChannel(lines[i], lines[i + 1], width);
    const zone = channel && growZone(lines, from, i, channel, width);
    // A gap beside the next line may be none in this one: such a zone holds nothing.
    if (zone && zone.end > i) return zone;
  }
  return undefined;
}

/** The wide gap in the middle of a line, or between it and a line half below it. */
function openChannel(line: Line | undefined, next: Line | undefined, width: number): Channel | undefined {
  if (!line) return undefined;
  const found = [...gaps(line)];
  if (next && next.base - line.base < 0.8 * Math.min(line.size, next.size)) {
    const [a, b] = line.x0 < next.x0 ? [line, next] : [next, line];
    if (b.x0 - a.x1 > wide * line.size) found.push({ left: a.x1, right: b.x0 });
  }
  const central = found.filter((g) => g.right > 0.3 * width && g.left < 0.66 * width);
  return central.sort((a, b) => b.right - b.left - (a.right - a.left))[0];
}

function growZone(lines: Line[], from: number, at: number, opened: Channel, width: number): Zone {
  let channel = opened;
  let start = at;
  let end = at;
  for (; end < lines.length; end++) {
    const next = fit(channel, lines[end], lines[end - 1], width, end === at);
    if (!next) break;
    channel = next;
  }
  // A line above may have been set so tight that its two halves seemed one.
  for (; start > from; start--) {
    const above = lines[start - 1];
    const next = above && split(channel, above).every((side) => side.length > 0) && squeeze(channel, above);
    if (!next) break;
    channel = next;
  }
  const sides = lines.slice(start, end).map((line) => split(channel, line));
  const left = sides.flatMap(([words]) => (words.length > 0 ? [lineOf(words)] : []));
  const right = sides.flatMap(([, words]) => (words.length > 0 ? [lineOf(words)] : []));
  return { start, end, left, right };
}

/** Whom a letter goes to stands below its head (NĐ 30/2020, ô 9a), however far to the left it begins. */
const ADDRESS = /^Kính (?:gửi|trình)\b/iu;

/** The channel that remains beside a further line of the zone, or undefined where the zone ends. */
function fit(
  channel: Channel,
  line: Line | undefined,
  above: Line | undefined,
  width: number,
  first: boolean,
): Channel | undefined {
  if (!line) return undefined;
  const oneSided = split(channel, line).some((side) => side.length === 0);
  if (oneSided && !first) {
    const centred = Math.abs((line.x0 + line.x1) / 2 - width / 2) < 0.06 * width;
    const far = above !== undefined && line.base - above.base > 3.5 * line.size;
    if (centred || far || ADDRESS.test(textOf(line))) return undefined;
  }
  return squeeze(channel, line);
}

function squeeze(channel: Channel, line: Line): Channel | undefined {
  const [a, b] = split(channel, line);
  const left = Math.max(channel.left, ...a.map((w) => w.x1));
  const right = Math.min(channel.right, ...b.map((w) => w.x0));
  return right - left < narrow * line.size ? undefined : { left, right };
}

/** Cuts a line at the gap between its words (or before, or after all of them) that lies most in the channel. */
function split(channel: Channel, { words }: Line): [Word[], Word[]] {
  let best = 0;
  let most = Number.NEGATIVE_INFINITY;
  for (let at = 0; at <= words.length; at++) {
    const left = Math.max(channel.left, words[at - 1]?.x1 ?? channel.left);
    const right = Math.min(channel.right, words[at]?.x0 ?? channel.right);
    if (right - left > most) [best, most] = [at, right - left];
  }
  return [words.slice(0, best), words.slice(best)];
}

function gaps(line: Line): Channel[] {
  return line.words.flatMap((word, i) => {
    const before = line.words[i - 1];
    return before && word.x0 - before.x1 > wide * line.size ? [{ left: before.x1, right: word.x0 }] : [];
  });
}

/** The parts of a line between its wide gaps. */
function pieces(line: Line): Line[] {
  const out: Word[][] = [];
  for (const word of line.words) {
    const last = out.at(-1)?.at(-1);
    if (last && word.x0 - last.x1 <= wide * line.size) out.at(-1)?.push(word);
    else out.push([word]);
  }
  return out.map(lineOf);
}
