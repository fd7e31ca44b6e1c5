import { z } from 'zod';
import { readData } from '#platform/data-file.ts';
import type { Database } from '#platform/database/connection.ts';
import { problem } from '#platform/http/problems.ts';
import { hashPassword, verifyPassword } from '#platform/http/sign-in.ts';
import { NewAccount, type Viewer } from '../schema.ts';
import { firstPasswordFault, passwordFault } from '../security/rules.ts';
import { hasSecondFactor, securityOf } from '../security/store.ts';
import { act, currentSession } from '../session/routes.ts';
import { lockedSentence } from '../signing-in/rules.ts';
import { clearTries, lockAfter, logOf, takeTry } from '../signing-in/store.ts';
import { logAs } from '../store.ts';
import { Asked, NewPassword } from './schema.ts';
import * as store from './store.ts';

/** Only for people that came without one, with an office taken over from an archive. */
const give = act('member.create')
  .input(z.object({ userId: z.uuid(), password: NewAccount.shape.password }))
  .output(z.object({ given: z.literal(true) }))
  .handler(async ({ context: { db, viewer }, input }) => {
    const person = await store.memberOf(db, viewer.office.id, input.userId);
    if (!person) throw problem('notFound');
    const fault = firstPasswordFault(input.password, person);
    if (fault) throw problem('badInput', `${fault} Chưa có gì thay đổi.`);
    const passwordHash = await hashPassword(input.password);
    return db.transaction().execute(async (tx) => {
      if (!(await store.giveFirstPassword(tx, input.userId, passwordHash, true)))
        throw problem('conflict', 'Người này đã có mật khẩu. Chưa có gì thay đổi.');
      await logAs(tx, viewer, 'member.password', { kind: 'user', id: input.userId });
      return { given: true as const };
    });
  });

const list = act('member.read')
  .output(z.array(z.string()))
  .handler(({ context: { db, viewer } }) => store.withoutPassword(db, viewer.office.id));

/** What a new password of the person must be, said before they type one. */
const asked = act('account.own')
  .output(Asked)
  .handler(async ({ context: { db, viewer } }) => {
    const settings = await securityOf(db, viewer.userId);
    const second = await hasSecondFactor(db, viewer.userId);
    return {
      must: viewer.must ?? null,
      least: second ? settings.lengthWithSecondFactor : settings.lengthAlone,
      allClasses: !second && settings.allClassesAlone,
      history: viewer.role === 'administrator' ? settings.passwordHistory : 0,
      days: viewer.role === 'administrator' ? settings.administratorPasswordDays : 0,
    };
  });

const change = act('account.own')
  .input(NewPassword)
  .output(z.object({ changed: z.literal(true) }))
  .handler(async ({ context, input }) => {
    const { db, viewer, clock } = context;
    const now = clock.now();
    const before = await heldPassword(db, viewer, input.current, now);
    await refuseShared(viewer, input.current);
    const keep = await refuseUnfit(db, viewer, input, before);
    const after = await hashPassword(input.next);
    const sessionId = currentSession(context);
    return db.transaction().execute(async (tx) => {
      const change = { userId: viewer.userId, sessionId, before, after, keep };
      if (!(await store.changePassword(tx, change, now))) throw problem('conflict');
      await clearTries(tx, viewer.userId, now);
      await logAs(tx, viewer, 'account.password', { kind: 'user', id: viewer.userId });
      return { changed: true as const };
    });
  });

/** The hash of the present password, once the person has shown that they know it. Wrong tries count as at the sign-in. */
export async function heldPassword(
  db: Database,
  viewer: Viewer,
  typed: string,
  now: Date,
  unchanged = 'Mật khẩu chưa đổi.',
): Promise<string> {
  const settings = await securityOf(db, viewer.userId);
  const key = `user:${viewer.userId}` as const;
  const { lockedUntil } = await takeTry(db, key, settings, now);
  if (lockedUntil) throw problem('refused', lockedSentence(lockedUntil));
  const held = await store.readPassword(db, viewer.userId);
  if (held && (await verifyPassword(held, typed))) return held;
  const until = await lockAfter(db, key, settings, now);
  if (!until) throw problem('refused', `Mật khẩu đang dùng chưa đúng. ${unchanged} Nhập lại.`);
  await db
    .transaction()
    .execute((tx) =>
      logOf(tx, 'session.lock', { userId: viewer.userId }, { tries: settings.triesBeforeLock }),
    );
  throw problem('refused', lockedSentence(until));
}

/** The example's people are for whoever tries it next, under the password that its sign-in page shows. */
async function refuseShared(viewer: Viewer, current: string): Promise<void> {
  if (!viewer.office.isExample) return;
  const { password } = await readData<{ password: string }>('example/office');
  if (current === password)
    throw problem('refused', 'Mật khẩu của người trong ví dụ là mật khẩu chung, không đổi được.');
}

/** Gives how many earlier passwords are to be kept. */
async function refuseUnfit(db: Database, viewer: Viewer, { current, next }: NewPassword, before: string) {
  const settings = await securityOf(db, viewer.userId);
  const second = await hasSecondFactor(db, viewer.userId);
  const fault = passwordFault(next, { ...viewer, hasSecondFactor: second, settings });
  if (fault) throw problem('refused', `${fault} Mật khẩu chưa đổi.`);
  if (current === next || (await verifyPassword(before, next)))
    throw problem('refused', 'Mật khẩu mới phải khác mật khẩu đang dùng. Mật khẩu chưa đổi.');
  if (viewer.role !== 'administrator') return 0;
  for (const past of await store.pastPasswords(db, viewer.userId, settings.passwordHistory))
    if (await verifyPassword(past, next))
      throw problem(
        'refused',
        `Mật khẩu này đã dùng trong ${settings.passwordHistory} lần gần nhất. Mật khẩu chưa đổi. Chọn mật khẩu khác.`,
      );
  return settings.passwordHistory;
}

export const passwordsRouter = { passwords: { list, give, asked, change } };
