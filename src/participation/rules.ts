import { daysBetween, formatDate } from '@dondoc/vietnamese';
import { type StageTable, standingOf } from '#platform/stages.ts';
import { kindLabels, organiserName, stageLabels } from './labels.ts';
import type {
  Occasion,
  OccasionKind,
  OccasionState,
  ParticipationAddress,
  ParticipationView,
  Seat,
  SeatStage,
  SeatStanding,
  SeatStep,
  Setting,
  Tally,
} from './schema.ts';

/** Nobody has to answer; who was asked comes or does not. */
export const seatStages: StageTable<SeatStage> = {
  order: ['asked', 'answered', 'met'],
  optional: ['answered'],
  labels: stageLabels,
};

/** What was taken back was an error on every day, also on those before: only what follows counts. */
export const valid = (steps: readonly SeatStep[]): SeatStep[] =>
  steps.slice(steps.findLastIndex(({ stage }) => stage === null) + 1);

/** Where a place stands at the end of a day. */
export function seatStanding(steps: readonly SeatStep[], asOf: string): SeatStanding {
  const standing = valid(steps).filter(({ on }) => on <= asOf);
  const { stage, since } = standingOf(seatStages, standing, asOf);
  const said = (wanted: SeatStage) => standing.find((step) => step.stage === wanted)?.saysYes ?? null;
  return { stage, since, wasAsked: stage !== null, answer: said('answered'), came: said('met') };
}

type Standing = Pick<Occasion, 'startsOn' | 'endsOn' | 'uses'> & {
  seats: Pick<Seat, 'isDue' | 'standing'>[];
};

export const endOf = ({ startsOn, endsOn }: Pick<Occasion, 'startsOn' | 'endsOn'>): string =>
  endsOn ?? startsOn;

/** Why the days of an occasion cannot be so, after what was recorded of its places; null where they can. */
export function daysFault(
  days: Pick<Occasion, 'startsOn' | 'endsOn'>,
  seats: Pick<Seat, 'steps'>[],
): string | null {
  const steps = seats.flatMap((seat) => valid(seat.steps));
  if (steps.some(({ stage, on }) => stage === 'asked' && on > endOf(days)))
    return 'Lời mời đã ghi sau ngày kết thúc ấy. Kiểm tra lại ngày; chưa có gì được lưu.';
  if (steps.some(({ stage, on }) => stage === 'met' && on < days.startsOn))
    return 'Kết quả dự đã ghi trước ngày bắt đầu ấy. Kiểm tra lại ngày; chưa có gì được lưu.';
  return null;
}

export const unaskedOf = (seats: Pick<Seat, 'isDue' | 'standing'>[]): number =>
  seats.filter(({ isDue, standing }) => isDue && !standing.wasAsked).length;

/** Must be asked → asked → attended → used. Nobody asked: waiting, near, or over without the school. */
export function occasionState(
  { startsOn, endsOn, seats, uses }: Standing,
  today: string,
  { remindDays }: Pick<Setting, 'remindDays'>,
): OccasionState {
  if (seats.some(({ standing }) => standing.came))
    return uses.some(({ since }) => since <= today) ? 'used' : 'attended';
  const asked = seats.filter(({ standing }) => standing.wasAsked);
  if (asked.length > 0 && asked.every(({ standing }) => standing.came === false)) return 'absent';
  if (asked.length > 0) return 'asked';
  if (seats.length === 0) return 'unset';
  if (endOf({ startsOn, endsOn }) < today) return 'missed';
  return remindDays !== null && daysBetween(today, startsOn) <= remindDays ? 'near' : 'planned';
}

/** Whether its organiser is to be reminded on this day: somebody must be asked, is not, and the day is near. */
export function isToRemind(
  { startsOn, endsOn, unasked, reminders }: Pick<Occasion, 'startsOn' | 'endsOn' | 'unasked' | 'reminders'>,
  today: string,
  { remindDays }: Pick<Setting, 'remindDays'>,
): boolean {
  if (remindDays === null || unasked === 0 || reminders.includes(today)) return false;
  return today <= endOf({ startsOn, endsOn }) && daysBetween(today, startsOn) <= remindDays;
}

