import { z } from 'zod';
import type { Viewer } from '#accounts/schema.ts';
import { act, publicAct } from '#accounts/session/routes.ts';
import { logAs } from '#accounts/store.ts';
import { writeLog } from '#platform/audit/log.ts';
import type { Db } from '#platform/database/connection.ts';
import { problem } from '#platform/http/problems.ts';
import type { Vault } from '#platform/vault.ts';
import { personOf } from '#staff/people/store.ts';
import { readSetting } from '../desk/store.ts';
import { learnersFor } from '../enrolment/routes.ts';
import { enrolledIn, findLearner } from '../enrolment/store.ts';
import { findSession, lockSession, sessionsOf } from '../sessions/store.ts';
import * as rules from './rules.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';

/** The session with its learners, and whether whoever asks marks there. */
async function sheetFor(db: Db, viewer: Viewer, sessionId: string) {
  const session = await findSession(db, viewer.office.id, sessionId);
  if (!session) throw problem('notFound');
  const { row, hold, learners } = await learnersFor(db, viewer, session.classId);
  const own = viewer.role === 'lecturer' ? await personOf(db, viewer.office.id, viewer.userId) : null;
  const mayMark =
    hold.attends && !row.cancelledOn && (viewer.role !== 'lecturer' || session.lecturerId === own?.id);
  const there = learners.filter(({ leftOn }) => leftOn === null || leftOn >= session.onDay);
  return { session, cls: row, learners: there, mayMark };
}

/** The same for whoever marks, on the day or after it. */
async function markingFor(db: Db, viewer: Viewer, sessionId: string) {
  const found = await sheetFor(db, viewer, sessionId);
  if (!found.mayMark)
    throw problem(
      'forbidden',
      'Cơ quan tổ chức lớp hoặc giảng viên của buổi học điểm danh. Chưa có gì được thay đổi.',
    );
  if (found.session.onDay > viewer.today)
    throw problem('conflict', 'Buổi học chưa diễn ra nên chưa điểm danh được. Chưa có gì được lưu.');
  return found;
}

const sheet = act('training.read')
  .input(z.object({ sessionId: z.uuid() }))
  .output(shape.Sheet)
  .handler(async ({ context: { db, viewer }, input: { sessionId } }) => {
    const { session, cls, learners, mayMark } = await sheetFor(db, viewer, sessionId);
    const marks = await store.marksOfSession(db, sessionId);
    return {
      ...{ session, className: cls.name, isToday: session.onDay === viewer.today },
      mayMark: mayMark && session.onDay <= viewer.today,
      rows: learners.map(({ id, name, code, agencyName }) => ({
        ...{ enrolmentId: id, name, code, agencyName, mark: marks.get(id) ?? null },
      })),
    };
  });

/** Only what is otherwise than it stands becomes a row. */
const mark = act('trainingClass.attend')
  .input(shape.NewMarks)
  .output(z.object({ written: z.number().int() }))
  .handler(({ context: { db, viewer }, input: { sessionId, marks } }) =>
    db.transaction().execute(async (tx) => {
      const { learners } = await markingFor(tx, viewer, sessionId);
      await lockSession(tx, sessionId);
      if (marks.some(({ enrolmentId }) => !learners.some(({ id }) => id === enrolmentId)))
        throw problem('conflict');
      const certified = learners.find(
        ({ id, certificateNumber }) =>
          certificateNumber !== null && marks.some(({ enrolmentId }) => enrolmentId === id),
      );
      if (certified)
        throw problem(
          'refused',
          `${certified.name} đã được cấp chứng chỉ nên điểm danh không sửa được nữa. Chưa có gì được lưu; thu hồi chứng chỉ trước nếu cần sửa.`,
        );
      const standing = await store.marksOfSession(tx, sessionId);
      const fresh = marks.filter(({ enrolmentId, state }) => standing.get(enrolmentId)?.state !== state);
      const at = { officeId: viewer.office.id, sessionId, how: 'hand' as const, device: null };
      await store.insertMarks(
        tx,
        fresh.map((one) => ({ ...at, ...one, byUser: viewer.userId })),
      );
      if (fresh.length > 0)
        await logAs(
          tx,
          viewer,
          'trainingSession.mark',
          { kind: 'training-session', id: sessionId },
          { marks: fresh.length },
        );
      return { written: fresh.length };
    }),
  );

const ofClass = act('training.read')
  .input(z.object({ classId: z.uuid() }))
  .output(shape.ClassAttendance)
  .handler(async ({ context: { db, viewer }, input: { classId } }) => {
    const { row, learners } = await learnersFor(db, viewer, classId);
    const sessions = await sessionsOf(db, classId);
    const states = await store.statesByLearner(db, classId);
    const setting = await readSetting(db, viewer.office.id);
    return {
      rows: learners.map(({ id, name, leftOn }) => ({
        ...{ enrolmentId: id, name, left: leftOn !== null },
        ...rules.shareOf(sessions, states.get(id) ?? new Map(), viewer.today, {
          ...{ leftOn, endedOn: row.endedOn },
        }),
      })),
      attendanceFrom: setting.attendanceFrom,
    };
  });

/** A code holds for two turns of the screen, so that whoever scans at its end is not shut out. */
const RENEW_S = 20;
const CODE_MS = 2 * RENEW_S * 1000;
/** Time to find one's name. */
const TICKET_MS = 5 * 60_000;
/** Wrong digits for one learner, after which only a person marks them. */
const MOST_MISSES = 5;

