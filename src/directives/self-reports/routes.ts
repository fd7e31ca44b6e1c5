import { writeDocument } from '@dondoc/writer';
import { z } from 'zod';
import { findAgency } from '#accounts/agencies/store.ts';
import { may } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { act, permitted } from '#accounts/session/routes.ts';
import { logAs } from '#accounts/store.ts';
import { DOCX, sendFile } from '#documents/routes.ts';
import type { Database, Tx } from '#platform/database/connection.ts';
import type { Parts } from '#platform/http/context.ts';
import { sendsFile } from '#platform/http/file-paths.ts';
import type { FileRoute } from '#platform/http/file-routes.ts';
import { orThrow, problem } from '#platform/http/problems.ts';
import { ownHand, settingDeadline } from '../acts/rules.ts';
import { writeAct } from '../acts/store.ts';
import { detailOf } from '../detail/routes.ts';
import { foldEvents } from '../history/rules.ts';
import { listEvents } from '../history/store.ts';
import { openOccurrences } from '../occurrences/store.ts';
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
  return {
    ...{ code, title, maySet, questions: await store.questionsOf(db, id) },
    years: rules.yearsOf({ turns, writable, reports: await store.reportsOf(db, id) }),
    shipped: maySet ? await store.shippedQuestions() : [],
  };
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
  .handler(async ({ context: { db, viewer }, input: { code, questions, firstDue } }) => {
    const { id } = await detailOf(db, viewer, code);
    const of = { officeId: viewer.office.id, directiveId: id, madeBy: viewer.userId };
    if (await store.questionsOf(db, id)) {
      await db.transaction().execute(async (tx) => {
        await store.insertDuty(tx, of, questions);
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
      await store.insertDuty(held.tx, of, questions);
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
    await writeAct(db, viewer, code, async ({ tx, snapshot }) => {
      const { state } = orThrow(ownHand(viewer, snapshot));
      if (state === 'done' || state === 'awaiting-acceptance')
        throw problem('conflict', 'Tự báo cáo năm này đã gửi Văn phòng hoặc đã được công nhận.');
      const turn = await store.findNode(tx, viewer.office.id, code);
      const questions = turn?.parentId ? await store.questionsOf(tx, turn.parentId) : null;
      if (!turn?.parentId || !turn.occurrence || !questions)
        throw problem('conflict', 'Việc này không phải một kỳ tự báo cáo. Báo cáo tiến độ như việc khác.');
      const year = rules.yearOf(turn.occurrence);
      const answers = rules.answersTo(questions, said);
      const of = { officeId: viewer.office.id, directiveId: turn.parentId, madeBy: viewer.userId };
      const noPaper = { paperNumber: null, paperOn: null };
      await store.insertReport(tx, of, { year, answers, occurrenceId: turn.id, ...noPaper });
      await logAs(tx, viewer, 'selfReport.write', { kind: 'directive', id: turn.id }, { year });
      const text = rules.reportWords(year, answers);
      return {
        kind: 'reported',
        agencyId: viewer.agency.id,
        data: { text, done: true, percent: 100, files: [] },
      };
    });
    return {};
  });

/** A report of a year gone by, as it stands on paper. */
const takeOver = act('selfReport.set')
  .input(shape.TakeOver)
  .output(z.object({}))
  .handler(async ({ context: { db, viewer }, input: { code, answers: said, ...paper } }) => {
    const { id } = await detailOf(db, viewer, code);
    if (paper.year > rules.yearOf(viewer.today) || (paper.paperOn ?? '') > viewer.today)
      throw problem('badInput', 'Năm hoặc ngày của báo cáo chưa đến. Kiểm tra lại.');
    return db.transaction().execute((tx) => takeIn(tx, viewer, id, said, paper));
  });

async function takeIn(
  tx: Tx,
  viewer: Viewer,
  directiveId: string,
  said: z.infer<typeof shape.TakeOver>['answers'],
  paper: { year: number; paperNumber: string | null; paperOn: string | null },
) {
  const questions = await store.questionsOf(tx, directiveId);
  if (!questions) throw problem('conflict', 'Nhiệm vụ này chưa được đặt tự báo cáo năm.');
  const of = { officeId: viewer.office.id, directiveId, madeBy: viewer.userId };
  const answers = rules.answersTo(questions, said);
  if (!(await store.insertReport(tx, of, { ...paper, answers, occurrenceId: null })))
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

/** A year's report as a paper. */
export const selfReportFiles = (parts: Parts): FileRoute[] => [
  {
    ...{ method: 'get', path: '/directives/:code/self-report.docx' },
    handle: async (c) => {
      const viewer = await permitted({ ...parts, headers: c.req.raw.headers }, 'directive.read');
      const { code, title, years } = await viewOf(parts.db, viewer, c.req.param('code') ?? '');
      const report = years.find(({ year }) => String(year) === c.req.query('year'))?.report;
      if (!report) throw problem('notFound', 'Năm này chưa có tự báo cáo.');
      const { assignments } = await detailOf(parts.db, viewer, code);
      const leadId = assignments.find(({ role, agency }) => role === 'lead' && agency)?.agency?.id;
      if (!leadId) throw problem('notFound', 'Nhiệm vụ này không có cơ quan chủ trì trong danh bạ.');
      const { office, today: day } = viewer;
      const agency = await findAgency(parts.db, leadId);
      const paper = selfReportPaper({
        agency,
        place: office.place,
        to: office.name,
        code,
        title,
        report,
        day,
      });
      return sendFile(await writeDocument(paper), `tu-bao-cao-${code}-${report.year}.docx`, DOCX);
    },
    described: sendsFile(
      {
        ...{ tag: 'directives', id: 'selfReports.paper', summary: 'Tự báo cáo một năm dạng DOCX' },
        path: { code: 'Nhiệm vụ' },
        query: { year: 'Năm của tự báo cáo' },
      },
      DOCX,
    ),
  },
];
