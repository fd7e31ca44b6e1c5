import { compareNames } from '@dondoc/vietnamese';
import { z } from 'zod';
import { isHeld } from '#accounts/holds/store.ts';
import { may, mayTakeHand } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { ownSchool } from '#accounts/schools/routes.ts';
import { act } from '#accounts/session/routes.ts';
import { lockOffice, logAs } from '#accounts/store.ts';
import { tell } from '#inbox/store.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import { problem } from '#platform/http/problems.ts';
import { catalogue, findSubject, kindsOf } from '../personal/routes.ts';
import * as shape from '../personal/schema.ts';
import * as people from '../personal/store.ts';
import { applyPlan, previewPlan, subjectsNamed } from './jobs.ts';
import * as store from './store.ts';

const view = act('privacy.read')
  .output(shape.PrivacyView)
  .handler(async ({ context: { db, viewer } }) => {
    const { groups, source } = await catalogue();
    const setting = await people.readSetting(db, viewer.office.id);
    const answered = await answeredFor(db, viewer, setting);
    return {
      ...{ source, setting, due: answered.due, people: answered.people },
      groups: groups.map(({ columns, ...group }) => ({
        ...group,
        tables: Object.keys(columns),
        columns: countClasses(Object.values(columns).flatMap((one) => Object.values(one))),
      })),
      holds: await holdsFor(db, viewer),
      requests: await requestsFor(db, viewer),
      may: {
        ...{ set: may(viewer, 'privacy.set'), hold: may(viewer, 'privacy.hold') },
        ...{ ask: may(viewer, 'privacy.ask'), decide: may(viewer, 'privacy.decide') },
      },
    };
  });

const countClasses = (classes: shape.DataClass[]) =>
  Object.fromEntries(
    shape.DataClass.options.map((one) => [one, classes.filter((each) => each === one).length]),
  ) as Record<shape.DataClass, number>;

/** Whom the viewer may choose from, and of whom the terms are over. Nothing goes by itself. */
async function answeredFor(db: Db, viewer: Viewer, setting: shape.PrivacySetting) {
  const { office, today } = viewer;
  const kinds = kindsOf(viewer);
  const due: shape.PrivacyView['due'] = [];
  const found: shape.Person[] = [];
  if (kinds.includes('user')) {
    const users = await people.usersOf(db, office.id);
    found.push(...users.map(({ id, name, note }) => ({ kind: 'user' as const, id, name, note })));
    const since = setting.accountMonths === null ? null : people.before(today, setting.accountMonths);
    for (const { id, name, note, endedOn } of users)
      if (since && endedOn && endedOn < since) due.push({ kind: 'user', id, name, note, endedOn });
  }
  if (kinds.includes('staff')) {
    const school = await ownSchool(db, viewer, 'school only').catch(() => null);
    if (school) {
      const staff = await people.staffOf(db, school.id);
      found.push(...staff.map((one) => ({ kind: 'staff' as const, ...one })));
      const endedBefore = setting.learnerMonths === null ? null : people.before(today, setting.learnerMonths);
      const learners = endedBefore ? await people.learnersOf(db, school.id, { endedBefore }) : [];
      due.push(...learners.map((one) => ({ kind: 'learner' as const, ...one })));
    }
  }
  return { due, people: found.toSorted((a, b) => compareNames(a.name, b.name)) };
}

async function holdsFor(db: Db, viewer: Viewer): Promise<shape.Hold[]> {
  const rows = await store.listHolds(db, viewer.office.id);
  const seen = rows.filter(({ subjectKind }) => seesKind(viewer, subjectKind));
  const names = await subjectsNamed(db, seen);
  return seen.map(({ subjectKind, subjectId, ...hold }) => ({
    ...hold,
    subject: { kind: subjectKind as shape.Subject['kind'], id: subjectId },
    name: names.get(subjectId) ?? 'không còn tên',
  }));
}

/** The leader and the inspector see that there is something, of everybody; officers see theirs. */
const seesKind = (viewer: Viewer, kind: string): boolean =>
  viewer.role === 'inspector' || kindsOf(viewer).some((one) => one === kind);

