import { z } from 'zod';
import { listAgencies } from '#accounts/agencies/store.ts';
import { may } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { refOn } from '#accounts/schools/rules.ts';
import { act } from '#accounts/session/routes.ts';
import { lockOffice, logAs } from '#accounts/store.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import { orThrow, problem } from '#platform/http/problems.ts';
import { heldClasses } from '../allocating/store.ts';
import { planningDesk } from '../desk/routes.ts';
import { deskOf } from '../desk/store.ts';
import { AskYear, OfYear } from '../needs/schema.ts';
import * as needStore from '../needs/store.ts';
import { assertDraft } from '../plan/store.ts';
import { programmesOfYear } from '../programmes/store.ts';
import { refusalWords, traceWords } from './labels.ts';
import * as rules from './rules.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';

type SentNeed = needStore.SentNeed;

const sentNeeds = (db: Db, { office, today }: Viewer, year: number) =>
  needStore.sentNeedsOf(db, office.id, year, today);

const view = act('training.read', 'GET /training/lines', 'Các dòng của kế hoạch năm, gộp từ nhu cầu')
  .input(AskYear)
  .output(shape.LinesView)
  .handler(async ({ context: { db, viewer }, input }) => {
    const desk = await deskOf(db, viewer);
    const officeId = viewer.office.id;
    const calls = await needStore.callsOf(db, officeId);
    const year = input.year ?? calls[0]?.year ?? Number(viewer.today.slice(0, 4)) + 1;
    if (!desk.seesAll) return { ...shape.NOTHING_SEEN, year };
    const plan = await store.findPlan(db, officeId, year);
    const open = plan === null || (await store.isOpen(db, plan.id));
    const needs = await sentNeeds(db, viewer, year);
    const catalogue = await programmesOfYear(db, officeId, year);
    return {
      ...{ year, seesAll: true, planId: plan?.id ?? null, isOpen: open },
      mayMerge: open && desk.mayPlan && may(viewer, 'trainingPlan.draft'),
      ...(await shownLines(db, viewer, plan?.id ?? null, needs)),
      catalogue: catalogue.map(({ key, name }) => ({ key, name })),
      sums: {
        ...{ sent: rules.sumOf(needs), needs: needs.length },
        inLines: rules.sumOf(needs.filter(({ lineId }) => lineId !== null)),
      },
    };
  });

async function shownLines(db: Db, viewer: Viewer, planId: string | null, needs: readonly SentNeed[]) {
  const agencies = await listAgencies(db, viewer.office.id);
  const shown = ({ id, agencyId, agencyName: name, ...need }: SentNeed): shape.MergeNeed => {
    const agency = agencies.find((one) => one.id === agencyId);
    const ref = agency ? refOn(agency, viewer.today) : { id: agencyId, name, shortName: '' };
    return { ...need, id, agency: ref };
  };
  const lines = planId ? await store.linesOf(db, planId) : [];
  const refusals = planId ? await store.refusalsOf(db, planId) : [];
  const traces = planId ? await store.tracesOf(db, planId) : [];
  const classes = planId ? await store.classesOfLines(db, planId) : [];
  const needOf = new Map(needs.map((need) => [need.id, need]));
  const given = (ids: readonly string[]) => ids.flatMap((id) => needOf.get(id) ?? []);
  const proposals = rules.proposalsFor(
    needs.filter(({ lineId }) => lineId === null),
    lines.map((line) => ({ id: line.id, needs: given(line.needs.map(({ needId }) => needId)) })),
    refusals,
  );
  return {
    lines: lines.map((line) => ({
      ...line,
      needs: given(line.needs.map(({ needId }) => needId)).map(shown),
      classes: classes.filter(({ lineId }) => lineId === line.id),
      traces: traces
        .filter(({ lineId }) => lineId === line.id)
        .map((trace) => ({ ...trace, says: traceWords(needOf.get(trace.needId)) })),
    })),
    proposals: proposals.map((one) => ({ ...one, needs: given(one.needIds).map(shown) })),
    refusals: refusals.map(({ id, needIds, apartId, refusedAt }) => ({
      ...{ id, at: refusedAt },
      says: refusalWords(given(needIds), apartId),
    })),
  };
}

/** The year's plan while its lines may change, held against being sent meanwhile; needs are held with it. */
async function openPlan(tx: Tx, viewer: Viewer, year: number): Promise<{ planId: string } & ByPlan> {
  await planningDesk(tx, viewer);
  const officeId = viewer.office.id;
  await lockOffice(tx, officeId);
  const { id: planId } = await store.planFor(tx, officeId, year, viewer.userId);
  await assertDraft(tx, planId);
  return { planId, officeId, by: viewer.userId };
}

interface ByPlan {
  officeId: string;
  by: string;
}

