import { opensPredicate } from './agencies/verbs.ts';
import { type Chunk, chunksOf, namesOf } from './chunks.ts';
import type { Actor, Deadline, Directive } from './contract.ts';
import { deadlinesIn } from './deadlines.ts';
import { bareDeadline } from './fixed-dates.ts';
import type { Calendar, FoundDeadline } from './found-deadline.ts';
import { giverOf } from './openings.ts';
import type { RoleLine } from './rolelines.ts';
import { actorsOf, rolesIn, statedLeads } from './roles.ts';
import type { Scope, Step } from './scope.ts';
import { decides, decidesAsSubject, isClosing, looksBack, tellsThePast } from './sections.ts';
import type { Group, Skeleton } from './skeleton.ts';

/** A directive with what the doubts are drawn from. */
export interface Found {
  directive: Directive;
  step: Step;
  yearSupplied: boolean;
  assignments: number;
}

/** The item a stretch of words belongs to. */
export interface Place {
  ref: string;
  skeleton: Skeleton;
  start: number;
  end: number;
  scope: Scope;
  proposal: string | null;
  answers: boolean;
  /** Role lines that speak of this item. */
  lines: { skeleton: Skeleton; line: RoleLine; below: boolean }[];
}

/** What the paper as a whole adds to the reading of one item. */
export interface Paper {
  /** A conclusion or directive, which looks back before it looks ahead; plans and decisions do not. */
  looksBack: boolean;
  calendar: Calendar;
  addressees: readonly Actor[];
  /** Whether a body is the one that speaks in the paper: issuer, superior or chair. */
  speaks(name: string): boolean;
}

const BARE_HELP = /^\s*phối hợp(?!\s*(?:chặt chẽ\s*|đồng bộ\s*)?,?\s*(?:với|cùng|▣))/iu;
const ASSIGNMENT =
  /(?<!(?:đã|được|theo|của|quá trình)\s)(?<!\p{L})(?:giao|yêu cầu|đề nghị)\s+(?:cho\s+)?▣/giu;
const RECALLED = /(?:đã (?:được )?(?:giao|yêu cầu|chỉ đạo|đề nghị)|theo (?:đề nghị|yêu cầu) của)\s+▣/iu;
/** What one who leads makes others do; a heading's body stays the lead of it. */
const DRIVES = /^\s*(?:yêu cầu|chỉ đạo|đôn đốc)/iu;

interface Lead {
  actors: Actor[];
  groups: Group[];
  step: Step;
}

function own(skeleton: Skeleton, chunk: Chunk, step: Step): Lead {
  const groups = chunk.opening?.groups ?? [];
  return { actors: groups.flatMap((group) => actorsOf(skeleton, group, 'lead')), groups, step };
}

/** "quý Sở" is the addressee of that kind. */
function resolved(actors: readonly Actor[], addressees: readonly Actor[]): Actor[] {
  return actors.map((actor) => {
    const kind = /^quý\s+(\p{L}+)/iu.exec(actor.name)?.[1]?.toLowerCase();
    const [match, second] = kind
      ? addressees.filter((other) => other.name.toLowerCase().startsWith(kind))
      : [];
    return match && !second ? { ...actor, name: match.name, inherited: true } : actor;
  });
}

function leadOf(place: Place, chunk: Chunk, paper: Paper): Lead | null {
  const { skeleton, scope } = place;
  const { opening } = chunk;
  const words = skeleton.text.slice(chunk.start, chunk.end);
  const underAgency = scope.step === 4 && scope.leads.length > 0;
  if (opening?.kind === 'assign' && !(underAgency && DRIVES.test(words))) return own(skeleton, chunk, 2);
  if (opening?.kind === 'giver') {
    const giver = giverOf(skeleton, chunk.start, chunk.end);
    const outer =
      giver && !giver.mentions.some((mention) => mention.names.some((name) => paper.speaks(name)));
    if (giver && outer) return { actors: actorsOf(skeleton, giver, 'lead'), groups: [giver], step: 1 };
    return own(skeleton, chunk, 2);
  }
  if (opening?.kind === 'subject') return own(skeleton, chunk, 1);
  const stated = statedLeads(skeleton, chunk.start, chunk.end);
  if (stated.length > 0) {
    return { actors: stated.flatMap((group) => actorsOf(skeleton, group, 'lead')), groups: stated, step: 3 };
  }
  const task = opensPredicate(words);
  const line = place.lines.find((other) => other.line.kind === 'lead' && (other.below || task));
  if (line) return { actors: lineActors(line.skeleton, line.line, 'lead'), groups: [], step: 3 };
  return scope.leads.length > 0 ? { actors: [...scope.leads], groups: [], step: scope.step } : null;
}

