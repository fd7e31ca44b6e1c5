import { addCalendarDays, compareNames } from '@dondoc/vietnamese';
import { z } from 'zod';
import { Day, type Viewer } from '#accounts/schema.ts';
import { act } from '#accounts/session/routes.ts';
import type { FeedEvent } from '#inbox/feed/schema.ts';
import type { Db } from '#platform/database/connection.ts';
import { personOf } from '#staff/people/store.ts';
import { standingOn } from '#staff/rules.ts';
import { readPeople } from '#staff/store.ts';
import { deskOf, readSetting } from '../desk/store.ts';
import { formLabels } from '../labels.ts';
import * as rules from './rules.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';

const WEEKS_SHOWN = 12;

const mine = act('training.read', 'GET /training/my-sessions', 'Lịch giảng của người gọi')
  .input(z.object({ from: Day.optional() }))
  .output(shape.OwnSchedule)
  .handler(async ({ context: { db, viewer }, input }) => {
    const person = await personOf(db, viewer.office.id, viewer.userId);
    if (!person) return { inRoster: false, sessions: [] };
    const from = input.from ?? viewer.today;
    const to = addCalendarDays(from, WEEKS_SHOWN * 7);
    const rows = await store.taughtIn(db, viewer.office.id, { from, to, personId: person.id });
    return { inRoster: true, sessions: rows.map(({ session }) => session) };
  });

const year = act('training.read', 'GET /training/teaching-hours', 'Giờ giảng trong một năm')
  .input(z.object({ year: z.coerce.number().int().min(2000).max(2100).optional() }))
  .output(shape.YearHours)
  .handler(async ({ context: { db, viewer }, input }) => {
    const officeId = viewer.office.id;
    const year = input.year ?? Number(viewer.today.slice(0, 4));
    const desk = await deskOf(db, viewer);
    const own = await personOf(db, officeId, viewer.userId);
    const setting = await readSetting(db, officeId);
    const all = await store.taughtIn(db, officeId, { from: `${year}-01-01`, to: `${year}-12-31` });
    const seen = all.filter(
      ({ providerId, lecturerId }) =>
        desk.seesAll || desk.agencyIds.includes(providerId) || (own && lecturerId === own.id),
    );
    const ranks = await ranksOf(db, seen, viewer.today < `${year}-12-31` ? viewer.today : `${year}-12-31`);
    const rows = [...Map.groupBy(seen, ({ key }) => key)].map(([key, taught]) => {
      const sessions = taught.map(({ session }) => session);
      const first = taught[0];
      const rank = ranks.get(key) ?? null;
      return {
        ...{ key, name: first?.lecturerName ?? '', rank, isOwn: first?.lecturerId !== null },
        ...rules.sumOf(sessions, viewer.today),
        norm: (rank ? setting.hourNorms?.byRank[rank] : null) ?? null,
        sessions,
      };
    });
    return {
      ...{ year, rows: rows.toSorted((a, b) => compareNames(a.name, b.name)) },
      ...{ normBasis: setting.hourNorms?.basis ?? null, hasNorms: setting.hourNorms !== null },
      seesAll: desk.seesAll,
    };
  });

/** The rank that each of the school's people among them has on a day, where it is known. */
async function ranksOf(
  db: Db,
  taught: Awaited<ReturnType<typeof store.taughtIn>>,
  day: string,
): Promise<Map<string, string>> {
  const providers = new Set(
    taught.filter(({ lecturerId }) => lecturerId).map(({ providerId }) => providerId),
  );
  const people = await Promise.all(
    [...providers].map((id) => readPeople(db, id, ['employment', 'rank', 'retirement'])),
  );
  return new Map(
    people.flat().flatMap((person) => {
      const { rank } = standingOn(person, day);
      return rank ? [[person.id, rank.code] as const] : [];
    }),
  );
}

export const teachingHoursRouter = { teachingHours: { mine, year } };

const BACK_DAYS = 30;
const AHEAD_DAYS = 400;

/** What a lecturer's calendar shows of training: their sessions, with the hour and the room. */
export async function sessionsInFeed(db: Db, viewer: Viewer): Promise<FeedEvent[]> {
  const person = await personOf(db, viewer.office.id, viewer.userId);
  if (!person) return [];
  const from = addCalendarDays(viewer.today, -BACK_DAYS);
  const to = addCalendarDays(viewer.today, AHEAD_DAYS);
  const rows = await store.taughtIn(db, viewer.office.id, { from, to, personId: person.id });
  return rows.map(({ session: { id, classId, classCode, className, topic, form, room, ...at } }) => ({
    ...{ id, title: `Giảng: ${topic} (${classCode})`, place: room, path: `/dao-tao/lop/${classId}` },
    ...{ day: at.onDay, from: at.fromTime, to: at.toTime },
    description: `${className}. ${formLabels[form]}, ${at.hours} tiết.`,
  }));
}
