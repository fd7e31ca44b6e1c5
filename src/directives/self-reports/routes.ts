import { z } from 'zod';
import { agencyRefOf, findAgency, listAgencies } from '#accounts/agencies/store.ts';
import { may } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { act } from '#accounts/session/routes.ts';
import { logAs } from '#accounts/store.ts';
import { DOCX } from '#documents/routes.ts';
import type { Database, Tx } from '#platform/database/connection.ts';
import type { Parts } from '#platform/http/context.ts';
import { sendsFile } from '#platform/http/file-paths.ts';
import type { FileRoute } from '#platform/http/file-routes.ts';
import { orThrow, problem } from '#platform/http/problems.ts';
import { ownHand, settingDeadline } from '../acts/rules.ts';
import { writeAct } from '../acts/store.ts';
import { detailOf } from '../detail/routes.ts';
import { foldEvents } from '../history/rules.ts';
import { listEvents, listEventsOf } from '../history/store.ts';
import { paperPoint, roomReport, sendReport } from '../known/routes.ts';
import { openOccurrences } from '../occurrences/store.ts';
import { openTo, readerOf } from '../visibility/rules.ts';
import { selfReportPaper } from './forms.ts';
import * as rules from './rules.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';

/** The duty that a code names or of which it is a turn, with its years, as the viewer may see it. */
async function viewOf(db: Database, viewer: Viewer, asked: string): Promise<shape.SelfReportsView> {
  const node = await store.findNode(db, viewer.office.id, asked);
  const directive = await detailOf(db, viewer, node?.parentCode ?? asked);
  const { code, title, occurrences, id } = directive;
  const turns = occurrences.map((one) => ({ ...one, due: one.occurrence ?? one.due }));
  const writable = may(viewer, 'selfReport.write') ? await writableOf(db, viewer, turns) : [];
  const maySet = may(viewer, 'selfReport.set');
  const duty = await store.dutyOf(db, id);
  const reports = await readableOf(db, viewer, id);
  const agencies = maySet ? await listAgencies(db, viewer.office.id) : [];
  return {
    ...{ code, title, maySet, questions: duty?.questions ?? null },
    years: rules.yearsOf({ turns, writable, reports, yearsBack: duty?.yearsBack ?? 0 }),
    shipped: maySet ? await store.shippedQuestions() : [],
    leads: maySet
      ? (await store.leadsOf(db, id)).flatMap((one) => agencyRefOf(agencies, one, viewer.today) ?? [])
      : [],
  };
}

/** What an agency wrote is its own until its head has let it out, here as in the history of the turn. */
async function readableOf(db: Database, viewer: Viewer, directiveId: string): Promise<shape.SelfReport[]> {
  const all = await store.reportsOf(db, directiveId);
  const turns = [...new Set(all.flatMap(({ occurrenceId }) => occurrenceId ?? []))];
  const histories = [...(await listEventsOf(db, turns)).values()];
  const open = histories.flatMap((events) => openTo(events, readerOf(viewer)));
  const readable = new Set(open.flatMap(({ id, data }) => (data.text === undefined ? [] : [id])));
  const agencies = await listAgencies(db, viewer.office.id);
  return all.flatMap(({ agencyId, eventId, occurrenceId, ...report }) => {
    if (occurrenceId && !(eventId && readable.has(eventId))) return [];
    return [{ ...report, agency: agencyId ? agencyRefOf(agencies, agencyId, viewer.today) : null }];
  });
}

/** Turns in the viewer's hands that have no report at the head or the office. */
async function writableOf(db: Database, viewer: Viewer, turns: shape.Turn[]): Promise<string[]> {
  const found: string[] = [];
  for (const { code } of turns) {
    const node = await store.findNode(db, viewer.office.id, code);
    const snapshot = node && foldEvents(await listEvents(db, node.id));
    if (!snapshot || snapshot.withdrawnOn) continue;
    const own = ownHand(viewer, snapshot);
    if (own.ok && !['done', 'awaiting-acceptance'].includes(own.value.state)) found.push(code);
  }
  return found;
}

