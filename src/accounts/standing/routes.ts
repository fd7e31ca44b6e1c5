import { z } from 'zod';
import type { Tx } from '#platform/database/connection.ts';
import { problem } from '#platform/http/problems.ts';
import { hashPassword } from '#platform/http/sign-in.ts';
import { freshPassword } from '../passwords/rules.ts';
import { isMember, replacePassword } from '../passwords/store.ts';
import type { Viewer } from '../schema.ts';
import { readSettings } from '../security/store.ts';
import { act } from '../session/routes.ts';
import { idleSince } from '../sessions/routes.ts';
import { endSession, endSessions, listSessions } from '../sessions/store.ts';
import { clearTries, logOf, switchOff, switchOn } from '../signing-in/store.ts';
import { Standing, StandingOfOne } from './schema.ts';
import * as store from './store.ts';

const Done = z.object({ done: z.literal(true) });
const done = { done: true as const };
const Person = z.object({ userId: z.uuid() });

const list = act('member.read')
  .output(z.array(Standing))
  .handler(async ({ context: { db, viewer, clock } }) => {
    const now = clock.now();
    const since = idleSince((await readSettings(db, viewer.office)).settings, now);
    return store.listStandings(db, viewer.office.id, { now, since });
  });

const one = act('member.keep')
  .input(Person)
  .output(StandingOfOne)
  .handler(async ({ context: { db, viewer, clock }, input: { userId } }) => {
    const now = clock.now();
    const since = idleSince((await readSettings(db, viewer.office)).settings, now);
    const [found] = await store.listStandings(db, viewer.office.id, { now, since, userId });
    if (!found) throw problem('notFound');
    return { ...found, open: await listSessions(db, userId, { now, since, current: null }) };
  });

async function ofOffice(tx: Tx, viewer: Viewer, userId: string): Promise<void> {
  if (!(await isMember(tx, viewer.office.id, userId))) throw problem('notFound');
}

const unlock = act('member.keep')
  .input(Person)
  .output(Done)
  .handler(({ context: { db, viewer, clock }, input: { userId } }) =>
    db.transaction().execute(async (tx) => {
      await ofOffice(tx, viewer, userId);
      if (!(await clearTries(tx, userId, clock.now())))
        throw problem('conflict', 'Tài khoản này không bị khoá. Chưa có gì thay đổi.');
      await logOf(tx, 'member.unlock', { userId, actorId: viewer.userId }, {});
      return done;
    }),
  );

/** When somebody leaves or moves: at once, with all their sessions. */
const off = act('member.keep')
  .input(Person)
  .output(Done)
  .handler(({ context: { db, viewer, clock }, input: { userId } }) =>
    db.transaction().execute(async (tx) => {
      await ofOffice(tx, viewer, userId);
      if (userId === viewer.userId)
        throw problem(
          'refused',
          'Không tự tắt tài khoản của mình được: cơ quan có thể không còn ai quản lý người dùng. Quản trị khác tắt.',
        );
      if (!(await switchOff(tx, userId, 'administrator', clock.now())))
        throw problem('conflict', 'Tài khoản này đã tắt. Chưa có gì thay đổi.');
      await logOf(tx, 'member.off', { userId, actorId: viewer.userId }, {});
      return done;
    }),
  );

const on = act('member.keep')
  .input(Person)
  .output(Done)
  .handler(({ context: { db, viewer, clock }, input: { userId } }) =>
    db.transaction().execute(async (tx) => {
      await ofOffice(tx, viewer, userId);
      if (!(await switchOn(tx, userId, clock.now())))
        throw problem('conflict', 'Tài khoản này đang bật. Chưa có gì thay đổi.');
      await logOf(tx, 'member.on', { userId, actorId: viewer.userId }, {});
      return done;
    }),
  );

const end = act('member.keep')
  .input(Person.extend({ sessionId: z.uuid().nullable() }))
  .output(z.object({ ended: z.number().int() }))
  .handler(({ context: { db, viewer }, input: { userId, sessionId } }) =>
    db.transaction().execute(async (tx) => {
      await ofOffice(tx, viewer, userId);
      if (sessionId && !(await endSession(tx, userId, sessionId))) throw problem('notFound');
      const ended = sessionId ? 1 : await endSessions(tx, userId, null);
      await logOf(tx, 'member.endSessions', { userId, actorId: viewer.userId }, { ended });
      return { ended };
    }),
  );

/** For whoever has forgotten theirs: shown once, to be changed at the first sign-in. */
const reset = act('member.keep')
  .input(Person)
  .output(z.object({ password: z.string() }))
  .handler(async ({ context: { db, viewer, clock }, input: { userId } }) => {
    if (userId === viewer.userId)
      throw problem('refused', 'Mật khẩu của mình thì đổi ở trang «Đổi mật khẩu». Chưa có gì thay đổi.');
    if (viewer.office.isExample)
      throw problem('refused', 'Mật khẩu của người trong ví dụ là mật khẩu chung, không đặt lại được.');
    const password = freshPassword();
    const passwordHash = await hashPassword(password);
    return db.transaction().execute(async (tx) => {
      await ofOffice(tx, viewer, userId);
      await replacePassword(tx, userId, passwordHash, true);
      await clearTries(tx, userId, clock.now());
      await logOf(tx, 'member.reset', { userId, actorId: viewer.userId }, {});
      return { password };
    });
  });

export const standingRouter = { standings: { list, one, unlock, off, on, end, reset } };
