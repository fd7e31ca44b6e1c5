import { z } from 'zod';
import { agencyRefOf, listAgencies } from '#accounts/agencies/store.ts';
import { may, sees } from '#accounts/permissions.ts';
import type { AgencyRef, Viewer } from '#accounts/schema.ts';
import { act } from '#accounts/session/routes.ts';
import { logAs } from '#accounts/store.ts';
import { tell } from '#inbox/store.ts';
import type { Database, Db, Tx } from '#platform/database/connection.ts';
import { problem } from '#platform/http/problems.ts';
import { addEvent } from '../acts/store.ts';
import { listLetters } from '../letters/store.ts';
import type { DirectiveSummary } from '../schema.ts';
import { findDirective } from '../store.ts';
import { pressOffice, takeRung } from './jobs.ts';
import { awaitedFrom, movers, type PressedRow, type Pressing } from './rules.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';

const list = act('nudge.read', 'GET /nudges', 'Việc phải đôn đốc và các bậc đã làm')
  .output(shape.NudgeBoard)
  .handler(({ context: { db, viewer } }) => boardFor(db, viewer));

const SENT_SHOWN = 30;

async function boardFor(db: Database, viewer: Viewer): Promise<shape.NudgeBoard> {
  const { office, today: day } = viewer;
  const own = await store.ownSettings(db, office.id);
  const pressing = await store.pressingOf(db, office.id, day);
  const ids = await store.pressableIds(db, sees(viewer), day, pressing.settings);
  const [drafts, sent] = await listLetters(db, office.id, SENT_SHOWN);
  const agencies = await listAgencies(db, office.id);
  const letter = ({ id, agencyId, draftedOn, draftedBy, lines }: (typeof drafts)[number]) => ({
    ...{ id, draftedOn, draftedBy, lines: Number(lines ?? 0), agency: agencyRefOf(agencies, agencyId, day) },
  });
  return {
    day,
    settings: pressing.settings,
    isOwnHabit: own !== null,
    lines: await store.pressedLines(db, sees(viewer), ids, pressing),
    awaited: await store.awaitedFor(db, sees(viewer), pressing),
    drafts: drafts.map(letter),
    sent: sent.map((one) => {
      const { number, signedOn, signer } = one;
      return { ...letter(one), number: number ?? '', signedOn: signedOn ?? day, signer: signer ?? '' };
    }),
  };
}

const ladder = act('directive.read', 'GET /directives/{code}/nudges', 'Một nhiệm vụ đã được đôn đốc thế nào')
  .input(z.object({ code: z.string() }))
  .output(shape.Ladder)
  .handler(({ context: { db, viewer }, input: { code } }) => ladderFor(db, viewer, code));

async function ladderFor(db: Db, viewer: Viewer, code: string): Promise<shape.Ladder> {
  const { office, today: day } = viewer;
  const scope = sees(viewer);
  const found = await findDirective(db, scope, code, day);
  if (!found) throw problem('notFound');
  const { summary } = found;
  const pressing = await store.pressingOf(db, office.id, day);
  const concerns = ({ id }: AgencyRef) => scope.agencyIds === null || scope.agencyIds.includes(id);
  const all = await store.pressedLines(db, scope, [summary.id], pressing);
  // A proposal is the office's own until a leader has decided it.
  const open = ({ rung, decision }: shape.Nudge) =>
    scope.agencyIds === null || rung < 4 || decision?.inspect === true;
  const lines = all
    .filter(({ agency }) => concerns(agency))
    .map((line) => ({ ...line, nudges: line.nudges.filter(open) }));
  const taken = await store.nudgesOf(db, [summary.id]);
  const readers = await store.readersOf(db, office.id, taken);
  const now = new Set(all.flatMap(({ nudges }) => nudges.map(({ id }) => id)));
  const agencies = await listAgencies(db, office.id);
  const earlier = taken
    .filter(({ id }) => !now.has(id))
    .map((row) => ({ ...store.nudgeOf(row, readers), agency: agencyRefOf(agencies, row.agencyId, day) }))
    .filter((one) => concerns(one.agency) && open(one));
  const [row] = await store.rowsOf(db, scope, [summary.id], day);
  const pressed = row ? pressedBy(row, pressing) : [];
  return {
    ...{ settings: pressing.settings, lines, earlier },
    awaited: awaitedFrom(summary.standing, pressing.isAbove),
    mayNudge: may(viewer, 'nudge.send') && pressed.length > 0,
  };
}

const send = act('nudge.send', 'POST /directives/{code}/nudges', 'Nhắc cơ quan phải làm tiếp')
  .input(z.object({ code: z.string(), words: shape.Words.optional() }))
  .output(z.object({ told: z.array(z.string()) }))
  .handler(({ context: { db, viewer }, input: { code, words } }) =>
    db.transaction().execute((tx) => nudgeByHand(tx, viewer, code, words || null)),
  );

