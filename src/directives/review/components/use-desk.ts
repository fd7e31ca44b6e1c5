import { useRef, useState } from 'react';
import type { DocumentDetail } from '#documents/schema.ts';
import { type Doubt, doubtsOf } from '../../doubts/rules.ts';
import type { Present } from '../../presence/schema.ts';
import { obstacles as obstaclesOf } from '../rules.ts';
import { HEADER, type Obstacle, type Review, type ReviewFinding, type ReviewItem } from '../schema.ts';
import { type Acts, actsOf, type Writing } from './desk-acts.ts';
import { useCompany } from './use-company.ts';
import { type Decisions, useDecisions } from './use-decisions.ts';
import { type Drafts, useDrafts } from './use-drafts.ts';
import { decidedEntries, itemLabels, nextPending, walkOrder } from './walk.ts';

/** The review as it lies on the desk: what is there, what is open, and what can be done with it. */
export interface Desk extends Acts {
  document: DocumentDetail;
  review: Review;
  items: ReviewItem[];
  findings: ReviewFinding[];
  doubts: Doubt[];
  /** Others at the same desk, and where. */
  others: Present[];
  /** 3.3a, by item. */
  labels: Map<string, string>;
  /** All entries in the order of the arrows. */
  order: string[];
  /** How many entries are decided one by one, and how many of them were. */
  progress: { done: number; total: number };
  /** Why it cannot be published yet. */
  obstacles: Obstacle[];
  decisions: Decisions;
  drafts: Drafts;
  current: string;
  item: ReviewItem | undefined;
  /** Whether the open entry waits for its decision. */
  isPending: boolean;
  hovered: string | null;
  /** A mark that is no entry, to be shown on the paper: one finding, one citation. */
  pointed: string | null;
  writing: Writing;
  publishing: boolean;
  hover(id: string | null): void;
  point(markId: string): void;
  write(writing: Writing): void;
  ask(publishing: boolean): void;
  open(entry: string): void;
}

export function useDesk(userId: string, document: DocumentDetail, review: Review): Desk {
  const { items, findings, headerDecision, answers } = review;
  const doubts = doubtsOf({ document, items, answers });
  const has = { citations: document.citations.length > 0, findings: findings.length > 0 };
  const order = walkOrder(items, { ...has, doubts: doubts.length > 0 });
  const entries = decidedEntries({ headerDecision, findings, items });
  const pending = new Set(entries.filter((one) => one.isPending).map((one) => one.entry));

  const [chosen, setCurrent] = useState<string>(() => {
    const { lastEntry } = review;
    if (lastEntry && order.includes(lastEntry)) return lastEntry;
    return nextPending(order, pending, null) ?? HEADER;
  });
  const current = useStanding(chosen, order, items);
  const [hovered, hover] = useState<string | null>(null);
  const [pointed, point] = useState<string | null>(null);
  const [writing, write] = useState<Writing>('none');
  const [publishing, setPublishing] = useState(false);
  const open = (entry: string) => {
    setCurrent(entry);
    point(null);
    write('none');
  };
  const drafts = useDrafts(userId, document.id);
  const decisions = useDecisions(document.id, {
    onTakenBack: open,
    onEdited: (itemId, refused) => (refused ? drafts.refuse(itemId) : drafts.drop(itemId)),
  });
  const others = useCompany(document.id, current);
  const obstacles = obstaclesOf({ ...document, headerDecision }, items, findings);
  const labels = itemLabels(items);
  const item = items.find((one) => one.id === current);
  const held = { document, review, items, findings, doubts, others, labels, order, obstacles, decisions };
  const shown = { current, item, hovered, pointed, writing, publishing, drafts };
  return {
    ...held,
    ...shown,
    progress: { done: entries.length - pending.size, total: entries.length },
    isPending: pending.has(current),
    ...{ hover, point, write, open },
    ask: (wanted) => setPublishing(wanted && obstacles.length === 0),
    ...actsOf({ ...held, ...shown, pending, open, write }),
  };
}

/** The chosen entry, or what stands in its stead: what was made of it, or the entry at its place. */
function useStanding(chosen: string, order: string[], items: ReviewItem[]): string {
  const at = useRef(0);
  const place = order.indexOf(chosen);
  if (place >= 0) {
    at.current = place;
    return chosen;
  }
  const made = items.find((item) => item.madeFrom.includes(chosen));
  return made?.id ?? order[Math.min(at.current, order.length - 1)] ?? HEADER;
}
