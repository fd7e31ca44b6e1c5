import type { Citation } from '#documents/schema.ts';
import type { SourceMark } from '#platform/ui/source-text.tsx';
import type { Tick } from '#platform/ui/ticks.tsx';
import { itemDoubts } from '../../doubts/rules.ts';
import { becomeDirectives, directiveCodes } from '../../publishing/rules.ts';
import type { Finding } from '../../schema.ts';
import { CITATIONS, DOUBTS, FINDINGS, HEADER, type ReviewItem } from '../schema.ts';

/** In the order of the arrows: what stands above the items, then the items as the clerk has them. */
export function walkOrder(
  items: ReviewItem[],
  has: { doubts: boolean; citations: boolean; findings: boolean },
): string[] {
  const above = [
    HEADER,
    ...(has.doubts ? [DOUBTS] : []),
    ...(has.citations ? [CITATIONS] : []),
    ...(has.findings ? [FINDINGS] : []),
  ];
  return [...above, ...items.map((item) => item.id)];
}

/** The entry a step away; the ends hold. */
export function stepFrom(order: string[], current: string | null, step: 1 | -1): string | null {
  const at = current === null ? -1 : order.indexOf(current);
  return order[Math.max(0, Math.min(order.length - 1, at + step))] ?? null;
}

interface Decided<Item = Pick<ReviewItem, 'id' | 'decision'>> {
  headerDecision: 'pending' | 'accepted';
  findings: Pick<Finding, 'decision'>[];
  items: Item[];
}

/** What is decided entry by entry, in order; the findings are looked at together. */
export function decidedEntries({ headerDecision, findings, items }: Decided): {
  entry: string;
  isPending: boolean;
}[] {
  const unseen = findings.some((finding) => finding.decision === 'pending');
  return [
    { entry: HEADER, isPending: headerDecision === 'pending' },
    ...(findings.length > 0 ? [{ entry: FINDINGS, isPending: unseen }] : []),
    ...items.map(({ id, decision }) => ({ entry: id, isPending: decision === 'pending' })),
  ];
}

/** The next entry not yet looked at: after this one, else the first before it; null when all are decided. */
export function nextPending(order: string[], pending: Set<string>, after: string | null): string | null {
  const at = after === null ? -1 : order.indexOf(after);
  const around = [...order.slice(at + 1), ...order.slice(0, at + 1)];
  return around.find((entry) => pending.has(entry) && entry !== after) ?? null;
}

/** 3.3a and 3.3b where one point of the document holds several; the same letters as in the codes to come. */
export function itemLabels(items: ReviewItem[]): Map<string, string> {
  const document = { type: '', number: '0', issuedOn: '0000' };
  const stem = directiveCodes(document, [''])[0]?.length ?? 0;
  const counted = becomeDirectives(
    items.map((item) => (item.decision === 'pending' ? { ...item, decision: 'accepted' as const } : item)),
  );
  const codes = directiveCodes(
    document,
    counted.map((item) => item.ref),
  );
  const labels = new Map(counted.map((item, index) => [item.id, codes[index]?.slice(stem) ?? item.ref]));
  return new Map(items.map((item) => [item.id, labels.get(item.id) ?? item.ref]));
}

/** Other items made from words that this one is made from too. */
export function sharing(item: ReviewItem, items: ReviewItem[]): ReviewItem[] {
  const [start, end] = item.span;
  return items.filter((other) => other.id !== item.id && other.span[0] < end && other.span[1] > start);
}

/** A click on words that several items share goes from one to the next. */
export function pressed(id: string, current: string | null, items: ReviewItem[]): string {
  const item = items.find((one) => one.id === id);
  if (!item) return id;
  const twins = items.filter((one) => one.span[0] === item.span[0] && one.span[1] === item.span[1]);
  const at = twins.findIndex((one) => one.id === current);
  return twins[(at + 1) % twins.length]?.id ?? id;
}

export const isDoubtful = (item: ReviewItem): boolean => itemDoubts(item).length > 0;

/** One box for each entry that is decided, in their order. */
export function ticksOf(decided: Decided<ReviewItem>, current: string | null): Tick[] {
  return decidedEntries(decided).map(({ entry, isPending }) => {
    if (entry === current) return 'current';
    if (!isPending) return 'accepted';
    const item = decided.items.find((one) => one.id === entry);
    return item && isDoubtful(item) ? 'doubt' : 'todo';
  });
}

interface Marked {
  items: ReviewItem[];
  findings: Finding[];
  citations: Citation[];
  current: string | null;
  hovered: string | null;
}

/** What is marked on the paper. An item that is no directive shows only while it is looked at. */
export function marksOf({ items, findings, citations, current, hovered }: Marked): SourceMark[] {
  const labels = itemLabels(items);
  const shown = items.filter(
    ({ id, decision }) => decision !== 'rejected' || id === current || id === hovered,
  );
  const open = items.find((item) => item.id === current);
  return [
    ...shown.flatMap((item) => itemMarks(item, labels.get(item.id) ?? item.ref)),
    ...(open ? actorMarks(open) : []),
    ...citations.flatMap(({ span, doubt }, i) =>
      doubt || current === CITATIONS
        ? [{ id: `${CITATIONS}:${i}`, span, tone: doubt ? ('doubt' as const) : ('current' as const) }]
        : [],
    ),
    ...(current === FINDINGS
      ? findings.map((f, i) => ({ id: `${FINDINGS}:${i}`, span: f.span, tone: 'current' as const }))
      : []),
  ];
}

const FLAG_LENGTH = 8;

/** A doubtful item is flagged at its first words and in the margin; the wave under all of it would be no reading. */
function itemMarks(item: ReviewItem, code: string): SourceMark[] {
  const { id, span, text } = item;
  if (item.decision === 'accepted') return [{ id, span, tone: 'accepted', code }];
  if (!isDoubtful(item)) return [{ id, span, tone: 'unseen', code }];
  const end = text.indexOf(' ', FLAG_LENGTH);
  const flag: [number, number] = [span[0], end < 0 ? span[1] : Math.min(span[1], span[0] + end)];
  return [
    { id, span: flag, tone: 'doubt', code },
    { id, span, tone: 'unseen' },
  ];
}

function actorMarks(item: ReviewItem): SourceMark[] {
  return item.actors.flatMap(({ role, span }, index) =>
    span
      ? [
          {
            id: `${item.id}:${index}`,
            span,
            tone: role === 'lead' ? ('actor' as const) : ('other-actor' as const),
          },
        ]
      : [],
  );
}

/** The entry that a mark belongs to. */
export const entryOf = (markId: string): string => markId.split(':')[0] ?? markId;
