import { addCalendarDays, compareNames, daysBetween, fold, formatDate } from '@dondoc/vietnamese';
import { mayTakeHand } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { nextStages, type StageTable, standingOf } from '#platform/stages.ts';
import type { SchoolPerson } from '../products/schema.ts';
import { stageLabels } from './labels.ts';
import type {
  EndKind,
  Extension,
  Money,
  MoneyKind,
  NewMember,
  NewStep,
  Stage,
  TopicDetail,
  TopicEnd,
  TopicKind,
  TopicRow,
  TopicStanding,
  TopicState,
  TopicStep,
  TopicsAddress,
  TopicWords,
} from './schema.ts';
import { stages, TopicChange } from './schema.ts';

/** A practice review or a workshop may go without a council that chooses. */
export const stagesOf = (kind: TopicKind): StageTable<Stage> => ({
  order: stages,
  optional: kind === 'topic' ? [] : ['council'],
  labels: stageLabels,
});

/** What is recorded of a topic, of which its standing on any day is made. */
export interface TopicPast {
  kind: TopicKind;
  steps: readonly Pick<TopicStep, 'stage' | 'on' | 'dueOn'>[];
  extensions: readonly Extension[];
  end: TopicEnd | null;
  /** Managed by a body outside the school, which approves it. */
  isManaged: boolean;
}

const SOON = 30;

/** How it stands at the end of a day: stage, who moves next, its day, and whether that was ever passed. */
export function topicOn(past: TopicPast, day: string): TopicStanding {
  const standing = standingOf(stagesOf(past.kind), past.steps, day);
  const { stage } = standing;
  const ended = past.end && past.end.on <= day ? past.end : null;
  const acceptedOn = past.steps.find((step) => step.stage === 'accepted' && step.on <= day)?.on ?? null;
  // What happened after it was over changes neither its day nor whether it was late.
  const { firstDue, due, wasLate } = duesOn(past, earliest(day, acceptedOn, ended?.on));
  const isOpen = !ended && acceptedOn === null;
  const isLate = isOpen && due !== null && due < day;
  return {
    ...standing,
    ...{ firstDue, due, acceptedOn, wasLate },
    lateDays: isLate && due ? daysBetween(due, day) : null,
    next: ended ? null : moverAt(past, stage),
    state: stateOf({ stage, isReturned: standing.isReturned, ended, isLate, wasLate, due, day }),
  };
}

const earliest = (...days: (string | null | undefined)[]): string =>
  days.filter((day) => day != null).toSorted()[0] ?? '9999-12-31';

/**
 * Its day moves only by a granted extension. One granted after the day had passed moves it too, and what was late stays
 * late.
 */
function duesOn({ steps, extensions }: TopicPast, day: string) {
  const firstDue = steps.find((step) => step.dueOn !== null && step.on <= day)?.dueOn ?? null;
  let due = firstDue;
  let wasLate = false;
  for (const { granted, decidedOn, newDue } of byDecision(extensions)) {
    if (!granted || decidedOn === null || decidedOn > day || due === null) continue;
    if (decidedOn > due) wasLate = true;
    if (newDue > due) due = newDue;
  }
  if (due !== null && day > due) wasLate = true;
  return { firstDue, due, wasLate };
}

const byDecision = (extensions: readonly Extension[]): Extension[] =>
  extensions.toSorted((a, b) => (a.decidedOn ?? '').localeCompare(b.decidedOn ?? ''));

/** Who must move it on from a stage; nobody where nothing more is asked. */
function moverAt({ kind, isManaged }: TopicPast, stage: Stage | null): TopicStanding['next'] {
  if (stage === null) return 'proposer';
  if (stage === 'proposed') return kind === 'topic' ? 'officer' : isManaged ? 'manager' : 'decider';
  if (stage === 'council') return isManaged ? 'manager' : 'decider';
  if (stage === 'approved') return 'officer';
  if (stage === 'work') return 'lead';
  // What a workshop says is printed; it is not asked where it is applied.
  return stage === 'accepted' && kind !== 'workshop' ? 'lead' : null;
}

