import { z } from 'zod';
import { agencyRefOf, listAgencies } from '#accounts/agencies/store.ts';
import { may, sees } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { act } from '#accounts/session/routes.ts';
import { logAs } from '#accounts/store.ts';
import type { Database, Tx } from '#platform/database/connection.ts';
import { problem } from '#platform/http/problems.ts';
import { foldEvents, isOverFor } from '../history/rules.ts';
import * as history from '../history/store.ts';
import { type DirectiveEvent, type DirectiveSummary, NewReport } from '../schema.ts';
import { attachments, findDirective, listDirectives, lockDirective, namesOf } from '../store.ts';
import { readerOf } from '../visibility/rules.ts';
import * as rules from './rules.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';

const GONE = 'Việc này đã được xử lý hoặc đã có báo cáo mới hơn. Tải lại để xem; chưa có gì thay đổi.';

/** What the viewer's agency has handed on, and what was handed on to them; of one directive or of all. */
const list = act('directive.read', 'GET /handovers', 'Việc giao trong cơ quan')
  .input(z.object({ code: z.string().optional() }))
  .output(z.array(shape.Handover))
  .handler(({ context: { db, viewer }, input }) => handoversFor(db, viewer, input.code));

async function handoversFor(db: Database, viewer: Viewer, code?: string): Promise<shape.Handover[]> {
  const { today } = viewer;
  if (code !== undefined) {
    const found = await findDirective(db, sees(viewer), code, today);
    if (!found) throw problem('notFound');
    return present(db, viewer, [found.summary]);
  }
  const ids = await store.directivesWithHandovers(db, viewer);
  if (ids.length === 0) return [];
  const rows = await listDirectives(db, sees(viewer), {}, today);
  return present(
    db,
    viewer,
    rows.filter((row) => ids.includes(row.id)),
  );
}

async function present(db: Database, viewer: Viewer, rows: DirectiveSummary[]): Promise<shape.Handover[]> {
  const reader = readerOf(viewer);
  const histories = await history.listEventsOf(
    db,
    rows.map((row) => row.id),
  );
  const mine = rows.flatMap((row) => {
    const events = histories.get(row.id) ?? [];
    const all = rules.foldHandovers(events);
    const open = all.filter((one) => rules.isGiver(one, reader) || rules.isRecipient(one, reader));
    const isDone = (one: rules.Handed) => isOver(events, one.agencyId);
    return open.map((one) => ({
      row,
      one,
      isDone: isDone(one),
      report: events.find((e) => e.id === one.reportId) ?? null,
    }));
  });
  const people = mine.flatMap(({ one, report }) => [one.giverId, one.toUserId, report?.actorId]);
  const ids = [...new Set(people.flatMap((id) => id ?? []))];
  const agencyIds = mine.flatMap(({ one }) => one.toAgencyId ?? []);
  const names = await namesOf(db, viewer.office.id, { userIds: ids, agencyIds }, viewer.today);
  const agencies = await listAgencies(db, viewer.office.id);
  return mine.map(({ row, one, isDone, report }) => {
    const { id, text, due, givenOn, state, since, stoppedOn, returnReason, isTakenIn } = one;
    const { toAgencyId: agencyId, toUserId: userId } = one;
    const name = names.agency.get(agencyId ?? '') ?? names.person.get(userId ?? '') ?? '';
    return {
      ...{ id, text, due, givenOn, state, since, stoppedOn, returnReason, isTakenIn },
      ...{ code: row.code, title: row.title, directiveDue: row.standing.due },
      agency: agencyRefOf(agencies, one.agencyId, viewer.today),
      to: { agencyId, userId, name },
      givenBy: names.person.get(one.giverId ?? '') ?? null,
      daysLate: rules.daysLate(one, viewer.today),
      daysLeft: rules.daysLeft(one, viewer.today),
      report: report && { ...report, actorName: names.person.get(report.actorId ?? '') ?? null },
      mayDo: openActs(viewer, one, report, isDone),
    };
  });
}

/** What this viewer may do with it now. The same rules stand again where each act is written. */
function openActs(
  viewer: Viewer,
  one: rules.Handed,
  report: DirectiveEvent | null,
  isOver: boolean,
): shape.HandoverAct[] {
  const reader = readerOf(viewer);
  const acts: shape.HandoverAct[] = [];
  if (may(viewer, 'handover.report') && rules.isRecipient(one, reader) && rules.isActive(one) && !isOver)
    acts.push('report');
  if (!may(viewer, 'handover.give') || !rules.isGiver(one, reader)) return acts;
  if (one.state === 'reported' && rules.mayCheck(viewer, report?.actorId ?? null))
    acts.push('accept', 'return');
  if (rules.isActive(one)) acts.push('withdraw');
  return acts;
}

