import { formatDate } from '@dondoc/vietnamese';
import { z } from 'zod';
import { faultOfDay, missingDays, proposedDays } from '#platform/calendar/rules.ts';
import { CalendarDay, CalendarSettings, type CalendarYear } from '#platform/calendar/schema.ts';
import * as store from '#platform/calendar/store.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import { problem } from '#platform/http/problems.ts';
import type { Viewer } from '../schema.ts';
import { act } from '../session/routes.ts';
import { lockOffice, logAs } from '../store.ts';
import { confirmedDays, lacksTet } from './rules.ts';
import * as shape from './schema.ts';

/** A year as it stands, with what is offered for it. */
async function yearView(db: Db, officeId: string, year: number): Promise<shape.YearView> {
  const { years, ...settings } = await store.calendarTable(db, officeId);
  const found = years.find((one) => one.year === year);
  const file = (await store.yearFiles()).find((one) => one.year === year);
  const formula = proposedDays(year, settings.weeklyOff);
  return {
    ...settings,
    year,
    known: found ? { note: found.note, isOwn: found.isOwn, days: found.days } : null,
    proposals: missingDays(found?.days ?? [], file?.days ?? [], formula),
    years: years.map((one) => one.year),
  };
}

const get = act('calendar.read', 'GET /calendar/{year}', 'Lịch làm việc của một năm')
  .input(z.object({ year: z.coerce.number().pipe(shape.Year) }))
  .output(shape.YearView)
  .handler(({ context: { db, viewer }, input }) => yearView(db, viewer.office.id, input.year));

const confirm = act('calendar.keep')
  .input(shape.Confirmation)
  .output(z.object({ days: z.number().int() }))
  .handler(({ context: { db, viewer }, input: { year, days, ...basis } }) =>
    db.transaction().execute(async (tx) => {
      await lockOffice(tx, viewer.office.id);
      const { known, proposals } = await yearView(tx, viewer.office.id, year);
      const confirmed = confirmedDays(proposals, days, basis, known === null);
      if (known === null && lacksTet(confirmed, proposals))
        throw problem(
          'badInput',
          'Chưa chọn ngày nghỉ Tết Âm lịch nào. Chọn rồi xác nhận; chưa có gì được lưu.',
        );
      if (confirmed.length === 0)
        throw problem('conflict', 'Các ngày đã chọn đã có trong lịch. Chưa có gì bị thay đổi thêm.');
      await own(tx, viewer, known ? { ...known, year } : { year, note: null, isOwn: false, days: [] });
      await store.insertDays(tx, ofViewer(viewer), confirmed);
      await logDays(tx, viewer, 'calendar.confirm', { year, days: confirmed.length });
      return { days: confirmed.length };
    }),
  );

const add = act('calendar.keep')
  .input(CalendarDay)
  .output(z.object({ day: z.string() }))
  .handler(({ context: { db, viewer }, input: day }) =>
    db.transaction().execute(async (tx) => {
      const { year, weeklyOff } = await changing(tx, viewer, day.day);
      const fault = faultOfDay(day, year.days, weeklyOff);
      if (fault) throw problem('badInput', fault);
      await own(tx, viewer, year);
      await store.insertDays(tx, ofViewer(viewer), [day]);
      await logDays(tx, viewer, 'calendar.add', { year: year.year, day: day.day, kind: day.kind });
      return { day: day.day };
    }),
  );

const remove = act('calendar.keep')
  .input(shape.Removal)
  .output(z.object({ day: z.string() }))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      const { year } = await changing(tx, viewer, input.day);
      await own(tx, viewer, year);
      if (!(await store.removeDay(tx, ofViewer(viewer), input)))
        throw problem('conflict', `Ngày ${formatDate(input.day)} không có trong lịch. Chưa có gì thay đổi.`);
      await logDays(tx, viewer, 'calendar.remove', { year: year.year, day: input.day });
      return { day: input.day };
    }),
  );

const set = act('calendar.keep')
  .input(CalendarSettings)
  .output(CalendarSettings)
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      await store.saveSettings(tx, viewer.office.id, input);
      const { weeklyOff, edges } = input;
      await logDays(tx, viewer, 'calendar.set', { weeklyOff: weeklyOff.join(','), ...edges });
      return input;
    }),
  );

const ofViewer = ({ office, userId }: Viewer) => ({ officeId: office.id, userId });

/** The year of a day that somebody puts in or takes out: one that nobody knows is confirmed first, as a whole. */
async function changing(tx: Tx, viewer: Viewer, day: string) {
  await lockOffice(tx, viewer.office.id);
  const { years, weeklyOff } = await store.calendarTable(tx, viewer.office.id);
  const number = Number(day.slice(0, 4));
  const year = years.find((one) => one.year === number);
  if (!year)
    throw problem(
      'badInput',
      `Chưa có lịch năm ${number}. Xác nhận lịch của cả năm trước rồi sửa từng ngày; chưa có gì được lưu.`,
    );
  return { year, weeklyOff };
}

/** From the first change on the year is the office's own; what it had from the software goes with it. */
async function own(tx: Tx, viewer: Viewer, year: CalendarYear): Promise<void> {
  if (!year.isOwn) await store.takeYear(tx, ofViewer(viewer), year);
}

const logDays = (
  tx: Tx,
  viewer: Viewer,
  name: string,
  detail: Record<string, string | number>,
): Promise<void> => logAs(tx, viewer, name, { kind: 'office', id: viewer.office.id }, detail);

export const calendarRouter = { calendar: { get, confirm, add, remove, set } };
