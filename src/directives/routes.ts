import { z } from 'zod';
import { act } from '#accounts/session/routes.ts';
import { orThrow, problem } from '#platform/http/problems.ts';
import {
  accepting,
  approving,
  ownHand,
  settingDeadline,
  waitingForHead,
  waitingForOffice,
  withdrawing,
} from './acts/rules.ts';
import { receiveWith } from './acts/store.ts';
import { bulk, bulkPreview } from './bulk/routes.ts';
import { detailOf, get, record } from './detail/routes.ts';
import { unitReports } from './handover/rules.ts';
import { choices, codes, list, page } from './listing/routes.ts';
import { openOccurrences } from './occurrences/store.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';

const receive = act('document.receive', 'POST /directives/{code}/receipts', 'Ký nhận nhiệm vụ')
  .input(z.object({ code: z.string() }))
  .output(shape.DirectiveDetail)
  .handler(({ context: { db, viewer }, input }) =>
    record(db, viewer, input.code, (locked) => receiveWith(locked, viewer)),
  );

const report = act('directive.report', 'POST /directives/{code}/reports', 'Báo cáo tiến độ')
  .input(shape.NewReport)
  .output(shape.DirectiveDetail)
  .handler(({ context: { db, viewer }, input }) =>
    record(db, viewer, input.code, async ({ tx, events, snapshot }) => {
      const lead = orThrow(ownHand(viewer, snapshot));
      if (lead.state === 'done')
        throw problem('conflict', 'Nhiệm vụ đã được công nhận hoàn thành; không báo cáo thêm được.');
      if (lead.state === 'awaiting-acceptance')
        throw problem('conflict', 'Báo cáo hoàn thành đang chờ Văn phòng; chưa báo cáo thêm được.');
      const { text, done, percent } = input;
      const taken = unitReports(events, viewer.agency.id, input.takenFrom ?? []);
      const ofUnits = taken.flatMap((e) => e.data.files?.map((file) => file.id) ?? []);
      const files = await store.attachments(tx, viewer.office.id, input.fileIds);
      const isOwn = (f: (typeof files)[number]) => f.createdBy === viewer.userId || ofUnits.includes(f.id);
      if (files.length < input.fileIds.length || !files.every(isOwn)) throw problem('notFound');
      const refs = files.map(({ id, name, size }) => ({ id, name, size }));
      return {
        kind: 'reported',
        agencyId: viewer.agency.id,
        data: {
          ...{ text, done, percent: done ? 100 : percent, files: refs },
          ...(taken.length > 0 ? { takenFrom: taken.map((e) => e.id) } : {}),
        },
      };
    }),
  );

const ReportId = z.object({ code: z.string(), reportId: z.number().int() });
const Reason = z.object({ reason: z.string().trim().min(3, 'Ghi lý do.').max(2000) });

const approve = act(
  'report.approve',
  'POST /directives/{code}/reports/{reportId}/approval',
  'Thủ trưởng duyệt báo cáo',
)
  .input(ReportId)
  .output(shape.DirectiveDetail)
  .handler(({ context: { db, viewer }, input: { code, reportId } }) =>
    record(db, viewer, code, async (held) => orThrow(approving(viewer, held, reportId))),
  );

const returnReport = act(
  'report.approve',
  'POST /directives/{code}/reports/{reportId}/return',
  'Thủ trưởng trả lại báo cáo',
)
  .input(ReportId.extend(Reason.shape))
  .output(shape.DirectiveDetail)
  .handler(({ context: { db, viewer }, input: { code, reportId, reason } }) =>
    record(db, viewer, code, async ({ snapshot }) => {
      const { agencyId } = orThrow(waitingForHead(viewer, snapshot, reportId));
      return { kind: 'report_returned', agencyId, data: { reportId, reason } };
    }),
  );

const accept = act(
  'completion.accept',
  'POST /directives/{code}/reports/{reportId}/acceptance',
  'Văn phòng công nhận hoàn thành',
)
  .input(ReportId)
  .output(shape.DirectiveDetail)
  .handler(({ context: { db, viewer }, input: { code, reportId } }) =>
    record(db, viewer, code, async (held) => orThrow(accepting(viewer, held, reportId))),
  );

const returnCompletion = act(
  'completion.accept',
  'POST /directives/{code}/reports/{reportId}/rejection',
  'Văn phòng chưa công nhận',
)
  .input(ReportId.extend(Reason.shape))
  .output(shape.DirectiveDetail)
  .handler(({ context: { db, viewer }, input: { code, reportId, reason } }) =>
    record(db, viewer, code, async (locked) => {
      const { agencyId } = orThrow(waitingForOffice(viewer, locked, reportId));
      return { kind: 'completion_returned', agencyId, data: { reportId, reason } };
    }),
  );

const setDeadline = act('deadline.set', 'PUT /directives/{code}/deadline', 'Đặt thời hạn')
  .input(z.object({ code: z.string(), deadline: shape.Deadline }))
  .output(shape.DirectiveDetail)
  .handler(async ({ context: { db, viewer }, input: { code, deadline } }) => {
    const detail = await record(db, viewer, code, async (held) => orThrow(settingDeadline(held, deadline)));
    // The first turn of a rhythm is open from the day on which it was set; the others come in the morning.
    const opened = await openOccurrences(db, detail.id, viewer.today);
    return opened > 0 ? detailOf(db, viewer, code) : detail;
  });

const withdraw = act('directive.withdraw', 'POST /directives/{code}/withdrawal', 'Thôi giao nhiệm vụ')
  .input(z.object({ code: z.string() }).extend(Reason.shape))
  .output(shape.DirectiveDetail)
  .handler(({ context: { db, viewer }, input: { code, reason } }) =>
    record(db, viewer, code, async (held) => orThrow(withdrawing(held, reason))),
  );

export const directivesRouter = {
  directives: {
    list,
    page,
    choices,
    codes,
    bulkPreview,
    bulk,
    get,
    receive,
    report,
    approve,
    returnReport,
    accept,
    returnCompletion,
    setDeadline,
    withdraw,
  },
};
