import type { Deadline as DeadlineFound, Directive } from '@dondoc/reader';
import { matchAgency } from '#accounts/rules.ts';
import type { Agency } from '#accounts/schema.ts';
import { responsible } from '../publishing/rules.ts';
import { Cadence, type Deadline } from '../schema.ts';
import type { ItemActor, ReviewItem } from './schema.ts';

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

/** Actors that a person must still match: bodies the directory does not know. They are never dropped. */
export const unknownActors = (item: Pick<ReviewItem, 'actors'>): ItemActor[] =>
  item.actors.filter((actor) => actor.agencyId === null && !actor.generic);

interface Checked {
  number: string | null;
  type: string | null;
  issuedOn: string | null;
}

/** Why a document cannot be published yet, as sentences for the clerk. */
export function obstacles(document: Checked, items: ReviewItem[]): string[] {
  const found: string[] = [];
  if (!document.number) found.push('Chưa có số, ký hiệu của văn bản: mã nhiệm vụ lấy từ đó.');
  if (!document.type) found.push('Chưa rõ loại văn bản.');
  if (!document.issuedOn) found.push('Chưa có ngày ban hành.');
  const pending = items.filter((item) => item.decision === 'pending').length;
  if (pending > 0) found.push(`Còn ${pending} mục chưa xem.`);
  const accepted = items.filter((item) => item.decision === 'accepted' && item.kind !== 'decision');
  for (const item of accepted) {
    for (const { name } of unknownActors(item)) {
      found.push(`Mục ${item.ref}: «${name}» chưa có trong danh bạ. Chọn cơ quan hoặc thêm cơ quan mới.`);
    }
    if (responsible(item).length === 0) found.push(`Mục ${item.ref}: chưa có cơ quan chủ trì hoặc phối hợp.`);
  }
  if (items.length > 0 && pending === 0 && accepted.length === 0) found.push('Chưa chấp nhận nhiệm vụ nào.');
  return found;
}

/** The page on which a place of the text stands. */
export function pageOf(pages: { number: number; span: [number, number] }[], offset: number): number | null {
  return pages.find(({ span }) => span[0] <= offset && offset < span[1])?.number ?? null;
}
