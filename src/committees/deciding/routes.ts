import { z } from 'zod';
import { areOwnAgencies } from '#accounts/agencies/store.ts';
import { sees } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { act } from '#accounts/session/routes.ts';
import { logAs } from '#accounts/store.ts';
import { findDocument } from '#documents/store.ts';
import { tell } from '#inbox/store.ts';
import type { Tx } from '#platform/database/connection.ts';
import { orThrow, problem } from '#platform/http/problems.ts';
import { stageFault } from '#platform/stages.ts';
import { kindLabels, standingLabels } from '../labels.ts';
import { decideMembers, membersOf } from '../membership/store.ts';
import * as shape from '../schema.ts';
import { type CommitteeRow, lockCommittee } from '../store.ts';
import { insertTasks } from '../tasks/store.ts';
import * as rules from './rules.ts';
import * as store from './store.ts';

interface Locked {
  committee: CommitteeRow;
  decision: store.DecisionRow;
}

/** A decision with its committee locked, for whoever may see it. */
export async function lockDecision(tx: Tx, viewer: Viewer, decisionId: string): Promise<Locked> {
  const committeeId = await store.committeeOf(tx, viewer.office.id, decisionId);
  const committee = committeeId && (await lockCommittee(tx, viewer.office.id, committeeId));
  const decisions = committee ? await store.decisionsOf(tx, [committee.id]) : [];
  const decision = decisions.find(({ id }) => id === decisionId);
  const { agencyIds } = sees(viewer);
  const isParty = (row: CommitteeRow) =>
    agencyIds === null ||
    [row.drafterId, row.appraiserId, row.deciderId].some((id) => agencyIds.includes(id));
  if (!committee || !decision || !isParty(committee)) throw problem('notFound');
  return { committee, decision };
}

const UNCHANGED = 'Chưa có gì được thay đổi.';

/** The version on the screen must still be the newest: nobody writes over what another has just written. */
const saveDraft = act('committee.keep')
  .input(shape.SaveDraft)
  .output(z.object({ version: z.number().int() }))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      const locked = await lockDecision(tx, viewer, input.decisionId);
      orThrow(rules.takes('sent', viewer, rules.handsOf(locked.committee, locked.decision)));
      const { decision } = locked;
      if (rules.decisionStanding(decision.steps, decision.startedOn, '9999-12-31').stage !== null)
        throw problem('conflict', `Dự thảo đã gửi đi nên không sửa được khi chưa bị trả lại. ${UNCHANGED}`);
      const newest = decision.drafts[0]?.version ?? null;
      if (newest !== input.after) throw problem('conflict');
      const fault = rules.membersFault(input.content.members);
      if (fault) throw problem('badInput', `${fault} Chưa có gì được lưu.`);
      await ownAgencies(
        tx,
        viewer,
        input.content.members.map(({ agencyId }) => agencyId),
      );
      const version = (newest ?? 0) + 1;
      await store.insertDraft(tx, {
        ...{ officeId: viewer.office.id, decisionId: decision.id, version, content: input.content },
        ...{ note: input.note, madeOn: viewer.today, madeBy: viewer.userId },
      });
      const detail = { version, members: input.content.members.length };
      await logAs(tx, viewer, 'committee.draft', { kind: 'committee-decision', id: decision.id }, detail);
      return { version };
    }),
  );

export async function ownAgencies(tx: Tx, viewer: Viewer, ids: string[]): Promise<void> {
  if (!(await areOwnAgencies(tx, viewer.office.id, ids)))
    throw problem('badInput', 'Có cơ quan không có trong danh bạ. Chưa có gì được lưu; chọn lại.');
}

interface Taken {
  from: shape.Stage | null;
  to: shape.Stage;
  on: string;
  number?: string | null;
  documentId?: string | null;
  note: string | null;
}

