import { opensPredicate } from './agencies/verbs.ts';
import type { Actor } from './contract.ts';
import { openingOf } from './openings.ts';
import { type Found, ordersIn, type Paper, type Place } from './orders.ts';
import { petitionOf } from './petitions.ts';
import { type RoleLine, roleLineOf } from './rolelines.ts';
import { actorsOf } from './roles.ts';
import { headingOf, OPEN_SCOPE, type Scope } from './scope.ts';
import { isClosing, isPetitionHeading, sectionOf } from './sections.ts';
import type { Skeleton } from './skeleton.ts';
import { type Item, isHeading } from './tree.ts';

/** Evaluation met on the way, for the findings. */
export interface Evaluation {
  skeleton: Skeleton;
  start: number;
  end: number;
  limitations: boolean;
}

export interface Walked {
  found: Found[];
  evaluations: Evaluation[];
}

type SkeletonOf = (item: Item) => Skeleton;

function holdsItems(item: Item): boolean {
  return item.children.some((child) => child.kind !== 'plain');
}

/** Walks down the tree with the scope of each level; what it finds comes in reading order. */
export class Walker {
  readonly found: Found[] = [];
  readonly evaluations: Evaluation[] = [];
  private readonly skeletonOf: SkeletonOf;
  private readonly paper: Paper;
  private readonly proposals = new Map<Item, string>();
  private addressees: Actor[] = [];

  constructor(skeletonOf: SkeletonOf, paper: Paper) {
    this.skeletonOf = skeletonOf;
    this.paper = paper;
  }

  /** The whole body. Words before the first item are orders only where their last colon says so. */
  walk(roots: readonly Item[]): Walked {
    const first = roots.findIndex(
      (item) => item.kind !== 'plain' && (item.kind !== 'capitals' || holdsItems(item)),
    );
    const begins = first < 0 ? roots.length : first;
    let scope = OPEN_SCOPE;
    const opening = roots.findLastIndex((item, i) => i < begins && this.asks(item));
    const limit = first < 0 ? opening : begins - 1;
    for (const item of roots.slice(0, limit + 1)) scope = this.preamble(item, scope);
    const rest = roots.slice(limit + 1);
    const addressed = this.addresseesIn(roots[limit], rest);
    if (addressed > 0) return this.walk(rest.slice(addressed));
    this.items(rest, scope);
    return { found: this.found, evaluations: this.evaluations };
  }

  private asks(item: Item): boolean {
    return /:\s*$/u.test(item.passage.search);
  }

  /** "… điện:" and a list of bodies: the addressees, no tasks. */
  private addresseesIn(stem: Item | undefined, rest: readonly Item[]): number {
    if (!stem || !/(?:điện|gửi)\s*:\s*$/iu.test(stem.passage.search)) return 0;
    const end = rest.findIndex((item) => item.kind !== 'dash');
    const list = rest.slice(0, end < 0 ? rest.length : end);
    this.addressees = list.flatMap((item) =>
      this.skeletonOf(item).groups.flatMap((group) => actorsOf(this.skeletonOf(item), group, 'lead', true)),
    );
    return list.length;
  }

  private get context(): Paper {
    return this.addressees.length > 0 ? { ...this.paper, addressees: this.addressees } : this.paper;
  }

  /** A paragraph before the first item: evaluation, a stem, or an order inside its sentence. */
  private preamble(item: Item, scope: Scope): Scope {
    const skeleton = this.skeletonOf(item);
    if (item.kind === 'capitals') return scope;
    this.evaluate(item, item.start, false);
    const heading = this.asks(item) ? headingOf(item, skeleton, scope, false) : null;
    if (heading) return { ...heading.scope, heading: null };
    const colon = [
      ...skeleton.text.matchAll(
        /(?:kết luận|yêu cầu|chỉ đạo|ý kiến|như sau|chỉ thị)[^:.;]{0,60}:\s+(?=\S)/giu,
      ),
    ].at(-1);
    const at = colon ? colon.index + colon[0].length : this.lastSentenceWithGiver(skeleton);
    if (at !== null && openingOf(skeleton, at, item.end)) this.read(item, at, { ...scope, orders: true }, []);
    return scope;
  }