const get = act(
  'directive.read',
  'GET /directives/{code}/self-reports',
  'Tự báo cáo hằng năm của một nhiệm vụ',
)
  .input(z.object({ code: z.string() }))
  .output(shape.SelfReportsView)
  .handler(({ context: { db, viewer }, input: { code } }) => viewOf(db, viewer, code));

/** The first time the duty gets its yearly day, and its turns with it; later only its questions change. */
const set = act('selfReport.set')
  .input(shape.SetDuty)
  .output(z.object({}))
  .handler(async ({ context: { db, viewer }, input: { code, questions, firstDue, yearsBack } }) => {
    const { id } = await detailOf(db, viewer, code);
    const of = { officeId: viewer.office.id, directiveId: id, madeBy: viewer.userId };
    const before = await store.dutyOf(db, id);
    if (before) {
      await db.transaction().execute(async (tx) => {
        await store.insertDuty(tx, of, { ...before, questions });
        await logAs(tx, viewer, 'selfReport.set', { kind: 'directive', id });
      });
      return {};
    }
    if (!firstDue || firstDue < viewer.today)
      throw problem('badInput', 'Chọn ngày nộp tự báo cáo đầu tiên, từ hôm nay trở đi.');
    await writeAct(db, viewer, code, async (held) => {
      const { due, cadence } = held.snapshot;
      const turn = (await store.findNode(held.tx, viewer.office.id, code))?.parentId;
      if (due || cadence || turn)
        throw problem(
          'conflict',
          'Nhiệm vụ này đã có thời hạn hoặc định kỳ nên không đặt tự báo cáo năm được.',
        );
      await store.insertDuty(held.tx, of, { questions, yearsBack });
      await logAs(held.tx, viewer, 'selfReport.set', { kind: 'directive', id });
      return orThrow(settingDeadline(held, { kind: 'cadence', every: 'P1Y', firstDue, origin: 'office' }));
    });
    await openOccurrences(db, id, viewer.today);
    return {};
  });

/** Goes the way of any report of completion: the head approves, the office accepts or returns. */
const write = act('selfReport.write')
  .input(shape.WriteReport)
  .output(z.object({}))
  .handler(async ({ context: { db, viewer }, input: { code, answers: said } }) => {
    let keep: (tx: Tx, eventId: number) => Promise<unknown> = async () => undefined;
    await writeAct(
      db,
      viewer,
      code,
      async ({ tx, snapshot }) => {
        const { state } = orThrow(ownHand(viewer, snapshot));
        if (state === 'done' || state === 'awaiting-acceptance')
          throw problem('conflict', 'Tự báo cáo năm này đã gửi Văn phòng hoặc đã được công nhận.');
        const { turnId, dutyId, year, questions } = await turnOf(tx, viewer, code);
        const answers = rules.answersTo(questions, said);
        const of = { officeId: viewer.office.id, directiveId: dutyId, madeBy: viewer.userId };
        const ofTurn = { agencyId: viewer.agency.id, occurrenceId: turnId, paperNumber: null, paperOn: null };
        keep = (tx, eventId) => store.insertReport(tx, of, { year, answers, eventId, ...ofTurn });
        await logAs(tx, viewer, 'selfReport.write', { kind: 'directive', id: turnId }, { year });
        const data = { text: rules.reportWords(year, answers), done: true, percent: 100, files: [] };
        return { kind: 'reported', agencyId: viewer.agency.id, data };
      },
      async (tx, eventId) => void (await keep(tx, eventId)),
    );
    return {};
  });

/** The turn of a code, the year that it reports on and what is asked. */
async function turnOf(tx: Tx, viewer: Viewer, code: string) {
  const turn = await store.findNode(tx, viewer.office.id, code);
  const duty = turn?.parentId ? await store.dutyOf(tx, turn.parentId) : null;
  if (!turn?.parentId || !turn.occurrence || !duty)
    throw problem('conflict', 'Việc này không phải một kỳ tự báo cáo. Báo cáo tiến độ như việc khác.');
  const year = rules.reportedYear(turn.occurrence, duty.yearsBack);
  return { turnId: turn.id, dutyId: turn.parentId, year, questions: duty.questions };
}

