import { opensPredicate } from './agencies/verbs.ts';
import type { Actor } from './contract.ts';
import { type Evaluation, evaluationsBelow, opensLimits } from './evaluations.ts';
import { openingOf } from './openings.ts';
import { type Found, ordersIn } from './orders.ts';
import { petitionOf } from './petitions.ts';
import type { Paper, Place } from './place.ts';
import { addresseesIn, asks, asksForWork, openingsOf, orderInside } from './preamble.ts';
import { isRoleLine, roleLinesOf } from './rolelines.ts';
import { headingOf, OPEN_SCOPE, type Scope } from './scope.ts';
import { concludes, isClosing, isPetitionHeading, looksBack, sectionOf, tellsThePast } from './sections.ts';
import type { Skeleton } from './skeleton.ts';
import { type Item, isHeading } from './tree.ts';

export interface Walked {
  found: Found[];
  evaluations: Evaluation[];
}

/** Children of a colon that are things, not tasks, are the content of the item. */
function isContentList(item: Item, skeletonOf: (item: Item) => Skeleton): boolean {
  if (item.children.length === 0 || !asks(item)) return false;
  const tasks = item.children.filter((child) => {
    const own = skeletonOf(child);
    const words = own.text.slice(child.start, child.end);
    return opensPredicate(words) || words.startsWith('▣') || openingOf(own, child.start, child.end) !== null;
  });
  const own = skeletonOf(item).text.slice(item.start, item.end);
  return tasks.length * 2 < item.children.length && opensPredicate(own);
}

/** A sibling that opens the tasks: those before it tell what was. */
function headsTasks(item: Item, scope: Scope): boolean {
  if (scope.orders && scope.leads.length > 0) return false;
  const search = item.passage.search.slice(item.start, item.end);
  if (item.children.length === 0 && !/:\s*$/u.test(search)) return false;
  return (
    sectionOf(search.slice(-200)) === 'task' ||
    sectionOf(search) === 'task' ||
    /(?:yêu cầu|chỉ đạo)[^:]{0,200}:\s*$/iu.test(search)
  );
}

function opensTasks(scope: Scope, search: string): boolean {
  return sectionOf(search) === 'task' || (scope.orders && scope.leads.length > 0);
}

/** "Chỉ thị này có hiệu lực kể từ ngày ký. Giao Công an tỉnh …": an order behind the formula. */
const ASSIGNS_LATER = /\.\s+(?:Giao|Yêu cầu|Đề nghị)\s+▣/u;

/** Walks down the tree with the scope of each level; what it finds comes in reading order. */
export class Walker {
  readonly found: Found[] = [];
  readonly evaluations: Evaluation[] = [];
  private readonly skeletonOf: (item: Item) => Skeleton;
  private readonly paper: Paper;
  private readonly proposals = new Map<Item, string>();
  private readonly laying = new Map<Item, boolean>();
  private readonly assignees = new Map<Item, Actor[]>();
  private addressees: Actor[] = [];

  constructor(skeletonOf: (item: Item) => Skeleton, paper: Paper) {
    this.skeletonOf = skeletonOf;
    this.paper = paper;
  }

  walk(roots: readonly Item[]): Walked {
    for (const { preamble, addressees, rest } of openingsOf(roots)) {
      let scope = OPEN_SCOPE;
      for (const item of preamble) scope = this.preamble(item, scope);
      if (addressees.length > 0) this.addressees = addresseesIn(addressees, this.skeletonOf);
      this.items(rest, scope);
    }
    return { found: this.found, evaluations: this.evaluations };
  }

  private get context(): Paper {
    return this.addressees.length > 0 ? { ...this.paper, addressees: this.addressees } : this.paper;
  }