/** Bodies of a role line or cell; words the grammar does not know are kept whole. */
export function lineActors(
  skeleton: Skeleton,
  line: Pick<RoleLine, 'start' | 'end'>,
  role: Actor['role'],
): Actor[] {
  const groups = skeleton.groups.filter((group) => group.start >= line.start && group.end <= line.end);
  const claims = role === 'lead' ? rolesIn(skeleton, line.start, line.end, groups.slice(0, 1)) : new Map();
  if (groups.length > 0)
    return groups.flatMap((group) => actorsOf(skeleton, group, claims.get(group) ?? role));
  const name = skeleton.passage.text.slice(line.start, line.end).trim();
  if (name === '' || /^[-–.]+$/.test(name)) return [];
  return [
    { role, name, generic: false, span: skeleton.passage.span(line.start, line.end), inherited: false },
  ];
}

function deadlinesOf(place: Place, chunk: Chunk, paper: Paper): FoundDeadline[] {
  const { skeleton } = place;
  const lines = place.lines.filter((other) => other.line.kind === 'time');
  const fromLines = lines.flatMap(({ skeleton: own, line }) => {
    const bare = bareDeadline(own.passage, line.start, line.end, paper.calendar);
    return bare
      ? [bare]
      : deadlinesIn(own.text.slice(line.start, line.end), own.passage, line.start, paper.calendar);
  });
  const text = skeleton.text.slice(chunk.start, chunk.end);
  const bracketed: FoundDeadline[] = [];
  for (const bracket of text.matchAll(/\(([^()]*▣[^()]*)\)/gu)) {
    let at = chunk.start + bracket.index + 1;
    for (const part of (bracket[1] ?? '').split(';')) {
      const bare = bareDeadline(skeleton.passage, at, at + part.length, paper.calendar);
      if (bare) bracketed.push(bare);
      at += part.length + 1;
    }
  }
  const found = [...fromLines, ...deadlinesIn(text, skeleton.passage, chunk.start, paper.calendar)];
  const dated = found.some((one) => one.deadline.kind === 'date');
  return dated ? found : [...bracketed, ...found];
}

const PRODUCT =
  /(?<!\p{L})(?:ban hành|xây dựng|lập|dự thảo|soạn thảo|biên soạn|hoàn thiện|tham mưu)\s+((?:nghị quyết|quyết định|chỉ thị|quy chế|quy định|kế hoạch|đề án|phương án|báo cáo|danh mục|danh sách|văn bản|tờ trình|chương trình|hướng dẫn|hồ sơ|bộ tài liệu|tài liệu|khung năng lực|thể lệ)(?:\s\p{L}+){0,6})/iu;

function productsOf(place: Place, chunk: Chunk): string[] {
  const lines = place.lines.filter((other) => other.line.kind === 'product');
  if (lines.length > 0)
    return lines.map(({ skeleton, line }) => skeleton.passage.text.slice(line.start, line.end).trim());
  const match = PRODUCT.exec(place.skeleton.text.slice(chunk.start, chunk.end));
  const noun = match?.[1]?.split(/\s(?:và|để|về|cho|theo|trong|trước|của|bảo đảm|đối với)\s|[▣·]/u)[0];
  return noun ? [noun.trim()] : [];
}

function actorsOfChunk(place: Place, chunk: Chunk, lead: Lead, paper: Paper): Actor[] {
  const { skeleton } = place;
  const words = skeleton.text.slice(chunk.start, chunk.end);
  const help = !chunk.opening && BARE_HELP.test(words) && lead.step >= 4;
  const leads = resolved(lead.actors, paper.addressees).map((actor) =>
    help ? { ...actor, role: 'coordinate' as const } : actor,
  );
  const claims = rolesIn(skeleton, chunk.start, chunk.end, lead.groups);
  const others = [...claims].flatMap(([group, role]) => actorsOf(skeleton, group, role));
  const lines = place.lines.flatMap(({ skeleton: own, line }) =>
    line.kind === 'coordinate' || line.kind === 'appraise' ? lineActors(own, line, line.kind) : [],
  );
  const seen = new Set<string>();
  return [...leads, ...others, ...lines].filter((actor) => {
    const key = `${actor.role} ${actor.name.toLowerCase()}`;
    if (
      seen.has(key) ||
      (actor.role !== 'lead' &&
        leads.some((other) => other.role === 'lead' && other.name.toLowerCase() === actor.name.toLowerCase()))
    )
      return false;
    seen.add(key);
    return true;
  });
}

function sliceOf(place: Place, start: number, end: number): { text: string; span: [number, number] } {
  return {
    text: place.skeleton.passage.text.slice(start, end),
    span: place.skeleton.passage.span(start, end),
  };
}

