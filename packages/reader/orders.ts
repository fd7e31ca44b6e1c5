import { opensPredicate } from './agencies/verbs.ts';
import { type Chunk, chunksOf, namesOf } from './chunks.ts';
import type { Actor, Deadline, Directive } from './contract.ts';
import { addressed, type Lead, leadOf, lineActors, resolved } from './leads.ts';
import { matchesOf } from './matches.ts';
import { deadlinesOf, productsOf } from './order-parts.ts';
import type { Paper, Place } from './place.ts';
import { actorsOf, rolesIn } from './roles.ts';
import type { Step } from './scope.ts';
import { decides, decidesAsSubject, exhorts, isClosing, looksBack, tellsThePast } from './sections.ts';

/** A directive with what the doubts are drawn from. */
export interface Found {
  directive: Directive;
  step: Step;
  yearSupplied: boolean;
  /** The year without a calendar for which its deadline carries no day. */
  missingYear?: number | undefined;
  assignments: number;
}

const BARE_HELP = /^\s*phối hợp(?!\s*(?:chặt chẽ\s*|đồng bộ\s*)?,?\s*(?:với|cùng|▣))/iu;
const ASSIGNMENT =
  /(?<!(?:đã|được|theo|của|quá trình)\s)(?<!\p{L})(?:giao|yêu cầu|đề nghị)\s+(?:cho\s+)?▣/giu;
const RECALLED = /(?:đã (?:được )?(?:giao|yêu cầu|chỉ đạo|đề nghị)|theo (?:đề nghị|yêu cầu) của)\s+▣/iu;

/** "Tỉnh thực hiện theo quy định của pháp luật.": the answer leaves it at the law. */
const AS_LAW_SAYS =
  /^\s*(?:tiếp tục\s+)?thực hiện theo (?:đúng )?(?:các )?quy định(?: của pháp luật| hiện hành)*[.\s]*$/iu;

/** The lead and all others of a stretch, each once; a helper under a heading leads nothing. */
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
    if (place.answers && AS_LAW_SAYS.test(predicate)) return true;
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

const URGES =
  /^\s*(?:khẩn trương|tập trung|tiếp tục|chủ trì|chủ động|phối hợp|tham mưu|rà soát|hoàn thiện|hoàn thành|báo cáo|xây dựng|đẩy nhanh|đẩy mạnh|chỉ đạo|hướng dẫn|nghiên cứu|sớm|nghiêm túc|kiểm tra|đôn đốc|bố trí)(?!\p{L})/iu;
const DONE = /(?<!\p{L})(?:đã|luôn|tuy nhiên|tuy vậy|thời gian qua|vừa qua|năm qua|tháng qua)(?!\p{L})/iu;

/** "Trường khẩn trương hoàn thiện 09 tiêu chí chưa đạt": what is lacking is the matter of the order. */
function urged(place: Place, chunk: Chunk): boolean {
  if (chunk.opening?.kind !== 'subject') return false;
  const named = chunk.opening.groups.some((group) => group.mentions.some((mention) => !mention.generic));
  const predicate = place.skeleton.text.slice(chunk.opening.predicate, chunk.end);
  return named && URGES.test(predicate) && !DONE.test(predicate);
}

/** Whether the words are an evaluation or a recalled order that only looks like an assignment. */
function isTold(place: Place, chunk: Chunk): boolean {
  const words = place.skeleton.text.slice(chunk.start, chunk.end);
  if (chunk.opening?.kind === 'assign') return false;
  if (looksBack(words)) return true;
  const tasked = !chunk.opening && place.scope.leads.length > 0 && opensPredicate(words);
  if (RECALLED.test(words) && chunk.opening?.kind !== 'giver' && !tasked) return true;
  if (urged(place, chunk)) return false;
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
    if (exhorts(words) || isFormula(place, chunk)) continue;
    if (isDecision(place, chunk, paper)) found.push(decision(place, chunk));
    else if (isTold(place, chunk)) continue;
    else found.push(...orderOf(place, chunk, paper));
  }
  return found;
}

const FORMULA =
  /^(?:\s*(?:,|và|có trách nhiệm|nghiêm túc|nghiêm|tích cực|khẩn trương|chủ động|tập trung|phối hợp|quán triệt|tổ chức|triển khai|thực hiện|kịp thời|đầy đủ|hiệu quả|tốt|các|những|nội dung|nhiệm vụ|kết luận|thông báo|chỉ thị|kế hoạch|này|nêu trên|trên|theo|đúng|quy định|tiến độ))+[.\s/]*$/iu;

/** "Các phòng, đơn vị nghiêm túc triển khai thực hiện./.": everybody is told to do what was said. */
function isFormula(place: Place, chunk: Chunk): boolean {
  const { opening } = chunk;
  if (opening?.kind !== 'subject') return false;
  const all = opening.groups.every((group) => group.mentions.every((mention) => mention.generic));
  const predicate = place.skeleton.text.slice(opening.predicate, chunk.end);
  return all && /thực hiện|triển khai/iu.test(predicate) && FORMULA.test(predicate);
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
    missingYear: deadline?.missingYear,
    assignments: matchesOf(words, ASSIGNMENT).length,
  };
}