async function nudgeByHand(tx: Tx, viewer: Viewer, code: string, words: string | null) {
  const { office, today: day, userId } = viewer;
  const found = await findDirective(tx, sees(viewer), code, day);
  if (!found || !(await store.lockById(tx, office.id, found.summary.id))) throw problem('notFound');
  const pressing = await store.pressingOf(tx, office.id, day);
  // Again under the lock: somebody may have reported meanwhile.
  const [row] = await store.rowsOf(tx, sees(viewer), [found.summary.id], day);
  const agencies = row ? pressedBy(row, pressing) : [];
  if (!row || agencies.length === 0) throw problem('refused', nobodyToPress(found.summary, pressing));
  const told: string[] = [];
  for (const agency of agencies) {
    const made = { officeId: office.id, directiveId: row.id, agencyId: agency.id, rung: 1, days: 0 };
    const nudge = { ...made, about: 'hand' as const, aboutDay: day, madeOn: day, madeBy: userId, words };
    if (await takeRung(tx, row, nudge)) told.push(agency.name);
  }
  if (told.length === 0)
    throw problem('conflict', `Hôm nay đã nhắc ${names(agencies)} về ${code}. Mỗi ngày nhắc một lần.`);
  return { told };
}

const names = (agencies: AgencyRef[]): string => agencies.map(({ name }) => name).join(', ');

/** Whoever must move, near a deadline or not: a person may press before the rule does. */
const pressedBy = (row: PressedRow, { isAbove }: Pressing): AgencyRef[] =>
  movers(row, isAbove).map(({ agency }) => agency);

function nobodyToPress({ code, standing }: DirectiveSummary, { isAbove }: Pressing): string {
  const awaited = awaitedFrom(standing, isAbove);
  if (awaited.length > 0)
    return `${code} đang chờ ${names(awaited)} cho ý kiến. Cấp trên của Văn phòng không bị đôn đốc.`;
  if (standing.next.actor === 'office')
    return `${code} đang chờ chính Văn phòng, không có cơ quan nào phải làm tiếp.`;
  return `${code} không có cơ quan nào phải làm tiếp nên không nhắc ai.`;
}

const sendDue = act('nudge.send', 'POST /nudges', 'Làm các bậc đến lượt hôm nay, trừ công văn')
  .output(z.object({ taken: z.number().int() }))
  .handler(async ({ context: { db, viewer } }) => ({
    taken: await pressOffice(db, viewer.office.id, viewer.today, viewer.userId),
  }));

const setSettings = act('nudge.settings', 'PUT /nudges/settings', 'Đặt số ngày của từng bậc đôn đốc')
  .input(shape.NudgeSettings)
  .output(shape.NudgeSettings)
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      const { office, userId } = viewer;
      await store.saveSettings(tx, office.id, userId, input);
      await logAs(tx, viewer, 'nudge.settings', { kind: 'office', id: office.id }, { ...input });
      return input;
    }),
  );

const leader = act('overview.read', 'GET /nudges/leader', 'Việc chậm trình lãnh đạo và đề xuất kiểm tra')
  .output(shape.LeaderBoard)
  .handler(async ({ context: { db, viewer } }) => {
    const { office, today: day } = viewer;
    const pressing = await store.pressingOf(db, office.id, day);
    const ids = await store.pressableIds(db, sees(viewer), day, pressing.settings);
    const lines = await store.pressedLines(db, sees(viewer), ids, pressing);
    const listed = lines.filter(({ taken }) => taken >= 3);
    return { day, listed, awaited: await store.awaitedFor(db, sees(viewer), pressing) };
  });

const decide = act('inspection.decide', 'POST /nudges/{nudgeId}/decision', 'Lãnh đạo quyết định kiểm tra')
  .input(shape.Decide)
  .output(z.object({ inspect: z.boolean() }))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      const { office, userId, today: day } = viewer;
      const { nudgeId, inspect, words } = input;
      const proposal = await store.lockProposal(tx, office.id, nudgeId);
      if (!proposal) throw problem('notFound');
      if (proposal.decidedOn)
        throw problem('conflict', 'Đề xuất kiểm tra này đã có quyết định. Tải lại để xem.');
      const { directiveId, agencyId, code } = proposal;
      await store.insertDecision(tx, { nudgeId, inspect, words, decidedBy: userId, decidedOn: day });
      const subject = { kind: 'directive', id: directiveId };
      await logAs(tx, viewer, 'inspection.decide', subject, { nudgeId, inspect });
      if (!inspect) return { inspect };
      const source = { officeId: office.id, directiveId, day, actorId: userId };
      await addEvent(tx, source, { kind: 'nudged', agencyId, data: { rung: 4, nudgeId, text: words } });
      await tell(
        tx,
        { agencyIds: [agencyId], roles: ['contact', 'head'] },
        {
          ...{ officeId: office.id, key: `nudge:${nudgeId}`, kind: 'nudge', link: `/nhiem-vu/${code}` },
          ...{ title: `Lãnh đạo quyết định kiểm tra việc thực hiện ${code}`, body: words, subject },
        },
      );
      return { inspect };
    }),
  );

export const nudgesRouter = {
  nudges: { list, ladder, send, sendDue, setSettings, leader, decide },
};
