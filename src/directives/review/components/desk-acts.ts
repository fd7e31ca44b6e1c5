import type { DocumentDetail, Span } from '#documents/schema.ts';
import type { Doubt } from '../../doubts/rules.ts';
import type { Deadline } from '../../schema.ts';
import { FINDINGS, HEADER, type ItemPatch, type ReviewFinding, type ReviewItem } from '../schema.ts';
import type { Draft } from './item-editor.tsx';
import type { Decisions } from './use-decisions.ts';
import type { Drafts } from './use-drafts.ts';
import { nextPending, stepFrom } from './walk.ts';

/** What is being written: nothing, the current entry, the place where it is split, or a new item. */
export type Writing = 'none' | 'current' | 'split' | 'new';

export interface Acts {
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

/** What lies on the desk now, as far as the acts look at it. */
interface Laid {
  document: DocumentDetail;
  items: ReviewItem[];
  findings: ReviewFinding[];
  doubts: Doubt[];
  labels: Map<string, string>;
  order: string[];
  pending: Set<string>;
  decisions: Decisions;
  drafts: Drafts;
  current: string;
  item: ReviewItem | undefined;
  open(entry: string): void;
  write(writing: Writing): void;
}

/** What a key or a button does with the open entry. */
export function actsOf(laid: Laid): Acts {
  const walking = walkingActs(laid);
  const { next, step } = walking;
  return {
    ...{ step, next: () => void (next() || step(1)) },
    nextDoubt: walking.nextDoubt,
    ...decidingActs(laid, next),
    ...itemActs(laid, next),
  };
}

function walkingActs({ order, current, pending, doubts, open }: Laid) {
  return {
    step: (by: 1 | -1) => open(stepFrom(order, current, by) ?? current),
    /** To the next entry that waits; whether there is one. */
    next: () => {
      const entry = nextPending(order, pending, current);
      if (entry) open(entry);
      return entry !== null;
    },
    nextDoubt: () => {
      const left = doubts.filter((doubt) => !doubt.answer).map((doubt) => doubt.entry);
      const here = order.indexOf(current);
      const entry = left.find((one) => order.indexOf(one) > here) ?? left[0];
      if (entry) open(entry);
    },
  };
}

/** The same keys for items, head and findings. */
function decidingActs(
  { document, findings, doubts, labels, decisions, current, item, write }: Laid,
  next: () => void,
) {
  const label = labels.get(current) ?? '';
  const decide = (decision: 'accepted' | 'rejected') => {
    if (!item) return;
    decisions.decide(item, decision, label);
    next();
  };
  return {
    accept: () => {
      if (item) return decide('accepted');
      if (current === HEADER) decisions.decideHeader(document.version, 'accepted');
      const unseen = findings.filter((finding) => finding.decision === 'pending');
      if (current === FINDINGS) decisions.decideFindings(unseen, 'accepted');
      next();
    },
    reject: () => decide('rejected'),
    reopen: () => {
      if (current === HEADER) decisions.decideHeader(document.version, 'pending');
      if (current === FINDINGS) decisions.decideFindings(findings, 'pending');
      if (item) decisions.decide(item, 'pending', label);
    },
    answerDoubt: () => {
      const here = doubts.find((doubt) => doubt.entry === current && !doubt.answer);
      if (here) decisions.answerDoubt(here.key, current, true);
    },
    edit: () => (item || current === HEADER) && write('current'),
  };
}

const KINDS = ['requirement', 'answer', 'decision'] as const;

function itemActs({ items, labels, decisions, drafts, current, item, open, write }: Laid, next: () => void) {
  const label = labels.get(current) ?? '';
  const at = items.findIndex((one) => one.id === current);
  const openMade = (made: Promise<string | null>) => made.then((id) => id && open(id));
  const setKind = (kind: ReviewItem['kind']) => item && decisions.edit(item, { kind }, label);
  return {
    setKind,
    changeKind: () => {
      if (item) setKind(KINDS[(KINDS.indexOf(item.kind) + 1) % KINDS.length] ?? 'requirement');
    },
    move: (by: 1 | -1) => {
      // Past one item: before the one above, or before the one after the next.
      const before = by < 0 ? items[at - 1] : items[at + 2];
      if (item && items[at + by]) decisions.move(item, before?.id ?? null, label);
    },
    merge: () => {
      const following = items[at + 1];
      if (!item || !following) return;
      const both = `${label} và ${labels.get(following.id) ?? following.ref}`;
      openMade(decisions.merge(item, following, both));
    },
    split: (place: number) => {
      write('none');
      if (item) openMade(decisions.split(item, place, label));
    },
    setDeadline: (deadline: Deadline) => item && decisions.edit(item, { deadline }, label),
    save: (draft: Draft, seen: number, thenAccept: boolean) => {
      if (!item) return;
      drafts.keep(item.id, seen + 1, draft);
      decisions.edit({ ...item, version: seen }, patchOf(draft), label, thenAccept);
      write('none');
      if (thenAccept) next();
    },
    add: async (span: Span, { title, kind, actors, deadline, product }: Draft) => {
      const id = await decisions.add({ span, title, kind, actors, deadline, product });
      if (id) open(id);
    },
  };
}

/** The fields of the editor alone: the rest of an item is not for patching. */
function patchOf({ title, kind, actors, deadline, product }: Draft): ItemPatch {
  return { title, kind, actors, deadline, product };
}
