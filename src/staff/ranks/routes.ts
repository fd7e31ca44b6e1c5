import { compareNames } from '@dondoc/vietnamese';
import type { Context as HonoContext } from 'hono';
import { z } from 'zod';
import { findAgency } from '#accounts/agencies/store.ts';
import { may } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { ownSchool, schoolFor } from '#accounts/schools/routes.ts';
import { act, permitted } from '#accounts/session/routes.ts';
import { lockOffice, logAs } from '#accounts/store.ts';
import { paperPoint, roomReport, sendReport } from '#directives/known/routes.ts';
import { DOCX } from '#documents/routes.ts';
import type { Db } from '#platform/database/connection.ts';
import type { Parts } from '#platform/http/context.ts';
import { sendsFile } from '#platform/http/file-paths.ts';
import { problem } from '#platform/http/problems.ts';
import { sheetResponse, XLSX } from '#platform/sheets/write.ts';
import { mayKeep as keepsRoster } from '../people/rules.ts';
import { countsAsLecturer, standingOn } from '../rules.ts';
import type { PersonWithRecords } from '../schema.ts';
import { readPeople, readSetting, staffRows } from '../store.ts';
import { eligibilityReport } from './forms.ts';
import { byWhatIsMissing, judge, rankAbove, ruleOn } from './rules.ts';
import {
  type Candidate,
  Eligibility,
  EligibilityAsk,
  EligibilityQuery,
  ParameterInput,
  type RankRule,
  type RuleRank,
} from './schema.ts';
import { eligibilitySheet } from './sheets.ts';
import * as store from './store.ts';

/** The school, where whoever asks may see who works there. */
export async function staffOf(db: Db, viewer: Viewer) {
  const school = await schoolFor(db, viewer);
  if (!school.seesStaff)
    throw problem(
      'forbidden',
      'Cơ quan của đồng chí được xem tiêu chí của trường, không được xem danh sách người của trường.',
    );
  return school;
}

/** The rule and the rank that are asked for; what is left out is what speaks on the day. */
export async function chosenRank(query: { rule?: string; rank?: string }, day: string) {
  const rules = await store.readRules();
  const rule = query.rule
    ? rules.find(({ key }) => key === query.rule)
    : (ruleOn(rules, day) ?? rules.at(-1));
  const rank = rule?.ranks.find(({ code }) => code === (query.rank ?? rule.ranks[0]?.code));
  if (!rule || !rank)
    throw problem('notFound', 'Không có bộ điều kiện hoặc hạng này. Chọn lại bộ điều kiện và hạng.');
  return { rules, rule, rank };
}

/** Lecturers with what the rule says of each, those who hold the rank or one above it left out. */
export async function judged(
  db: Db,
  of: { officeId: string; schoolId: string },
  { rule, rank }: Awaited<ReturnType<typeof chosenRank>>,
  day: string,
) {
  const people = await readPeople(db, of.schoolId);
  const { concurrentCounts: counts } = await readSetting(db, of.schoolId);
  const parameters = await store.readParameters(db, of.officeId, rule);
  const values = store.valuesOf(parameters);
  const lecturers = people.filter((person) => countsAsLecturer(standingOn(person, day), counts));
  const above = rankAbove(rule, rank.code);
  const isThere = (person: PersonWithRecords) => {
    const code = standingOn(person, day).rank?.code ?? '';
    return code === rank.code || above.includes(code);
  };
  const candidates = lecturers
    .filter((person) => !isThere(person))
    .map((person) => ({ ...who(person, day), ...judge(person, rank, values, day) }))
    .toSorted((a, b) => byWhatIsMissing(a, b) || compareNames(a.name, b.name));
  return { people, parameters, candidates, holders: lecturers.filter(isThere).length };
}

function who(person: PersonWithRecords, day: string) {
  const standing = standingOn(person, day);
  return {
    ...{ personId: person.id, code: person.code, name: person.name },
    unit: standing.posts.find(({ record }) => record.data.unitName)?.record.data.unitName ?? null,
    concurrent: standing.lecturing === 'concurrent',
    rank: standing.rank?.code ?? null,
  };
}

const reservedKeys = ({ conditions }: RuleRank): Set<string> =>
  new Set(conditions.flatMap(({ kind, key }) => (kind === 'noDiscipline' ? [key] : [])));

/** Whether the condition is met is for whoever sees the staff; what stands behind it is not (decision 033). */
const withoutReserved = (candidate: Candidate, hidden: Set<string>): Candidate => ({
  ...candidate,
  checks: candidate.checks.map((check) =>
    hidden.has(check.key)
      ? { ...check, why: 'Căn cứ do người giữ danh sách đội ngũ và chính người ấy xem.', behind: [] }
      : check,
  ),
});

