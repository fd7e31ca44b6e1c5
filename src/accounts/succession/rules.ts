import { formatDate } from '@dondoc/vietnamese';
import { type Outcome, ok, type Refusal, refuse } from '#platform/http/problems.ts';
import { existsOn, nameOn } from '../rules.ts';
import type { Agency } from '../schema.ts';
import type { NewSuccession } from './schema.ts';

const NOTHING = 'Chưa có gì được ghi.';
const wrong = (sentence: string): Refusal => refuse('badInput', `${sentence} ${NOTHING}`);

/** How many give and take over in each kind, and whether the one that gives works on. */
function shapeProblem({ kind, fromIds, heirs, livesOn, name }: NewSuccession): Refusal | null {
  if (kind !== 'merge' && fromIds.length > 1) return wrong('Chỉ sáp nhập mới ghi nhiều cơ quan cùng lúc.');
  if (kind === 'rename') return name ? null : wrong('Ghi tên mới của cơ quan.');
  if (heirs.length === 0) return wrong('Chọn cơ quan tiếp nhận.');
  if ((kind === 'merge' || kind === 'transfer') && heirs.length > 1)
    return wrong('Sáp nhập và chuyển nhiệm vụ chỉ có một cơ quan tiếp nhận. Nhiều cơ quan là chia tách.');
  if (kind === 'merge' && fromIds.length === 1 && !('agencyId' in (heirs[0] ?? {})))
    return wrong('Một cơ quan mang tên mới là đổi tên. Chọn «đổi tên», hoặc chọn thêm cơ quan sáp nhập.');
  if (kind === 'split' && heirs.length < 2 && !livesOn)
    return wrong('Chia tách cần từ hai cơ quan tiếp nhận, hoặc cơ quan cũ còn hoạt động.');
  if (kind === 'transfer' && !livesOn) return wrong('Chuyển nhiệm vụ thì cơ quan cũ còn hoạt động.');
  if ((kind === 'merge' || kind === 'abolish') && livesOn)
    return wrong('Cơ quan sáp nhập vào nơi khác hoặc giải thể thì không còn hoạt động.');
  return null;
}

/** The heirs that stand in the directory already. */
export const knownHeirs = ({ heirs }: Pick<NewSuccession, 'heirs'>): string[] =>
  heirs.flatMap((heir) => ('agencyId' in heir ? [heir.agencyId] : []));

/** Whether a recording can stand beside what the directory says; today, so that nothing is moved ahead of its day. */
export function checkSuccession(input: NewSuccession, agencies: Agency[], today: string): Outcome<null> {
  const shape = shapeProblem(input);
  if (shape) return shape;
  const { happenedOn, fromIds, kind, name } = input;
  if (happenedOn > today)
    return wrong(
      `Ngày ${formatDate(happenedOn)} chưa đến; trước ngày đó cơ quan cũ vẫn làm việc. Ghi nhận từ ngày ấy.`,
    );
  const heirs = knownHeirs(input);
  const all = [...fromIds, ...heirs];
  if (new Set(all).size < all.length) return wrong('Một cơ quan được chọn hai lần.');
  const byId = new Map(agencies.map((agency) => [agency.id, agency]));
  for (const id of all) {
    const agency = byId.get(id);
    if (!agency) return refuse('notFound');
    const called = nameOn(agency, happenedOn).name;
    if (!existsOn(agency, happenedOn))
      return refuse(
        'conflict',
        `${called} không hoạt động vào ngày ${formatDate(happenedOn)}, hoặc thay đổi này đã được ghi. ${NOTHING}`,
      );
    const later = agency.names.find(({ validFrom }) => (validFrom ?? '') >= happenedOn);
    if (later && fromIds.includes(id) && (!input.livesOn || kind === 'rename'))
      return refuse(
        'conflict',
        `${called} đã có tên ghi từ ngày ${formatDate(later.validFrom ?? '')}, không trước ngày này. Kiểm tra lại ngày. ${NOTHING}`,
      );
    if (kind === 'rename' && nameOn(agency, happenedOn).name === name?.name)
      return refuse('conflict', `Cơ quan đang mang tên này rồi. ${NOTHING}`);
  }
  const before = fromIds.flatMap((id) => byId.get(id)?.successions ?? []);
  if (before.some((one) => one.happenedOn === happenedOn && heirs.includes(one.toAgencyId)))
    return refuse('conflict', `Thay đổi này đã được ghi. ${NOTHING}`);
  return placesProblem(input) ?? ok(null);
}

const placesProblem = ({ people, units, heirs }: NewSuccession): Refusal | null =>
  [...people, ...units].some(({ heir }) => heir >= heirs.length)
    ? wrong('Có người hoặc đơn vị được chuyển đến nơi không có trong danh sách tiếp nhận.')
    : null;

/** Whether all that an agency has goes to one place: then nobody has to choose. */
export const goesWhole = ({ kind, heirs, livesOn }: NewSuccession): boolean =>
  kind !== 'rename' && heirs.length === 1 && !livesOn;

/** Everything that one recording says of an agency that gives: who takes over, and whether it works on. */
function recordingOf({ successions }: Agency, recordingId: string) {
  return successions.filter((one) => one.recordingId === recordingId);
}

/** By what an agency ended, on a day; null while it works. */
function endOf(agency: Agency, day: string): string | null {
  if (existsOn(agency, day)) return null;
  const ends = agency.successions.filter(({ livesOn, happenedOn }) => !livesOn && happenedOn <= day);
  return ends.at(-1)?.recordingId ?? null;
}

/**
 * Who may go on with the work of an agency by a recording: its heirs, and where one of these has ended since, theirs in
 * turn; and the agency itself where it works on.
 */
export function heirsOn(agencies: Agency[], fromId: string, recordingId: string, day: string): string[] {
  const byId = new Map(agencies.map((agency) => [agency.id, agency]));
  const seen = new Set<string>();
  const ends = (id: string, recording: string): string[] => {
    const agency = byId.get(id);
    if (!agency || seen.has(id)) return [];
    seen.add(id);
    const rows = recordingOf(agency, recording);
    const own = rows.some(({ livesOn }) => livesOn) ? [id] : [];
    const heirs = rows.flatMap(({ toAgencyId }) => {
      const heir = byId.get(toAgencyId);
      const end = heir ? endOf(heir, day) : null;
      return end ? ends(toAgencyId, end) : [toAgencyId];
    });
    return [...heirs, ...own];
  };
  return [...new Set(ends(fromId, recordingId))];
}