/** A report of a year gone by, as it stands on paper. */
const takeOver = act('selfReport.set')
  .input(shape.TakeOver)
  .output(z.object({}))
  .handler(async ({ context: { db, viewer }, input: { code, answers: said, agencyId, ...paper } }) => {
    const { id } = await detailOf(db, viewer, code);
    if (paper.year > rules.yearOf(viewer.today) || (paper.paperOn ?? '') > viewer.today)
      throw problem('badInput', 'Năm hoặc ngày của báo cáo chưa đến. Kiểm tra lại.');
    return db.transaction().execute((tx) => takeIn(tx, viewer, id, said, { ...paper, asked: agencyId }));
  });

async function takeIn(
  tx: Tx,
  viewer: Viewer,
  directiveId: string,
  said: z.infer<typeof shape.TakeOver>['answers'],
  {
    asked,
    ...paper
  }: { year: number; paperNumber: string | null; paperOn: string | null; asked: string | null },
) {
  const duty = await store.dutyOf(tx, directiveId);
  const leads = await store.leadsOf(tx, directiveId);
  const agencyId = asked ?? (leads.length > 1 ? null : (leads[0] ?? null));
  if (leads.length > 0 && !leads.includes(agencyId ?? ''))
    throw problem('badInput', 'Chọn cơ quan chủ trì của báo cáo giấy này.');
  if (!duty) throw problem('conflict', 'Nhiệm vụ này chưa được đặt tự báo cáo năm.');
  const of = { officeId: viewer.office.id, directiveId, madeBy: viewer.userId };
  const answers = rules.answersTo(duty.questions, said);
  const onPaper = { ...paper, agencyId, occurrenceId: null, eventId: null };
  if (!(await store.insertReport(tx, of, { ...onPaper, answers })))
    throw problem('conflict', `Báo cáo giấy năm ${paper.year} đã được ghi. Chưa có gì được lưu.`);
  await logAs(
    tx,
    viewer,
    'selfReport.takeOver',
    { kind: 'directive', id: directiveId },
    { year: paper.year },
  );
  return {};
}

export const selfReportsRouter = { selfReports: { get, set, write, takeOver } };

/** Reports and events carry their moments; the title of the duty is today's. */
const yearPaper = roomReport({
  ...{ kind: 'self-report', asked: shape.SelfReportAsk, act: 'directive.read', form: 'self-report' },
  ...{ tables: store.selfReportRows, work: true },
  async make(tx, viewer, asked) {
    const { code, title, years } = await viewOf(tx, viewer, asked.code);
    const reports = years.find(({ year }) => year === asked.year)?.reports ?? [];
    const report = asked.leadId ? reports.find(({ agency }) => agency?.id === asked.leadId) : reports[0];
    if (!report) throw problem('notFound', 'Năm này chưa có tự báo cáo.');
    if (!report.agency) throw problem('notFound', 'Nhiệm vụ này không có cơ quan chủ trì trong danh bạ.');
    const { office } = viewer;
    const agency = await findAgency(tx, report.agency.id);
    const of = { agency, place: office.place, to: office.name, code, title, report, asked };
    return { paper: selfReportPaper(of), name: `tu-bao-cao-${code}-${report.year}` };
  },
});

/** The papers of the part, each of which can be made again. */
export const selfReportReports = [yearPaper];

/** A year's report as a paper. */
export const selfReportFiles = (parts: Parts): FileRoute[] => [
  {
    ...{ method: 'get', path: '/directives/:code/self-report.docx' },
    handle: (c) =>
      sendReport(parts, c, yearPaper, () => ({
        ...{ code: c.req.param('code'), year: c.req.query('year'), leadId: c.req.query('agency') },
      })),
    described: sendsFile(
      {
        ...{ tag: 'directives', id: 'selfReports.paper', summary: 'Tự báo cáo một năm dạng DOCX' },
        path: { code: 'Nhiệm vụ' },
        query: { ...paperPoint, year: 'Năm của tự báo cáo', agency: 'Cơ quan chủ trì, khi có nhiều' },
      },
      DOCX,
    ),
  },
];
