import type { Context as HonoContext } from 'hono';
import { z } from 'zod';
import { sees } from '#accounts/permissions.ts';
import { permitted } from '#accounts/session/routes.ts';
import { askedAt } from '#directives/known/routes.ts';
import { momentOf } from '#directives/known/rules.ts';
import { listFor } from '#directives/listing/routes.ts';
import { DOCX, sendFile } from '#documents/routes.ts';
import { printed } from '#documents/templates/store.ts';
import type { Parts } from '#platform/http/context.ts';
import { sendsFile } from '#platform/http/file-paths.ts';
import type { FileRoute } from '#platform/http/file-routes.ts';
import { problem } from '#platform/http/problems.ts';
import { issue } from '../issuing/store.ts';
import { Past } from '../schema.ts';
import { printOffThread } from '../worker.ts';

const Query = Past.extend({ as: z.enum(['docx', 'pdf']).default('docx') });

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
    const query = Query.safeParse(c.req.query());
    if (!agency.success) throw problem('notFound');
    if (!query.success) throw problem('badInput', 'Ngày trong đường dẫn không đúng dạng năm-tháng-ngày.');
    const { asOf } = await askedAt(parts.db, viewer, c.req.query());
    const recordedUntil = query.data.recordedUntil
      ? momentOf(query.data.recordedUntil)
      : (await listFor(parts.db, viewer, { agency: agency.data, asOf })).recordedUntil;
    const issued = await issue(parts.db, sees(viewer), {
      ...{ kind: 'agency', officeId: viewer.office.id, agencyId: agency.data, asOf },
      recordedUntil: recordedUntil.toISOString(),
    });
    if (!issued) throw problem('notFound');
    const { paper, name } = issued;
    if (query.data.as === 'pdf')
      return sendFile(await printOffThread(paper), `${name}.pdf`, 'application/pdf');
    return sendFile(await printed(parts.db, viewer.office.id, 'agency-report', paper), `${name}.docx`, DOCX);
  }
  return [{ method: 'get', path: '/agencies/:agencyId/report.docx', handle: report, described }];
}
