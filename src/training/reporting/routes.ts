import type { Context as HonoContext } from 'hono';
import { findAgency } from '#accounts/agencies/store.ts';
import type { Viewer } from '#accounts/schema.ts';
import { permitted } from '#accounts/session/routes.ts';
import { DOCX, sendFile } from '#documents/routes.ts';
import { printed } from '#documents/templates/store.ts';
import type { Parts } from '#platform/http/context.ts';
import { sendsFile } from '#platform/http/file-paths.ts';
import { problem } from '#platform/http/problems.ts';
import { sheetResponse, XLSX } from '#platform/sheets/write.ts';
import { classWords } from '../findings/rules.ts';
import { findingsOf } from '../findings/store.ts';
import type { Result } from '../indices/store.ts';
import { surveyReport } from '../results/forms.ts';
import { classLines, isFound, quotasIn, readResults } from '../results/routes.ts';
import { ResultsAddress, type ResultsQuery } from '../results/schema.ts';
import { figuresSheet } from '../results/sheets.ts';

const query = {
  nam: 'Năm của lớp',
  chuongTrinh: 'Mã chương trình',
  coSo: 'Cơ sở đào tạo, theo id',
  lop: 'Lớp, theo id',
};

export const surveyResultPaths = {
  '/training/survey-results.docx': {
    get: sendsFile(
      { ...{ tag: 'training', id: 'surveyResults.report', query }, summary: 'Báo cáo kết quả khảo sát' },
      DOCX,
    ),
  },
  '/training/survey-results.xlsx': {
    get: sendsFile(
      {
        ...{ tag: 'training', id: 'surveyResults.sheet', query },
        summary: 'Chỉ số khảo sát, mỗi chỉ số một dòng',
      },
      XLSX,
    ),
  },
};

/** Report and figures of the results that a filter leaves; a lecturer, who sees only what is said of them, has neither. */
export function surveyResultRoutes(parts: Parts) {
  async function found(c: HonoContext) {
    const viewer = await permitted({ ...parts, headers: c.req.raw.headers }, 'training.read');
    const { nam, chuongTrinh, coSo, lop } = ResultsAddress.parse(c.req.query());
    const asked: ResultsQuery = { year: nam, programme: chuongTrinh, providerId: coSo, classId: lop };
    const read = await readResults(parts.db, viewer);
    if (read.own !== null)
      throw problem('forbidden', 'Giảng viên xem phần nói về mình trên trang Kết quả khảo sát.');
    return { viewer, asked, ...read, results: read.results.filter(isFound(asked)), all: read.results };
  }

  async function sheet(c: HonoContext): Promise<Response> {
    const { viewer, results } = await found(c);
    return sheetResponse(figuresSheet(results), `chi-so-khao-sat-${viewer.today}.xlsx`);
  }

  async function paper(c: HonoContext): Promise<Response> {
    const { viewer, asked, results, all, sees } = await found(c);
    if (results.length === 0)
      throw problem('notFound', 'Chưa có đợt khảo sát đã kết thúc nào khớp. Bỏ bớt điều kiện lọc.');
    const providers = [...new Set(results.map(({ wave }) => wave.course.providerAgencyId))];
    const year = asked.year ?? Number(viewer.today.slice(0, 4));
    const findings = await Promise.all(
      results.map(async ({ wave }) =>
        (await findingsOf(parts.db, wave.id)).map((finding) => ({ ...finding, waveId: wave.id })),
      ),
    );
    const report = surveyReport({
      ...{ office: viewer.office, day: viewer.today, results, about: aboutWords(asked, results, viewer) },
      provider: providers.length === 1 ? await findAgency(parts.db, providers[0] ?? '') : null,
      changes: classLines(results, null, () => ''),
      quotas: asked.classId
        ? null
        : await quotasIn(parts.db, viewer, { year, providerId: asked.providerId, results: all, sees }),
      findings: findings.flat(),
    });
    return sendFile(
      await printed(parts.db, viewer.office.id, 'survey-report', report),
      `ket-qua-khao-sat-${viewer.today}.docx`,
      DOCX,
    );
  }

  return { sheet, paper };
}

function aboutWords({ classId, programme, year }: ResultsQuery, results: Result[], viewer: Viewer): string {
  const course = results[0]?.wave.course;
  if (classId && course) return `${classWords(course.name)} (${course.code})`;
  const parts = [
    programme && course?.programmeName ? `chương trình ${course.programmeName}` : null,
    year ? `năm ${year}` : null,
  ].filter((part) => part !== null);
  return parts.length > 0 ? parts.join(', ') : `đến năm ${viewer.today.slice(0, 4)}`;
}