const join = act('trainingPlan.draft')
  .input(OfYear.extend({ joinings: z.array(shape.Joining).min(1).max(500) }))
  .output(z.object({ lines: z.number().int() }))
  .handler(({ context: { db, viewer }, input: { year, joinings } }) =>
    db.transaction().execute(async (tx) => {
      const ids = joinings.flatMap(({ needIds }) => needIds);
      await known(tx, viewer, year, ids);
      const at = await openPlan(tx, viewer, year);
      await needStore.lockNeeds(tx, at.officeId, ids);
      const needs = await sentNeeds(tx, viewer, year);
      const lines = await store.linesOf(tx, at.planId);
      const touched: string[] = [];
      for (const joining of joinings) {
        const lineId = await joinOne(tx, at, { joining, needs, lines });
        touched.push(lineId);
        const detail = { year, needs: joining.needIds.length };
        await logAs(tx, viewer, 'trainingLine.join', { kind: 'training-line', id: lineId }, detail);
      }
      await resettle(tx, viewer, { ...at, year }, touched);
      return { lines: touched.length };
    }),
  );

/** All of them needs that were sent this year: others are not found, those taken back meanwhile a conflict. */
async function known(db: Db, viewer: Viewer, year: number, ids: string[]): Promise<void> {
  if (!(await needStore.areOwnNeeds(db, viewer.office.id, ids))) throw problem('notFound');
  const sent = new Set((await sentNeeds(db, viewer, year)).map(({ id }) => id));
  if (!ids.every((id) => sent.has(id)))
    throw problem('conflict', 'Có nhu cầu không còn nữa. Chưa có gì thay đổi; tải lại để xem.');
}

interface Joined {
  joining: shape.Joining;
  needs: SentNeed[];
  lines: shape.Line[];
}

async function joinOne(
  tx: Tx,
  at: ByPlan & { planId: string },
  { joining, needs, lines }: Joined,
): Promise<string> {
  const ids = [...new Set(joining.needIds)];
  const coming = needs.filter(({ id }) => ids.includes(id));
  // Taken back between the asking and the lock.
  if (coming.length < ids.length)
    throw problem('conflict', 'Có nhu cầu không còn nữa. Chưa có gì thay đổi; tải lại để xem.');
  if (coming.some(({ lineId }) => lineId !== null))
    throw problem('conflict', 'Có nhu cầu vừa vào một dòng khác. Chưa có gì thay đổi; tải lại để xem.');
  const line = lines.find(({ id }) => id === joining.lineId);
  if (joining.lineId && line?.origin !== 'needs') throw problem('notFound');
  const there = needs.filter((need) => need.lineId !== null && need.lineId === joining.lineId);
  orThrow(rules.joinable([...there, ...coming]));
  const all = [...there, ...coming];
  const words = rules.wordsOf(all);
  const made = { ...words, origin: 'needs' as const, proposedHeads: null };
  const lineId = joining.lineId ?? (await store.insertLine(tx, at, made));
  await store.joinNeeds(tx, at, { lineId, needIds: ids, reason: words.reason ?? '' });
  for (const need of coming) need.lineId = lineId;
  return lineId;
}

interface Settling extends ByPlan {
  planId: string;
  year: number;
}

/** After needs came or went: the words of these lines and their classes follow; one without needs goes. */
async function resettle(tx: Tx, viewer: Viewer, at: Settling, lineIds: string[]): Promise<void> {
  const lines = (await store.linesOf(tx, at.planId)).filter(({ id }) => lineIds.includes(id));
  const needs = await sentNeeds(tx, viewer, at.year);
  const catalogue = await programmesOfYear(tx, at.officeId, at.year);
  for (const line of lines) {
    const inside = needs.filter(({ lineId }) => lineId === line.id);
    if (line.origin === 'needs' && inside.length === 0) {
      await removeLine(tx, at, line.id);
      continue;
    }
    const words = line.origin === 'needs' ? rules.wordsOf(inside) : line;
    if (line.origin === 'needs') await store.setWords(tx, line.id, rules.wordsOf(inside));
    const sizeTo = catalogue.find(({ key }) => key === words.programmeKey)?.data.sizeTo ?? null;
    await store.remakeClasses(tx, at, { lineId: line.id, heads: line.heads, sizeTo });
  }
}

/** A line goes with its classes, so none of them may be held already. */
async function removeLine(tx: Tx, { planId, by }: Settling, lineId: string): Promise<void> {
  const own = (await store.classesOfLines(tx, planId)).filter((one) => one.lineId === lineId);
  const held = await heldClasses(
    tx,
    own.map(({ id }) => id),
  );
  if (held.size > 0)
    throw problem(
      'refused',
      `Dòng này có ${held.size} lớp đã mở theo kế hoạch nên không bỏ được. Chưa có gì thay đổi; giữ dòng này, hoặc bỏ các lớp ấy trước.`,
    );
  await store.removeLine(tx, by, lineId);
}