interface Seen extends Pick<TopicStanding, 'stage' | 'isReturned' | 'wasLate' | 'due'> {
  ended: TopicEnd | null;
  isLate: boolean;
  day: string;
}

function stateOf({ stage, isReturned, ended, isLate, wasLate, due, day }: Seen): TopicState {
  if (ended) return ended.kind === 'stopped' ? 'suspended' : 'withdrawn';
  if (isReturned) return 'returned';
  if (isLate) return 'late';
  if (stage === null) return 'not-started';
  if (stage === 'proposed') return 'awaiting-approval';
  if (stage === 'council') return 'awaiting-decision';
  if (stage === 'accepted' || stage === 'applied') return wasLate ? 'done-late' : 'done';
  return due !== null && due <= addCalendarDays(day, SOON) ? 'due-soon' : 'in-progress';
}

/** The year under which the register has it: of its approval, or of its first step. */
export function yearOf(steps: readonly Pick<TopicStep, 'stage' | 'on'>[], madeOn: string): number {
  const approved = steps.find(({ stage }) => stage === 'approved');
  return Number((approved ?? steps[0] ?? { on: madeOn }).on.slice(0, 4));
}

/** What a step must say beside its day, in a sentence; null where nothing lacks. */
export function stepFault(step: NewStep, firstDue: string | null): string | null {
  const { to, on, paper, place, dueOn } = step;
  if ((to === 'approved' || to === 'accepted') && paper === null)
    return `Chưa ghi số, ngày văn bản ${to === 'approved' ? 'phê duyệt' : 'công nhận kết quả'}. Ghi rồi lưu lại.`;
  if (to === 'applied' && place === null)
    return 'Chưa ghi nơi ứng dụng. Ghi cơ quan, lớp hoặc văn bản đã dùng kết quả.';
  if (dueOn === null) return null;
  if (to !== 'approved' && to !== 'work') return 'Hạn hoàn thành ghi khi phê duyệt hoặc giao thực hiện.';
  if (firstDue !== null && dueOn !== firstDue)
    return `Hạn đã ghi là ${formatDate(firstDue)}. Muốn dời hạn, lập đề nghị gia hạn.`;
  return dueOn < on ? 'Hạn hoàn thành đứng trước ngày của bước này. Kiểm tra lại hai ngày.' : null;
}

/** Which ends fit where it stands: before approval it is not chosen, at work it is stopped or fails. */
export function endFault(kind: EndKind, stage: Stage | null): string | null {
  const isApproved = stage === 'approved' || stage === 'work';
  if (stage === 'accepted' || stage === 'applied')
    return 'Kết quả đã được nghiệm thu nên không dừng được nữa.';
  if (kind === 'failed' && stage !== 'work') return 'Chỉ việc đang thực hiện mới có nghiệm thu không đạt.';
  if (kind === 'rejected' && isApproved) return 'Đã phê duyệt nên không ghi là không được chọn; ghi dừng.';
  return null;
}

export const isGivable = (stage: Stage | null): boolean => stage === 'proposed' || stage === 'council';

/** The next stages, where nothing has ended it. */
export const stepsAhead = (kind: TopicKind, stage: Stage | null, isEnded: boolean): readonly Stage[] =>
  isEnded ? [] : nextStages(stagesOf(kind), stage);

/** Why these may not work on it together, or null. */
export function membersFault(members: readonly NewMember[]): string | null {
  const leads = members.filter(({ part }) => part === 'lead').length;
  if (leads !== 1) return 'Cần đúng một chủ nhiệm. Chọn lại vai trò của các thành viên.';
  const who = members.map(({ personId, outsideName }) => personId ?? fold(outsideName ?? ''));
  return new Set(who).size < who.length ? 'Một người được ghi hai lần. Mỗi thành viên ghi một dòng.' : null;
}

export const sumOf = (money: readonly Pick<Money, 'kind' | 'amount'>[], kind: MoneyKind): bigint =>
  money.reduce((sum, one) => (one.kind === kind ? sum + BigInt(one.amount) : sum), 0n);

