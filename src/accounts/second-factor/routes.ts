import { generateRandomString } from 'better-auth/crypto';
import { z } from 'zod';
import type { Tx } from '#platform/database/connection.ts';
import type { RequestContext } from '#platform/http/context.ts';
import { openFactor, sealFactor } from '#platform/http/factor-seal.ts';
import { problem } from '#platform/http/problems.ts';
import { takeStep } from '#platform/http/second-factor.ts';
import type { SignIn } from '#platform/http/sign-in.ts';
import { codeAsTyped, isOfApp, keyFor, minutesApart, stepOf } from '#platform/one-time-code.ts';
import { momentOf } from '#platform/ui/moments.ts';
import { heldPassword } from '../passwords/routes.ts';
import { isMember } from '../passwords/store.ts';
import type { Viewer } from '../schema.ts';
import { act, currentSession } from '../session/routes.ts';
import { endSessions } from '../sessions/store.ts';
import { clearTries } from '../signing-in/store.ts';
import { logAs } from '../store.ts';
import { clockWords, freshCodes } from './rules.ts';
import { Code, FactorKey, OwnFactor, Proof, RecoveryCodes } from './schema.ts';
import * as store from './store.ts';

const WRONG_CODE = 'Mã chưa đúng hoặc đã dùng. Chờ ứng dụng hiện mã mới rồi nhập mã đó. Chưa có gì thay đổi.';
const NONE = 'Đồng chí chưa bật xác thực hai lớp. Chưa có gì thay đổi.';

/** Letters of the key: as long as the library makes it. */
const KEY_LENGTH = 32;

/** Wrong tries count as at the sign-in. */
async function checkPassword({ db, clock }: RequestContext, viewer: Viewer, password: string): Promise<void> {
  await heldPassword(db, viewer, password, clock.now(), 'Chưa có gì thay đổi.');
  await clearTries(db, viewer.userId, clock.now());
}

type Factor = NonNullable<Awaited<ReturnType<typeof store.lockFactor>>>;

/** A code of the app or a recovery code, which is used up by it. */
async function takeCode(
  tx: Tx,
  { signIn, clock }: RequestContext,
  userId: string,
  of: Factor,
  words: string,
) {
  const code = codeAsTyped(words);
  if (isOfApp(code)) {
    const step = await stepOf(await openFactor(signIn, of.secret), code, clock.now());
    if (step === null || !(await takeStep(tx, userId, step))) throw problem('refused', WRONG_CODE);
    return;
  }
  const codes = await codesOf(signIn, of);
  if (!codes.includes(code)) throw problem('refused', WRONG_CODE);
  await store.keepCodes(
    tx,
    userId,
    await sealCodes(
      signIn,
      codes.filter((one) => one !== code),
    ),
  );
}

const codesOf = async (signIn: SignIn, { backupCodes }: Pick<Factor, 'backupCodes'>): Promise<string[]> =>
  backupCodes ? JSON.parse(await openFactor(signIn, backupCodes)) : [];

const sealCodes = (signIn: SignIn, codes: string[]): Promise<string> =>
  sealFactor(signIn, JSON.stringify(codes));

const get = act('account.own')
  .output(OwnFactor)
  .handler(async ({ context: { db, viewer, signIn } }) => {
    const factor = await store.factorOf(db, viewer.userId);
    if (!factor?.verified) return { since: null, codesLeft: 0 };
    return { since: factor.madeAt, codesLeft: (await codesOf(signIn, factor)).length };
  });

/** Changes nothing yet: a code of the phone must show first that it has the key. */
const begin = act('account.own')
  .input(z.object({ password: Proof.shape.password }))
  .output(FactorKey)
  .handler(async ({ context, input }) => {
    const { db, signIn, viewer } = context;
    await checkPassword(context, viewer, input.password);
    const key = generateRandomString(KEY_LENGTH);
    const sealed = await sealFactor(signIn, key);
    return db.transaction().execute(async (tx) => {
      const before = await store.lockFactor(tx, viewer.userId);
      if (before?.verified)
        throw problem(
          'conflict',
          'Đồng chí đã bật xác thực hai lớp. Tắt lớp đang dùng rồi mới đổi điện thoại.',
        );
      await store.keepKey(tx, viewer.userId, sealed);
      return keyFor(key, `Đôn Đốc ${viewer.office.shortName}`, viewer.username);
    });
  });