const Sealed = z.object({
  kind: z.enum(['code', 'ticket']),
  session: z.uuid(),
  until: z.number(),
  lateFrom: z.string().nullable(),
});
type Sealed = z.infer<typeof Sealed>;

const sealed = (vault: Vault, words: Sealed): string =>
  Buffer.from(vault.seal(JSON.stringify(words)), 'base64').toString('base64url');

/** What was sealed here, if it is that and still holds. */
function opened(vault: Vault, token: string, kind: Sealed['kind'], now: Date): Sealed {
  const words = vault.open(Buffer.from(token, 'base64url').toString('base64'));
  const read = words ? Sealed.safeParse(parsed(words)) : null;
  if (!read?.success || read.data.kind !== kind)
    throw problem('notFound', 'Mã này không phải mã điểm danh. Quét lại mã trên màn hình của lớp.');
  if (read.data.until < now.getTime())
    throw problem('refused', 'Mã đã hết hạn. Quét lại mã đang hiện trên màn hình của lớp.');
  return read.data;
}

function parsed(words: string): unknown {
  try {
    return JSON.parse(words);
  } catch {
    return null;
  }
}

const code = act('trainingClass.attend')
  .input(shape.CodeAsk)
  .output(shape.Code)
  .handler(async ({ context: { db, viewer, vault, clock, publicUrl }, input: { sessionId, lateFrom } }) => {
    const { session, learners } = await markingFor(db, viewer, sessionId);
    if (session.onDay !== viewer.today)
      throw problem('conflict', 'Mã điểm danh chỉ mở trong ngày học. Buổi đã qua thì ghi bằng tay.');
    const marks = await store.marksOfSession(db, sessionId);
    const until = clock.now().getTime() + CODE_MS;
    const token = sealed(vault, { kind: 'code', session: sessionId, until, lateFrom });
    const there = learners.filter(({ id }) => ['present', 'late'].includes(marks.get(id)?.state ?? ''));
    return {
      address: `${publicUrl.replace(/\/$/, '')}/diem-danh/${token}`,
      ...{ renewIn: RENEW_S, present: there.length, of: learners.length },
    };
  });

/** Whoever stands before the screen, not signed in; no address of theirs is kept. */
const scan = publicAct('trainingClass.scan')
  .input(z.object({ token: z.string().max(1000) }))
  .output(shape.Scanned)
  .handler(async ({ context: { db, vault, clock }, input: { token } }) => {
    const now = clock.now();
    const { session: id, lateFrom } = opened(vault, token, 'code', now);
    const session = await store.scannedSession(db, id);
    if (!session) throw problem('notFound');
    const learners = (await enrolledIn(db, session.classId)).filter(({ leftOn }) => !leftOn);
    const until = now.getTime() + TICKET_MS;
    return {
      ...{ className: session.className, topic: session.topic },
      ...{ fromTime: session.fromTime.slice(0, 5), toTime: session.toTime.slice(0, 5) },
      ticket: sealed(vault, { kind: 'ticket', session: id, until, lateFrom }),
      learners: rules.labelsOf(learners),
    };
  });

const ASK = 'Báo giảng viên để được điểm danh bằng tay.';

const present = publicAct('trainingClass.scan')
  .input(shape.Presence)
  .output(shape.Present)
  .handler(async ({ context: { db, vault, clock }, input }) => {
    const now = clock.now();
    const { session: sessionId, lateFrom } = opened(vault, input.ticket, 'ticket', now);
    // A miss is kept though the answer is a refusal.
    const said = await db.transaction().execute(async (tx) => {
      await lockSession(tx, sessionId);
      const session = await store.scannedSession(tx, sessionId);
      const learner = session && (await findLearner(tx, session.officeId, input.enrolmentId));
      if (!session || !learner || learner.classId !== session.classId || learner.leftOn)
        throw problem('notFound');
      const at = { sessionId, enrolmentId: learner.id };
      if (!learner.code)
        return { ok: false as const, says: `Đồng chí chưa có mã học viên trong danh sách lớp. ${ASK}` };
      if ((await store.missesOf(tx, at)) >= MOST_MISSES)
        return { ok: false as const, says: `Mã đã ghi sai ${MOST_MISSES} lần. ${ASK}` };
      if (!rules.matches(learner.code, input.digits)) {
        await store.addMiss(tx, at);
        return { ok: false as const, says: 'Bốn ký tự cuối của mã học viên chưa đúng. Ghi lại.' };
      }
      const standing = (await store.marksOfSession(tx, sessionId)).get(learner.id);
      if (standing?.state === 'present' || standing?.state === 'late')
        return { ok: true as const, name: learner.name, state: standing.state };
      const device = store.deviceHash(sessionId, input.device);
      if (await store.deviceUsed(tx, sessionId, device))
        return {
          ok: false as const,
          says: `Máy này đã điểm danh cho một học viên khác của buổi học. ${ASK}`,
        };
      const state =
        lateFrom && rules.timeInVietnam(now) >= lateFrom ? ('late' as const) : ('present' as const);
      const row = { officeId: session.officeId, ...at, state, how: 'code' as const, byUser: null, device };
      await store.insertMarks(tx, [row]);
      await writeLog(tx, {
        ...{ officeId: session.officeId, actorId: null, act: 'trainingSession.scan' },
        subject: { kind: 'training-session', id: sessionId },
      });
      return { ok: true as const, name: learner.name, state };
    });
    if (!said.ok) throw problem('refused', said.says);
    return { name: said.name, state: said.state };
  });

export const trainingAttendanceRouter = {
  trainingAttendance: { sheet, mark, ofClass, code, scan, present },
};
