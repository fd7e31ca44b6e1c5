import { comparisonKey, formatNumber } from '@dondoc/vietnamese';
import type { FollowedFinding } from '#directives/findings/schema.ts';
import type { Fact, FactName } from '#platform/facts.ts';
import { GONE_ON } from '#proposals/rules.ts';
import type { Proposal } from '#proposals/schema.ts';
import { shareWords } from '#standards/labels.ts';
import { isMet } from '#standards/rules.ts';
import type { MeasureName, NoticeFinding } from './schema.ts';

/** Words of a part, and the figures of the rooms that speak of the same; of several rooms, those that are there. */
const SPEAKING: [words: string[], figures: string[]][] = [
  [['ban chỉ đạo'], ['ban_chi_dao_da_thanh_lap', 'viec_thanh_vien_qua_han']],
  [
    ['nghiên cứu khoa học', 'tổng kết thực tiễn', 'đề tài'],
    ['de_tai_cap_tinh_dang_thuc_hien', 'de_tai_da_ung_dung', 'tong_ket_thuc_tien'],
  ],
  [
    ['cơ sở vật chất', 'nguồn vốn', 'đầu tư'],
    ['von_phan_bo_luy_ke/von_ke_hoach_luy_ke', 'von_giai_ngan_luy_ke/von_phan_bo_luy_ke'],
  ],
  [['thăng hạng', 'giảng viên chính'], ['giang_vien_chinh/giang_vien']],
  [['hội nghị', 'hội thảo'], ['lan_duoc_moi/lan_phai_moi']],
  [['kế hoạch đào tạo', 'lớp theo'], ['lop_giao_da_mo/lop_giao']],
  [['khảo sát', 'chất lượng học viên'], ['lop_duoc_khao_sat/lop_dao_tao']],
  [
    ['giảng viên, viên chức', 'đội ngũ viên chức', 'đội ngũ giảng viên'],
    ['giang_vien', 'vien_chuc'],
  ],
  [['sau đại học'], ['giang_vien_thac_si/giang_vien']],
  [['tiêu chí', 'chuẩn mức 1'], ['chi_tieu_dat/chi_tieu']],
  [['chương trình', 'cách đánh giá'], ['chi_so_khao_sat']],
];

/** So many stand beside one part; more would be a table of their own. */
const MOST = 2;

export const named = (figure: string): MeasureName => {
  const [fact = figure, ofFact = null] = figure.split('/');
  return { fact, ofFact };
};

export const measureKey = ({ fact, ofFact }: MeasureName): string => (ofFact ? `${fact}/${ofFact}` : fact);

/** Which figures seem to tell the present state of a part, by its words; a proposal (design rule 3). */
export function proposedMeasures(text: string, names: ReadonlySet<string>): MeasureName[] {
  const said = ` ${comparisonKey(text)} `;
  const found = SPEAKING.filter(([words]) => words.some((one) => said.includes(comparisonKey(one))));
  return found
    .flatMap(([, figures]) => figures.map(named))
    .filter(({ fact, ofFact }) => names.has(fact) && (ofFact === null || names.has(ofFact)))
    .slice(0, MOST);
}

export interface Kept extends MeasureName {
  decision: 'confirmed' | 'refused';
}

/** What the clerk has confirmed, then what is proposed and nobody has refused. */
export function measuresFor(
  text: string,
  kept: Kept[],
  names: ReadonlySet<string>,
): (MeasureName & { isConfirmed: boolean })[] {
  const said = new Set(kept.map(measureKey));
  const confirmed = kept.filter(({ decision }) => decision === 'confirmed');
  const proposed = proposedMeasures(text, names).filter((one) => !said.has(measureKey(one)));
  return [
    ...confirmed.map(({ fact, ofFact }) => ({ fact, ofFact, isConfirmed: true })),
    ...proposed.map((one) => ({ ...one, isConfirmed: false })),
  ];
}

type Names = ReadonlyMap<string, FactName>;

export function measureLabel({ fact, ofFact }: MeasureName, names: Names): string {
  const label = (name: string) => names.get(name)?.label ?? name;
  const said = ofFact ? `${label(fact)} trên ${label(ofFact).toLowerCase()}` : label(fact);
  return said.charAt(0).toUpperCase() + said.slice(1);
}

