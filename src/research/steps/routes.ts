import { z } from 'zod';
import type { Viewer } from '#accounts/schema.ts';
import { ownSchool, schoolFor } from '#accounts/schools/routes.ts';
import { act } from '#accounts/session/routes.ts';
import { logAs } from '#accounts/store.ts';
import { tell } from '#inbox/store.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import { problem } from '#platform/http/problems.ts';
import { stageFault } from '#platform/stages.ts';
import type { PeopleOfSchool } from '../products/schema.ts';
import { byOf, decides, heldByKeeper, holdTopic, keeps, proposes, rowOf } from '../topics/routes.ts';
import * as rules from '../topics/rules.ts';
import * as shape from '../topics/schema.ts';
import * as store from '../topics/store.ts';

const NOTHING = 'Chưa có gì thay đổi.';
const refuse = (fault: string | null): void => {
  if (fault) throw problem('conflict', `${fault} ${NOTHING}`);
};

type Held = Awaited<ReturnType<typeof holdTopic>>;

/** One step in one transaction: seen as it stands, checked, added, told, logged. */
async function addStep(tx: Tx, viewer: Viewer, held: Held, step: shape.NewStep): Promise<void> {
  const { record, standing } = held;
  if (record.end) refuse('Việc này đã dừng.');
  refuse(stageFault(rules.stagesOf(record.kind), record.steps, step, viewer.today));
  refuse(rules.stepFault(step, standing.firstDue));
  const { from: _, to, ...said } = step;
  await store.insertStep(tx, byOf(viewer), { ...said, stage: to });
  await logAs(tx, viewer, `research.${to}`, { kind: 'topic', id: record.id });
}

/** The people of a topic who sign in, and whoever proposed it. */
async function usersOf(db: Db, held: Held, peopleOf: PeopleOfSchool): Promise<string[]> {
  const ids = new Set(held.record.members.map(({ personId }) => personId));
  const people = await peopleOf(db, held.school.id);
  const users = people.filter(({ id }) => ids.has(id)).map(({ userId }) => userId);
  return [...new Set([...users, held.record.madeBy])].filter((id) => id !== null);
}

async function tellThem(
  tx: Tx,
  viewer: Viewer,
  userIds: string[],
  topicId: string,
  key: string,
  title: string,
) {
  await tell(
    tx,
    { userIds },
    {
      ...{ officeId: viewer.office.id, kind: 'research', key: `research:${topicId}:${key}`, title },
      ...{ link: `/nghien-cuu/${topicId}`, subject: null },
    },
  );
}

const step = (peopleOf: PeopleOfSchool) =>
  act('research.keep')
    .input(shape.NewStep)
    .output(z.object({}))
    .handler(({ context: { db, viewer }, input }) =>
      db.transaction().execute(async (tx) => {
        if (input.to === 'approved' || input.to === 'proposed')
          throw problem('badInput', `Bước này do người khác ghi. ${NOTHING}`);
        const held = await heldByKeeper(tx, viewer, input.topicId);
        if (!rules.mayRecord(viewer, held.record, await peopleOf(tx, held.school.id), input.to))
          throw problem(
            'forbidden',
            `Người đề xuất hoặc tham gia việc này không tự ghi kết quả của hội đồng; người giữ sổ khác ghi giúp. ${NOTHING}`,
          );
        await addStep(tx, viewer, held, input);
        return {};
      }),
    );

/** Held by whoever decides, whose hand was not in it before. */
async function heldToDecide(
  tx: Tx,
  viewer: Viewer,
  topicId: string,
  peopleOf: PeopleOfSchool,
): Promise<Held> {
  const held = await holdTopic(tx, viewer, topicId);
  if (!decides(viewer, held.school))
    throw problem('forbidden', `Hiệu trưởng hoặc Văn phòng mới quyết định việc này. ${NOTHING}`);
  if (!rules.mayApprove(viewer, held.record, await peopleOf(tx, held.school.id)))
    throw problem(
      'forbidden',
      `Người đã đề xuất, sửa nội dung, tham gia hoặc ghi kết quả không tự quyết định; người khác quyết định giúp. ${NOTHING}`,
    );
  return held;
}

const approve = (peopleOf: PeopleOfSchool) =>
  act('research.decide')
    .input(shape.NewStep)
    .output(z.object({}))
    .handler(({ context: { db, viewer }, input }) =>
      db.transaction().execute(async (tx) => {
        if (input.to !== 'approved') throw problem('badInput');
        const held = await heldToDecide(tx, viewer, input.topicId, peopleOf);
        await addStep(tx, viewer, held, input);
        const { id, title } = held.record;
        await tellThem(
          tx,
          viewer,
          await usersOf(tx, held, peopleOf),
          id,
          'approved',
          `Đã phê duyệt: ${title}`,
        );
        return {};
      }),
    );