const refuse = act('trainingPlan.draft')
  .input(OfYear.extend(shape.Joining.shape))
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { year, lineId, needIds } }) =>
    db.transaction().execute(async (tx) => {
      await known(tx, viewer, year, needIds);
      const at = await openPlan(tx, viewer, year);
      const line = (await store.linesOf(tx, at.planId)).find(({ id }) => id === lineId);
      for (const apart of rules.refusalsFor(needIds, line?.needs.map(({ needId }) => needId) ?? [])) {
        const id = await store.refuseMerge(tx, at, apart);
        await logAs(tx, viewer, 'trainingLine.refuse', { kind: 'training-merge', id }, { year });
      }
      return {};
    }),
  );

const unrefuse = act('trainingPlan.draft')
  .input(z.object({ id: z.uuid() }))
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { id } }) =>
    db.transaction().execute(async (tx) => {
      const year = await store.yearOfRefusal(tx, viewer.office.id, id);
      if (!year) throw problem('notFound');
      const { by } = await openPlan(tx, viewer, year);
      await store.unrefuseMerge(tx, by, id);
      await logAs(tx, viewer, 'trainingLine.unrefuse', { kind: 'training-merge', id }, { year });
      return {};
    }),
  );

/** The line asked for, its plan open. */
async function openLine(tx: Tx, viewer: Viewer, lineId: string): Promise<Settling & { line: shape.Line }> {
  const found = await store.planOfLine(tx, viewer.office.id, lineId);
  if (!found) throw problem('notFound');
  const at = await openPlan(tx, viewer, found.year);
  // Read again under the lock: it may have been split meanwhile.
  const line = (await store.linesOf(tx, at.planId)).find(({ id }) => id === lineId);
  if (!line) throw problem('conflict', 'Dòng này đã được tách. Chưa có gì thay đổi thêm; tải lại để xem.');
  return { ...at, year: found.year, line };
}

const takeOut = act('trainingPlan.draft')
  .input(z.object({ lineId: z.uuid(), needId: z.uuid() }))
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { lineId, needId } }) =>
    db.transaction().execute(async (tx) => {
      const { line, ...at } = await openLine(tx, viewer, lineId);
      const left = await store.leaveLine(tx, at.by, lineId, needId);
      if (left.length === 0)
        throw problem('conflict', 'Nhu cầu này không ở dòng ấy. Chưa có gì thay đổi; tải lại để xem.');
      // Taken out by a person, it is not proposed for the same company again.
      const needIds = line.needs.map((need) => need.needId);
      if (needIds.length > 1) await store.refuseMerge(tx, at, { needIds, apartId: needId });
      await resettle(tx, viewer, at, [lineId]);
      await logAs(tx, viewer, 'trainingLine.takeOut', { kind: 'training-line', id: lineId }, { needId });
      return {};
    }),
  );

const dissolve = act('trainingPlan.draft')
  .input(z.object({ lineId: z.uuid() }))
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { lineId } }) =>
    db.transaction().execute(async (tx) => {
      const { line, ...at } = await openLine(tx, viewer, lineId);
      await removeLine(tx, at, lineId);
      await store.leaveLine(tx, at.by, lineId);
      const detail = { needs: line.needs.length };
      await logAs(tx, viewer, 'trainingLine.dissolve', { kind: 'training-line', id: lineId }, detail);
      return {};
    }),
  );

const propose = act('trainingPlan.draft')
  .input(shape.ProposedLine)
  .output(z.object({ id: z.string() }))
  .handler(({ context: { db, viewer }, input: { year, heads, ...words } }) =>
    db.transaction().execute(async (tx) => {
      const at = await openPlan(tx, viewer, year);
      const catalogue = await programmesOfYear(tx, at.officeId, year);
      const programme = catalogue.find(({ key }) => key === words.programmeKey);
      if (words.programmeKey && !programme)
        throw problem('badInput', 'Chương trình không có trong danh mục của năm này. Chưa có gì được lưu.');
      const programmeName = programme?.name ?? words.programmeName;
      const line = { ...words, programmeName, origin: 'proposed' as const, proposedHeads: heads };
      const lineId = await store.insertLine(tx, at, line);
      await resettle(tx, viewer, { ...at, year }, [lineId]);
      await logAs(tx, viewer, 'trainingLine.propose', { kind: 'training-line', id: lineId }, { year, heads });
      return { id: lineId };
    }),
  );

export const trainingLinesRouter = {
  trainingLines: { view, join, refuse, unrefuse, takeOut, dissolve, propose },
};