/** The sum as text; null where nobody has entered any. */
export const enteredOf = (money: readonly Money[], kind: MoneyKind): string | null =>
  money.some((one) => one.kind === kind) ? String(sumOf(money, kind)) : null;

export interface MoneyLine {
  year: number;
  source: string;
  planned: bigint;
  spent: bigint;
}

/** By year and source: what was planned and what was spent. */
export function moneyLines(money: readonly Money[]): MoneyLine[] {
  const groups = Map.groupBy(money, ({ year, source }) => `${year}\n${source}`);
  return [...groups.values()]
    .flatMap((rows) => {
      const [first] = rows;
      if (!first) return [];
      const { year, source } = first;
      return [{ year, source, planned: sumOf(rows, 'planned'), spent: sumOf(rows, 'spent') }];
    })
    .toSorted((a, b) => a.year - b.year || a.source.localeCompare(b.source, 'vi'));
}

/** What is stuck first: late ones by how late, then those that wait, by how long; what is over last. */
export function inOrder(rows: readonly TopicRow[]): TopicRow[] {
  const open = ({ standing }: TopicRow) => standing.next !== null && standing.acceptedOn === null;
  return rows.toSorted(
    (a, b) =>
      Number(open(b)) - Number(open(a)) ||
      (b.standing.lateDays ?? -1) - (a.standing.lateDays ?? -1) ||
      Number(b.standing.next !== null) - Number(a.standing.next !== null) ||
      (b.standing.days ?? -1) - (a.standing.days ?? -1) ||
      b.year - a.year ||
      compareNames(a.title, b.title),
  );
}

/** When its words were written anew, and what they were before. */
export function changesOf(versions: readonly (TopicWords & { id: string; on: string })[]): TopicChange[] {
  return versions.slice(1).map(({ id, on, ...words }, at) => {
    const before = versions[at] ?? words;
    const changed = TopicChange.shape.changed.element.options.filter((key) => words[key] !== before[key]);
    return { id, on, changed, titleBefore: before.title };
  });
}

/** The rows that an address asks for; without any filter all of them. */
export function narrowed(rows: readonly TopicRow[], asked: TopicsAddress): TopicRow[] {
  const sought = fold(asked.tim ?? '').trim();
  return rows.filter(
    (row) =>
      (asked.nam === undefined || row.year === asked.nam) &&
      (asked.cap === undefined || row.level === asked.cap) &&
      (asked.loai === undefined || row.kind === asked.loai) &&
      (asked.linh_vuc === undefined || (row.field ?? '') === asked.linh_vuc) &&
      (asked.toi === undefined || row.isMine) &&
      (asked.buoc === undefined || isAt(row, asked.buoc)) &&
      (sought === '' || fold([row.title, row.code, row.leader].join(' ')).includes(sought)),
  );
}

export function isAt(row: TopicRow, at: NonNullable<TopicsAddress['buoc']>): boolean {
  if (at === 'dung') return row.isEnded !== null;
  if (at === 'tra-lai') return row.isEnded === null && row.standing.stage === null;
  if (at === 'qua-han') return row.standing.lateDays !== null;
  return row.isEnded === null && row.standing.stage === at;
}

/** What a reading of the register says of a topic, as its past. */
export const pastOf = <T extends Omit<TopicPast, 'isManaged'> & { managingAgencyId: string | null }>(
  record: T,
): TopicPast => ({ ...record, isManaged: record.managingAgencyId !== null });

/** A step of which nothing more is said than its day. */
export const bareStep = (topicId: string, stage: Stage | null, on: string) => ({
  ...{ topicId, stage, on, paper: null, code: null, dueOn: null },
  ...{ score: null, rating: null, place: null, note: null },
});

interface Owned {
  kind: TopicKind;
  madeBy: string | null;
  end: TopicEnd | null;
  versions: readonly { by: string | null }[];
  workers: readonly { personId: string }[];
  steps: readonly { stage: Stage | null; on: string; recordedBy: string | null }[];
  extensions: readonly (Extension & { askedBy: string | null })[];
}

