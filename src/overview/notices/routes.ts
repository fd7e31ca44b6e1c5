import { compareVietnamese } from '@dondoc/vietnamese';
import type { Context as HonoContext } from 'hono';
import { z } from 'zod';
import { may, sees, wholeOffice } from '#accounts/permissions.ts';
import type { Office, Viewer } from '#accounts/schema.ts';
import { schoolFor } from '#accounts/schools/routes.ts';
import type { School } from '#accounts/schools/schema.ts';
import { schoolOf } from '#accounts/schools/store.ts';
import { act, permitted } from '#accounts/session/routes.ts';
import { listOffices, logAs } from '#accounts/store.ts';
import { followed } from '#directives/findings/routes.ts';
import type { FollowedFinding } from '#directives/findings/schema.ts';
import { pointAsked } from '#directives/known/routes.ts';
import { momentOf } from '#directives/known/rules.ts';
import type { Past } from '#directives/known/schema.ts';
import { asKnownAt } from '#directives/known/store.ts';
import { asKnown, listIn } from '#directives/listing/routes.ts';
import { summariesOf } from '#directives/store.ts';
import { DOCX } from '#documents/routes.ts';
import { findDocument } from '#documents/store.ts';
import type { Database, Db, Tx } from '#platform/database/connection.ts';
import type { Fact } from '#platform/facts.ts';
import type { Parts } from '#platform/http/context.ts';
import { sendsFile } from '#platform/http/file-paths.ts';
import type { FileRoute } from '#platform/http/file-routes.ts';
import { problem } from '#platform/http/problems.ts';
import type { MadeReport, ProvenReport } from '#platform/reports.ts';
import { listProposals } from '#proposals/store.ts';
import { openRows } from '#standards/evaluating/facts.ts';
import { insertLink, linksOfFindings, removeLink } from '#standards/indicators/store.ts';
import { assessedOf, listRounds } from '#standards/rounds/store.ts';
import { windowFrom } from '#standards/rules.ts';
import type { Indicator, Result } from '#standards/schema.ts';
import { schemeInForce } from '#standards/schemes/store.ts';
import { readSet } from '#standards/sets/store.ts';
import { sendIssued } from '../issuing/routes.ts';
import { NoticeAsked, TEMPLATE } from '../issuing/schema.ts';
import { measureNames, readMeasures } from '../measures/store.ts';
import { noticeReport } from './forms.ts';
import {
  isAskedBy,
  isRipe,
  type Kept,
  measured,
  measureLabel,
  measuresFor,
  sectionsOf,
  withTurns,
} from './rules.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';

/** The whole of a notice as it stands on a day, as far as whoever asks may see it. */
export const noticeFor = (
  db: Database,
  viewer: Viewer,
  documentId: string,
  past: Past,
): Promise<shape.NoticeView> =>
  asKnown(db, viewer, past, (known) => noticeIn(known, viewer, documentId, past));

/** The same by what a transaction of the past knows. */
export async function noticeIn(
  db: Db,
  viewer: Viewer,
  documentId: string,
  past: Past,
): Promise<shape.NoticeView> {
  const scope = sees(viewer);
  const asOf = past.asOf ?? viewer.today;
  const document = await findDocument(db, scope, documentId, asOf);
  if (document?.state !== 'published') throw problem('notFound');
  const { id, typeName, number, subject, issuer, issuedOn } = document;
  const { rows, counts, recordedUntil } = await listIn(db, viewer, { ...past, document: documentId });
  const shown = await figuresOf(db, viewer, documentId, asOf);
  const until = past.recordedUntil ? momentOf(past.recordedUntil) : null;
  // Before its day the notice answers nothing; and others go on in place of one that was split or merged.
  const isOut = document.publishedOn !== null && document.publishedOn <= asOf;
  const asked = isOut ? await listProposals(db, scope, asOf, until) : [];
  const proposals = asked.filter((one) => one.documentId === documentId && isAskedBy(one, asOf));
  const carrying = proposals.flatMap(({ directives }) => directives);
  const byId = new Map([...carrying, ...rows].map((row) => [row.id, row]));
  const carryingIds = [...new Set(carrying.map((one) => one.id))];
  const said = await store.partsOf(db, scope.officeId, documentId, carryingIds);
  const parts = withTurns(
    said.flatMap((part) => {
      const directive = byId.get(part.id);
      return directive ? [{ ...part, directive }] : [];
    }),
  );
  const sections = sectionsOf(
    parts,
    proposals.map((one) => ({ id: one.id, directiveIds: one.directives.map((d) => d.id) })),
  );
  const findings = await followed(db, viewer, { documentId, asOf, until });
  const tied = await indicatorsTied(db, viewer, findings, asOf);
  const mayKeep = may(viewer, 'finding.keep') && !past.asOf && !past.recordedUntil;
  return {
    document: { id, typeName, number, subject, issuer, issuedOn },
    ...{ asOf, recordedUntil, counts, mayKeep },
    findings: findings.map((one) => {
      const indicators = tied.get(one.id) ?? [];
      const said = one.kind === 'limitation' ? shown.of(one.id, one.text) : [];
      return { ...one, measures: said, indicators, isRipe: isRipe(one, indicators) };
    }),
    requirements: sections.requirements.map((part) => shown.beside(part)),
    answers: sections.answers.flatMap(({ proposalId, parts }) => {
      const proposal = proposals.find((one) => one.id === proposalId);
      // The request says what the answer is about.
      const said = parts.map((part) => shown.beside(part, proposal?.text));
      return proposal ? [{ proposal, parts: said }] : [];
    }),
    others: sections.others.map((part) => shown.beside(part)),
    choices: mayKeep ? choices : [],
  };
}