const confirm = act('account.own')
  .input(z.object({ code: Code }))
  .output(RecoveryCodes)
  .handler(async ({ context, input }) => {
    const { db, signIn, viewer, clock } = context;
    const codes = freshCodes();
    const sealedCodes = await sealCodes(signIn, codes);
    const sessionId = currentSession(context);
    return db.transaction().execute(async (tx) => {
      const begun = await store.lockFactor(tx, viewer.userId);
      if (!begun || begun.verified) throw problem('conflict');
      const key = await openFactor(signIn, begun.secret);
      const code = codeAsTyped(input.code);
      const step = await stepOf(key, code, clock.now());
      if (step === null) {
        const minutes = await minutesApart(key, code, clock.now());
        throw problem('refused', minutes === null ? WRONG_CODE : clockWords(minutes, momentOf(clock.now())));
      }
      await store.turnOn(tx, viewer.userId, step, sealedCodes);
      await endSessions(tx, viewer.userId, sessionId);
      await logAs(tx, viewer, 'secondFactor.on', { kind: 'user', id: viewer.userId });
      return { codes };
    });
  });

/** New recovery codes; those from before are worth nothing any more. */
const renew = act('account.own')
  .input(Proof)
  .output(RecoveryCodes)
  .handler(async ({ context, input }) => {
    const { db, signIn, viewer } = context;
    await checkPassword(context, viewer, input.password);
    const codes = freshCodes();
    return db.transaction().execute(async (tx) => {
      const factor = await store.lockFactor(tx, viewer.userId);
      if (!factor?.verified) throw problem('conflict', NONE);
      await takeCode(tx, context, viewer.userId, factor, input.code);
      await store.keepCodes(tx, viewer.userId, await sealCodes(signIn, codes));
      await logAs(tx, viewer, 'secondFactor.renew', { kind: 'user', id: viewer.userId });
      return { codes };
    });
  });

const takeOff = act('account.own')
  .input(Proof)
  .output(z.object({ off: z.literal(true) }))
  .handler(async ({ context, input }) => {
    const { db, viewer } = context;
    await checkPassword(context, viewer, input.password);
    const sessionId = currentSession(context);
    return db.transaction().execute(async (tx) => {
      const factor = await store.lockFactor(tx, viewer.userId);
      if (!factor?.verified) throw problem('conflict', NONE);
      await takeCode(tx, context, viewer.userId, factor, input.code);
      await store.turnOff(tx, viewer.userId);
      await endSessions(tx, viewer.userId, sessionId);
      await logAs(tx, viewer, 'secondFactor.off', { kind: 'user', id: viewer.userId });
      return { off: true as const };
    });
  });

const members = act('member.read')
  .output(z.array(z.string()))
  .handler(({ context: { db, viewer } }) => store.withFactor(db, viewer.office.id));

/** For somebody whose phone and recovery codes are lost: they are signed out everywhere and set up anew. */
const reset = act('member.keep')
  .input(z.object({ userId: z.uuid() }))
  .output(z.object({ off: z.literal(true) }))
  .handler(({ context: { db, viewer }, input: { userId } }) =>
    db.transaction().execute(async (tx) => {
      if (!(await isMember(tx, viewer.office.id, userId))) throw problem('notFound');
      if (userId === viewer.userId)
        throw problem(
          'forbidden',
          'Lớp thứ hai của chính mình thì tắt ở trang «Xác thực hai lớp», bằng mật khẩu và mã. Chưa có gì thay đổi.',
        );
      await store.lockFactor(tx, userId);
      if (!(await store.turnOff(tx, userId)))
        throw problem('conflict', 'Người này chưa bật xác thực hai lớp. Chưa có gì thay đổi.');
      await endSessions(tx, userId, null);
      await logAs(tx, viewer, 'secondFactor.reset', { kind: 'user', id: userId });
      return { off: true as const };
    }),
  );

export const secondFactorRouter = {
  secondFactor: { get, begin, confirm, renew, takeOff, members, reset },
};
