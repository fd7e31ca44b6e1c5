import type { Context } from 'hono';
import { z } from 'zod';
import type { Parts } from '#platform/http/context.ts';
import { problem } from '#platform/http/problems.ts';
import { asked, toProvider } from '#platform/http/second-step.ts';
import { isMember } from '../passwords/store.ts';
import { act, permitted } from '../session/routes.ts';
import { logAs } from '../store.ts';
import { OwnTie, Subject } from './schema.ts';
import * as store from './store.ts';

const get = act('account.own')
  .output(OwnTie)
  .handler(async ({ context: { db, viewer, singleName } }) => ({
    provider: singleName,
    since: await store.tieOf(db, viewer.userId),
  }));

const leave = act('account.own')
  .output(z.object({ untied: z.literal(true) }))
  .handler(({ context: { db, viewer } }) =>
    db.transaction().execute(async (tx) => {
      if (!(await store.untie(tx, viewer.userId)))
        throw problem('conflict', 'Tài khoản của đồng chí chưa gắn. Chưa có gì thay đổi.');
      await logAs(tx, viewer, 'single.untie', { kind: 'user', id: viewer.userId });
      return { untied: true as const };
    }),
  );

const members = act('member.read')
  .output(z.array(z.string()))
  .handler(({ context: { db, viewer } }) => store.tiedMembers(db, viewer.office.id));

const tie = act('member.keep')
  .input(z.object({ userId: z.uuid(), subject: Subject }))
  .output(z.object({ tied: z.literal(true) }))
  .handler(({ context: { db, viewer, singleName }, input: { userId, subject } }) =>
    db.transaction().execute(async (tx) => {
      if (!(await isMember(tx, viewer.office.id, userId))) throw problem('notFound');
      if (!singleName)
        throw problem(
          'refused',
          'Máy chủ chưa đặt nơi đăng nhập dùng chung (OIDC_ISSUER). Chưa có gì được lưu.',
        );
      if (!(await store.tie(tx, userId, subject)))
        throw problem(
          'conflict',
          'Tài khoản này đã gắn, hoặc mã người dùng (sub) đã gắn với người khác. Chưa có gì được lưu.',
        );
      await logAs(tx, viewer, 'single.tie', { kind: 'user', id: userId });
      return { tied: true as const };
    }),
  );

const untie = act('member.keep')
  .input(z.object({ userId: z.uuid() }))
  .output(z.object({ untied: z.literal(true) }))
  .handler(({ context: { db, viewer }, input: { userId } }) =>
    db.transaction().execute(async (tx) => {
      if (!(await isMember(tx, viewer.office.id, userId))) throw problem('notFound');
      if (!(await store.untie(tx, userId)))
        throw problem('conflict', 'Người này chưa gắn. Chưa có gì thay đổi.');
      await logAs(tx, viewer, 'single.untie', { kind: 'user', id: userId });
      return { untied: true as const };
    }),
  );

export const singleSignOnRouter = { singleSignOn: { get, leave, members, tie, untie } };

/** Leaves for the provider to come back tied: the library's, for whoever may act for themselves here. */
export function singleSignOnRoutes(parts: Parts) {
  return {
    tie: async (c: Context) => {
      const headers = new Headers(c.req.raw.headers);
      const viewer = await permitted({ ...parts, headers }, 'account.own');
      if (!parts.singleName) throw problem('notFound');
      if (viewer.tokenScopes) throw problem('forbidden');
      const back = { callbackURL: '/xac-thuc-hai-lop', errorCallbackURL: '/xac-thuc-hai-lop' };
      const answer = await parts.signIn.handler(
        asked(c.req.url, headers, '/link-social', { ...toProvider, ...back }),
      );
      return answer;
    },
  };
}