const choices = [...measureNames.values()]
  .map(({ name, label }) => ({ name, label }))
  .sort((a, b) => compareVietnamese(a.label, b.label));

const names = new Set(measureNames.keys());

/** The figures beside each part; none for whoever the school is not shown to. */
async function figuresOf(db: Db, viewer: Viewer, documentId: string, day: string) {
  const school = await schoolOf(db, viewer);
  const none = { of: (): shape.Measure[] => [] };
  const beside =
    (of: (id: string, text: string) => shape.Measure[]) =>
    <P extends { id: string; text: string }>(part: P, about = '') => ({
      ...part,
      measures: of(part.id, `${about}\n${part.text}`),
    });
  if (!school) return { ...none, beside: beside(none.of) };
  const kept = await store.measuresOf(db, documentId);
  const facts = await readMeasures(db, { officeId: viewer.office.id, schoolId: school.id, day });
  const of = (id: string, text: string) => measuresBeside(text, kept.get(id) ?? [], facts);
  return { of, beside: beside(of) };
}

const measuresBeside = (text: string, kept: Kept[], facts: Map<string, Fact>): shape.Measure[] =>
  measuresFor(text, kept, names).map((one) => ({
    ...one,
    label: measureLabel(one, measureNames),
    ...measured(one, facts, measureNames),
  }));

/** Indicators that findings bear on, each as the latest closed round by the day has it. */
async function indicatorsTied(db: Db, viewer: Viewer, findings: FollowedFinding[], asOf: string) {
  const school = await schoolOf(db, viewer);
  if (!school) return new Map<string, shape.TiedIndicator[]>();
  const ids = findings.map(({ id }) => id);
  const links = await linksOfFindings(db, school.id, ids);
  if (links.length === 0) return new Map<string, shape.TiedIndicator[]>();
  const { indicators, results } = await schoolSet(db, viewer, school.id, asOf);
  const tied = links.flatMap(({ id, indicatorId, findingId }) => {
    const indicator = indicators.find((one) => one.id === indicatorId);
    if (!indicator || !findingId) return [];
    const { code, name: title } = indicator;
    return [{ findingId, linkId: id, indicatorId, code, title, result: results.get(indicatorId) ?? null }];
  });
  return Map.groupBy(tied, ({ findingId }) => findingId);
}

/** The set that the school goes by: of its latest closed round, else of its scheme. */
async function schoolSet(db: Db, viewer: Viewer, schoolId: string, asOf: string) {
  const rounds = await listRounds(db, schoolId);
  const round = rounds.find((one) => one.closedAt !== null && one.asOf <= asOf);
  const results = new Map<string, Result>();
  if (round) {
    const all = await assessedOf(db, viewer.office.id, round);
    for (const { indicator, result } of all) results.set(indicator.id, result);
    return { indicators: all.map(({ indicator }): Indicator => indicator), results };
  }
  const setId = rounds[0]?.setId ?? (await schemeInForce(db, schoolId))?.setId;
  const set = setId ? await readSet(db, viewer.office.id, setId) : undefined;
  return { indicators: set?.indicators ?? [], results };
}

