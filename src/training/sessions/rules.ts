import { addCalendarDays, comparisonKey, dayOfWeek, formatDate, formatNumber } from '@dondoc/vietnamese';
import { standingOn } from '#staff/rules.ts';
import type { PersonWithRecords } from '#staff/schema.ts';
import { formLabels } from '../labels.ts';
import { type HoursByForm, type ProgrammeData, TeachingForm } from '../schema.ts';
import type { FormHours, TrainingSession } from './schema.ts';

type Slot = Pick<
  TrainingSession,
  'classId' | 'onDay' | 'fromTime' | 'toTime' | 'room' | 'lecturerId' | 'lecturerName'
>;

/** A session that stands already, with what names its class; `providerId`: a room is a room of its provider. */
export interface Standing extends Slot {
  id: string;
  className: string;
  classCode: string;
  providerId: string;
}

export interface Coming extends Slot {
  providerId: string;
}

const overlaps = (a: Slot, b: Slot): boolean =>
  a.onDay === b.onDay && a.fromTime < b.toTime && b.fromTime < a.toTime;

const sameLecturer = (a: Slot, b: Slot): boolean =>
  a.lecturerId || b.lecturerId
    ? a.lecturerId === b.lecturerId
    : comparisonKey(a.lecturerName) === comparisonKey(b.lecturerName);

const sameRoom = (a: Coming, b: Coming): boolean =>
  a.providerId === b.providerId && comparisonKey(a.room) === comparisonKey(b.room);

/** What a session cannot stand beside, each naming the other one. */
export function clashesOf(coming: Coming, standing: readonly Standing[]): string[] {
  return standing
    .filter((one) => overlaps(coming, one))
    .flatMap((one) => {
      const at = `lớp ${one.classCode} học từ ${one.fromTime} đến ${one.toTime} ngày ${formatDate(one.onDay)}`;
      if (one.classId === coming.classId) return [`Trùng buổi của chính lớp này: ${at}, phòng ${one.room}.`];
      const what = [
        ...(sameLecturer(coming, one)
          ? [`Trùng giảng viên ${one.lecturerName}: ${at}, phòng ${one.room}.`]
          : []),
        ...(sameRoom(coming, one) ? [`Trùng phòng ${one.room}: ${at}, giảng viên ${one.lecturerName}.`] : []),
      ];
      return what;
    });
}

/** Whether somebody may teach it, by the programme's rule, as they stand on a day; null where that is not known. */
export function fitsRule(
  rule: ProgrammeData['teachers'] | null,
  person: PersonWithRecords,
  day: string,
): boolean | null {
  if (!rule || (rule.ranks.length === 0 && rule.unitIds.length === 0)) return true;
  const { rank, posts } = standingOn(person, day);
  const inUnit =
    rule.unitIds.length === 0 ||
    posts.some(({ record }) => record.data.unitId !== null && rule.unitIds.includes(record.data.unitId));
  if (!inUnit) return false;
  if (rule.ranks.length === 0) return true;
  return rank ? rule.ranks.includes(rank.code) : null;
}

/** By form: what the programme has, what is laid out, what is past. Forms without any hours are left out. */
export function hoursByForm(
  programme: HoursByForm | null,
  sessions: readonly Pick<TrainingSession, 'form' | 'hours' | 'onDay'>[],
  today: string,
): FormHours[] {
  const sum = (rows: readonly { hours: number }[]) => rows.reduce((all, { hours }) => all + hours, 0);
  return TeachingForm.options
    .map((form) => {
      const own = sessions.filter((one) => one.form === form);
      return {
        ...{ form, programme: programme ? (programme[form] ?? 0) : null, planned: sum(own) },
        done: sum(own.filter(({ onDay }) => onDay <= today)),
      };
    })
    .filter(({ programme: asked, planned }) => planned > 0 || (asked ?? 0) > 0);
}

/** Forms of which more is laid out than the programme has. */
export const tooMany = (hours: readonly FormHours[]): string[] =>
  hours
    .filter(({ programme, planned }) => programme !== null && planned > programme)
    .map(
      ({ form, programme, planned }) =>
        `${formLabels[form]}: xếp ${formatNumber(planned)} tiết, chương trình có ${formatNumber(programme ?? 0)} tiết.`,
    );

/** The Monday of the week in which a day lies. */
export const mondayOf = (day: string): string => addCalendarDays(day, 1 - dayOfWeek(day));