async function eligibility(db: Db, viewer: Viewer, query: EligibilityQuery): Promise<Eligibility> {
  const school = await staffOf(db, viewer);
  const day = query.day ?? viewer.today;
  const chosen = await chosenRank(query, day);
  const of = { officeId: viewer.office.id, schoolId: school.id };
  const { people, candidates, ...found } = await judged(db, of, chosen, day);
  const hidden = reservedKeys(chosen.rank);
  const own = people.find(({ userId }) => userId === viewer.userId)?.id;
  const shown = candidates.map((one) =>
    keepsRoster(viewer, school) || one.personId === own ? one : withoutReserved(one, hidden),
  );
  const mayKeep = may(viewer, 'rankRule.keep') && school.relation !== 'partner';
  return {
    day,
    rules: chosen.rules.map(summary),
    rule: chosen.rule,
    rank: chosen.rank,
    candidates: shown,
    ...found,
    mayKeep,
  };
}

const summary = ({ parameters: _, ranks, ...rule }: RankRule) => ({
  ...rule,
  ranks: ranks.map(({ code, name, conditions }) => ({ code, name, conditions: conditions.length })),
});

const get = act('staff.read', 'GET /rank-eligibility', 'Giảng viên đủ, chưa đủ điều kiện của một hạng')
  .input(EligibilityQuery)
  .output(Eligibility)
  .handler(({ context: { db, viewer }, input }) => eligibility(db, viewer, input));

const setParameter = act('rankRule.keep')
  .input(ParameterInput)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { rule: ruleKey, name, value, basis } }) =>
    db.transaction().execute(async (tx) => {
      await ownSchool(tx, viewer, 'office too');
      await lockOffice(tx, viewer.office.id);
      const rule = (await store.readRules()).find(({ key }) => key === ruleKey);
      const parameter = rule?.parameters.find((one) => one.name === name);
      if (!parameter) throw problem('notFound');
      if (value !== null && basis === '')
        throw problem('badInput', 'Ghi căn cứ của giá trị: văn bản, điều khoản. Chưa có gì được lưu.');
      if (value !== null && parameter.unit === 'yesNo' && value > 1) throw problem('badInput');
      const place = { officeId: viewer.office.id, ruleKey, name };
      await store.setParameter(tx, place, value === null ? null : { value, basis }, viewer.userId);
      await logAs(
        tx,
        viewer,
        'rankRule.set',
        { kind: 'office', id: viewer.office.id },
        { ruleKey, name, value },
      );
      return {};
    }),
  );

export const ranksRouter = { ranks: { get, setParameter } };

const query = { rule: 'Bộ điều kiện', rank: 'Mã hạng', day: 'Ngày xét, năm-tháng-ngày' };

export const rankPaths = {
  '/rank-eligibility.docx': {
    get: sendsFile(
      {
        ...{ tag: 'staff', id: 'ranks.report', summary: 'Báo cáo rà soát điều kiện thăng hạng' },
        query: { ...paperPoint, ...query },
      },
      DOCX,
    ),
  },
  '/rank-eligibility.xlsx': {
    get: sendsFile(
      {
        ...{ tag: 'staff', id: 'ranks.sheet', summary: 'Danh sách đủ điều kiện thăng hạng' },
        query,
      },
      XLSX,
    ),
  },
};

const eligibilityPaper = roomReport({
  ...{ kind: 'eligibility', asked: EligibilityAsk, act: 'staff.read', form: 'eligibility-report' },
  ...{ tables: staffRows, isPersonal: true },
  async make(tx, viewer, asked) {
    const found = await eligibility(tx, viewer, asked);
    const school = await staffOf(tx, viewer);
    const { regime } = await findAgency(tx, school.id);
    const paper = eligibilityReport({ school, regime, place: viewer.office.place, asked, found });
    return { paper, name: `Rà soát điều kiện thăng hạng ${found.day}` };
  },
});

/** The papers about ranks, each of which can be made again. */
export const rankReports = [eligibilityPaper];

export function rankRoutes(parts: Parts) {
  async function asked(c: HonoContext) {
    const viewer = await permitted({ ...parts, headers: c.req.raw.headers }, 'staff.read');
    const input = EligibilityQuery.safeParse(c.req.query());
    if (!input.success) throw problem('badInput', 'Ngày xét trong đường dẫn không đúng. Chọn lại ngày.');
    return { viewer, found: await eligibility(parts.db, viewer, input.data) };
  }

  async function sheet(c: HonoContext): Promise<Response> {
    const { found } = await asked(c);
    return sheetResponse(eligibilitySheet(found), `du-dieu-kien-${found.rank.code}-${found.day}.xlsx`);
  }

  const paper = (c: HonoContext): Promise<Response> =>
    sendReport(parts, c, eligibilityPaper, (viewer) => {
      const { day = viewer.today, ...asked } = EligibilityQuery.safeParse(c.req.query()).data ?? {};
      return { ...asked, day };
    });

  return { sheet, paper };
}
