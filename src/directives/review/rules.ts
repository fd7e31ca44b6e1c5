import type { Deadline as DeadlineFound, Directive } from '@dondoc/reader';
import { matchAgency } from '#accounts/rules.ts';
import type { Agency } from '#accounts/schema.ts';
import { responsible } from '../publishing/rules.ts';
import { Cadence, type Deadline, type Finding } from '../schema.ts';
import {
  FINDINGS,
  HEADER,
  type ItemActor,
  type ItemProposal,
  type Obstacle,
  type ReviewItem,
} from './schema.ts';

// Long enough for a whole clause: reports print it; lists show its beginning.
const TITLE_LENGTH = 160;

/** A short name for lists: what was asked, for the one answer to a proposal; else the directive's own first words. */
export function shortTitle(item: Pick<Directive, 'text' | 'proposal'>, onlyAnswer: boolean): string {
  // "Về việc giao X …" keeps its opening: without it the request would read as an order.
  const asked =
    onlyAnswer && item.proposal ? item.proposal.replace(/^về (?!việc giao |giao )(việc )?/iu, '') : item.text;
  const clause = asked.split(/[;:.](?=\s|$)/u)[0] ?? asked;
  const words = clause.trim().replace(/\s+/g, ' ');
  const cut =
    words.length <= TITLE_LENGTH ? words : `${words.slice(0, words.lastIndexOf(' ', TITLE_LENGTH))}…`;
  return cut.charAt(0).toLocaleUpperCase('vi') + cut.slice(1);
}

/** What the clerk is offered as the time: a day or a rhythm that the document fixes, else none. */
export function proposedDeadline(found: DeadlineFound | null): Deadline {
  if (found?.date) return { kind: 'date', date: found.date, origin: 'document' };
  const every = Cadence.safeParse(found?.every);
  if (found?.kind === 'recurring' && every.success)
    return { kind: 'cadence', every: every.data, origin: 'document' };
  return { kind: 'none' };
}

/** The reader's actors with the agencies that their names mean on the document's day. */
export function proposedActors(found: Directive['actors'], agencies: Agency[], day: string): ItemActor[] {
  return found.map(({ role, name, generic = false, inherited, span }) => {
    const agency = generic ? null : matchAgency(name, agencies, day);
    return { role, name, agencyId: agency?.id ?? null, generic, inherited, span: span ?? null };
  });
}

/** What the clerk is offered of each directive that the reader found. */
export function proposedItems(directives: Directive[], agencies: Agency[], day: string): ItemProposal[] {
  return directives.map((d) => ({
    ref: d.ref,
    kind: d.kind,
    heading: d.heading ?? null,
    proposal: d.proposal ?? null,
    title: shortTitle(d, directives.filter((other) => other.proposal === d.proposal).length === 1),
    text: d.text,
    span: d.span,
    actors: proposedActors(d.actors, agencies, day),
    deadlineRead: d.deadline ?? null,
    deadline: proposedDeadline(d.deadline),
    product: d.products?.[0] ?? null,
    doubts: d.doubts ?? [],
  }));
}

/** Actors that a person must still match: bodies the directory does not know. They are never dropped. */
export const unknownActors = (item: Pick<ReviewItem, 'actors'>): ItemActor[] =>
  item.actors.filter((actor) => actor.agencyId === null && !actor.generic);

export interface Checked {
  number: string | null;
  type: string | null;
  issuedOn: string | null;
  headerDecision: string;
}

/** Why a document cannot be published yet, as sentences for the clerk. */
export function obstacles(
  document: Checked,
  items: ReviewItem[],
  findings: Pick<Finding, 'decision'>[],
): Obstacle[] {
  const found: Obstacle[] = [];
  const say = (words: string, entry: string) => found.push({ words, entry });
  if (!document.number) say('Chưa có số, ký hiệu của văn bản: mã nhiệm vụ lấy từ đó.', HEADER);
  if (!document.type) say('Chưa rõ loại văn bản.', HEADER);
  if (!document.issuedOn) say('Chưa có ngày ban hành.', HEADER);
  const pending = items.filter((item) => item.decision === 'pending');
  if (pending[0]) say(`Còn ${pending.length} mục chưa xem.`, pending[0].id);
  if (document.headerDecision === 'pending') say('Phần đầu văn bản chưa kiểm.', HEADER);
  const unseen = findings.filter((finding) => finding.decision === 'pending').length;
  if (unseen > 0) say(`Còn ${unseen} đánh giá chưa xem.`, FINDINGS);
  const accepted = items.filter((item) => item.decision === 'accepted' && item.kind !== 'decision');
  for (const item of accepted) {
    for (const { name } of unknownActors(item)) {
      const what = 'chưa có trong danh bạ. Chọn cơ quan hoặc thêm cơ quan mới.';
      say(`Mục ${item.ref}: «${name}» ${what}`, item.id);
    }
    if (responsible(item).length === 0)
      say(`Mục ${item.ref}: chưa có cơ quan chủ trì hoặc phối hợp.`, item.id);
  }
  if (items.length > 0 && pending.length === 0 && accepted.length === 0)
    say('Chưa chấp nhận nhiệm vụ nào.', items[0]?.id ?? HEADER);
  return found;
}

/** The page on which a place of the text stands. */
export function pageOf(pages: { number: number; span: [number, number] }[], offset: number): number | null {
  return pages.find(({ span }) => span[0] <= offset && offset < span[1])?.number ?? null;
}
