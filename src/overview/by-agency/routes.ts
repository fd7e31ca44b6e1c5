import type { Context as HonoContext } from 'hono';
import { z } from 'zod';
import { sees } from '#accounts/permissions.ts';
import { permitted } from '#accounts/session/routes.ts';
import { pointAsked } from '#directives/known/routes.ts';
import { listFor } from '#directives/listing/routes.ts';
import { DOCX } from '#documents/routes.ts';
import type { Parts } from '#platform/http/context.ts';
import { sendsFile } from '#platform/http/file-paths.ts';
import type { FileRoute } from '#platform/http/file-routes.ts';
import { problem } from '#platform/http/problems.ts';
import { As, sendIssued } from '../issuing/routes.ts';
import { issue } from '../issuing/store.ts';

const described = sendsFile(
  {
    ...{
      tag: 'reports',
      id: 'reports.agency',
      summary: 'Báo cáo tình hình thực hiện nhiệm vụ của một cơ quan',
    },
    path: { agencyId: 'Cơ quan được giao nhiệm vụ' },
    query: {
      ...{ asOf: 'Số liệu đến ngày, năm-tháng-ngày', recordedUntil: 'Ghi nhận đến lúc' },
      as: 'docx hoặc pdf',
    },
  },
  DOCX,
);

/** The whole work of one agency on paper. */
export function byAgencyFiles(parts: Parts): FileRoute[] {
  async function report(c: HonoContext): Promise<Response> {
    const viewer = await permitted({ ...parts, headers: c.req.raw.headers }, 'report.issue');
    const agency = z.uuid().safeParse(c.req.param('agencyId'));
    const as = As.safeParse(c.req.query('as'));
    if (!agency.success) throw problem('notFound');
    if (!as.success) throw problem('badInput');
    const point = await pointAsked(parts.db, viewer, c.req.query(), async (asOf) => {
      return (await listFor(parts.db, viewer, { agency: agency.data, asOf })).recordedUntil;
    });
    const issued = await issue(parts.db, sees(viewer), {
      ...{ kind: 'agency', officeId: viewer.office.id, agencyId: agency.data, ...point },
    });
    return sendIssued(parts, viewer, 'agency-report', issued, as.data);
  }
  return [{ method: 'get', path: '/agencies/:agencyId/report.docx', handle: report, described }];
}
