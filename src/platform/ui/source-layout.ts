/** [start, end) in UTF-16 code units of the document's text. */
export type Span = readonly [start: number, end: number];

/**
 * How a mark stands: the current one, not yet seen, accepted, in doubt; the bodies named inside the current one; words
 * that a machine is not sure of, or that a person has read otherwise.
 */
export type MarkTone =
  | 'current'
  | 'unseen'
  | 'accepted'
  | 'doubt'
  | 'actor'
  | 'other-actor'
  | 'unsure'
  | 'corrected';

export type SourceMark = {
  id: string;
  span: Span;
  tone: MarkTone;
  /** Shown in the margin beside the first line: 3.3b. */
  code?: string;
};

export type SourcePage = { number: number; span: Span };

/** A run of text under the same marks, the narrowest mark first: that one is what a click means. */
export type Segment = { span: Span; marks: SourceMark[] };

export type Paragraph = { span: Span; segments: Segment[] };

export type LaidPage = { number: number; paragraphs: Paragraph[] };

/** Cuts the text into pages, paragraphs and segments; nothing of the text is changed, lost or said twice. */
export function layOut(text: string, pages: readonly SourcePage[], marks: readonly SourceMark[]): LaidPage[] {
  return pages.map((page) => ({
    number: page.number,
    paragraphs: paragraphsOf(text, page.span).map((span) => ({ span, segments: segmentsOf(span, marks) })),
  }));
}

/** Cuts a span wherever a mark begins or ends, so that overlapping marks lie flat beside each other. */
export function segmentsOf([start, end]: Span, marks: readonly SourceMark[]): Segment[] {
  const here = marks.filter(
    (mark) => mark.span[0] < end && mark.span[1] > start && mark.span[0] < mark.span[1],
  );
  const cuts = new Set([start, end]);
  for (const mark of here) for (const at of mark.span) if (at > start && at < end) cuts.add(at);
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((from, index) => {
    const to = sorted[index + 1] ?? end;
    const over = here.filter((mark) => mark.span[0] <= from && mark.span[1] >= to).sort(byWidth);
    return { span: [from, to], marks: over };
  });
}

const width = (mark: SourceMark) => mark.span[1] - mark.span[0];
const byWidth = (a: SourceMark, b: SourceMark) => width(a) - width(b);

const LIST_START = /^\s*(?:[-+•*–]|\d+(?:\.\d+)*[.)]|[a-zđ]\)|[IVX]+\.|Điều\s)/u;

/**
 * Lines of a text file or DOCX are paragraphs; lines of a PDF are broken at the right edge and belong together.
 * Only the drawing is concerned: offsets stay those of the text.
 */
export function paragraphsOf(text: string, [start, end]: Span): Span[] {
  const lines = linesOf(text, start, end);
  const full = edgeOf(lines);
  const paragraphs: [number, number][] = [];
  let open = false;
  for (const [from, to] of lines) {
    const line = text.slice(from, to);
    const last = paragraphs.at(-1);
    if (line.trim() === '') open = false;
    else if (open && last && !LIST_START.test(line)) last[1] = to;
    else paragraphs.push([from, to]);
    if (line.trim() !== '') open = full !== null && to - from >= full * 0.75 && !/[:;]\s*$/u.test(line);
  }
  return paragraphs;
}

function linesOf(text: string, start: number, end: number): Span[] {
  const lines: Span[] = [];
  for (let from = start; from < end; ) {
    const at = text.indexOf('\n', from);
    const to = at < 0 || at > end ? end : at;
    lines.push([from, to]);
    from = to + 1;
  }
  return lines;
}

/** Length of a full line where the page is broken at its edge, or null where lines are whole paragraphs. */
function edgeOf(lines: readonly Span[]): number | null {
  const lengths = lines
    .map(([from, to]) => to - from)
    .filter((length) => length > 0)
    .sort((a, b) => a - b);
  const longest = lengths.at(-1) ?? 0;
  const nearEdge = lengths.filter((length) => length >= longest * 0.75).length;
  return longest <= 130 && longest >= 40 && nearEdge >= 3 ? longest : null;
}

/** Where each mark first shows: that place is its one stop for the Tab key and carries its code. */
export function firstSegments(pages: readonly LaidPage[]): Map<string, Segment> {
  const first = new Map<string, Segment>();
  for (const page of pages)
    for (const paragraph of page.paragraphs)
      for (const segment of paragraph.segments)
        for (const mark of segment.marks) if (!first.has(mark.id)) first.set(mark.id, segment);
  return first;
}

/** Fill and rule of a segment: one of each, however many marks lie over it. */
export function lookOf(tones: readonly MarkTone[]): { fill: MarkTone | null; rule: MarkTone | null } {
  const pick = (order: MarkTone[]) => order.find((tone) => tones.includes(tone)) ?? null;
  return {
    fill: pick(['actor', 'other-actor', 'current', 'doubt', 'unseen']),
    rule: pick(['unsure', 'doubt', 'corrected', 'current', 'accepted']),
  };
}

/** The open mark shows as the current one whatever its own state; the bodies inside it keep their look. */
export function withCurrent(marks: readonly SourceMark[], currentId?: string | null): SourceMark[] {
  return marks.map((mark) =>
    mark.id === currentId && !mark.tone.endsWith('actor') ? { ...mark, tone: 'current' as const } : mark,
  );
}

/** Moves codes of the same line apart: each at least `gap` under the one before. Gives how far each must go down. */
export function spread(tops: readonly number[], gap: number): number[] {
  let floor = Number.NEGATIVE_INFINITY;
  return tops.map((top) => {
    const at = Math.max(top, floor);
    floor = at + gap;
    return at - top;
  });
}