/** Whoever proposed it, works on it, or keeps the register. */
export const isTheirs = (
  viewer: Pick<Viewer, 'userId'>,
  record: Owned,
  row: { isMine: boolean },
  keeps: boolean,
) => keeps || row.isMine || record.madeBy === viewer.userId;

const stageNow = (record: Pick<Owned, 'kind' | 'steps'>): Stage | null =>
  standingOf(stagesOf(record.kind), record.steps, '9999-12-31').stage;

/** Its words may be mended until a council has judged them, and again once it was given back. */
export function isChangeable(record: Owned): boolean {
  const stage = stageNow(record);
  return record.end === null && (stage === null || stage === 'proposed');
}

type Hand = Pick<Viewer, 'userId' | 'hasCombinedDuty'>;
type Worker = Pick<SchoolPerson, 'id' | 'userId'>;

/** Whoever ever worked on it. */
function workersOf({ workers }: Pick<Owned, 'workers'>, people: readonly Worker[]): (string | null)[] {
  const ids = new Set(workers.map(({ personId }) => personId));
  return people.filter(({ id }) => ids.has(id)).map(({ userId }) => userId);
}

/** Whose own it is: whoever proposed it, wrote its words, or ever worked on it. */
export const handsIn = (record: Owned, people: readonly Worker[]): (string | null)[] => [
  record.madeBy,
  ...record.versions.map(({ by }) => by),
  ...workersOf(record, people),
];

/** Nobody decides on their own topic, nor on a council's result that they wrote down (design rule 8). */
export function mayApprove(viewer: Hand, record: Owned, people: readonly Worker[]): boolean {
  const makers = record.steps.filter(({ stage }) => stage !== null && isGivable(stage));
  const hands = [...handsIn(record, people), ...makers.map(({ recordedBy }) => recordedBy)];
  return mayTakeHand(viewer, 'topic', 'approver', hands);
}

/** What a council found, before or after the work, is not written down by whoever proposed it or works on it. */
export const mayRecord = (viewer: Hand, record: Owned, people: readonly Worker[], to: Stage): boolean =>
  (to !== 'council' && to !== 'accepted') ||
  mayTakeHand(viewer, 'topic', 'approver', [record.madeBy, ...workersOf(record, people)]);

/** Nor does anybody give their own topic more time. */
export const mayGrant = (
  viewer: Hand,
  record: Owned,
  people: readonly Worker[],
  { askedBy }: { askedBy: string | null },
): boolean => mayTakeHand(viewer, 'topic', 'approver', [askedBy, ...handsIn(record, people)]);

export const isRunning = (stage: Stage | null): boolean => stage === 'approved' || stage === 'work';

interface Roles {
  keeps: boolean;
  proposes: boolean;
  decides: boolean;
  people: readonly Worker[];
}

/** What somebody may do with a topic as it stands. */
export function mayOn(
  viewer: Hand,
  record: Owned,
  row: TopicRow,
  { keeps, proposes, decides, people }: Roles,
): TopicDetail['may'] {
  const stage = stageNow(record);
  const theirs = proposes && isTheirs(viewer, record, row, keeps);
  const approves = decides && mayApprove(viewer, record, people);
  const records = (to: Stage): boolean =>
    to === 'proposed'
      ? theirs
      : to === 'approved'
        ? approves
        : keeps && mayRecord(viewer, record, people, to);
  const open = record.extensions.find(({ granted }) => granted === null);
  return {
    steps: stepsAhead(record.kind, stage, record.end !== null).filter(records),
    giveBack: approves && record.end === null && isGivable(stage),
    end: approves && record.end === null && stage !== 'accepted' && stage !== 'applied',
    ask: theirs && record.end === null && isRunning(stage) && row.standing.due !== null && !open,
    decide: decides && open !== undefined && mayGrant(viewer, record, people, open),
    ...{ keep: keeps, change: theirs && isChangeable(record) },
  };
}

/** Which reminder of its day is due: a month before, a week before, when it has passed; null before all of them. */
export function reminderOn(due: string, today: string): 'month' | 'week' | 'late' | null {
  const left = daysBetween(today, due);
  if (left < 0) return 'late';
  return left <= 7 ? 'week' : left <= SOON ? 'month' : null;
}