  private lastSentenceWithGiver(skeleton: Skeleton): number | null {
    const stops = [...skeleton.text.matchAll(/(?:^|\.\s+)(?=[\p{Lu}▣])/gu)].map(
      (match) => match.index + match[0].length,
    );
    const at = stops.at(-1) ?? 0;
    const opening = openingOf(skeleton, at, skeleton.text.length);
    return opening?.kind === 'giver' && !/đã (?:giao|yêu cầu|chỉ đạo)/iu.test(skeleton.text.slice(at))
      ? at
      : null;
  }

  private items(items: readonly Item[], outer: Scope): void {
    let scope = outer;
    const tasks = items.findIndex((item) => this.headsTasks(item, outer));
    for (let i = 0; i < items.length; i += 1) {
      const item = items[i];
      if (!item || roleLineOf(item)) continue;
      const told =
        this.paper.looksBack &&
        i < tasks &&
        outer.section !== 'task' &&
        !outer.petitions &&
        outer.leads.length === 0 &&
        !this.assigns(item);
      scope =
        this.item(item, told ? { ...scope, section: 'evaluation' } : scope, this.linesAfter(items, i)) ??
        scope;
      if (told) scope = { ...scope, section: outer.section };
    }
  }

  /** A sibling that opens the tasks: those before it tell what was. */
  private headsTasks(item: Item, scope: Scope): boolean {
    if (scope.orders && scope.leads.length > 0) return false;
    const search = item.passage.search.slice(item.start, item.end);
    if (item.children.length === 0 && !/:\s*$/u.test(search)) return false;
    return (
      sectionOf(search.slice(-200)) === 'task' ||
      sectionOf(search) === 'task' ||
      /(?:yêu cầu|chỉ đạo)[^:]*:\s*$/iu.test(search)
    );
  }

  private assigns(item: Item): boolean {
    return openingOf(this.skeletonOf(item), item.start, item.end)?.kind === 'assign';
  }

  private linesAfter(items: readonly Item[], at: number): Place['lines'] {
    const lines: Place['lines'] = [];
    for (const item of items.slice(at + 1)) {
      const line = roleLineOf(item);
      if (!line) break;
      lines.push({ skeleton: this.skeletonOf(item), line, below: false });
    }
    return lines;
  }

  /** Reads one item; a stem without items of its own gives back the scope for what follows. */
  private item(item: Item, scope: Scope, after: Place['lines']): Scope | null {
    const skeleton = this.skeletonOf(item);
    const search = skeleton.passage.search.slice(item.start, item.end);
    if (isClosing(search)) return null;
    const headed =
      item.kind === 'capitals' || (item.children.some((child) => !roleLineOf(child)) && isHeading(item));
    const heading = headingOf(item, skeleton, scope, headed && !this.isContentList(item, skeleton));
    if (
      (heading && (scope.section !== 'evaluation' || ['aim', 'funding'].includes(heading.scope.section))) ||
      (heading && this.opensTasks(heading.scope, search))
    ) {
      return this.below(item, search, heading?.scope ?? scope, heading?.inline ?? null, scope, after);
    }
    if (scope.section === 'evaluation') {
      this.evaluate(
        item,
        item.start,
        /hạn chế|tồn tại|khuyết điểm|yếu kém|bất cập/iu.test(scope.heading ?? ''),
      );
      this.items(item.children, { ...scope, heading: headed ? search : scope.heading });
      return null;
    }
    this.own(item, scope, after);
    return null;
  }

  private opensTasks(scope: Scope, search: string): boolean {
    return sectionOf(search) === 'task' || (scope.orders && scope.leads.length > 0);
  }

