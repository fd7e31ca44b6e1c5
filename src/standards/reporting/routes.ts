import type { Context as HonoContext } from 'hono';
import { findAgency } from '#accounts/agencies/store.ts';
import { schoolFor } from '#accounts/schools/routes.ts';
import { paperPoint, roomReport, sendReport } from '#directives/known/routes.ts';
import { DOCX } from '#documents/routes.ts';
import type { Parts } from '#platform/http/context.ts';
import { sendsFile } from '#platform/http/file-paths.ts';
import { problem } from '#platform/http/problems.ts';
import { ProgressAsk } from '../issuers/schema.ts';
import { standardRows } from '../rounds/store.ts';
import { progressPaper } from './forms.ts';
import { readProgress } from './store.ts';

export const reportingPaths = {
  '/rounds/{roundId}/report.docx': {
    get: sendsFile(
      {
        ...{
          tag: 'reports',
          id: 'roadmap.report',
          summary: 'Báo cáo tiến độ thực hiện Đề án theo một đợt đánh giá',
        },
        path: { roundId: 'Đợt đánh giá' },
        query: { ...paperPoint, issuer: 'school: Trường báo cáo; office: Văn phòng báo cáo' },
      },
      DOCX,
    ),
  },
};

const progressReport = roomReport({
  ...{ kind: 'progress', asked: ProgressAsk, act: 'standard.read', form: 'progress-report' },
  ...{ tables: standardRows, work: true, isSameForAll: true },
  async make(tx, viewer, asked) {
    const school = await schoolFor(tx, viewer);
    const read = await readProgress(tx, viewer, school, asked.roundId);
    if (!read) throw problem('notFound', 'Không có đợt đánh giá này, hoặc đợt thuộc trường khác.');
    const paper = progressPaper({
      ...{ ...read, asked, issuer: asked.issuer, office: viewer.office, day: viewer.today },
      school: await findAgency(tx, school.id),
    });
    return { paper, name: `bao-cao-tien-do-de-an-${read.progress.round.asOf}` };
  },
});

/** The papers of the part, each of which can be made again. */
export const reportingReports = [progressReport];

export function reportingRoutes(parts: Parts) {
  const paper = (c: HonoContext): Promise<Response> =>
    sendReport(parts, c, progressReport, () => ({
      ...{ roundId: c.req.param('roundId'), issuer: c.req.query('issuer') },
    }));
  return { paper };
}