const giveBack = (peopleOf: PeopleOfSchool) =>
  act('research.decide')
    .input(shape.GiveBack)
    .output(z.object({}))
    .handler(({ context: { db, viewer }, input: { topicId, from, on, note } }) =>
      db.transaction().execute(async (tx) => {
        const held = await heldToDecide(tx, viewer, topicId, peopleOf);
        const { record, standing } = held;
        if (record.end || standing.stage !== from || !rules.isGivable(from))
          refuse('Việc này không còn ở bước trả lại được. Tải lại trang rồi xem lại.');
        if (on > viewer.today || on < (standing.since ?? on))
          refuse('Ngày trả lại ở sau hôm nay hoặc trước ngày của bước trước. Kiểm tra lại ngày.');
        await store.insertStep(tx, byOf(viewer), { ...rules.bareStep(topicId, null, on), note });
        const key = `returned:${record.steps.length}`;
        const users = await usersOf(tx, held, peopleOf);
        await tellThem(tx, viewer, users, topicId, key, `Trả lại để sửa: ${record.title}`);
        await logAs(tx, viewer, 'research.giveBack', { kind: 'topic', id: topicId });
        return {};
      }),
    );

const end = (peopleOf: PeopleOfSchool) =>
  act('research.decide')
    .input(shape.EndTopic)
    .output(z.object({}))
    .handler(({ context: { db, viewer }, input: { from, ...ended } }) =>
      db.transaction().execute(async (tx) => {
        const held = await heldToDecide(tx, viewer, ended.topicId, peopleOf);
        const { record, standing } = held;
        if (record.end) refuse('Việc này đã dừng.');
        if (standing.stage !== from) refuse('Việc này đã sang bước khác. Tải lại trang rồi xem lại.');
        refuse(rules.endFault(ended.kind, standing.stage));
        if (ended.on > viewer.today || ended.on < (standing.since ?? ended.on))
          refuse('Ngày dừng ở sau hôm nay hoặc trước ngày của bước trước. Kiểm tra lại ngày.');
        await store.insertEnd(tx, byOf(viewer), ended);
        const users = await usersOf(tx, held, peopleOf);
        await tellThem(tx, viewer, users, record.id, 'ended', `Đã dừng: ${record.title}`);
        await logAs(tx, viewer, 'research.end', { kind: 'topic', id: record.id }, { kind: ended.kind });
        return {};
      }),
    );

/** Held by whoever it is theirs to move: who proposed it, works on it, or keeps the register. */
async function heldByTheirs(tx: Tx, viewer: Viewer, topicId: string, peopleOf: PeopleOfSchool) {
  const held = await holdTopic(tx, viewer, topicId);
  const { school, record } = held;
  const people = await peopleOf(tx, school.id);
  const row = rowOf(record, viewer, { school, people, agencies: [], records: [] });
  if (!proposes(viewer, school) || !rules.isTheirs(viewer, record, row, keeps(viewer, school)))
    throw problem('forbidden', `Người đề xuất, thành viên hoặc người giữ sổ mới làm việc này. ${NOTHING}`);
  return held;
}

const proposeAgain = (peopleOf: PeopleOfSchool) =>
  act('research.propose')
    .input(z.object({ topicId: z.uuid(), on: shape.NewStep.shape.on, note: shape.NewStep.shape.note }))
    .output(z.object({}))
    .handler(({ context: { db, viewer }, input: { topicId, on, note } }) =>
      db.transaction().execute(async (tx) => {
        const held = await heldByTheirs(tx, viewer, topicId, peopleOf);
        const { stage: _, ...bare } = rules.bareStep(topicId, null, on);
        await addStep(tx, viewer, held, { ...bare, note, from: null, to: 'proposed' });
        return {};
      }),
    );

const askExtension = (peopleOf: PeopleOfSchool) =>
  act('research.propose')
    .input(shape.AskExtension)
    .output(z.object({}))
    .handler(({ context: { db, viewer }, input }) =>
      db.transaction().execute(async (tx) => {
        const held = await heldByTheirs(tx, viewer, input.topicId, peopleOf);
        const { record, standing, school } = held;
        if (record.end || !rules.isRunning(standing.stage) || standing.due === null)
          return refuse('Việc này không đang thực hiện, hoặc chưa có hạn để dời.') ?? {};
        if (record.extensions.some(({ granted }) => granted === null))
          refuse('Đã có một đề nghị gia hạn đang chờ.');
        if (input.newDue <= standing.due) refuse('Hạn mới phải sau hạn đang có. Chọn lại ngày.');
        const id = await store.insertExtension(tx, byOf(viewer), { ...input, askedOn: viewer.today });
        await tell(
          tx,
          { roles: ['head'], agencyIds: [school.id] },
          {
            ...{ officeId: viewer.office.id, kind: 'research', key: `research:${id}:asked`, subject: null },
            ...{ title: `Đề nghị gia hạn: ${record.title}`, link: `/nghien-cuu/${record.id}` },
          },
        );
        await logAs(tx, viewer, 'research.askExtension', { kind: 'topic', id: record.id });
        return {};
      }),
    );

