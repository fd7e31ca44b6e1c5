import { z } from 'zod';
import { areOwnAgencies } from '#accounts/agencies/store.ts';
import { exampleRoute } from '#accounts/examples/routes.ts';
import { may, sees } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { act, permitted } from '#accounts/session/routes.ts';
import { logAs } from '#accounts/store.ts';
import { paperPoint, roomReport, sendReport } from '#directives/known/routes.ts';
import { DOCX, sendFile } from '#documents/routes.ts';
import { findDocument } from '#documents/store.ts';
import { printed } from '#documents/templates/store.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import type { Parts } from '#platform/http/context.ts';
import { sendsFile } from '#platform/http/file-paths.ts';
import type { FileRoute } from '#platform/http/file-routes.ts';
import { problem } from '#platform/http/problems.ts';
import { sheetResponse, XLSX } from '#platform/sheets/write.ts';
import * as desks from './desk/routes.ts';
import { byOf, deskOf, holds, keeping, logged, maySet, occasionFor, seesOccasion } from './desk/routes.ts';
import { isParticipationBegun, loadExampleParticipation } from './example/store.ts';
import { reminderLetter, yearReport } from './forms.ts';
import { remind } from './jobs.ts';
import { receivedActs } from './received/routes.ts';
import * as rules from './rules.ts';
import * as shape from './schema.ts';
import { seatActs } from './seats/routes.ts';
import { participationSheet } from './sheets.ts';
import * as store from './store.ts';

/** The occasions of a year as the viewer may see them, and what they come to by today. */
export async function participationOf(
  db: Db,
  viewer: Viewer,
  { year = Number(viewer.today.slice(0, 4)) }: z.infer<typeof shape.ParticipationAsk>,
): Promise<shape.ParticipationView> {
  const { today: day, office } = viewer;
  const desk = await deskOf(db, viewer);
  const which = { from: `${year}-01-01`, to: `${year}-12-31` };
  const all = await store.occasionsOf(db, office.id, which, day);
  const occasions = all.filter((one) => seesOccasion(desk, viewer, one));
  const counted = rules.begun(occasions, day);
  return {
    ...{ year, day, occasions, isWhole: desk.seesAll, school: desk.school?.name ?? null },
    years: await store.yearsOf(db, office.id),
    total: rules.tally({ key: '', name: 'Tổng cộng' }, counted),
    organisers: rules.tallies(counted, 'organiser'),
    kinds: rules.tallies(counted, 'kind'),
    setting: await store.readSetting(db, office.id),
    may: {
      keep: may(viewer, 'participation.keep') && (desk.keepsAll || !desk.isSchool),
      set: maySet(viewer, desk),
      example: maySet(viewer, desk) && office.isExample && all.length === 0,
    },
  };
}

const list = act('participation.read', 'GET /participation', 'Việc trường được mời dự trong năm')
  .input(shape.ParticipationAsk)
  .output(shape.ParticipationView)
  .handler(({ context: { db, viewer }, input }) => participationOf(db, viewer, input));

const get = act('participation.read', 'GET /participation/{id}', 'Một cuộc trường được mời dự')
  .input(z.object({ id: z.uuid() }))
  .output(shape.OccasionView)
  .handler(async ({ context: { db, viewer }, input: { id } }) => {
    const { desk, occasion } = await occasionFor(db, viewer, id);
    const own = holds(viewer, occasion.organiser?.id ?? null);
    const [keeps, goes] = [may(viewer, 'participation.keep'), may(viewer, 'participation.attend')];
    const keep = keeps && desk.keepsAll;
    const those = (can: (seat: shape.Seat) => boolean) => occasion.seats.filter(can).map(({ id }) => id);
    const waits = occasion.unasked > 0 && rules.endOf(occasion) >= viewer.today;
    const remindable = keep && !own && waits && occasion.organiser !== null;
    return {
      ...{ occasion, units: await desks.unitsOf(db, viewer, desk) },
      may: {
        keep,
        invite: keeps && desks.mayInvite(desk, viewer, occasion),
        attend: those((seat) => goes && desks.mayAttend(desk, viewer, seat)),
        takeBack: those((seat) => keeps && desks.mayTakeBack(desk, viewer, occasion, seat)),
        receive: goes && desks.mayReceive(desk, viewer, occasion),
        remind: remindable && !occasion.reminders.includes(viewer.today),
        letter: viewer.role === 'clerk' && occasion.unasked > 0,
      },
    };
  });

