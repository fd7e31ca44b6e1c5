import type { Context as HonoContext } from 'hono';
import { z } from 'zod';
import { findAgency } from '#accounts/agencies/store.ts';
import { schoolFor } from '#accounts/schools/routes.ts';
import { permitted } from '#accounts/session/routes.ts';
import { DOCX, sendFile } from '#documents/routes.ts';
import { printed } from '#documents/templates/store.ts';
import type { Parts } from '#platform/http/context.ts';
import { sendsFile } from '#platform/http/file-paths.ts';
import { problem } from '#platform/http/problems.ts';
import { momentOf } from '#platform/ui/moments.ts';
import { Issuer } from '../issuers/schema.ts';
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
        query: { issuer: 'school: Trường báo cáo; office: Văn phòng báo cáo' },
      },
      DOCX,
    ),
  },
};

const PaperQuery = z.object({ roundId: z.uuid(), issuer: Issuer.default('school') });

export function reportingRoutes(parts: Parts) {
  async function paper(c: HonoContext): Promise<Response> {
    const viewer = await permitted({ ...parts, headers: c.req.raw.headers }, 'standard.read');
    const query = PaperQuery.safeParse({ ...c.req.query(), roundId: c.req.param('roundId') });
    if (!query.success)
      throw problem('badInput', 'Đường dẫn không đúng. Tải báo cáo từ trang của đợt đánh giá.');
    const { roundId, issuer } = query.data;
    const school = await schoolFor(parts.db, viewer);
    const read = await readProgress(parts.db, viewer, school, roundId);
    if (!read) throw problem('notFound', 'Không có đợt đánh giá này, hoặc đợt thuộc trường khác.');
    const { round } = read.progress;
    const document = progressPaper({
      ...read,
      ...{ issuer, office: viewer.office, school: await findAgency(parts.db, school.id), day: viewer.today },
      recordedUntil: momentOf(round.closedAt ?? new Date()),
    });
    return sendFile(
      await printed(parts.db, viewer.office.id, 'progress-report', document),
      `bao-cao-tien-do-de-an-${round.asOf}.docx`,
      DOCX,
    );
  }
  return { paper };
}
