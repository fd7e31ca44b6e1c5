import { z } from 'zod';
import { dayInVietnam } from '#platform/clock.ts';
import { problem } from '#platform/http/problems.ts';
import { act } from '../session/routes.ts';
import { logAs } from '../store.ts';
import { freshToken, isFitEnd } from './rules.ts';
import { AccessToken, NewToken } from './schema.ts';
import * as store from './store.ts';

const list = act('token.own')
  .output(z.array(AccessToken))
  .handler(({ context: { db, viewer } }) => store.listTokens(db, viewer.userId));

/** The token is shown this once; only its hash is kept. */
const make = act('token.own')
  .input(NewToken)
  .output(z.object({ id: z.string(), token: z.string() }))
  .handler(({ context: { db, viewer, clock }, input }) => {
    if (!isFitEnd(input.expiresOn, dayInVietnam(clock.now())))
      throw problem('badInput', 'Hạn dùng từ hôm nay đến nhiều nhất một năm. Chưa có gì được lưu.');
    const { token, ...kept } = freshToken();
    return db.transaction().execute(async (tx) => {
      const of = { userId: viewer.userId, officeId: viewer.office.id, ...kept };
      const id = await store.insertToken(tx, of, input);
      const detail = { scopes: input.scopes.join(','), expiresOn: input.expiresOn };
      await logAs(tx, viewer, 'token.make', { kind: 'token', id }, detail);
      return { id, token };
    });
  });

const revoke = act('token.own')
  .input(z.object({ id: z.uuid() }))
  .output(z.object({ id: z.string() }))
  .handler(({ context: { db, viewer }, input: { id } }) =>
    db.transaction().execute(async (tx) => {
      if (!(await store.revokeToken(tx, viewer.userId, id))) throw problem('notFound');
      await logAs(tx, viewer, 'token.revoke', { kind: 'token', id });
      return { id };
    }),
  );

export const tokensRouter = { tokens: { list, make, revoke } };