/** What is counted: occasions that have begun. One to come is no failing of anybody's yet. */
export const begun = (occasions: Occasion[], day: string): Occasion[] =>
  occasions.filter(({ startsOn }) => startsOn <= day);

export const mustAsk = ({ seats }: Pick<Occasion, 'seats'>): boolean => seats.some(({ isDue }) => isDue);
/** Of those who must be asked somebody was. */
export const wasAsked = ({ seats }: Pick<Occasion, 'seats'>): boolean =>
  seats.some(({ isDue, standing }) => isDue && standing.wasAsked);
export const wasAttended = ({ seats }: Pick<Occasion, 'seats'>): boolean =>
  seats.some(({ standing }) => standing.came);

export function tally(of: { key: string; name: string }, occasions: Occasion[]): Tally {
  const seats = occasions.flatMap((one) => one.seats);
  const count = <T>(all: T[], counts: (one: T) => unknown) => all.filter(counts).length;
  return {
    ...{ ...of, occasions: occasions.length },
    ...{ mustAsk: count(occasions, mustAsk), asked: count(occasions, wasAsked) },
    attended: count(occasions, wasAttended),
    seatsDue: count(seats, ({ isDue }) => isDue),
    seatsAsked: count(seats, ({ isDue, standing }) => isDue && standing.wasAsked),
    seatsCame: count(seats, ({ standing }) => standing.came === true),
    seatsAbsent: count(seats, ({ standing }) => standing.came === false),
  };
}

export const organiserKey = ({ organiser, organiserAsWritten }: Occasion): string =>
  organiser?.id ?? organiserAsWritten ?? 'chua-ghi';

/** One tally a group; the groups together are the whole, whatever was left empty. */
export function tallies(occasions: Occasion[], by: 'organiser' | 'kind'): Tally[] {
  const keyOf = (one: Occasion) => (by === 'kind' ? one.kind : organiserKey(one));
  const nameOf = (one: Occasion) => (by === 'kind' ? kindLabels[one.kind] : organiserName(one));
  const groups = Map.groupBy(occasions, keyOf);
  return [...groups]
    .flatMap(([key, [first, ...more]]) =>
      first ? [tally({ key, name: nameOf(first) }, [first, ...more])] : [],
    )
    .toSorted((a, b) => b.occasions - a.occasions || a.name.localeCompare(b.name, 'vi'));
}

export const seatName = ({ name, positionTitle }: Pick<Seat, 'name' | 'positionTitle'>): string =>
  [name, positionTitle].filter(Boolean).join(', ');

/** "16/11/2023" or "14/11/2023 - 16/11/2023". */
export const daysOf = ({ startsOn, endsOn }: Pick<Occasion, 'startsOn' | 'endsOn'>): string =>
  endsOn && endsOn !== startsOn ? `${formatDate(startsOn)} - ${formatDate(endsOn)}` : formatDate(startsOn);

export const mustAskOf = ({ mustAsk }: Setting, kind: OccasionKind): string[] => mustAsk[kind] ?? [];

/** The rows behind a figure of the page: the same that `tally` counts. */
export function shownOf(
  { occasions, day }: Pick<ParticipationView, 'occasions' | 'day'>,
  { loc, xep, nhom }: ParticipationAddress,
): Occasion[] {
  const inGroup = (one: Occasion) =>
    nhom === undefined || (xep === 'loai' ? one.kind : organiserKey(one)) === nhom;
  const counts = {
    'phai-moi': mustAsk,
    'duoc-moi': wasAsked,
    'chua-moi': (one: Occasion) => mustAsk(one) && !wasAsked(one),
    'da-du': wasAttended,
    'da-dien-ra': () => true,
  };
  const grouped = occasions.filter(inGroup);
  return loc ? begun(grouped, day).filter(counts[loc]) : grouped;
}
