import { z } from 'zod';
import { problem } from '#platform/http/problems.ts';
import { hashPassword } from '#platform/http/sign-in.ts';
import { NewAccount } from '../schema.ts';
import { act } from '../session/routes.ts';
import { logAs } from '../store.ts';
import * as store from './store.ts';

/** Only for people that came without one, with an office taken over from an archive. */
const give = act('member.create')
  .input(z.object({ userId: z.uuid(), password: NewAccount.shape.password }))
  .output(z.object({ given: z.literal(true) }))
  .handler(async ({ context: { db, viewer }, input }) => {
    const passwordHash = await hashPassword(input.password);
    return db.transaction().execute(async (tx) => {
      if (!(await store.isMember(tx, viewer.office.id, input.userId))) throw problem('notFound');
      if (!(await store.giveFirstPassword(tx, input.userId, passwordHash)))
        throw problem('conflict', 'Người này đã có mật khẩu. Chưa có gì thay đổi.');
      await logAs(tx, viewer, 'member.password', { kind: 'user', id: input.userId });
      return { given: true as const };
    });
  });

const list = act('member.read')
  .output(z.array(z.string()))
  .handler(({ context: { db, viewer } }) => store.withoutPassword(db, viewer.office.id));

export const passwordsRouter = { passwords: { list, give } };
