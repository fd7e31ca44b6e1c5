import { addCalendarDays, compareNames, daysBetween, formatDate } from '@dondoc/vietnamese';
import { z } from 'zod';
import type { Viewer } from '#accounts/schema.ts';
import { act } from '#accounts/session/routes.ts';
import { lockOffice, logAs } from '#accounts/store.ts';
import { calendarOf } from '#platform/calendar/rules.ts';
import { calendarTable } from '#platform/calendar/store.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import { problem } from '#platform/http/problems.ts';
import { personOf } from '#staff/people/store.ts';
import { standingOn as standsOn } from '#staff/rules.ts';
import { readPeople } from '#staff/store.ts';
import { classFor, goingClass } from '../classes/routes.ts';
import type { TrainingClass } from '../classes/schema.ts';

import { findProgramme } from '../programmes/store.ts';
import * as rules from './rules.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';

const programmeOf = (db: Db, officeId: string, { programmeId }: TrainingClass) =>
  programmeId ? findProgramme(db, officeId, programmeId) : null;

const list = act('training.read', 'GET /training/classes/{classId}/sessions', 'Lịch học của một lớp')
  .input(z.object({ classId: z.uuid() }))
  .output(shape.SessionList)
  .handler(async ({ context: { db, viewer }, input: { classId } }) => {
    const officeId = viewer.office.id;
    const { row, hold } = await classFor(db, viewer, classId);
    const programme = await programmeOf(db, officeId, row);
    const sessions = await store.sessionsOf(db, classId);
    const marked = await store.markedIn(db, classId);
    const own = viewer.role === 'lecturer' ? await personOf(db, officeId, viewer.userId) : null;
    const mayMark = (one: shape.TrainingSession) =>
      hold.attends && (viewer.role !== 'lecturer' || one.lecturerId === own?.id);
    return {
      sessions: sessions.map((one) => ({ ...one, marked: marked.get(one.id) ?? 0, mayMark: mayMark(one) })),
      hours: rules.hoursByForm(programme?.data.hours ?? null, sessions, viewer.today),
      mayKeep: hold.keeps,
      rooms: hold.keeps ? await store.roomsOf(db, officeId, row.providerAgencyId) : [],
      lecturers: hold.keeps
        ? await lecturersFor(db, row, viewer.today, programme?.data.teachers ?? null)
        : [],
    };
  });

async function lecturersFor(
  db: Db,
  { providerAgencyId }: TrainingClass,
  day: string,
  rule: Parameters<typeof rules.fitsRule>[0],
) {
  const people = await readPeople(db, providerAgencyId, [
    ...(['employment', 'lecturing', 'post', 'rank', 'retirement'] as const),
  ]);
  return people
    .map((person) => ({ person, standing: standsOn(person, day) }))
    .filter(({ standing }) => standing.employed && standing.lecturing !== null)
    .map(({ person }) => ({
      ...{ id: person.id, name: person.name, fits: rules.fitsRule(rule, person, day) },
    }))
    .toSorted((a, b) => compareNames(a.name, b.name));
}

/** Refuses what clashes; gives what somebody should know first. */
async function lookOver(
  tx: Tx,
  viewer: Viewer,
  cls: TrainingClass,
  coming: store.SessionRow[],
  without: string | null,
): Promise<string[]> {
  const officeId = viewer.office.id;
  const days = [...new Set(coming.map(({ onDay }) => onDay))];
  const standing = (await store.standingOn(tx, officeId, days)).filter(({ id }) => id !== without);
  const clashes = coming.flatMap((one) =>
    rules.clashesOf({ ...one, providerId: cls.providerAgencyId }, standing),
  );
  if (clashes.length > 0)
    throw problem('conflict', `${clashes.slice(0, 3).join(' ')} Chưa có gì được lưu; chọn giờ, phòng khác.`);
  const programme = await programmeOf(tx, officeId, cls);
  const all = [...(await store.sessionsOf(tx, cls.id)).filter(({ id }) => id !== without), ...coming];
  return [
    ...(await daysToKnow(tx, officeId, cls, days)),
    ...(await lecturersToKnow(tx, cls, coming, programme?.data.teachers ?? null)),
    ...rules.tooMany(rules.hoursByForm(programme?.data.hours ?? null, all, viewer.today)),
  ];
}

async function daysToKnow(db: Db, officeId: string, cls: TrainingClass, days: string[]): Promise<string[]> {
  // Of a year that is not there the days off of every week are known all the same.
  const calendar = calendarOf(await calendarTable(db, officeId));
  const off = days.filter((day) => !calendar.isWorkingDay(day));
  const outside = days.filter((day) => day < cls.fromDay || day > cls.toDay);
  return [
    ...off.map((day) => `Ngày ${formatDate(day)} là ngày nghỉ theo lịch làm việc.`),
    ...outside.map(
      (day) =>
        `Ngày ${formatDate(day)} ở ngoài thời gian của lớp (${formatDate(cls.fromDay)} – ${formatDate(cls.toDay)}).`,
    ),
  ];
}

