import type { Context as HonoContext } from 'hono';
import { sees } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { act, permitted } from '#accounts/session/routes.ts';
import { momentOf } from '#directives/known/rules.ts';
import { DOCX } from '#documents/routes.ts';
import type { Database } from '#platform/database/connection.ts';
import type { Parts } from '#platform/http/context.ts';
import { sendsFile } from '#platform/http/file-paths.ts';
import { problem } from '#platform/http/problems.ts';
import { As, sendIssued } from '../issuing/routes.ts';
import type { Point } from '../issuing/schema.ts';
import { issue } from '../issuing/store.ts';
import { Difference, DifferenceQuery } from './schema.ts';
import { compare, pointAt } from './store.ts';

const get = act('overview.read', 'GET /difference', 'Thay đổi của nhiệm vụ từ ngày này đến ngày khác')
  .input(DifferenceQuery)
  .output(Difference)
  .handler(async ({ context: { db, viewer }, input }) => {
    const [from, to] = await pointsOf(db, viewer, input);
    return compare(db, sees(viewer), from, to);
  });

export const differenceRouter = { difference: { get } };

/** Where a moment is left open, both days are told by all that is known now: then only what happened differs. */
async function pointsOf(db: Database, { office }: Viewer, query: DifferenceQuery): Promise<[Point, Point]> {
  const { from, to, fromKnown, toKnown } = query;
  const later = await pointAt(db, office.id, to, toKnown ? momentOf(toKnown) : null);
  const earlier = fromKnown ? momentOf(fromKnown) : new Date(later.recordedUntil);
  return [await pointAt(db, office.id, from, earlier), later];
}

export const differencePaths = {
  '/difference.docx': {
    get: sendsFile(
      {
        ...{ tag: 'reports', id: 'reports.difference', summary: 'Báo cáo thay đổi giữa hai ngày' },
        query: {
          ...{ from: 'Từ ngày, năm-tháng-ngày', to: 'Đến ngày' },
          ...{ fromKnown: 'Ngày đầu ghi nhận đến lúc', toKnown: 'Ngày cuối ghi nhận đến lúc' },
          as: 'docx hoặc pdf',
        },
      },
      DOCX,
    ),
  },
};

export function differenceRoutes(parts: Parts) {
  async function paper(c: HonoContext): Promise<Response> {
    const viewer = await permitted({ ...parts, headers: c.req.raw.headers }, 'report.issue');
    const query = DifferenceQuery.safeParse(c.req.query());
    const as = As.safeParse(c.req.query('as'));
    if (!query.success || !as.success)
      throw problem('badInput', 'Hai ngày trong đường dẫn không đúng. Chọn lại ngày đầu và ngày cuối.');
    const [from, to] = await pointsOf(parts.db, viewer, query.data);
    const issued = await issue(parts.db, sees(viewer), {
      ...{ kind: 'difference', officeId: viewer.office.id, ...to },
      ...{ beforeAsOf: from.asOf, beforeRecordedUntil: from.recordedUntil },
    });
    return sendIssued(parts, viewer, 'difference-report', issued, as.data);
  }
  return { paper };
}