const save = act('participation.keep')
  .input(shape.SaveOccasion)
  .output(z.object({ id: z.string() }))
  .handler(({ context: { db, viewer }, input: { id, ...occasion } }) =>
    db.transaction().execute(async (tx) => {
      await checkOccasion(tx, viewer, occasion);
      if (id) {
        const { seats } = await keeping(tx, viewer, id);
        const fault = rules.daysFault(occasion, seats);
        if (fault) throw problem('conflict', fault);
        await store.updateOccasion(tx, id, occasion, { by: viewer.userId, on: viewer.today });
        await logAs(tx, viewer, 'participation.change', logged(id));
        return { id };
      }
      const made = await store.insertOccasion(tx, byOf(viewer), occasion);
      const setting = await store.readSetting(tx, viewer.office.id);
      const due = rules.mustAskOf(setting, occasion.kind).map((positionTitle) => ({
        ...{ positionTitle, name: null, unitId: null, isDue: true },
      }));
      await store.insertSeats(tx, byOf(viewer), made, due);
      await logAs(tx, viewer, 'participation.make', logged(made), { seats: due.length });
      return { id: made };
    }),
  );

async function checkOccasion(tx: Tx, viewer: Viewer, occasion: Omit<shape.SaveOccasion, 'id'>) {
  const { organiserId, organiserAsWritten, startsOn, endsOn, about, aboutDocumentId } = occasion;
  if (organiserId && !(await areOwnAgencies(tx, viewer.office.id, [organiserId])))
    throw problem('notFound', 'Cơ quan tổ chức không có trong danh bạ. Chọn lại; chưa có gì được lưu.');
  if (endsOn && endsOn < startsOn)
    throw problem('badInput', 'Ngày kết thúc trước ngày bắt đầu. Kiểm tra lại hai ngày.');
  if ((organiserId && organiserAsWritten) || (about && aboutDocumentId))
    throw problem('badInput', 'Cơ quan tổ chức, văn bản: chọn trong danh mục hoặc ghi chữ, không cả hai.');
  if (aboutDocumentId && !(await findDocument(tx, sees(viewer), aboutDocumentId, viewer.today)))
    throw problem('notFound');
  const desk = await deskOf(tx, viewer);
  if (!desk.keepsAll && (desk.isSchool || !holds(viewer, organiserId)))
    throw problem('forbidden', 'Cơ quan chỉ ghi cuộc do chính cơ quan mình tổ chức. Chưa có gì được lưu.');
}

const remove = act('participation.keep')
  .input(z.object({ id: z.uuid(), why: z.string().trim().min(3, 'Ghi lý do.').max(500) }))
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { id, why } }) =>
    db.transaction().execute(async (tx) => {
      const { seats } = await keeping(tx, viewer, id);
      if (seats.some(({ standing }) => standing.wasAsked))
        throw problem('conflict', 'Cuộc này đã ghi lời mời nên không bỏ được. Rút lời mời ghi nhầm trước.');
      await store.removeOccasion(tx, id, { by: viewer.userId, on: viewer.today }, why);
      await logAs(tx, viewer, 'participation.remove', logged(id));
      return {};
    }),
  );

const press = act('participation.keep')
  .input(z.object({ id: z.uuid() }))
  .output(z.object({ told: z.boolean() }))
  .handler(({ context: { db, viewer }, input: { id } }) =>
    db.transaction().execute(async (tx) => {
      const occasion = await keeping(tx, viewer, id);
      if (occasion.organiser === null)
        throw problem('conflict', 'Cơ quan tổ chức không có trong danh bạ nên không gửi nhắc được.');
      if (holds(viewer, occasion.organiser.id))
        throw problem('conflict', 'Cơ quan của đồng chí tổ chức cuộc này; ghi lời mời thay cho nhắc.');
      if (occasion.unasked === 0) throw problem('conflict', 'Những người phải mời đều đã được mời.');
      if (rules.endOf(occasion) < viewer.today)
        throw problem('conflict', 'Cuộc này đã qua nên không nhắc mời được nữa.');
      const told = await remind(
        tx,
        { officeId: viewer.office.id, byUser: viewer.userId },
        occasion,
        viewer.today,
      );
      if (told) await logAs(tx, viewer, 'participation.remind', logged(id));
      return { told };
    }),
  );