  /** A paragraph before the first item: evaluation, a stem, or an order inside its sentence. */
  private preamble(item: Item, scope: Scope): Scope {
    const skeleton = this.skeletonOf(item);
    if (item.kind === 'capitals') return scope;
    this.evaluate(item, false);
    const heading = asks(item) ? headingOf(item, skeleton, scope, false) : null;
    if (heading) return { ...heading.scope, heading: null };
    const at = orderInside(item, skeleton);
    if (at !== null) this.read(item, at, { ...scope, orders: true }, []);
    return scope;
  }

  private items(items: readonly Item[], outer: Scope): void {
    let scope = outer;
    const tasks = items.findIndex((item) => headsTasks(item, outer));
    items.forEach((item, i) => {
      if (isRoleLine(item)) return;
      const told = i < tasks && this.tells(item, outer);
      const inner = told ? { ...scope, section: 'evaluation' as const } : scope;
      scope = this.item(item, inner, this.linesAfter(items, i + 1)) ?? scope;
      if (told) scope = { ...scope, section: outer.section };
    });
  }

  /** Before the tasks a conclusion looks back, but for words that assign. */
  private tells(item: Item, outer: Scope): boolean {
    return (
      this.paper.looksBack &&
      outer.section !== 'task' &&
      !outer.petitions &&
      outer.leads.length === 0 &&
      !this.lays(item)
    );
  }

  /** Whether an item, or one below it, lays something on somebody: assigned, or a body with what it is to do. */
  private lays(item: Item): boolean {
    const known = this.laying.get(item) ?? this.laysWork(item);
    this.laying.set(item, known);
    return known;
  }

  private laysWork(item: Item): boolean {
    const skeleton = this.skeletonOf(item);
    const opening = openingOf(skeleton, item.start, item.end);
    const words = skeleton.text.slice(item.start, item.end);
    const acts =
      opening?.kind === 'subject' &&
      opening.groups.some((group) => group.mentions.some((mention) => !mention.generic)) &&
      item.kind !== 'plain' &&
      opensPredicate(skeleton.text.slice(opening.predicate).trimStart()) &&
      !tellsThePast(words) &&
      !looksBack(words);
    const later = !tellsThePast(words) && !looksBack(words) && ASSIGNS_LATER.test(words);
    return (
      opening?.kind === 'assign' ||
      acts ||
      later ||
      concludes(words) ||
      item.children.some((child) => this.lays(child))
    );
  }

  private linesAfter(items: readonly Item[], from: number): Place['lines'] {
    const lines: Place['lines'] = [];
    for (let i = from; i < items.length; i += 1) {
      const item = items[i];
      const found = item ? roleLinesOf(item) : [];
      if (!item || found.length === 0) break;
      for (const line of found) lines.push({ skeleton: this.skeletonOf(item), line, below: false });
    }
    return lines;
  }

  /** Reads one item; a stem without items of its own gives back the scope for what follows. */
  private item(item: Item, scope: Scope, after: Place['lines']): Scope | null {
    const skeleton = this.skeletonOf(item);
    const search = skeleton.passage.search.slice(item.start, item.end);
    if (isClosing(search) && !ASSIGNS_LATER.test(skeleton.text.slice(item.start, item.end))) return null;
    const headed =
      item.kind === 'capitals' || (item.children.some((child) => !isRoleLine(child)) && isHeading(item));
    const names = headed && !isContentList(item, this.skeletonOf);
    const heading = headingOf(item, skeleton, scope, names);
    const opens =
      heading &&
      (scope.section !== 'evaluation' ||
        ['aim', 'funding'].includes(heading.scope.section) ||
        opensTasks(heading.scope, search));
    if (opens) {
      const petitions = scope.petitions || isPetitionHeading(search);
      return this.below(item, search, { ...heading.scope, petitions }, heading.inline, after);
    }
    if (scope.section === 'evaluation') {
      this.evaluate(item, opensLimits(scope.heading ?? ''));
      this.items(item.children, { ...scope, heading: headed ? search : scope.heading });
    } else this.own(item, scope, after);
    return null;
  }