/** A decision reaches its next stage, once: who acts has seen the stage before it. */
async function take(tx: Tx, viewer: Viewer, locked: Locked, taken: Taken): Promise<void> {
  const { committee, decision } = locked;
  const { from, to, on, number = null, documentId = null, note } = taken;
  orThrow(rules.takes(to, viewer, rules.handsOf(locked.committee, locked.decision)));
  const begun = { stage: null, on: decision.startedOn };
  const fault = stageFault(rules.decisionStages, [begun, ...decision.steps], { from, to, on }, viewer.today);
  if (fault) throw problem('conflict', `${fault} ${UNCHANGED}`);
  await store.addStep(tx, {
    ...{
      officeId: viewer.office.id,
      decisionId: decision.id,
      stage: to,
      onDay: on,
      number,
      documentId,
      note,
    },
    ...{ draftVersion: decision.drafts[0]?.version ?? 1, byUser: viewer.userId },
  });
  await tellMover(tx, viewer, committee, decision, to);
  await logAs(tx, viewer, `committee.${to}`, { kind: 'committee-decision', id: decision.id });
}

async function tellMover(
  tx: Tx,
  viewer: Viewer,
  committee: CommitteeRow,
  decision: store.DecisionRow,
  stage: shape.Stage | null,
): Promise<void> {
  const mover = stage === 'decided' ? committee.drafterId : rules.moverOf(stage, committee);
  const to =
    stage === 'submitted'
      ? { roles: ['clerk' as const, 'leader' as const] }
      : {
          roles: ['contact' as const, 'head' as const, 'appraiser' as const],
          agencyIds: mover ? [mover] : [],
        };
  const words = stage === null ? 'bị trả lại' : standingLabels[stage].toLowerCase();
  await tell(tx, to, {
    ...{
      officeId: viewer.office.id,
      key: `committee:${decision.id}:${decision.steps.length}`,
      kind: 'committee',
    },
    title: `${kindLabels[decision.kind]} ${committee.name}: ${words}`,
    ...{ link: `/ban-chi-dao/${committee.id}`, subject: { kind: 'committee', id: committee.id } },
  });
}

const send = act('committee.keep')
  .input(shape.Send)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      const locked = await lockDecision(tx, viewer, input.decisionId);
      const [draft] = locked.decision.drafts;
      const fault = rules.draftFault(draft ?? { members: [] });
      if (fault) throw problem('refused', `${fault} Chưa gửi.`);
      await take(tx, viewer, locked, { ...input, to: 'sent' });
      return {};
    }),
  );

/** One of the hands after the drafter's: it goes on, or back to whoever drafts. */
async function passOrReturn(tx: Tx, viewer: Viewer, locked: Locked, to: shape.Stage, input: shape.TakeStep) {
  if (input.does === 'pass') return take(tx, viewer, locked, { ...input, to });
  const { committee, decision } = locked;
  orThrow(rules.takes(to, viewer, rules.handsOf(locked.committee, locked.decision)));
  const begun = { stage: null, on: decision.startedOn };
  const asked = { from: input.from, to, on: input.on };
  const fault = stageFault(rules.decisionStages, [begun, ...decision.steps], asked, viewer.today);
  if (fault) throw problem('conflict', `${fault} ${UNCHANGED}`);
  await store.addStep(tx, {
    ...{
      officeId: viewer.office.id,
      decisionId: decision.id,
      stage: null,
      onDay: input.on,
      note: input.note,
    },
    ...{ draftVersion: decision.drafts[0]?.version ?? 1, number: null, documentId: null },
    byUser: viewer.userId,
  });
  await tellMover(tx, viewer, committee, decision, null);
  await logAs(tx, viewer, 'committee.return', { kind: 'committee-decision', id: decision.id });
}

const appraise = act('committee.appraise')
  .input(shape.TakeStep)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      await passOrReturn(tx, viewer, await lockDecision(tx, viewer, input.decisionId), 'appraised', input);
      return {};
    }),
  );

const submit = act('committee.submit')
  .input(shape.TakeStep)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      await passOrReturn(tx, viewer, await lockDecision(tx, viewer, input.decisionId), 'submitted', input);
      return {};
    }),
  );