async function requestsFor(db: Db, viewer: Viewer, own = false): Promise<shape.DataRequest[]> {
  const rows = await store.listRequests(db, viewer.office.id, own ? viewer.userId : undefined);
  const seen = rows.filter(({ subjectKind }) => own || seesKind(viewer, subjectKind));
  const names = await subjectsNamed(db, seen);
  return seen.map(({ subjectKind, subjectId, askedById, ...row }) => ({
    ...row,
    ...{ kind: row.kind as 'correct' | 'delete', decision: row.decision as 'done' | 'refused' | null },
    outcome: row.outcome as shape.PlanLine[] | null,
    subject: { kind: subjectKind as shape.Subject['kind'], id: subjectId },
    name: names.get(subjectId) ?? 'không còn tên',
    mayDecide:
      row.decidedAt === null &&
      may(viewer, 'privacy.decide') &&
      kindsOf(viewer).some((one) => one === subjectKind) &&
      mayTakeHand(viewer, 'erasure', 'approver', [askedById]) &&
      subjectId !== viewer.userId,
  }));
}

const mine = act('privacy.own')
  .output(z.array(shape.DataRequest))
  .handler(({ context: { db, viewer } }) => requestsFor(db, viewer, true));

const taken = () =>
  problem(
    'conflict',
    'Đã có yêu cầu cùng loại đang chờ trả lời. Chưa có gì được gửi thêm; chờ trả lời rồi gửi tiếp.',
  );

async function insert(
  tx: Tx,
  viewer: Viewer,
  subject: shape.Subject,
  { kind, words }: z.infer<typeof shape.NewRequest>,
): Promise<{ id: string }> {
  const request = { officeId: viewer.office.id, kind, words, askedBy: viewer.userId };
  const id = await store.insertRequest(tx, request, subject);
  if (!id) throw taken();
  await logAs(tx, viewer, 'privacy.ask', { kind: 'data-request', id }, { kind });
  const about = subject.kind === 'user' ? ['administrator' as const] : ['staffOfficer' as const];
  const title = kind === 'correct' ? 'Yêu cầu sửa dữ liệu cá nhân' : 'Yêu cầu xoá dữ liệu cá nhân';
  await tell(
    tx,
    { roles: about },
    {
      ...{ officeId: viewer.office.id, key: `data-request:${id}`, kind: 'dataRequest', title },
      ...{ body: 'Mở trang Dữ liệu cá nhân để xem và trả lời.', link: '/du-lieu-ca-nhan' },
      subject: { kind: 'data-request', id },
    },
  );
  return { id };
}

/** About one's own: whoever answers for it decides. */
const askOwn = act('privacy.own')
  .input(shape.NewRequest)
  .output(z.object({ id: z.string() }))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute((tx) => insert(tx, viewer, { kind: 'user', id: viewer.userId }, input)),
  );

/** By an officer, of somebody whose term is over or who has asked on paper: another hand decides. */
const ask = act('privacy.ask')
  .input(z.object({ subject: shape.Subject, ...shape.NewRequest.shape }))
  .output(z.object({ id: z.string() }))
  .handler(({ context: { db, viewer }, input: { subject, ...said } }) =>
    db.transaction().execute(async (tx) => {
      await findSubject(tx, viewer, subject);
      return insert(tx, viewer, subject, said);
    }),
  );

/** What would go and what stays, each with why; nothing is changed. */
const preview = act('privacy.decide')
  .input(z.object({ subject: shape.Subject }))
  .output(z.object({ name: z.string(), held: z.boolean(), lines: z.array(shape.PlanLine) }))
  .handler(async ({ context: { db, viewer }, input: { subject } }) => {
    const { name } = await findSubject(db, viewer, subject);
    return { name, held: await isHeld(db, subject, viewer.today), lines: await previewPlan(db, subject) };
  });

const Decision = z.object({
  id: z.uuid(),
  decision: z.enum(['done', 'refused']),
  answer: z.string().trim().min(5, 'Ghi trả lời: đã sửa gì, hoặc vì sao không làm được.').max(2000),
});