  /** What stands below a heading or behind its colon. */
  private below(
    item: Item,
    search: string,
    scope: Scope,
    inline: number | null,
    after: Place['lines'],
  ): Scope | null {
    const told = scope.section === 'evaluation';
    if (told) this.lookedBack(item, search, scope);
    if (inline !== null) this.read(item, inline, scope, after);
    if (inline !== null || (item.children.length > 0 && !told)) this.items(item.children, scope);
    const stands = inline === null && item.children.length === 0;
    return stands && (item.kind === 'plain' || item.kind === 'capitals') ? scope : null;
  }

  /** Below a heading of evaluation all is told, up to a stem that asks for work. */
  private lookedBack(item: Item, search: string, scope: Scope): void {
    const turn = item.children.findIndex((child) => asksForWork(child));
    const told = turn < 0 ? item.children : item.children.slice(0, turn);
    this.evaluations.push(...evaluationsBelow({ ...item, children: told }, search, this.skeletonOf));
    if (turn >= 0) this.items(item.children.slice(turn), { ...scope, section: 'neutral' });
  }

  private evaluate(item: Item, limitations: boolean): void {
    this.evaluations.push({ skeleton: this.skeletonOf(item), start: item.start, end: item.end, limitations });
  }

  /** An item with words of its own; what stands below it inherits its assignee. */
  private own(item: Item, scope: Scope, after: Place['lines']): void {
    const below = this.linesAfter(item.children, 0).map((line) => ({ ...line, below: true }));
    const before = this.found.length;
    this.readOwn(item, this.resumed(item, scope), [...below, ...after]);
    this.keepAssignees(item, this.found.slice(before));
    const tasks = item.children.filter((child) => !isRoleLine(child));
    if (tasks.length === 0 || isContentList(item, this.skeletonOf)) return;
    const leads = this.assignees.get(item) ?? [];
    this.items(tasks, leads.length > 0 ? { ...scope, leads, step: 5, orders: true } : scope);
  }

  private keepAssignees(item: Item, found: readonly Found[]): void {
    const last = found.findLast((one) => one.directive.kind !== 'decision');
    const leads = last?.directive.actors.filter((actor) => actor.role === 'lead') ?? [];
    if (leads.length > 0)
      this.assignees.set(
        item,
        leads.map((actor) => ({ ...actor, inherited: true })),
      );
  }

  /** A second paragraph of an item that opens with a verb goes on with the item's assignee. */
  private resumed(item: Item, scope: Scope): Scope {
    const leads = item.continues && this.assignees.get(item.continues);
    const words = this.skeletonOf(item).text.slice(item.start, item.end);
    if (!leads || scope.leads.length > 0 || !opensPredicate(words) || tellsThePast(words)) return scope;
    this.assignees.set(item, leads);
    return { ...scope, leads, step: 5, orders: true };
  }

  private readOwn(item: Item, scope: Scope, lines: Place['lines']): void {
    const skeleton = this.skeletonOf(item);
    const petition = petitionOf(item, skeleton, scope.petitions);
    const continued = item.continues ? this.proposals.get(item.continues) : undefined;
    const proposal = petition ? skeleton.passage.text.slice(petition.start, petition.end).trim() : continued;
    if (petition && proposal) this.proposals.set(item, proposal);
    this.read(item, petition?.answer ?? item.start, scope, lines, proposal);
  }

  private read(item: Item, start: number, scope: Scope, lines: Place['lines'], proposal?: string): void {
    const answers = scope.petitions;
    const asked = proposal !== undefined && !answers ? { ...scope, heading: proposal, orders: true } : scope;
    const place: Place = {
      ref: item.ref,
      skeleton: this.skeletonOf(item),
      start,
      end: item.end,
      scope: asked,
      proposal: answers ? (proposal ?? null) : null,
      answers,
      lines,
    };
    this.found.push(...ordersIn(place, this.context));
  }
}

/** Directives and evaluations of a body tree. */
export function walkBody(roots: readonly Item[], skeletonOf: (item: Item) => Skeleton, paper: Paper): Walked {
  return new Walker(skeletonOf, paper).walk(roots);
}