const get = act('directive.read', 'GET /notices/{documentId}', 'Một thông báo với mọi phần và tình hình')
  .input(shape.NoticeAsk)
  .output(shape.NoticeView)
  .handler(({ context: { db, viewer }, input: { documentId, ...past } }) =>
    noticeFor(db, viewer, documentId, past),
  );

const figure = act('standard.read', 'GET /figures/{fact}', 'Một số liệu với các dòng làm nên nó')
  .input(shape.FigureAsk)
  .output(shape.FigureView)
  .handler(async ({ context: { db, viewer }, input: { asOf, ...name } }) => {
    const school = await schoolFor(db, viewer);
    const asked = [name.fact, ...(name.ofFact ? [name.ofFact] : [])];
    if (!asked.every((one) => measureNames.has(one))) throw problem('notFound');
    const day = asOf ?? viewer.today;
    const facts = await readMeasures(db, { officeId: viewer.office.id, schoolId: school.id, day });
    const { words } = measured(name, facts, measureNames);
    return {
      ...{ label: measureLabel(name, measureNames), words, day, from: windowFrom(day, null) },
      lines: asked.map((one) => lineOf(one, facts.get(one), school)),
    };
  });

function lineOf(name: string, fact: Fact | undefined, school: School): shape.FigureView['lines'][number] {
  const { label = name, unit = null, explains = '' } = measureNames.get(name) ?? {};
  const said: Fact = fact ?? { known: false, reason: 'phần việc này chưa có số liệu', rows: [] };
  return { name, label, unit, explains, ...openRows(name, said, school) };
}

/** The part exists and is the office's own to speak of; gives the word for the log. */
async function heldTarget(tx: Tx, viewer: Viewer, { directiveId, findingId }: shape.Target) {
  const asOf = viewer.today;
  const found = directiveId
    ? await summariesOf(tx, sees(viewer), [directiveId], asOf)
    : await followed(tx, viewer, { ids: [findingId ?? ''], asOf });
  if (found.length === 0) throw problem('notFound');
  return directiveId ? { kind: 'directive', id: directiveId } : { kind: 'finding', id: findingId ?? '' };
}

function say(db: Database, viewer: Viewer, input: z.infer<typeof shape.MeasureAct>, what: Kept['decision']) {
  const { fact, ofFact } = input;
  return db.transaction().execute(async (tx) => {
    const subject = await heldTarget(tx, viewer, input);
    if (!names.has(fact) || (ofFact !== null && !names.has(ofFact)))
      throw problem(
        'badInput',
        'Không có số liệu mang tên này. Chưa có gì được ghi. Chọn lại trong danh sách.',
      );
    const said = { officeId: viewer.office.id, by: viewer.userId, decision: what };
    if (await store.sayMeasure(tx, input, { fact, ofFact }, said))
      await logAs(tx, viewer, what === 'confirmed' ? 'notice.measure' : 'notice.unmeasure', subject, {
        figure: ofFact ? `${fact}/${ofFact}` : fact,
      });
    return {};
  });
}

const confirm = act('finding.keep', 'POST /notice-measures', 'Xác nhận số liệu của một mục thông báo')
  .input(shape.MeasureAct)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input }) => say(db, viewer, input, 'confirmed'));

const refuse = act('finding.keep', 'POST /notice-measures/refusals', 'Bỏ số liệu của một mục thông báo')
  .input(shape.MeasureAct)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input }) => say(db, viewer, input, 'refused'));

const tieIndicator = act('finding.keep', 'POST /findings/{findingId}/indicators', 'Gắn chỉ tiêu với hạn chế')
  .input(shape.NewIndicatorTie)
  .output(z.object({ linkId: z.string() }))
  .handler(({ context: { db, viewer }, input: { findingId, code } }) =>
    db.transaction().execute(async (tx) => {
      await heldTarget(tx, viewer, { directiveId: null, findingId });
      const school = await schoolFor(tx, viewer);
      const { indicators } = await schoolSet(tx, viewer, school.id, viewer.today);
      const indicator = indicators.find((one) => one.code.toLowerCase() === code.toLowerCase());
      if (!indicator)
        throw problem('refused', `Bộ chỉ tiêu của trường không có mã ${code}. Chưa có gì được gắn.`);
      const row = { schoolId: school.id, indicatorId: indicator.id, findingId, addedBy: viewer.userId };
      const linkId = await insertLink(tx, { ...row, directiveId: null, documentId: null });
      if (!linkId)
        throw problem('conflict', `Chỉ tiêu ${code} đã gắn với hạn chế này. Chưa có gì thay đổi thêm.`);
      await logAs(tx, viewer, 'indicator.link', { kind: 'indicator', id: indicator.id }, { link: linkId });
      return { linkId };
    }),
  );