const set = act('participation.keep')
  .input(shape.Setting)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      if (!maySet(viewer, await deskOf(tx, viewer)))
        throw problem('forbidden', 'Việc này do Văn phòng hoặc trường đặt. Chưa có gì được lưu.');
      await store.insertSetting(tx, byOf(viewer), input);
      await logAs(tx, viewer, 'participation.set', { kind: 'office', id: viewer.office.id });
      return {};
    }),
  );

const loadExample = exampleRoute({
  ...{ act: 'participation.keep', logged: 'participation.example' },
  isBegun: (tx, viewer) => isParticipationBegun(tx, viewer.office.id),
  load: (tx, viewer) => loadExampleParticipation(tx, { officeId: viewer.office.id, madeBy: viewer.userId }),
});

/** All typed routes of the room. */
export const participationRouter = {
  participation: {
    ...{ list, get, save, remove, remind: press, set, loadExample },
    ...{ ...seatActs, ...receivedActs },
  },
};

const YearQuery = z.object({ year: z.coerce.number().int().min(2000).max(2100).optional() });
const file = (id: string, summary: string) => ({ tag: 'participation', id: `participation.${id}`, summary });
const ofYear = { year: 'Năm; bỏ trống là năm nay' };

const yearPaper = roomReport({
  ...{ kind: 'participation', asked: shape.ParticipationYearAsk, act: 'participation.read' },
  ...{ form: 'participation-report', tables: store.participationRows, isPersonal: true },
  async make(tx, viewer, asked) {
    const found = await participationOf(tx, viewer, asked);
    return { paper: yearReport(viewer.office, found, asked), name: `du-hop-${found.year}` };
  },
});

/** The papers of the room, each of which can be made again. */
export const participationReports = [yearPaper];

/** Those that carry bytes. */
export const participationFiles = (parts: Parts): FileRoute[] => [
  {
    ...{ method: 'get', path: '/participation.xlsx' },
    handle: async (c) => {
      const found = await yearOf(parts, c.req.raw.headers, c.req.query());
      return sheetResponse(participationSheet(found), `du-hop-${found.year}.xlsx`);
    },
    described: sendsFile({ ...file('sheet', 'Việc trường được mời dự trong năm'), query: ofYear }, XLSX),
  },
  {
    ...{ method: 'get', path: '/participation.docx' },
    handle: (c) =>
      sendReport(parts, c, yearPaper, ({ today }) => ({ year: c.req.query('year') ?? today.slice(0, 4) })),
    described: sendsFile(
      { ...file('report', 'Báo cáo việc trường được mời dự'), query: { ...ofYear, ...paperPoint } },
      DOCX,
    ),
  },
  {
    ...{ method: 'get', path: '/participation/:id/letter.docx' },
    handle: async (c) => {
      const viewer = await permitted({ ...parts, headers: c.req.raw.headers }, 'participation.keep');
      if (viewer.role !== 'clerk') throw problem('forbidden', 'Công văn nhắc mời do Văn phòng lập.');
      const id = z.uuid().safeParse(c.req.param('id'));
      if (!id.success) throw problem('notFound');
      const { occasion, desk } = await occasionFor(parts.db, viewer, id.data);
      const letter = reminderLetter(viewer.office, occasion, desk.school?.name ?? null, viewer.today);
      return sendFile(
        await printed(parts.db, viewer.office.id, 'participation-letter', letter),
        `cong-van-de-nghi-moi-${occasion.startsOn}.docx`,
        DOCX,
      );
    },
    described: null,
  },
];

async function yearOf(parts: Parts, headers: Headers, query: Record<string, string>) {
  const viewer = await permitted({ ...parts, headers }, 'participation.read');
  const asked = YearQuery.safeParse(query);
  if (!asked.success) throw problem('badInput', 'Năm trong đường dẫn không đúng. Chọn lại năm.');
  return participationOf(parts.db, viewer, asked.data);
}