const MONEY = 'đồng';

/** "1.250/2.500 triệu đồng (50 %)": exact to the đồng in the rows behind it. */
function moneyShare(part: number, whole: number): string {
  const millions = `${formatNumber(part / 1e6)}/${formatNumber(whole / 1e6)} triệu đồng`;
  return whole === 0 ? millions : `${millions} (${formatNumber((100 * part) / whole, 1)}\u00a0%)`;
}

export const factWords = (value: number | boolean, unit: string | null): string => {
  if (typeof value === 'boolean') return value ? 'có' : 'chưa';
  return unit ? `${formatNumber(value)}\u00a0${unit}` : formatNumber(value);
};

/** A figure in words; one that is not known says why, and is never nought. */
export function measured(
  { fact, ofFact }: MeasureName,
  facts: ReadonlyMap<string, Fact>,
  names: Names,
): { words: string | null; reason: string | null } {
  const one = facts.get(fact);
  const whole = ofFact ? facts.get(ofFact) : undefined;
  const unknown = [one, ...(ofFact ? [whole] : [])].find((each) => !each?.known);
  if (!one?.known || unknown !== undefined || (ofFact && !whole?.known)) {
    const reason = unknown && !unknown.known ? unknown.reason : 'phần việc này chưa có số liệu';
    return { words: null, reason };
  }
  if (!ofFact || !whole?.known)
    return { words: factWords(one.value, names.get(fact)?.unit ?? null), reason: null };
  if (typeof one.value === 'boolean' || typeof whole.value === 'boolean')
    return { words: null, reason: 'hai số liệu này không chia được cho nhau' };
  const isMoney = names.get(fact)?.unit === MONEY;
  const words = isMoney ? moneyShare(one.value, whole.value) : shareWords(one.value, whole.value);
  return { words, reason: null };
}

/** Whether a request stands in a notice on a day: it was sent by then, and none goes on in its place. */
export const isAskedBy = ({ sentOn, state }: Pick<Proposal, 'sentOn' | 'state'>, asOf: string): boolean =>
  sentOn !== null && sentOn <= asOf && !GONE_ON.includes(state);

interface Placed {
  id: string;
  kind: 'requirement' | 'answer';
  /** Of the notice itself, not of another document whose directive carries one of its answers. */
  isOwn: boolean;
}

/**
 * Requirements stand by themselves, each once. A directive stands under every request whose answer it carries; of those
 * of the notice that are answers, none is left out.
 */
export function sectionsOf<P extends Placed>(
  parts: P[],
  proposals: { id: string; directiveIds: string[] }[],
) {
  const answers = proposals.map(({ id, directiveIds }) => ({
    proposalId: id,
    parts: parts.filter((part) => directiveIds.includes(part.id)),
  }));
  const placed = new Set(answers.flatMap((answer) => answer.parts.map(({ id }) => id)));
  const own = parts.filter(({ isOwn }) => isOwn);
  return {
    answers,
    requirements: own.filter(({ kind }) => kind === 'requirement'),
    others: own.filter(({ id, kind }) => kind === 'answer' && !placed.has(id)),
  };
}

/** Turns of a standing duty beneath it; one whose duty is not there stands for itself, so that none disappears. */
export function withTurns<P extends { id: string; parentId: string | null; directive: unknown }>(
  parts: P[],
): (P & { turns: P['directive'][] })[] {
  const there = new Set(parts.map(({ id }) => id));
  const isTurn = ({ parentId }: P) => parentId !== null && there.has(parentId);
  const turns = Map.groupBy(parts.filter(isTurn), ({ parentId }) => parentId);
  return parts
    .filter((part) => !isTurn(part))
    .map((part) => ({ ...part, turns: (turns.get(part.id) ?? []).map(({ directive }) => directive) }));
}

/** Whether all that was to mend it is done and met, so that it may be proposed to close. */
export function isRipe(
  { kind, standing, ties }: Pick<FollowedFinding, 'kind' | 'standing' | 'ties'>,
  indicators: NoticeFinding['indicators'],
): boolean {
  if (kind === 'strength' || standing.stage === 'closed' || ties.length + indicators.length === 0)
    return false;
  const isDone = ties.every(({ directive }) => directive.standing.state === 'done');
  return isDone && indicators.every(({ result }) => isMet(result));
}
