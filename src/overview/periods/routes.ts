import { addCalendarDays } from '@dondoc/vietnamese';
import type { Context as HonoContext } from 'hono';
import { z } from 'zod';
import { sees } from '#accounts/permissions.ts';
import { Day, type Viewer } from '#accounts/schema.ts';
import { act, permitted } from '#accounts/session/routes.ts';
import { logAs } from '#accounts/store.ts';
import { DOCX } from '#documents/routes.ts';
import { calendarOf } from '#platform/calendar/rules.ts';
import { calendarTable } from '#platform/calendar/store.ts';
import type { Database } from '#platform/database/connection.ts';
import type { Parts } from '#platform/http/context.ts';
import { sendsFile } from '#platform/http/file-paths.ts';
import { problem } from '#platform/http/problems.ts';
import { sendIssued } from '../issuing/routes.ts';
import type { Asked } from '../issuing/schema.ts';
import { issue } from '../issuing/store.ts';
import { draft as makeDraft } from './jobs.ts';
import { deadlineOf, periodsOf } from './rules.ts';
import { PeriodKind, Periods, ReportSettings } from './schema.ts';
import * as store from './store.ts';

const Year = z.number().int().min(2000).max(2100);

const get = act('overview.read', 'GET /report-periods', 'Kỳ báo cáo của một năm và các dự thảo')
  .input(z.object({ year: z.coerce.number().pipe(Year).optional() }))
  .output(Periods)
  .handler(({ context: { db, viewer }, input }) =>
    periodsFor(db, viewer, input.year ?? Number(viewer.today.slice(0, 4))),
  );

async function periodsFor(db: Database, { office, today }: Viewer, year: number): Promise<Periods> {
  const { regime, settings, isDefault } = await store.regimeOf(db, office);
  const drafts = await store.listDrafts(db, office.id);
  const calendar = calendarOf(await calendarTable(db, office.id));
  const periods = settings.kinds.flatMap((kind) =>
    periodsOf(regime, kind, year).map((period) => {
      const deadline = deadlineOf(period.toDay, settings.handInDays, calendar);
      const own = drafts.find(({ toDay, kind: of }) => of === kind && toDay === period.toDay);
      return {
        ...period,
        deadline: deadline.ok ? deadline.value : null,
        draftId: own?.id ?? null,
        mayDraft: !own && period.toDay <= today,
      };
    }),
  );
  const { periods: _, ...of } = regime;
  return { year, regime: of, settings, isDefault, periods, drafts };
}

const save = act('period.set')
  .input(ReportSettings)
  .output(z.object({ saved: z.literal(true) }))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      await store.saveSettings(tx, viewer.office, { ...input, kinds: [...new Set(input.kinds)] });
      const { cutOffDay, handInDays, kinds } = input;
      const detail = { cutOffDay, handInDays, kinds: kinds.join(',') };
      await logAs(tx, viewer, 'period.set', { kind: 'office', id: viewer.office.id }, detail);
      return { saved: true as const };
    }),
  );

const draft = act('period.set')
  .input(z.object({ kind: PeriodKind, toDay: Day }))
  .output(z.object({ draftId: z.string() }))
  .handler(async ({ context: { db, viewer }, input: { kind, toDay } }) => {
    const { regime } = await store.regimeOf(db, viewer.office);
    const year = Number(toDay.slice(0, 4));
    const period = periodsOf(regime, kind, year).find((one) => one.toDay === toDay);
    if (!period) throw problem('notFound', 'Không có kỳ báo cáo nào chốt vào ngày này. Tải lại trang.');
    if (toDay > viewer.today)
      throw problem('conflict', 'Kỳ báo cáo chưa đến ngày chốt. Chưa có gì được lập.');
    const draftId = await makeDraft(db, viewer.office, period, viewer.userId);
    if (!draftId) throw problem('conflict', 'Kỳ báo cáo này đã có dự thảo. Tải lại trang để mở.');
    return { draftId };
  });

export const periodsRouter = { periods: { get, save, draft } };

export const periodPaths = {
  '/report-drafts/{draftId}': {
    get: sendsFile(
      {
        ...{ tag: 'reports', id: 'reports.period', summary: 'Dự thảo báo cáo của một kỳ' },
        path: { draftId: 'Dự thảo' },
        query: { as: 'docx hoặc pdf' },
      },
      DOCX,
    ),
  },
};

/** A draft is its two points and nothing else: the paper is made from them each time, with the same bytes. */
export function periodRoutes(parts: Parts) {
  async function paper(c: HonoContext): Promise<Response> {
    const viewer = await permitted({ ...parts, headers: c.req.raw.headers }, 'report.issue');
    const id = z.uuid().safeParse(c.req.param('draftId'));
    const found = id.success ? await store.findDraft(parts.db, viewer.office.id, id.data) : undefined;
    if (!found) throw problem('notFound');
    const asked: Asked = {
      ...{ kind: 'period', officeId: viewer.office.id, periodKind: found.kind, fromDay: found.fromDay },
      ...{ asOf: found.toDay, recordedUntil: found.recordedUntil.toISOString() },
      beforeAsOf: addCalendarDays(found.fromDay, -1),
      beforeRecordedUntil: found.beforeRecordedUntil.toISOString(),
    };
    const issued = await issue(parts.db, sees(viewer), asked);
    const as = c.req.query('as') === 'pdf' ? 'pdf' : 'docx';
    return sendIssued(parts, viewer, 'period-report', issued, as);
  }
  return { paper };
}
