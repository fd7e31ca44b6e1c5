import { comparisonKey, fold } from '@dondoc/vietnamese';
import { everyName } from '#accounts/rules.ts';
import type { Agency } from '#accounts/schema.ts';
import type { Published } from '#directives/publishing/routes.ts';
import type { Proposal, ProposalState, ProposalsAddress, Verdict } from './schema.ts';

export interface Answered {
  ref: string;
  text: string;
  answer: string;
  directiveIds: string[];
}

/** The requests that a notice answers: items about the same request make one, with every directive that answers it. */
export function answeredProposals(items: Published['items']): Answered[] {
  const found = new Map<string, Answered>();
  for (const { item, directiveId } of items) {
    if (!item.proposal) continue;
    const key = comparisonKey(item.proposal);
    const one = found.get(key) ?? { ref: item.ref, text: item.proposal, answer: '', directiveIds: [] };
    one.answer = [one.answer, item.text].filter(Boolean).join('\n');
    if (directiveId) one.directiveIds.push(directiveId);
    found.set(key, one);
  }
  return [...found.values()];
}

/** The words by which an answer is known, those first that would be mistaken for another further down. */
const SIGNS: [Verdict, RegExp][] = [
  ['refused', /(không|chưa) (chấp thuận|đồng ý|nhất trí|xem xét|có cơ sở)/iu],
  ['forwarded', /(không thuộc thẩm quyền|ngoài thẩm quyền|chuyển (?:[^.;]{0,80}?)theo thẩm quyền)/iu],
  ['interim', /(trước mắt|tạm thời)( [\p{L}]+){0,3}/iu],
  ['approved', /(đồng ý|nhất trí|chấp thuận)( [\p{L}]+){0,3}/iu],
  ['study', /(nghiên cứu|tham mưu|rà soát|đề xuất|thẩm định)( [\p{L}]+){0,2}/iu],
  ['approved', /(lãnh đạo|chỉ đạo|bố trí|tổ chức)( [\p{L}]+){0,4}? (thực hiện|nguồn vốn|kinh phí)/iu],
];

/** What the words of an answer look like, and which words: a person says whether it is so (design rule 3). */
export function proposedVerdict(answer: string): { verdict: Verdict; phrase: string } | null {
  const text = answer.normalize('NFC');
  for (const [verdict, sign] of SIGNS) {
    const [phrase] = sign.exec(text) ?? [];
    if (phrase) return { verdict, phrase };
  }
  return null;
}

/** Before the conclusions: "… làm việc với …", "sau khi nghe … báo cáo …, các kiến nghị của …". */
const OPENING = 1500;
const BEFORE = 60;
const SAID = [/làm việc với/giu, /(?<=nghe ).{0,120}?báo cáo/giu, /kiến nghị(, đề xuất)? của/giu];

/**
 * Whose report the meeting heard, by the opening words of its notice: the agency named right after them, or in them.
 * Of two names at one place the longer one.
 */
export function heardAgency(
  text: string,
  agencies: readonly Agency[],
): { agencyId: string; because: string } | null {
  const opening = text.normalize('NFC').replace(/\s+/gu, ' ').slice(0, OPENING);
  const names = agencies.flatMap((agency) =>
    everyName([agency]).map((name) => ({ id: agency.id, key: comparisonKey(name) })),
  );
  for (const sign of SAID)
    for (const { 0: found, index } of opening.matchAll(sign)) {
      const where = opening.slice(index, index + found.length + BEFORE);
      const key = comparisonKey(where);
      const [best] = names
        .filter((name) => name.key.length > 3 && key.includes(name.key))
        .sort((a, b) => key.indexOf(a.key) - key.indexOf(b.key) || b.key.length - a.key.length);
      if (best)
        return { agencyId: best.id, because: where.slice(0, key.indexOf(best.key) + best.key.length) };
    }
  return null;
}

/** Whether an agency asks through another: it is the one, or a unit of it. A body below another asks for itself. */
export function asksThrough(agencies: readonly Agency[], id: string, askerId: string): boolean {
  const byId = new Map(agencies.map((agency) => [agency.id, agency]));
  const passed = new Set<string>();
  for (let at = byId.get(id); at && !passed.has(at.id); ) {
    if (at.id === askerId) return true;
    passed.add(at.id);
    at = at.isUnit && at.parentId ? byId.get(at.parentId) : undefined;
  }
  return false;
}

/** Others go on in its place: it is read, and not counted beside them. */
export const GONE_ON: readonly ProposalState[] = ['split', 'merged'];

const NOT_ANSWERED: readonly ProposalState[] = ['draft', 'waiting', 'unconfirmed', ...GONE_ON];
/** A person has said what the answer comes to. */
export const isAnswered = ({ state }: Pick<Proposal, 'state'>): boolean => !NOT_ANSWERED.includes(state);

/** Whether the list shows it: who asked, what the answer came to, how it stands, and words without regard to marks. */
export function isShown(proposal: Proposal, { coquan, ketqua, tinhhinh, tim }: ProposalsAddress): boolean {
  const { askedBy, current, state, ref, text, reason, directives, documentNumber } = proposal;
  if (coquan && askedBy?.id !== coquan) return false;
  if (ketqua && current?.verdict !== ketqua) return false;
  if (tinhhinh && state !== tinhhinh) return false;
  const wanted = fold(tim?.trim() ?? '');
  const texts = [ref, text, reason, current?.text, askedBy?.name, documentNumber];
  const codes = directives.map(({ code }) => code);
  return wanted === '' || [...texts, ...codes].some((one) => fold(one ?? '').includes(wanted));
}
