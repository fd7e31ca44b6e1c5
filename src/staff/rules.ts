import { addCalendarDays, fold } from '@dondoc/vietnamese';
import type { PersonWithRecords, RecordKind, StaffRecord } from './schema.ts';

export const holdsOn = ({ from, to }: Pick<StaffRecord, 'from' | 'to'>, day: string): boolean =>
  (from === null || from <= day) && (to === null || day <= to);

/** All rows of a kind, also those that hold no more or not yet. */
export const recordsOf = <K extends RecordKind>(person: PersonWithRecords, kind: K): StaffRecord<K>[] =>
  person.records.filter((record): record is StaffRecord<K> => record.kind === kind);

/** The rows of a kind that hold on a day, oldest first. */
export const held = <K extends RecordKind>(person: PersonWithRecords, kind: K, day: string) =>
  recordsOf(person, kind).filter((record) => holdsOn(record, day));

/** What a post leads. A deputy (phó) is known by the title: "Phó Trưởng khoa". */
export type Place = 'principal' | 'vicePrincipal' | 'unitHead' | 'unitDeputy' | null;

export function placeOf({ leads, title }: StaffRecord<'post'>['data']): Place {
  if (leads === 'no') return null;
  const isDeputy = /^pho\b/.test(fold(title).trim());
  if (leads === 'school') return isDeputy ? 'vicePrincipal' : 'principal';
  return isDeputy ? 'unitDeputy' : 'unitHead';
}

const degreeOrder = ['bachelor', 'master', 'doctor'] as const;
const theoryOrder = ['so-cap', 'trung-cap', 'cao-cap', 'cu-nhan'] as const;

/** How somebody stands on a day, by what has been recorded. What is not recorded is null, and nobody knows it. */
export interface Standing {
  /** Works at the school, and has not retired by then. */
  employed: boolean;
  lecturing: 'lecturer' | 'concurrent' | null;
  /** `since`: from when without a break; null where the record does not say. */
  rank: { code: string; since: string | null; recordId: string } | null;
  /** The highest one. */
  degree: StaffRecord<'degree'> | null;
  /** Master's or doctor's degree that suits the post: 'undecided' where nobody has said of the only ones that would do. */
  relevantMaster: 'yes' | 'no' | 'undecided';
  relevantMasterId: string | null;
  theory: StaffRecord<'theory'> | null;
  /** Certificates in force, by the key that rank rules ask for. */
  certificates: Map<string, StaffRecord<'certificate'>>;
  posts: { record: StaffRecord<'post'>; place: Place }[];
  /** The first day of retirement, past or to come. */
  retiresOn: string | null;
  retirementId: string | null;
}

export function standingOn(person: PersonWithRecords, day: string): Standing {
  const retirement = recordsOf(person, 'retirement').at(-1) ?? null;
  const retiresOn = retirement?.from ?? null;
  const worksThen = held(person, 'employment', day).length > 0;
  const degrees = held(person, 'degree', day);
  return {
    employed: worksThen && (retiresOn === null || day < retiresOn),
    lecturing: held(person, 'lecturing', day).at(-1)?.data.kind ?? null,
    rank: rankOn(person, day),
    degree: highest(degrees, (record) => degreeOrder.indexOf(record.data.level)),
    ...relevantMaster(degrees),
    theory: highest(held(person, 'theory', day), (record) => theoryOrder.indexOf(record.data.level)),
    certificates: new Map(held(person, 'certificate', day).map((record) => [record.data.key, record])),
    posts: held(person, 'post', day).map((record) => ({ record, place: placeOf(record.data) })),
    retiresOn,
    retirementId: retirement?.id ?? null,
  };
}

/** A rank that goes on under a new row (another basis, a mended day) has been held without a break. */
function rankOn(person: PersonWithRecords, day: string): Standing['rank'] {
  const current = held(person, 'rank', day).at(-1);
  if (!current) return null;
  const { code } = current.data;
  const alike = recordsOf(person, 'rank').filter((record) => record.data.code === code);
  return { code, since: firstOfRun(alike, current).from, recordId: current.id };
}

/** The first of the rows that lead up to one without a break, each reaching the day before the next. */
export function firstOfRun<K extends RecordKind>(
  rows: StaffRecord<K>[],
  current: StaffRecord<K>,
): StaffRecord<K> {
  let first = current;
  for (const row of rows.toReversed()) {
    const { from } = first;
    if (from === null) break;
    const reaches = row.to === null || dayAfter(row.to) >= from;
    if (reaches && (row.from ?? '') < from) first = row;
  }
  return first;
}

export const dayAfter = (day: string): string => addCalendarDays(day, 1);
export const dayBefore = (day: string): string => addCalendarDays(day, -1);

function relevantMaster(
  degrees: StaffRecord<'degree'>[],
): Pick<Standing, 'relevantMaster' | 'relevantMasterId'> {
  const enough = degrees.filter(({ data }) => data.level !== 'bachelor');
  const yes = enough.find(({ data }) => data.relevant === true);
  if (yes) return { relevantMaster: 'yes', relevantMasterId: yes.id };
  const open = enough.find(({ data }) => data.relevant === null);
  return open
    ? { relevantMaster: 'undecided', relevantMasterId: open.id }
    : { relevantMaster: 'no', relevantMasterId: null };
}

function highest<T>(rows: T[], order: (row: T) => number): T | null {
  let best: T | null = null;
  for (const row of rows) if (best === null || order(row) >= order(best)) best = row;
  return best;
}

/** Whether somebody counts among the lecturers: with or without concurrent ones, as the school has set. */
export const countsAsLecturer = (standing: Standing, concurrentCounts: boolean): boolean =>
  standing.employed &&
  (standing.lecturing === 'lecturer' || (concurrentCounts && standing.lecturing === 'concurrent'));