async function lecturersToKnow(
  db: Db,
  cls: TrainingClass,
  coming: store.SessionRow[],
  rule: Parameters<typeof rules.fitsRule>[0],
): Promise<string[]> {
  const people = new Map(
    (await readPeople(db, cls.providerAgencyId, ['employment', 'post', 'rank', 'retirement'])).map((one) => [
      one.id,
      one,
    ]),
  );
  const told = coming.flatMap(({ lecturerId, onDay }) => {
    const person = lecturerId ? people.get(lecturerId) : null;
    if (!person) return [];
    const fits = rules.fitsRule(rule, person, onDay);
    if (fits === false) return [`${person.name} không thuộc diện được giảng chương trình này.`];
    return fits === null ? [`Chưa rõ ${person.name} có thuộc diện được giảng chương trình này không.`] : [];
  });
  return [...new Set(told)];
}

async function write(
  tx: Tx,
  viewer: Viewer,
  cls: TrainingClass,
  { rows, despite, without }: { rows: store.SessionRow[]; despite: boolean; without: string | null },
): Promise<shape.Told> {
  const warnings = await lookOver(tx, viewer, cls, rows, without);
  if (warnings.length > 0 && !despite) return { written: 0, warnings };
  if (without) await store.removeSession(tx, without, viewer.userId);
  await store.insertSessions(tx, { officeId: viewer.office.id, madeBy: viewer.userId }, rows);
  const at = { kind: 'training-class', id: cls.id };
  await logAs(tx, viewer, 'trainingSession.add', at, { sessions: rows.length, instead: without });
  return { written: rows.length, warnings: [] };
}

/** The name that stands with the session: of the school's people as the roster has it. */
async function lecturerOf(db: Db, cls: TrainingClass, fields: shape.SessionFields): Promise<string> {
  if (!fields.lecturerId) {
    if (!fields.lecturerName)
      throw problem(
        'badInput',
        'Chọn giảng viên của đơn vị, hoặc ghi tên giảng viên mời. Chưa có gì được lưu.',
      );
    return fields.lecturerName;
  }
  const people = await readPeople(db, cls.providerAgencyId, ['employment']);
  const person = people.find(({ id }) => id === fields.lecturerId);
  if (!person) throw problem('notFound');
  return person.name;
}

/** A session on which somebody was marked stays as it was. */
async function unmarked(tx: Tx, viewer: Viewer, id: string): Promise<shape.TrainingSession> {
  await store.lockSession(tx, id);
  const session = await store.findSession(tx, viewer.office.id, id);
  if (!session) throw problem('notFound');
  if ((await store.markedIn(tx, session.classId)).has(id))
    throw problem('conflict', 'Buổi học này đã điểm danh nên không sửa, không bỏ được. Chưa có gì thay đổi.');
  return session;
}

const save = act('trainingClass.keep')
  .input(shape.NewSession)
  .output(shape.Told)
  .handler(({ context: { db, viewer }, input: { classId, id, despite, ...fields } }) =>
    db.transaction().execute(async (tx) => {
      await lockOffice(tx, viewer.office.id);
      const cls = await goingClass(tx, viewer, classId);
      if (id && (await unmarked(tx, viewer, id)).classId !== classId) throw problem('notFound');
      const lecturerName = await lecturerOf(tx, cls, fields);
      return write(tx, viewer, cls, { rows: [{ ...fields, classId, lecturerName }], despite, without: id });
    }),
  );

const copyWeek = act('trainingClass.keep')
  .input(shape.CopyWeek)
  .output(shape.Told)
  .handler(({ context: { db, viewer }, input: { classId, from, to, despite } }) =>
    db.transaction().execute(async (tx) => {
      await lockOffice(tx, viewer.office.id);
      const cls = await goingClass(tx, viewer, classId);
      const monday = rules.mondayOf(from);
      const by = daysBetween(monday, rules.mondayOf(to));
      const week = (await store.sessionsOf(tx, classId)).filter(
        ({ onDay }) => rules.mondayOf(onDay) === monday,
      );
      if (week.length === 0)
        throw problem(
          'badInput',
          'Tuần được chép chưa có buổi học nào. Chọn tuần khác; chưa có gì được lưu.',
        );
      const rows = week.map(({ id: _, ...one }) => ({ ...one, onDay: addCalendarDays(one.onDay, by) }));
      return write(tx, viewer, cls, { rows, despite, without: null });
    }),
  );

const remove = act('trainingClass.keep')
  .input(z.object({ id: z.uuid() }))
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { id } }) =>
    db.transaction().execute(async (tx) => {
      const session = await store.findSession(tx, viewer.office.id, id);
      if (!session) throw problem('notFound');
      await goingClass(tx, viewer, session.classId);
      await unmarked(tx, viewer, id);
      await store.removeSession(tx, id, viewer.userId);
      await logAs(tx, viewer, 'trainingSession.remove', { kind: 'training-session', id });
      return {};
    }),
  );

export const trainingSessionsRouter = { trainingSessions: { list, save, copyWeek, remove } };
