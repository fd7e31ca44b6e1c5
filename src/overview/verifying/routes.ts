import type { Context as HonoContext } from 'hono';
import type { AskedBy } from '#accounts/schema.ts';
import { permitted } from '#accounts/session/routes.ts';
import { readPermitted } from '#documents/worker.ts';
import type { Parts } from '#platform/http/context.ts';
import { takesFile } from '#platform/http/file-paths.ts';
import type { FileRoute } from '#platform/http/file-routes.ts';
import { orThrow, problem } from '#platform/http/problems.ts';
import { receiveUpload } from '#platform/http/upload.ts';
import { reports } from './forms.ts';
import { basisOf, sumOf } from './labels.ts';
import { CheckedReport } from './schema.ts';
import { verifyReport } from './store.ts';

/** What the pages take: a report with its appendices is far smaller. */
const MOST_BYTES = 10 * 1024 * 1024;

/** Looks at a report and forgets it; one with a secrecy mark is not even looked at (design rule 9). */
export function verifyingFiles(parts: Parts): FileRoute[] {
  async function check(c: HonoContext): Promise<Response> {
    const viewer = await permitted({ ...parts, headers: c.req.raw.headers }, 'report.issue');
    const { name, bytes } = orThrow(
      await receiveUpload(c.req.raw, Math.min(parts.maxUploadBytes, MOST_BYTES)),
    );
    orThrow(await readPermitted(bytes, name));
    const checked = await verifyReport(parts.db, reports, bytes, (asked, report) => {
      const { officeId, agencyId = viewer.agency.id, role = viewer.role } = asked as Place;
      const isOwn = agencyId === viewer.agency.id && role === viewer.role;
      if (officeId !== viewer.office.id)
        return 'Báo cáo không do cơ quan của đồng chí lập trên hệ thống này nên không kiểm được ở đây. Gửi cơ quan đã lập để kiểm.';
      if (report.isPersonal) return NAMES_PEOPLE;
      return isOwn || report.isSameForAll ? null : ELSEWHERE;
    });
    if (!checked.ok) throw problem('refused', `${checked.message} Tệp không được lưu.`);
    const { asked, figures } = checked;
    const basis = basisOf(asked)[0] ?? null;
    return c.json({ fileName: name, basis, sum: sumOf(figures), figures } satisfies CheckedReport);
  }
  const described = takesFile(
    {
      ...{ tag: 'reports', id: 'reports.check' },
      summary: 'Kiểm một báo cáo DOCX đã lập: từng số liệu tính lại; tệp không được lưu',
    },
    CheckedReport,
  );
  return [{ method: 'post', path: '/reports/check', handle: check, described }];
}

/** Where a report depends on who asks, its file says that too; another's may hold what the viewer is not to see. */
type Place = Pick<AskedBy, 'officeId'> & Partial<AskedBy>;

const ELSEWHERE =
  'Báo cáo do người ở cơ quan hoặc chức trách khác lập, theo phần người đó được xem, nên đồng chí không kiểm được ở đây. Nhờ người lập kiểm, hoặc nhờ người quản trị kiểm bằng lệnh dondoc verify.';

const NAMES_PEOPLE =
  'Báo cáo này nêu từng người nên chỉ kiểm được trên máy chủ, bằng lệnh dondoc verify. Nhờ người quản trị kiểm.';