interface Locked {
  tx: Tx;
  events: DirectiveEvent[];
  summary: DirectiveSummary;
}
type Inside = Pick<history.NewEvent, 'kind' | 'agencyId' | 'data'>;

/**
 * One act inside an agency: locked, checked, written, folded anew, logged. The log names the agency and not the
 * directive, for the office reads the log.
 */
async function record(
  db: Database,
  viewer: Viewer,
  code: string,
  decide: (locked: Locked) => Promise<Inside[]>,
): Promise<shape.Handover[]> {
  await db.transaction().execute(async (tx) => {
    const row = await lockDirective(tx, viewer.office.id, code);
    const found = row && (await findDirective(tx, sees(viewer), code, viewer.today));
    if (!found) throw problem('notFound');
    const directiveId = row.id;
    const events = await history.listEvents(tx, directiveId);
    for (const event of await decide({ tx, events, summary: found.summary })) {
      const by = { directiveId, happenedOn: viewer.today, actorId: viewer.userId };
      const eventId = await history.insertEvent(tx, { ...by, ...event });
      const subject = { kind: 'agency', id: event.agencyId ?? viewer.agency.id };
      await logAs(tx, viewer, `directive.${event.kind}`, subject, { eventId });
    }
    await history.refreshPeriods(tx, [directiveId]);
  });
  return handoversFor(db, viewer, code);
}

const give = act(
  'handover.give',
  'POST /directives/{code}/handovers',
  'Giao cho đơn vị hoặc người trong cơ quan',
)
  .input(shape.NewHandover)
  .output(z.array(shape.Handover))
  .handler(({ context: { db, viewer }, input: { code, to, text, due } }) =>
    record(db, viewer, code, async ({ tx, events, summary }) => {
      const agencyId = viewer.agency.id;
      if (!summary.assignments.some((a) => a.agency?.id === agencyId))
        throw problem('forbidden', 'Cơ quan của đồng chí không có vai trò trong nhiệm vụ này.');
      if (isOver(events, agencyId))
        throw problem('conflict', 'Nhiệm vụ đã hoàn thành; không giao thêm được nữa.');
      const wrongDate = rules.dateProblem(due, summary.standing.due, viewer.today);
      if (wrongDate) throw problem('refused', wrongDate);
      await checkRecipients(tx, viewer, to);
      const all = rules.foldHandovers(events);
      if (to.some((one) => rules.isAlreadyWith(all, agencyId, one, text)))
        throw problem('conflict', 'Việc này đã được giao cho nơi nhận ấy. Chưa có gì được giao thêm.');
      return to.map((one): Inside => {
        const where = 'agencyId' in one ? { toAgencyId: one.agencyId } : { toUserId: one.userId };
        const what = { ...(text ? { text } : {}), ...(due ? { date: due } : {}) };
        return { kind: 'handed_on', agencyId, data: { ...where, ...what } };
      });
    }),
  );

const isOver = (events: DirectiveEvent[], agencyId: string): boolean => {
  const snapshot = foldEvents(events);
  return snapshot !== null && isOverFor(snapshot, agencyId);
};

/** Units of the own agency, and people of it or of them; nobody else, and not the giver. */
async function checkRecipients(tx: Tx, viewer: Viewer, to: shape.Recipient[]): Promise<void> {
  const { units, people } = await choicesFor(tx, viewer);
  const known = (one: shape.Recipient) =>
    'agencyId' in one
      ? units.some((unit) => unit.id === one.agencyId)
      : people.some((person) => person.userId === one.userId);
  if (!to.every(known))
    throw problem('refused', 'Chỉ giao cho đơn vị hoặc người trong cơ quan. Chưa có gì được giao.');
}

const report = act(
  'handover.report',
  'POST /directives/{code}/handovers/{handoverId}/reports',
  'Đơn vị báo cáo việc được giao',
)
  .input(NewReport.omit({ takenFrom: true }).extend({ handoverId: z.number().int() }))
  .output(z.array(shape.Handover))
  .handler(({ context: { db, viewer }, input }) =>
    record(db, viewer, input.code, async ({ tx, events }) => {
      const one = rules.foldHandovers(events).find(({ id }) => id === input.handoverId);
      if (!one || !rules.isRecipient(one, readerOf(viewer)) || !rules.isActive(one))
        throw problem('conflict', GONE);
      if (isOver(events, one.agencyId))
        throw problem('conflict', 'Nhiệm vụ đã hoàn thành; không báo cáo thêm được.');
      const files = await attachments(tx, viewer.office.id, input.fileIds);
      if (files.length < input.fileIds.length || files.some((f) => f.createdBy !== viewer.userId))
        throw problem('notFound');
      const { text, done, percent, handoverId } = input;
      const refs = files.map(({ id, name, size }) => ({ id, name, size }));
      const data = { handoverId, text, done, percent: done ? 100 : percent, files: refs };
      return [{ kind: 'handover_reported', agencyId: one.agencyId, data }];
    }),
  );