function directive(place: Place, chunk: Chunk, kind: Directive['kind']): Directive {
  return {
    ref: place.ref,
    kind,
    heading: place.scope.heading,
    proposal: place.proposal,
    ...sliceOf(place, chunk.start, chunk.end),
    actors: [],
    deadline: null,
    products: [],
    doubts: [],
    otherDeadlines: [],
  };
}

function decision(place: Place, chunk: Chunk): Found {
  return { directive: directive(place, chunk, 'decision'), step: 8, yearSupplied: false, assignments: 0 };
}

function isDecision(place: Place, chunk: Chunk, paper: Paper): boolean {
  const { skeleton, scope } = place;
  const words = skeleton.text.slice(chunk.start, chunk.end);
  if (chunk.opening?.kind === 'subject') {
    const predicate = skeleton.text.slice(chunk.opening.predicate, chunk.end);
    return (
      decidesAsSubject(predicate) &&
      (place.answers || place.proposal !== null || namesOf(chunk.opening).some((name) => paper.speaks(name)))
    );
  }
  const ordered = scope.leads.length > 0 && scope.step <= 5 && !place.answers;
  return (
    !chunk.opening &&
    decides(words) &&
    !(ordered && /^\s*(?:thống nhất|tiếp thu|tạm dừng|dừng|giữ nguyên)/iu.test(words))
  );
}

/** Whether the words are an evaluation or a recalled order that only looks like an assignment. */
function isTold(place: Place, chunk: Chunk): boolean {
  const words = place.skeleton.text.slice(chunk.start, chunk.end);
  if (chunk.opening?.kind === 'assign') return false;
  if (looksBack(words)) return true;
  if (RECALLED.test(words) && chunk.opening?.kind !== 'giver') return true;
  const ordered = place.scope.orders || place.answers || place.scope.section === 'task';
  return !ordered && tellsThePast(words.slice(0, 240));
}

/** Reads one stretch of words into directives and decisions. */
export function ordersIn(place: Place, paper: Paper): Found[] {
  const { skeleton, scope } = place;
  const inherited = scope.leads.map((actor) => actor.name);
  const found: Found[] = [];
  for (const chunk of chunksOf(skeleton, place.start, place.end, inherited)) {
    const words = skeleton.passage.search.slice(chunk.start, chunk.end);
    if (isClosing(words) && !(chunk.opening && place.answers)) continue;
    if (isDecision(place, chunk, paper)) found.push(decision(place, chunk));
    else if (isTold(place, chunk)) continue;
    else found.push(...orderOf(place, chunk, paper));
  }
  return found;
}

function orderOf(place: Place, chunk: Chunk, paper: Paper): Found[] {
  const { skeleton, scope } = place;
  const words = skeleton.text.slice(chunk.start, chunk.end);
  const lead = leadOf(place, chunk, paper) ?? addressed(place, paper);
  const verb =
    opensPredicate(words) || /^(?:hằng|hàng|định kỳ|trong|trước|ngay|mỗi|sáu|riêng|vào)\s/iu.test(words);
  if (!lead) {
    if (place.answers || place.proposal !== null) return [decision(place, chunk)];
    return scope.section === 'task' && scope.orders && verb
      ? [order(place, chunk, { actors: [], groups: [], step: 8 }, paper)]
      : [];
  }
  const loose = lead.step > 3 || (lead.step === 1 && lead.actors.every((actor) => actor.generic));
  if (scope.section === 'aim' && loose) return [];
  if (scope.section === 'funding' && lead.step > 2) return [];
  return [order(place, chunk, lead, paper)];
}

/** Nobody named, but the letter is addressed and its stem asks: the addressees. */
function addressed(place: Place, paper: Paper): Lead | null {
  if (!place.scope.orders || paper.addressees.length === 0 || place.answers) return null;
  return { actors: paper.addressees.map((actor) => ({ ...actor, inherited: true })), groups: [], step: 7 };
}

function order(place: Place, chunk: Chunk, lead: Lead, paper: Paper): Found {
  const [deadline, ...others] = deadlinesOf(place, chunk, paper);
  const made = directive(place, chunk, place.answers ? 'answer' : 'requirement');
  made.actors = actorsOfChunk(place, chunk, lead, paper);
  made.deadline = deadline?.deadline ?? null;
  made.otherDeadlines = others.map((other): Deadline => other.deadline);
  made.products = productsOf(place, chunk);
  const words = place.skeleton.text.slice(chunk.start, chunk.end);
  return {
    directive: made,
    step: lead.step,
    yearSupplied: deadline?.yearSupplied ?? false,
    assignments: [...words.matchAll(ASSIGNMENT)].length,
  };
}
