import { addCalendarDays, addMonths, formatDate } from '@dondoc/vietnamese';
import { type Outcome, ok, refuse } from '#platform/http/problems.ts';
import type { TrainingClass } from '../classes/schema.ts';
import {
  type Audience,
  Channel,
  type DueWave,
  type Instrument,
  type NewWave,
  type Scores,
  type SheetItem,
  type SurveyObject,
  type Wave,
  type WaveDays,
  type WaveFrame,
  type WaveKind,
  type WaveState,
  type WaveSummary,
} from './schema.ts';

/** Who is asked about an object in a wave of this kind; nobody where the wave is not about it. */
export function askedAbout({ audiences, laterAudiences, waves }: SurveyObject, kind: WaveKind): Audience[] {
  if (!waves.includes(kind)) return [];
  return kind === 'after' && laterAudiences ? laterAudiences : audiences;
}

/** Who is asked in a wave of this kind. */
export function audiencesOf({ objects }: Instrument, kind: WaveKind): Audience[] {
  return [...new Set(objects.flatMap((object) => askedAbout(object, kind)))];
}

/** The questions of one sheet, in their order: what is asked of lecturers stands once for each of them. */
export function itemsOf(
  { instrument, lecturers }: WaveFrame,
  audience: Audience,
  kind: WaveKind,
): SheetItem[] {
  return instrument.objects
    .filter((object) => askedAbout(object, kind).includes(audience))
    .flatMap((object) => (object.perLecturer ? lecturers : [null]).flatMap((one) => itemsAbout(object, one)));
}

const itemsAbout = (object: SurveyObject, lecturer: SheetItem['lecturer']): SheetItem[] =>
  object.criteria.flatMap((criterion) =>
    criterion.items.map(({ key, text }) => ({
      ref: lecturer ? `${key}@${lecturer.key}` : key,
      ...{ objectKey: object.key, objectLabel: object.label },
      ...{ criterionKey: criterion.key, criterionLabel: criterion.label },
      ...{ text, lecturer },
    })),
  );

/**
 * A sheet does not count where more than so many per cent of its items are blank (TT 10/2017/TT-BNV: 5); exactly so many
 * still counts.
 */
export function isVoid(items: readonly string[], scores: Scores, voidOverPercent: number): boolean {
  const blank = items.filter((item) => scores[item] === undefined).length;
  return blank * 100 > items.length * voidOverPercent;
}

/** How many items may be left blank before the sheet no longer counts. */
export const mayLeave = (items: number, voidOverPercent: number): number =>
  Math.floor((items * voidOverPercent) / 100);

/** Its last day is still open; what is closed stays so. */
export function stateOfWave(wave: Pick<Wave, 'opensOn' | 'closesOn' | 'closedOn'>, today: string): WaveState {
  if (wave.closedOn !== null || today > wave.closesOn) return 'closed';
  return today < wave.opensOn ? 'waiting' : 'open';
}

/**
 * Ways by which some valid sheets came, but fewer than are shown. Whoever keys in four sheets of paper knows them, and whoever
 * prints one link knows whose it is: beside few sheets of one way, those of the other are no cover.
 */
export const fewWays = (
  counts: Wave['counts'],
  voids: Wave['counts'],
  { minimumShown }: Pick<Instrument, 'minimumShown'>,
): Channel[] =>
  Channel.options.filter((way) => {
    const valid = (counts[way] ?? 0) - (voids[way] ?? 0);
    return valid > 0 && valid < minimumShown;
  });

export function summaryOf({ instrument, lecturers: _, ...wave }: Wave, today: string): WaveSummary {
  return {
    ...wave,
    state: stateOfWave(wave, today),
    instrumentTitle: instrument.title,
    minimumShown: instrument.minimumShown,
  };
}

/** Months between the end of a class and the asking after its effect, where nobody says otherwise. */
export const AFTER_MONTHS = 6;
/** Days that a wave is open, where nobody says otherwise. */
export const OPEN_DAYS = 14;
/** Days before the end of a class on which its asking is proposed. */
const AHEAD_DAYS = 3;

type Went = Pick<TrainingClass, 'startedOn' | 'endedOn' | 'cancelledOn'>;
type Held = Pick<TrainingClass, 'id' | 'name' | 'code' | 'toDay'> & Went;

/** What a class may be asked about: nothing before it began, its effect not before it ended. */
export function kindsOf({ startedOn, endedOn, cancelledOn }: Went): WaveKind[] {
  if (startedOn === null || cancelledOn !== null) return [];
  return endedOn === null ? ['end'] : ['end', 'after'];
}

export const endOf = ({ toDay, endedOn }: Pick<Held, 'toDay' | 'endedOn'>): string => endedOn ?? toDay;