  private below(
    item: Item,
    search: string,
    inner: Scope,
    inline: number | null,
    outer: Scope,
    after: Place['lines'],
  ): Scope | null {
    const petitions = outer.petitions || isPetitionHeading(search);
    const scope = { ...inner, petitions };
    if (scope.section === 'evaluation') this.evaluateBelow(item, search);
    if (inline !== null) {
      this.read(item, inline, scope, after);
      this.items(item.children, scope);
      return null;
    }
    if (item.children.length > 0) {
      if (scope.section !== 'evaluation') this.items(item.children, scope);
      return null;
    }
    return item.kind === 'plain' || item.kind === 'capitals' ? scope : null;
  }

  private evaluateBelow(item: Item, heading: string): void {
    const limits =
      /hạn chế|tồn tại|khuyết điểm|yếu kém|bất cập/iu.test(heading) && !/ưu điểm|kết quả đạt/iu.test(heading);
    for (const child of item.children) {
      this.evaluate(child, child.start, limits);
      if (child.children.length > 0) this.evaluateBelow(child, child.passage.search);
    }
  }

  private evaluate(item: Item, start: number, limitations: boolean): void {
    this.evaluations.push({ skeleton: this.skeletonOf(item), start, end: item.end, limitations });
  }

  /** Children of a colon that are things, not tasks, are the content of the item. */
  private isContentList(item: Item, skeleton: Skeleton): boolean {
    if (item.children.length === 0 || !/:\s*$/u.test(skeleton.passage.search)) return false;
    const tasks = item.children.filter((child) => {
      const own = this.skeletonOf(child);
      const words = own.text.slice(child.start, child.end);
      return (
        opensPredicate(words) || words.startsWith('▣') || openingOf(own, child.start, child.end) !== null
      );
    });
    return (
      tasks.length * 2 < item.children.length && opensPredicate(skeleton.text.slice(item.start, item.end))
    );
  }

  private own(item: Item, scope: Scope, after: Place['lines']): void {
    const skeleton = this.skeletonOf(item);
    const below = this.linesAfter([item, ...item.children], 0).map((line) => ({ ...line, below: true }));
    const lines = [...below, ...after];
    const before = this.found.length;
    const petition = petitionOf(item, skeleton, scope.petitions);
    const continued = item.continues ? this.proposals.get(item.continues) : undefined;
    if (petition) {
      const proposal = skeleton.passage.text.slice(petition.start, petition.end).trim();
      this.proposals.set(item, proposal);
      this.read(item, petition.answer, scope, lines, proposal);
    } else this.read(item, item.start, scope, lines, continued);
    const tasks = item.children.filter((child) => !roleLineOf(child));
    if (tasks.length === 0 || this.isContentList(item, skeleton)) return;
    const last = this.found.slice(before).findLast((found) => found.directive.kind !== 'decision');
    const leads = last?.directive.actors
      .filter((actor) => actor.role === 'lead')
      .map((actor) => ({ ...actor, inherited: true }));
    this.items(tasks, leads && leads.length > 0 ? { ...scope, leads, step: 5, orders: true } : scope);
  }

  private read(item: Item, start: number, scope: Scope, lines: Place['lines'], proposal?: string): void {
    const place: Place = {
      ref: item.ref,
      skeleton: this.skeletonOf(item),
      start,
      end: item.end,
      scope,
      proposal: scope.petitions ? (proposal ?? null) : null,
      answers: scope.petitions,
      lines,
    };
    if (proposal !== undefined && !scope.petitions)
      place.scope = { ...scope, heading: proposal, orders: true };
    this.found.push(...ordersIn(place, this.context));
  }
}

/** Directives and evaluations of a body tree. */
export function walkBody(roots: readonly Item[], skeletonOf: SkeletonOf, paper: Paper): Walked {
  return new Walker(skeletonOf, paper).walk(roots);
}

export type { RoleLine };