const decideExtension = (peopleOf: PeopleOfSchool) =>
  act('research.decide')
    .input(shape.DecideExtension)
    .output(z.object({}))
    .handler(({ context: { db, viewer }, input: { extensionId, granted, on, paper } }) =>
      db.transaction().execute(async (tx) => {
        const school = await schoolFor(tx, viewer);
        const topicId = await store.topicOfExtension(tx, school.id, extensionId);
        if (!topicId) throw problem('notFound');
        const held = await holdTopic(tx, viewer, topicId);
        const { record } = held;
        const asked = record.extensions.find(({ id }) => id === extensionId);
        if (!asked || asked.granted !== null) return refuse('Đề nghị này đã được trả lời.') ?? {};
        if (!decides(viewer, school) || !rules.mayGrant(viewer, record, await peopleOf(tx, school.id), asked))
          throw problem(
            'forbidden',
            `Người đề nghị hoặc tham gia việc này không tự quyết định; người khác quyết định giúp. ${NOTHING}`,
          );
        if (on > viewer.today || on < asked.askedOn)
          refuse('Ngày quyết định ở sau hôm nay hoặc trước ngày đề nghị. Kiểm tra lại ngày.');
        await store.decideExtension(tx, viewer.userId, { id: extensionId, granted, on, paper });
        const words = granted ? 'Đã gia hạn' : 'Không gia hạn';
        const users = await usersOf(tx, held, peopleOf);
        await tellThem(tx, viewer, users, topicId, `decided:${extensionId}`, `${words}: ${record.title}`);
        await logAs(
          tx,
          viewer,
          'research.decideExtension',
          { kind: 'topic', id: topicId },
          { granted: String(granted) },
        );
        return {};
      }),
    );

const addMember = (peopleOf: PeopleOfSchool) =>
  act('research.keep')
    .input(shape.AddMember)
    .output(z.object({}))
    .handler(({ context: { db, viewer }, input: { topicId, member } }) =>
      db.transaction().execute(async (tx) => {
        const { record, school } = await heldByKeeper(tx, viewer, topicId);
        const people = await peopleOf(tx, school.id);
        if (member.personId && !people.some(({ id }) => id === member.personId)) throw problem('notFound');
        refuse(rules.membersFault([...record.members, member]));
        await store.insertMembers(tx, byOf(viewer), topicId, [member]);
        await logAs(tx, viewer, 'research.addMember', { kind: 'topic', id: topicId });
        return {};
      }),
    );

const removeMember = act('research.keep')
  .input(shape.RemoveMember)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { memberId } }) =>
    db.transaction().execute(async (tx) => {
      const school = await ownSchool(tx, viewer, 'school only');
      const topicId = await store.topicOfMember(tx, school.id, memberId);
      const { record } = await heldByKeeper(tx, viewer, topicId);
      if (!record.members.some(({ id }) => id === memberId)) refuse('Người này đã được bỏ.');
      refuse(rules.membersFault(record.members.filter(({ id }) => id !== memberId)));
      await store.removeMember(tx, memberId, viewer.userId);
      await logAs(
        tx,
        viewer,
        'research.removeMember',
        { kind: 'topic', id: record.id },
        { member: memberId },
      );
      return {};
    }),
  );

const addMoney = act('research.keep')
  .input(shape.NewMoney)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      const { record } = await heldByKeeper(tx, viewer, input.topicId);
      await store.insertMoney(tx, byOf(viewer), input);
      await logAs(tx, viewer, 'research.addMoney', { kind: 'topic', id: record.id });
      return {};
    }),
  );

const removeMoney = act('research.keep')
  .input(shape.RemoveMoney)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { moneyId } }) =>
    db.transaction().execute(async (tx) => {
      const school = await ownSchool(tx, viewer, 'school only');
      const topicId = await store.topicOfMoney(tx, school.id, moneyId);
      const { record } = await heldByKeeper(tx, viewer, topicId);
      if (!record.money.some(({ id }) => id === moneyId)) refuse('Khoản này đã được bỏ.');
      await store.removeMoney(tx, moneyId, viewer.userId);
      await logAs(tx, viewer, 'research.removeMoney', { kind: 'topic', id: record.id }, { money: moneyId });
      return {};
    }),
  );

export const stepsRouter = (peopleOf: PeopleOfSchool) => ({
  researchSteps: {
    ...{ step: step(peopleOf), approve: approve(peopleOf), giveBack: giveBack(peopleOf), end: end(peopleOf) },
    ...{ proposeAgain: proposeAgain(peopleOf), askExtension: askExtension(peopleOf) },
    ...{ decideExtension: decideExtension(peopleOf), addMember: addMember(peopleOf), removeMember },
    ...{ addMoney, removeMoney },
  },
});
