import type { Context as HonoContext } from 'hono';
import { z } from 'zod';
import { findAgency } from '#accounts/agencies/store.ts';
import { permitted } from '#accounts/session/routes.ts';
import { paperPoint, roomReport, sendReport } from '#directives/known/routes.ts';
import { DOCX } from '#documents/routes.ts';
import type { Parts } from '#platform/http/context.ts';
import { sendsFile } from '#platform/http/file-paths.ts';
import { problem } from '#platform/http/problems.ts';
import { sheetResponse, XLSX } from '#platform/sheets/write.ts';
import { readPlan } from '../plan/routes.ts';
import { trainingRows } from '../plan/store.ts';
import { TrainingPlanAsk, Year } from '../schema.ts';
import { planPaper } from './forms.ts';
import { classSheet, monthSheet } from './sheets.ts';

const Query = z.object({
  year: z.coerce.number().pipe(Year),
  version: z.coerce.number().int().positive().optional(),
  by: z.enum(['class', 'month']).default('class'),
});

const query = {
  year: 'Năm của kế hoạch',
  version: 'Bản đã phê duyệt; bỏ trống: kế hoạch đang có',
};

export const trainingPlanPaths = {
  '/training-plan.docx': {
    get: sendsFile(
      {
        tag: 'training',
        id: 'trainingPlan.paper',
        summary: 'Kế hoạch đào tạo, bồi dưỡng năm',
        query: { ...query, ...paperPoint },
      },
      DOCX,
    ),
  },
  '/training-plan.xlsx': {
    get: sendsFile(
      {
        ...{ tag: 'training', id: 'trainingPlan.sheet', summary: 'Các lớp của kế hoạch năm' },
        query: { ...query, by: 'class: từng lớp; month: số lớp theo đơn vị và tháng' },
      },
      XLSX,
    ),
  },
};

/** A version that was approved is the same for ever; of a plan under way, where a class is placed is today's. */
const planReport = roomReport({
  ...{ kind: 'training-plan', asked: TrainingPlanAsk, act: 'training.read', form: 'training-plan' },
  tables: trainingRows,
  async make(tx, viewer, asked) {
    const { year } = asked;
    const { plan, unifiers } = await readPlan(tx, viewer, asked);
    if (!plan) throw problem('notFound', `Chưa có kế hoạch năm ${year}.`);
    const issuer = unifiers[0] ? await findAgency(tx, unifiers[0].id) : null;
    const paper = planPaper({ ...{ office: viewer.office, issuer, plan, year }, day: viewer.today, asked });
    return { paper, name: `ke-hoach-dao-tao-${year}` };
  },
});

/** The papers of the part, each of which can be made again. */
export const trainingPlanReports = [planReport];

export function trainingPlanFileRoutes(parts: Parts) {
  async function asked(c: HonoContext) {
    const viewer = await permitted({ ...parts, headers: c.req.raw.headers }, 'training.read');
    const input = Query.safeParse(c.req.query());
    if (!input.success) throw problem('badInput', 'Đường dẫn không đúng. Tải từ trang Kế hoạch năm.');
    const { plan, unifiers } = await readPlan(parts.db, viewer, input.data);
    if (!plan) throw problem('notFound', `Chưa có kế hoạch năm ${input.data.year}.`);
    return { ...input.data, viewer, plan, unifiers };
  }
  const paper = (c: HonoContext): Promise<Response> =>
    sendReport(parts, c, planReport, () => ({ year: c.req.query('year'), version: c.req.query('version') }));
  async function sheet(c: HonoContext): Promise<Response> {
    const { plan, year, by } = await asked(c);
    const written = by === 'month' ? monthSheet(plan) : classSheet(plan);
    return sheetResponse(written, `ke-hoach-dao-tao-${year}.xlsx`);
  }
  return { paper, sheet };
}
