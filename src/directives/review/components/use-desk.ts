import { useRef, useState } from 'react';
import type { DocumentDetail, Span } from '#documents/schema.ts';
import { type Doubt, doubtsOf } from '../../doubts/rules.ts';
import type { Present } from '../../presence/schema.ts';
import type { Deadline } from '../../schema.ts';
import { obstacles as obstaclesOf } from '../rules.ts';
import {
  FINDINGS,
  HEADER,
  type ItemPatch,
  type Obstacle,
  type Review,
  type ReviewFinding,
  type ReviewItem,
} from '../schema.ts';
import type { Draft } from './item-editor.tsx';
import { useCompany } from './use-company.ts';
import { type Decisions, useDecisions } from './use-decisions.ts';
import { type Drafts, useDrafts } from './use-drafts.ts';
import { decidedEntries, itemLabels, nextPending, stepFrom, walkOrder } from './walk.ts';

/** What is being written: nothing, the current entry, the place where it is split, or a new item. */
export type Writing = 'none' | 'current' | 'split' | 'new';

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

interface Acts {
  step(by: 1 | -1): void;
  next(): void;
  nextDoubt(): void;
  /** «Đã xem, đúng» of the first doubt here that nobody has answered. */
  answerDoubt(): void;
  accept(): void;
  reject(): void;
  reopen(): void;
  edit(): void;
  setKind(kind: ReviewItem['kind']): void;
  /** Into the next kind: requirement, answer, decision. */
  changeKind(): void;
  move(by: 1 | -1): void;
  merge(): void;
  split(at: number): void;
  setDeadline(deadline: Deadline): void;
  /** `seen` is the version that the editing began on. */
  save(draft: Draft, seen: number, thenAccept: boolean): void;
  add(span: Span, draft: Draft): Promise<void>;
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

type Laid = Pick<
  Desk,
  | 'document'
  | 'review'
  | 'items'
  | 'findings'
  | 'doubts'
  | 'labels'
  | 'order'
  | 'decisions'
  | 'drafts'
  | 'current'
  | 'item'
  | 'open'
  | 'write'
> & { pending: Set<string> };

const KINDS = ['requirement', 'answer', 'decision'] as const;

function actsOf(laid: Laid): Acts {
  const { document, items, findings, doubts, labels, order, decisions, drafts, current, item } = laid;
  const { pending, open, write } = laid;
  const label = labels.get(current) ?? '';
  const step = (by: 1 | -1) => open(stepFrom(order, current, by) ?? current);
  const onward = () => {
    const next = nextPending(order, pending, current);
    if (next) open(next);
    return next !== null;
  };
  const decide = (decision: 'accepted' | 'rejected') => {
    if (!item) return;
    decisions.decide(item, decision, label);
    onward();
  };
  const openMade = (made: Promise<string | null>) => made.then((id) => id && open(id));
  const at = items.findIndex((one) => one.id === current);
  const setKind = (kind: ReviewItem['kind']) => item && decisions.edit(item, { kind }, label);
  return {
    step,
    next: () => void (onward() || step(1)),
    nextDoubt: () => {
      const left = doubts.filter((doubt) => !doubt.answer);
      const places = left.map((doubt) => order.indexOf(doubt.entry));
      const here = order.indexOf(current);
      const next =
        left[
          Math.max(
            0,
            places.findIndex((place) => place > here),
          )
        ];
      if (next) open(next.entry);
    },
    answerDoubt: () => {
      const here = doubts.find((doubt) => doubt.entry === current && !doubt.answer);
      if (here) decisions.answerDoubt(here.key, current, true);
    },
    accept: () => {
      if (current === HEADER) decisions.decideHeader(document.version, 'accepted');
      if (current === FINDINGS)
        decisions.decideFindings(
          findings.filter((finding) => finding.decision === 'pending'),
          'accepted',
        );
      if (item) decide('accepted');
      else onward();
    },
    reject: () => decide('rejected'),
    reopen: () => {
      if (current === HEADER) decisions.decideHeader(document.version, 'pending');
      if (current === FINDINGS) decisions.decideFindings(findings, 'pending');
      if (item) decisions.decide(item, 'pending', label);
    },
    edit: () => (item || current === HEADER) && write('current'),
    setKind,
    changeKind: () => {
      if (item) setKind(KINDS[(KINDS.indexOf(item.kind) + 1) % KINDS.length] ?? 'requirement');
    },
    move: (by) => {
      // Past one item: before the one above, or before the one after the next.
      const before = by < 0 ? items[at - 1] : items[at + 2];
      if (item && items[at + by]) decisions.move(item, before?.id ?? null, label);
    },
    merge: () => {
      const next = items[at + 1];
      if (!item || !next) return;
      const both = `${label} và ${labels.get(next.id) ?? next.ref}`;
      openMade(decisions.merge(item, next, both));
    },
    split: (place) => {
      write('none');
      if (item) openMade(decisions.split(item, place, label));
    },
    setDeadline: (deadline) => item && decisions.edit(item, { deadline }, label),
    save: (draft, seen, thenAccept) => {
      if (!item) return;
      drafts.keep(item.id, seen + 1, draft);
      decisions.edit({ ...item, version: seen }, patchOf(draft), label, thenAccept);
      write('none');
      if (thenAccept) onward();
    },
    add: async (span, { title, kind, actors, deadline, product }) => {
      const id = await decisions.add({ span, title, kind, actors, deadline, product });
      if (id) open(id);
    },
  };
}

/** The fields of the editor alone: the rest of an item is not for patching. */
function patchOf({ title, kind, actors, deadline, product }: Draft): ItemPatch {
  return { title, kind, actors, deadline, product };
}