/** The handover that the viewer's agency gave, if it stands in a state to be acted on. */
function given(viewer: Viewer, events: DirectiveEvent[], id: number, fits: (one: rules.Handed) => boolean) {
  const one = rules.foldHandovers(events).find((candidate) => candidate.id === id);
  if (!one || !rules.isGiver(one, readerOf(viewer)) || !fits(one)) throw problem('conflict', GONE);
  return one;
}

/** The report of a unit that waits; whoever wrote it does not check it, but for kiêm nhiệm. */
function waiting(
  viewer: Viewer,
  events: DirectiveEvent[],
  { handoverId, reportId }: z.infer<typeof ReportOf>,
) {
  given(viewer, events, handoverId, (one) => one.state === 'reported' && one.reportId === reportId);
  const makerId = events.find((e) => e.id === reportId)?.actorId ?? null;
  if (!rules.mayCheck(viewer, makerId))
    throw problem('forbidden', 'Đồng chí đã lập báo cáo này; người khác trong cơ quan xem và nhận.');
  return { agencyId: viewer.agency.id, data: { handoverId, reportId } };
}

const ReportOf = shape.HandoverId.extend({ reportId: z.number().int() });

const accept = act(
  'handover.give',
  'POST /directives/{code}/handovers/{handoverId}/reports/{reportId}/acceptance',
  'Nhận báo cáo của đơn vị',
)
  .input(ReportOf)
  .output(z.array(shape.Handover))
  .handler(({ context: { db, viewer }, input }) =>
    record(db, viewer, input.code, async ({ events }) => [
      { kind: 'handover_accepted', ...waiting(viewer, events, input) },
    ]),
  );

const returnReport = act(
  'handover.give',
  'POST /directives/{code}/handovers/{handoverId}/reports/{reportId}/return',
  'Trả lại báo cáo của đơn vị',
)
  .input(ReportOf.extend({ reason: z.string().trim().min(3, 'Ghi lý do trả lại.').max(2000) }))
  .output(z.array(shape.Handover))
  .handler(({ context: { db, viewer }, input }) =>
    record(db, viewer, input.code, async ({ events }) => {
      const { agencyId, data } = waiting(viewer, events, input);
      return [{ kind: 'handover_returned', agencyId, data: { ...data, reason: input.reason } }];
    }),
  );

const withdraw = act(
  'handover.give',
  'POST /directives/{code}/handovers/{handoverId}/withdrawal',
  'Rút việc đã giao',
)
  .input(shape.HandoverId)
  .output(z.array(shape.Handover))
  .handler(({ context: { db, viewer }, input: { code, handoverId } }) =>
    record(db, viewer, code, async ({ events }) => {
      const { agencyId } = given(viewer, events, handoverId, rules.isActive);
      return [{ kind: 'handover_withdrawn', agencyId, data: { handoverId } }];
    }),
  );

/** Undoes a withdrawal: it stands again as it stood before. */
const restore = act(
  'handover.give',
  'POST /directives/{code}/handovers/{handoverId}/restoration',
  'Giao lại việc đã rút',
)
  .input(shape.HandoverId)
  .output(z.array(shape.Handover))
  .handler(({ context: { db, viewer }, input: { code, handoverId } }) =>
    record(db, viewer, code, async ({ events }) => {
      const one = given(viewer, events, handoverId, ({ state }) => state === 'withdrawn');
      const { agencyId, toAgencyId, toUserId } = one;
      const to = toAgencyId ? { toAgencyId } : { toUserId: toUserId ?? '' };
      return [{ kind: 'handed_on', agencyId, data: { handoverId, ...to } }];
    }),
  );

const choices = act('colleague.read')
  .output(shape.Choices)
  .handler(({ context: { db, viewer } }) => choicesFor(db, viewer));

async function choicesFor(db: Database | Tx, viewer: Viewer): Promise<shape.Choices> {
  const agencies = await listAgencies(db, viewer.office.id);
  const refOf = (id: string) => agencyRefOf(agencies, id, viewer.today);
  const units = await store.unitsOf(db, viewer.agency.id);
  const people = await store.colleaguesIn(db, [viewer.agency.id, ...units], viewer.today);
  return {
    units: units.map(refOf),
    people: people
      .filter(({ userId }) => userId !== viewer.userId)
      .map(({ agencyId, ...person }) => ({ ...person, unit: refOf(agencyId).name })),
  };
}

export const handoverRouter = {
  handover: { list, choices, give, report, accept, return: returnReport, withdraw, restore },
};