const untieIndicator = act(
  'finding.keep',
  'DELETE /findings/{findingId}/indicators/{linkId}',
  'Thôi gắn chỉ tiêu với hạn chế',
)
  .input(shape.IndicatorTieRef)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { findingId, linkId } }) =>
    db.transaction().execute(async (tx) => {
      await heldTarget(tx, viewer, { directiveId: null, findingId });
      const school = await schoolFor(tx, viewer);
      const links = await linksOfFindings(tx, school.id, [findingId]);
      const link = links.find(({ id }) => id === linkId);
      if (!link || !(await removeLink(tx, school.id, linkId, viewer.userId)))
        throw problem('conflict', 'Chỉ tiêu này không còn gắn với hạn chế. Tải lại trang để xem bản mới.');
      const subject = { kind: 'indicator', id: link.indicatorId };
      await logAs(tx, viewer, 'indicator.unlink', subject, { link: linkId });
      return {};
    }),
  );

export const noticesRouter = {
  notices: { get, figure, confirm, refuse, tieIndicator, untieIndicator },
};

/** Somebody of the office who only reads, on that day: a report is the same whoever asks for it. */
const readerOf = (office: Office, today: string): Viewer => ({
  ...{ userId: '', name: '', username: '', role: 'inspector', positionTitle: '', hasCombinedDuty: false },
  ...{ agency: { id: '', name: '', shortName: '' }, agencyIds: [], office, today },
});

/** As `issue`: made again it says the same, unless the rooms have recorded more of that very day since. */
async function issueNotice(db: Database, asked: NoticeAsked): Promise<MadeReport | null> {
  const { officeId, documentId, asOf } = asked;
  const then = { officeId, asOf, recordedUntil: new Date(asked.recordedUntil) };
  return asKnownAt(db, then, async (known) => {
    const office = (await listOffices(known)).find(({ id }) => id === officeId);
    const scope = wholeOffice(officeId);
    const document = await findDocument(known, scope, documentId, asOf);
    if (!office || document?.state !== 'published') return null;
    const past = { asOf, recordedUntil: asked.recordedUntil };
    const notice = await noticeIn(known, readerOf(office, asOf), documentId, past);
    const number = (document.number ?? 'van-ban').replace(/[^\p{L}\p{N}]+/gu, '-');
    return { paper: noticeReport({ office, notice, asked }), name: `bao-cao-tinh-hinh-${number}-${asOf}` };
  });
}

/** The page of a notice on paper, as it is made again to be checked. */
export const noticeReports: ProvenReport<NoticeAsked>[] = [
  { kind: 'notice', template: TEMPLATE, asked: NoticeAsked, make: issueNotice },
];

/** Those that carry bytes. */
export function noticesFiles(parts: Parts): FileRoute[] {
  async function report(c: HonoContext): Promise<Response> {
    const viewer = await permitted({ ...parts, headers: c.req.raw.headers }, 'report.issue');
    const documentId = z.uuid().safeParse(c.req.param('documentId'));
    if (!documentId.success) throw problem('notFound');
    const point = await pointAsked(parts.db, viewer, c.req.query());
    const issued = await issueNotice(parts.db, {
      ...{ kind: 'notice', officeId: viewer.office.id, documentId: documentId.data },
      ...{ ...point, readAt: new Date().toISOString() },
    });
    return sendIssued(parts, viewer, 'notice-report', issued);
  }
  const described = sendsFile(
    {
      ...{ tag: 'reports', id: 'notices.report', summary: 'Báo cáo tình hình thực hiện một thông báo' },
      path: { documentId: 'Văn bản đã phát hành' },
      query: { asOf: 'Số liệu đến ngày, năm-tháng-ngày', recordedUntil: 'Ghi nhận đến lúc' },
    },
    DOCX,
  );
  return [{ method: 'get', path: '/notices/:documentId/report.docx', handle: report, described }];
}
