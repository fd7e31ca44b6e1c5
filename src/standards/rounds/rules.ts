import { mayTakeHand } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import type { School } from '#accounts/schools/schema.ts';
import { type Outcome, ok, refuse } from '#platform/http/problems.ts';
import { exactOf } from '../exact/rules.ts';
import type { Indicator, IndicatorKind, Result, Threshold } from '../schema.ts';
import { evaluate, verdictOn } from '../verdicts/rules.ts';
import type { Evaluated, Naming, Verdict } from '../verdicts/schema.ts';
import type { Assessed, Filling, NewRound } from './schema.ts';

type Person = Pick<Viewer, 'role' | 'agencyIds' | 'userId' | 'hasCombinedDuty'>;

const NOTHING = 'Chưa có gì được lưu.';

/** Contact and head of the school fill in any indicator, a unit those for which it answers. */
export function mayFill(viewer: Person, school: School, ownerId: string | null): boolean {
  if (school.relation !== 'own') return false;
  const isWhole = viewer.agencyIds.includes(school.id);
  if (isWhole && (viewer.role === 'contact' || viewer.role === 'head')) return true;
  return ownerId !== null && viewer.agencyIds.includes(ownerId);
}

/** The office, or the school's own contact; not a unit's, nor a partner's. */
export function mayLookThrough(viewer: Person, school: School): boolean {
  if (school.relation === 'office') return true;
  return school.relation === 'own' && viewer.agencyIds.includes(school.id);
}

/** What somebody has written down, ready to be kept. */
export interface Entry {
  result: Result;
  value: string | null;
  valueFrom: Assessed['valueFrom'];
  valueSource: string | null;
  reason: string | null;
  note: string | null;
  facts: Evaluated['facts'] | null;
}

/** Where there is nothing to measure, a person's judgement is the verdict; else it wants a threshold. */
const isJudged = (kind: IndicatorKind) => kind === 'judged' || kind === 'document';

/** What the entered or computed value comes to by itself. */
function verdictOf(filling: Filling, threshold: Threshold | null, computed: Evaluated | null): Verdict {
  if (filling.valueFrom === 'facts') return computed?.result ?? 'notAssessed';
  if (filling.valueFrom === 'entered' && filling.value) return verdictOn(exactOf(filling.value), threshold);
  return 'notAssessed';
}

/** An entry for an indicator, or what is wrong with it. `computed` is what its rule gives on the day of the round. */
export function entryOf(
  { code, kind, thresholds }: Indicator,
  level: number,
  computed: Evaluated | null,
  filling: Filling,
): Outcome<Entry> {
  const threshold = thresholds.find((one) => one.level === level) ?? null;
  const { valueFrom, result } = filling;
  const note = filling.note || null;
  if (valueFrom === 'facts' && !computed)
    return refuse('badInput', `Chỉ tiêu ${code} không có quy tắc tính. Nhập giá trị kèm nguồn. ${NOTHING}`);
  if (valueFrom === 'entered' && (!filling.value || !filling.valueSource))
    return refuse('badInput', `Chỉ tiêu ${code}: ghi cả giá trị và nguồn của giá trị. ${NOTHING}`);
  const isVerdict = result !== 'opinion' && result !== 'notAssessed';
  if (isVerdict && !threshold && !isJudged(kind))
    return refuse(
      'badInput',
      `Chỉ tiêu ${code} chưa có ngưỡng nên không kết luận đạt hay chưa đạt. Nhập ngưỡng kèm điều khoản trước. ${NOTHING}`,
    );
  const verdict = verdictOf(filling, threshold, computed);
  if (result !== verdict && !note)
    return refuse(
      'badInput',
      `Chỉ tiêu ${code}: kết quả đồng chí chọn khác kết quả tính được. Ghi lý do vào ô ghi chú. ${NOTHING}`,
    );
  const fromFacts = valueFrom === 'facts';
  const why = fromFacts ? (computed?.reason ?? null) : threshold ? null : 'Chưa có ngưỡng.';
  return ok({
    ...{ result, note, valueFrom },
    value: fromFacts ? (computed?.value ?? null) : valueFrom === 'entered' ? filling.value : null,
    valueSource: valueFrom === 'entered' ? filling.valueSource : null,
    reason: result === 'notAssessed' ? (why ?? 'Chưa kết luận.') : null,
    facts: fromFacts && computed ? computed.facts : null,
  });
}