/** The days that are proposed for a wave: it never begins before today. */
export function daysFor(held: Pick<Held, 'toDay' | 'endedOn'>, kind: WaveKind, today: string) {
  const meant = kind === 'end' ? endOf(held) : addMonths(endOf(held), AFTER_MONTHS);
  const opensOn = meant > today ? meant : today;
  return { opensOn, closesOn: addCalendarDays(opensOn, OPEN_DAYS) };
}

/**
 * Whom it is time to ask: classes at their end; and, as soon as they ended and the end was asked about, the asking after
 * the effect, with the days that it is for.
 */
export function dueWaves(
  classes: readonly Held[],
  waves: readonly Pick<Wave, 'classId' | 'kind'>[],
  today: string,
): DueWave[] {
  const has = (classId: string, kind: WaveKind) =>
    waves.some((wave) => wave.classId === classId && wave.kind === kind);
  return classes.flatMap((held) => {
    const { id, name, code } = held;
    const isNear = endOf(held) <= addCalendarDays(today, AHEAD_DAYS);
    const kind = kindsOf(held).find((one) => !has(id, one));
    if (!isNear || !kind) return [];
    const days = daysFor(held, kind, today);
    return [{ classId: id, className: name, classCode: code, kind, endsOn: endOf(held), ...days }];
  });
}

/** Longer than a year nobody's answer is about this class any more. */
const MOST_OPEN_DAYS = 366;

function soundDays(days: { opensOn: string; closesOn: string }, today: string): Outcome<null> {
  if (days.closesOn < days.opensOn)
    return refuse('badInput', 'Ngày kết thúc ở trước ngày mở. Chưa có gì được lưu; ghi lại ngày.');
  if (days.closesOn < today)
    return refuse('badInput', 'Ngày kết thúc đã qua. Chưa có gì được lưu; ghi lại ngày.');
  if (days.closesOn > addCalendarDays(days.opensOn, MOST_OPEN_DAYS))
    return refuse('badInput', 'Đợt khảo sát mở quá một năm. Chưa có gì được lưu; ghi lại ngày.');
  return ok(null);
}

/** Askings of a class that may be laid down: none of the kind is waiting or open. */
export const missingKinds = (held: Went, waves: readonly Pick<Wave, 'kind' | 'closedOn'>[]): WaveKind[] =>
  kindsOf(held).filter((kind) => !waves.some((wave) => wave.kind === kind && wave.closedOn === null));

export function mayOpen(held: Held, others: readonly Wave[], wave: NewWave, today: string): Outcome<null> {
  if (held.cancelledOn !== null)
    return refuse('refused', 'Lớp này không mở nên không khảo sát. Chưa có gì được lưu.');
  if (held.startedOn === null)
    return refuse(
      'refused',
      'Lớp này chưa ghi khai giảng nên chưa khảo sát được. Chưa có gì được lưu; ghi ngày khai giảng ở trang của lớp trước.',
    );
  if (!kindsOf(held).includes(wave.kind))
    return refuse(
      'refused',
      'Lớp này chưa ghi bế giảng nên chưa hỏi được hiệu quả sau khoá. Chưa có gì được lưu; ghi ngày bế giảng ở trang của lớp trước.',
    );
  if (others.some(({ kind, closedOn }) => kind === wave.kind && closedOn === null))
    return refuse(
      'conflict',
      'Lớp này đã có đợt khảo sát cùng loại chưa kết thúc. Chưa có gì được lưu thêm.',
    );
  if (wave.opensOn < today) return refuse('badInput', 'Ngày mở đã qua. Chưa có gì được lưu; ghi lại ngày.');
  return soundDays(wave, today);
}

export function maySetDays(wave: Wave, days: WaveDays, today: string): Outcome<null> {
  if (stateOfWave(wave, today) === 'closed')
    return refuse('conflict', 'Đợt khảo sát đã kết thúc. Chưa có gì thay đổi.');
  if (stateOfWave(wave, today) === 'open' && days.opensOn !== wave.opensOn)
    return refuse(
      'refused',
      `Đợt khảo sát đã mở ngày ${formatDate(wave.opensOn)}; chỉ đổi được ngày kết thúc. Chưa có gì thay đổi.`,
    );
  if (stateOfWave(wave, today) === 'waiting' && days.opensOn < today)
    return refuse('badInput', 'Ngày mở đã qua. Chưa có gì thay đổi; ghi lại ngày.');
  return soundDays(days, today);
}

/** Behind the #, so that no server or proxy on the way ever writes a secret into its log. */
export const sheetLink = (publicUrl: string, token: string): string =>
  `${publicUrl.replace(/\/$/, '')}/phieu#${token}`;

const audienceLetters: Record<Audience, string> = {
  learner: 'HV',
  manager: 'QL',
  peer: 'DN',
  lecturer: 'GV',
};

/** What stands on a sheet of paper and on the screen where it is keyed in: which wave, whose sheets; no number of one. */
export const paperCode = (waveId: string, audience: Audience): string =>
  `${waveId.slice(0, 6).toUpperCase()}-${audienceLetters[audience]}`;