/** The signed decision: its members hold from its day, and what they were asked to do is theirs. */
const decide = act('committee.decide')
  .input(shape.TakeStep)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      const locked = await lockDecision(tx, viewer, input.decisionId);
      if (input.does === 'pass') await checkPaper(tx, viewer, input);
      await passOrReturn(tx, viewer, locked, 'decided', input);
      if (input.does === 'pass') await takeEffect(tx, viewer, locked, input.on);
      return {};
    }),
  );

async function checkPaper(
  tx: Tx,
  viewer: Viewer,
  { number, documentId }: { number: string | null; documentId: string | null },
): Promise<void> {
  if (!number) throw problem('badInput', 'Ghi số quyết định đã ký. Chưa có gì được lưu.');
  if (documentId && !(await findDocument(tx, sees(viewer), documentId, viewer.today)))
    throw problem('badInput', 'Không có văn bản này. Chưa có gì được lưu; chọn lại văn bản.');
}

async function takeEffect(tx: Tx, viewer: Viewer, { committee, decision }: Locked, on: string) {
  const members = decision.drafts[0]?.members ?? [];
  await enact(tx, {
    ...{ officeId: viewer.office.id, committeeId: committee.id, decisionId: decision.id, on, members },
    madeBy: viewer.userId,
  });
}

interface Enacted {
  officeId: string;
  committeeId: string;
  decisionId: string;
  on: string;
  members: readonly shape.Seat[];
  madeBy: string | null;
}

/** Members by date, and as tasks what they were not already asked before. */
export async function enact(tx: Tx, { madeBy, ...decided }: Enacted): Promise<void> {
  const before = new Map((await membersOf(tx, [decided.committeeId])).map(({ seat, duty }) => [seat, duty]));
  const begun = await decideMembers(tx, decided);
  const { officeId, committeeId, decisionId, on } = decided;
  await insertTasks(
    tx,
    begun.flatMap(({ seat, duty, dueOn }) =>
      duty && before.get(seat) !== duty
        ? [
            {
              ...{ officeId, committeeId, seat, text: duty, dueOn, decisionId, meetingId: null },
              ...{ givenOn: on, madeBy },
            },
          ]
        : [],
    ),
  );
}

/** A later decision over the same committee (kiện toàn): begins with who is in it now. */
const openChange = act('committee.keep')
  .input(shape.OpenChange)
  .output(z.object({ decisionId: z.string() }))
  .handler(({ context: { db, viewer }, input: { committeeId, startedOn } }) =>
    db.transaction().execute(async (tx) => {
      const committee = await lockCommittee(tx, viewer.office.id, committeeId);
      if (!committee || !rules.keepsCommittee(viewer, committee.drafterId)) throw problem('notFound');
      const [last] = await store.decisionsOf(tx, [committeeId]);
      const decidedOn = last?.steps.find(({ stage }) => stage === 'decided')?.on;
      if (!last || !decidedOn)
        throw problem('conflict', `Quyết định trước chưa ký nên chưa mở kiện toàn. ${UNCHANGED}`);
      if (startedOn > viewer.today || startedOn < decidedOn)
        throw problem(
          'badInput',
          `Ngày bắt đầu phải từ ngày quyết định trước đến hôm nay. ${UNCHANGED} Ghi lại ngày.`,
        );
      const at = { officeId: viewer.office.id, madeBy: viewer.userId };
      const decisionId = await store.insertDecision(tx, { ...at, committeeId, kind: 'change', startedOn });
      const { rules: operating = null, members = [] } = last.drafts[0] ?? {};
      await store.insertDraft(tx, {
        ...{ ...at, decisionId, version: 1, madeOn: viewer.today, note: null },
        content: { grounds: [], members, rules: operating },
      });
      await logAs(tx, viewer, 'committee.change', { kind: 'committee', id: committeeId });
      return { decisionId };
    }),
  );

export const committeeDecisionsRouter = {
  committeeDecisions: { saveDraft, send, appraise, submit, decide, openChange },
};
