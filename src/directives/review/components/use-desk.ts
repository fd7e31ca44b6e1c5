import { useState } from 'react';
import type { DocumentDetail, Span } from '#documents/schema.ts';
import type { Deadline, Finding } from '../../schema.ts';
import { obstacles as obstaclesOf } from '../rules.ts';
import type { ItemPatch, Review, ReviewItem } from '../schema.ts';
import type { Draft } from './item-editor.tsx';
import { type Decisions, useDecisions } from './use-decisions.ts';
import { HEADER, itemLabels, nextPending, stepFrom, walkOrder } from './walk.ts';

/** What is being written: nothing, the current entry, or a new item. */
export type Writing = 'none' | 'current' | 'new';

/** The review as it lies on the desk: what is there, what is open, and what can be done with it. */
export interface Desk {
  document: DocumentDetail;
  items: ReviewItem[];
  findings: Finding[];
  /** 3.3a, by item. */
  labels: Map<string, string>;
  /** All entries in the order of the arrows. */
  order: string[];
  /** Why it cannot be published yet. */
  obstacles: string[];
  decisions: Decisions;
  current: string;
  item: ReviewItem | undefined;
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
  step(by: 1 | -1): void;
  next(): void;
  accept(): void;
  reject(): void;
  reopen(): void;
  edit(): void;
  setDeadline(deadline: Deadline): void;
  save(draft: Draft, thenAccept: boolean): void;
  add(span: Span, draft: Draft): Promise<void>;
}

export function useDesk(document: DocumentDetail, { items, findings }: Review): Desk {
  const [current, setCurrent] = useState<string>(() => nextPending(items, null) ?? HEADER);
  const [hovered, hover] = useState<string | null>(null);
  const [pointed, point] = useState<string | null>(null);
  const [writing, write] = useState<Writing>('none');
  const [publishing, setPublishing] = useState(false);
  const open = (entry: string) => {
    setCurrent(entry);
    point(null);
    write('none');
  };
  const decisions = useDecisions(document.id, open);
  const labels = itemLabels(items);
  const obstacles = obstaclesOf(document, items);
  const order = walkOrder(items, { citations: document.citations.length > 0, findings: findings.length > 0 });
  const item = items.find((one) => one.id === current);
  const label = labels.get(current) ?? '';

  const step = (by: 1 | -1) => open(stepFrom(order, current, by) ?? current);
  const next = () => {
    const pending = nextPending(items, current);
    if (pending) open(pending);
    else step(1);
  };
  const decide = (decision: 'accepted' | 'rejected') => {
    if (!item) return;
    decisions.decide(item, decision, label);
    const pending = nextPending(items, current);
    if (pending) open(pending);
  };
  return {
    ...{ document, items, findings, labels, order, obstacles, decisions, current, item },
    ...{ hovered, pointed, writing, publishing, hover, point, write, open, step, next },
    ask: (wanted) => setPublishing(wanted && obstacles.length === 0),
    accept: () => decide('accepted'),
    reject: () => decide('rejected'),
    reopen: () => item && decisions.decide(item, 'pending', label),
    edit: () => (item || current === HEADER) && write('current'),
    setDeadline: (deadline) => item && decisions.edit(item, { deadline }, label),
    save: (draft, thenAccept) => {
      if (!item) return;
      decisions.edit(item, patchOf(draft), label);
      write('none');
      if (thenAccept) decide('accepted');
    },
    add: async (span, { title, actors, deadline }) => {
      const id = await decisions.add({ span, title, actors, deadline });
      if (id) open(id);
    },
  };
}

/** The fields of the editor alone: the rest of an item is not for patching. */
function patchOf({ title, kind, actors, deadline, product }: Draft): ItemPatch {
  return { title, kind, actors, deadline, product };
}
