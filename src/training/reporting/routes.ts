import type { Context as HonoContext } from 'hono';
import { findAgency } from '#accounts/agencies/store.ts';
import type { Viewer } from '#accounts/schema.ts';
import { permitted } from '#accounts/session/routes.ts';
import { paperPoint, roomReport, sendReport } from '#directives/known/routes.ts';
import { DOCX } from '#documents/routes.ts';
import type { Db } from '#platform/database/connection.ts';
import type { Parts } from '#platform/http/context.ts';
import { sendsFile } from '#platform/http/file-paths.ts';
import { problem } from '#platform/http/problems.ts';
import { sheetResponse, XLSX } from '#platform/sheets/write.ts';
import { classWords } from '../findings/rules.ts';
import { findingsOf } from '../findings/store.ts';
import type { Result } from '../indices/store.ts';
import { trainingRows } from '../plan/store.ts';
import { surveyReport } from '../results/forms.ts';
import { classLines, isFound, quotasIn, readResults } from '../results/routes.ts';
import { ResultsAddress, type ResultsQuery } from '../results/schema.ts';
import { figuresSheet } from '../results/sheets.ts';
import { SurveyAsk } from '../schema.ts';

const query = {
  nam: 'Năm của lớp',
  chuongTrinh: 'Mã chương trình',
  coSo: 'Cơ sở đào tạo, theo id',
  lop: 'Lớp, theo id',
};

export const surveyResultPaths = {
  '/training/survey-results.docx': {
    get: sendsFile(
      {
        ...{ tag: 'training', id: 'surveyResults.report', query: { ...query, ...paperPoint } },
        summary: 'Báo cáo kết quả khảo sát',
      },
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

async function foundBy(db: Db, viewer: Viewer, asked: ResultsQuery) {
  const read = await readResults(db, viewer);
  if (read.own !== null)
    throw problem('forbidden', 'Giảng viên xem phần nói về mình trên trang Kết quả khảo sát.');
  // What closed after the day had not been asked to its end on it.
  const all = read.results.filter(({ wave }) => wave.closedOn <= viewer.today);
  return { ...read, all, results: all.filter(isFound(asked)) };
}

/**
 * Sheets bear no moment, so that nobody is known by theirs: a wave counts from the day on which it closed, and never
 * changes after it. The classes of a year, of which quotas are a share, are those that are known today.
 */
const surveyPaper = roomReport({
  ...{ kind: 'survey', asked: SurveyAsk, act: 'training.read', form: 'survey-report', tables: trainingRows },
  async make(tx, viewer, ask) {
    const asked = { year: ask.nam, programme: ask.chuongTrinh, providerId: ask.coSo, classId: ask.lop };
    const { results, all, sees } = await foundBy(tx, viewer, asked);
    if (results.length === 0)
      throw problem('notFound', 'Chưa có đợt khảo sát đã kết thúc nào khớp. Bỏ bớt điều kiện lọc.');
    const providers = [...new Set(results.map(({ wave }) => wave.course.providerAgencyId))];
    const year = asked.year ?? Number(viewer.today.slice(0, 4));
    const findings = [];
    for (const { wave } of results)
      for (const finding of await findingsOf(tx, wave.id)) findings.push({ ...finding, waveId: wave.id });
    const paper = surveyReport({
      ...{ office: viewer.office, day: viewer.today, results, about: aboutWords(asked, results, viewer) },
      provider: providers.length === 1 ? await findAgency(tx, providers[0] ?? '') : null,
      changes: classLines(results, null, () => ''),
      quotas: asked.classId
        ? null
        : await quotasIn(tx, viewer, { year, providerId: asked.providerId, results: all, sees }),
      ...{ findings, asked: ask },
    });
    return { paper, name: `ket-qua-khao-sat-${viewer.today}` };
  },
});

/** The papers of the part, each of which can be made again. */
export const surveyReports = [surveyPaper];

/** Report and figures of the results that a filter leaves; a lecturer, who sees only what is said of them, has neither. */
export function surveyResultRoutes(parts: Parts) {
  async function found(c: HonoContext) {
    const viewer = await permitted({ ...parts, headers: c.req.raw.headers }, 'training.read');
    const { nam, chuongTrinh, coSo, lop } = ResultsAddress.parse(c.req.query());
    const asked: ResultsQuery = { year: nam, programme: chuongTrinh, providerId: coSo, classId: lop };
    return { viewer, ...(await foundBy(parts.db, viewer, asked)) };
  }

  async function sheet(c: HonoContext): Promise<Response> {
    const { viewer, results } = await found(c);
    return sheetResponse(figuresSheet(results), `chi-so-khao-sat-${viewer.today}.xlsx`);
  }

  const paper = (c: HonoContext): Promise<Response> => sendReport(parts, c, surveyPaper, () => c.req.query());

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