/** Why a round cannot be opened; null where it can. */
export function faultOfOpening(
  { level, asOf, dueOn }: NewRound,
  levels: number[],
  hasOpen: boolean,
  today: string,
): string | null {
  if (hasOpen) return 'Trường đang có một đợt chưa chốt. Chốt đợt ấy rồi mở đợt mới.';
  if (!levels.includes(level)) return `Bộ chỉ tiêu này không có mức ${level}.`;
  if (asOf > today) return 'Ngày số liệu ở sau hôm nay: số liệu của ngày ấy chưa có. Chọn lại ngày.';
  if (dueOn && dueOn < today) return 'Hạn điền đã qua. Chọn lại ngày.';
  return null;
}

/** Whether a person may say of an entry that it is right, or that it wants changing. */
export function checking(
  viewer: Person,
  line: Pick<Assessed, 'state' | 'indicator'>,
  makerId: string | null,
) {
  const { code } = line.indicator;
  if (line.state !== 'filled')
    return refuse('conflict', `Chỉ tiêu ${code} không chờ soát. Tải lại trang để xem bản mới.`);
  if (!mayTakeHand(viewer, 'assessment', 'checker', [makerId]))
    return refuse(
      'forbidden',
      `Đồng chí đã điền chỉ tiêu ${code} nên không soát được. Đầu mối khác của trường hoặc Văn phòng soát.`,
    );
  return ok(null);
}

/** Why a round cannot be closed by this person now; null where it can. `hands`: who has filled in and checked. */
export function faultOfClosing(
  viewer: Person,
  lines: (Pick<Assessed, 'state' | 'result' | 'note' | 'indicator'> & { verdict: Verdict | null })[],
  hands: (string | null)[],
): string | null {
  if (!mayTakeHand(viewer, 'assessment', 'approver', hands))
    return 'Đồng chí đã điền hoặc soát ở đợt này nên không chốt được. Thủ trưởng trường hoặc chuyên viên Văn phòng không điền, không soát thì chốt.';
  const open = lines.filter(({ state }) => state === 'filled' || state === 'returned').length;
  if (open > 0) return `Còn ${open} chỉ tiêu đã điền mà chưa soát xong. Soát hoặc sửa hết rồi chốt.`;
  const contradicting = lines.filter(
    ({ result, verdict, note, state }) =>
      state === 'checked' && verdict !== null && result !== verdict && !note,
  );
  if (contradicting.length === 0) return null;
  const codes = contradicting.map(({ indicator }) => indicator.code).join(', ');
  return `Ngưỡng đã đổi sau khi điền: kết quả của ${codes} khác kết quả tính theo ngưỡng bây giờ. Trả lại để điền lại.`;
}

export const NOT_FILLED = 'Không đơn vị nào điền trong đợt này.';

/** What an entry comes to by itself, from what it keeps; null where it has no value. */
export function standing(
  entry: Assessed,
  naming: Naming,
): { computed: Evaluated | null; verdict: Verdict | null } {
  const { indicator, threshold, facts, value, valueFrom } = entry;
  const computed =
    valueFrom === 'facts' && facts
      ? evaluate(indicator, threshold, new Map(Object.entries(facts)), naming)
      : null;
  const entered = valueFrom === 'entered' && value ? verdictOn(exactOf(value), threshold) : null;
  return { computed, verdict: computed?.result ?? entered };
}