const decide = act('privacy.decide')
  .input(Decision)
  .output(z.object({ id: z.string() }))
  .handler(async ({ context: { db, viewer }, input }) => {
    const rewritten = await db.transaction().execute((tx) => decideOne(tx, viewer, input));
    await people.rewrite(db, rewritten);
    return { id: input.id };
  });

/** Gives the tables whose pages are to be written anew. */
async function decideOne(tx: Tx, viewer: Viewer, { id, decision, answer }: z.infer<typeof Decision>) {
  await lockOffice(tx, viewer.office.id);
  const request = await store.lockRequest(tx, viewer.office.id, id);
  if (!request) throw problem('notFound');
  if (request.decidedAt) throw problem('conflict', 'Yêu cầu này đã được trả lời. Tải lại để xem.');
  const subject = { kind: request.subjectKind, id: request.subjectId } as shape.Subject;
  await findSubject(tx, viewer, subject);
  if (!mayTakeHand(viewer, 'erasure', 'approver', [request.askedBy]) || subject.id === viewer.userId)
    throw problem(
      'forbidden',
      'Đồng chí là người yêu cầu nên người khác phải quyết định. Chưa có gì thay đổi.',
    );
  const erases = decision === 'done' && request.kind === 'delete';
  if (erases && (await isHeld(tx, subject, viewer.today)))
    throw problem(
      'refused',
      'Có vụ việc buộc phải giữ dữ liệu của người này (mục Phải giữ) nên chưa xoá được. Chưa có gì thay đổi.',
    );
  const outcome = erases ? await applyPlan(tx, viewer, subject) : null;
  await store.decideRequest(tx, id, { decidedBy: viewer.userId, decision, answer, outcome });
  const name = decision === 'refused' ? 'privacy.refuse' : erases ? 'privacy.erase' : 'privacy.correct';
  const rows = outcome?.filter(({ becomes }) => becomes !== 'kept').reduce((sum, line) => sum + line.rows, 0);
  await logAs(tx, viewer, name, { kind: 'data-request', id }, rows === undefined ? {} : { rows });
  return (
    outcome?.filter(({ becomes, rows: n }) => becomes !== 'kept' && n > 0).map(({ table }) => table) ?? []
  );
}

const hold = act('privacy.hold')
  .input(shape.NewHold)
  .output(z.object({ id: z.string() }))
  .handler(({ context: { db, viewer }, input: { subject, reason, untilDay } }) =>
    db.transaction().execute(async (tx) => {
      await lockOffice(tx, viewer.office.id);
      await findSubject(tx, viewer, subject);
      if (untilDay && untilDay < viewer.today)
        throw problem(
          'badInput',
          'Ngày giữ đến đã qua. Chưa có gì được lưu; ghi ngày khác, hoặc để trống nếu chưa biết.',
        );
      const row = { officeId: viewer.office.id, reason, untilDay, putBy: viewer.userId };
      const id = await store.insertHold(tx, row, subject);
      await logAs(tx, viewer, 'privacy.hold', { kind: 'data-hold', id });
      return { id };
    }),
  );

const lift = act('privacy.hold')
  .input(z.object({ id: z.uuid(), why: z.string().trim().min(5, 'Ghi lý do bỏ.').max(500) }))
  .output(z.object({ id: z.string() }))
  .handler(({ context: { db, viewer }, input: { id, why } }) =>
    db.transaction().execute(async (tx) => {
      const subject = await store.subjectOfHold(tx, viewer.office.id, id);
      if (!subject) throw problem('notFound');
      await findSubject(tx, viewer, subject);
      if (!(await store.liftHold(tx, id, { liftedBy: viewer.userId, liftedWhy: why })))
        throw problem('conflict', 'Việc giữ này đã được bỏ. Tải lại để xem.');
      await logAs(tx, viewer, 'privacy.lift', { kind: 'data-hold', id });
      return { id };
    }),
  );

export const requestsRouter = { privacy: { view, mine, askOwn, ask, preview, decide, hold, lift } };
