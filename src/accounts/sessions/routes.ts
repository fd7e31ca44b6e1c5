import { z } from 'zod';
import { problem } from '#platform/http/problems.ts';
import type { SecuritySettings } from '../security/schema.ts';
import { securityOf } from '../security/store.ts';
import { act, currentSession } from '../session/routes.ts';
import { logAs } from '../store.ts';
import { OpenSession } from './schema.ts';
import * as store from './store.ts';

const Ended = z.object({ ended: z.number().int() });

/** Who was last there before this moment has left. */
export const idleSince = (settings: SecuritySettings, now: Date): Date =>
  new Date(now.getTime() - settings.idleMinutes * 60_000);

const list = act('account.own')
  .output(z.array(OpenSession))
  .handler(async ({ context }) => {
    const { db, viewer, clock } = context;
    const now = clock.now();
    const since = idleSince(await securityOf(db, viewer.userId), now);
    const sessionId = currentSession(context);
    return store.listSessions(db, viewer.userId, { now, since, current: sessionId });
  });

const end = act('account.own')
  .input(z.object({ id: z.uuid() }))
  .output(Ended)
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      if (!(await store.endSession(tx, viewer.userId, input.id))) throw problem('notFound');
      await logAs(tx, viewer, 'account.endSession', { kind: 'session', id: input.id });
      return { ended: 1 };
    }),
  );

const endOthers = act('account.own')
  .output(Ended)
  .handler(async ({ context }) => {
    const { db, viewer } = context;
    const sessionId = currentSession(context);
    return db.transaction().execute(async (tx) => {
      const ended = await store.endSessions(tx, viewer.userId, sessionId);
      await logAs(tx, viewer, 'account.endOthers', { kind: 'user', id: viewer.userId }, { ended });
      return { ended };
    });
  });

/** Our pages ask this while somebody types and nothing else is asked: the door itself notes that they are there. */
const here = act('account.own')
  .output(z.object({ here: z.literal(true) }))
  .handler(() => ({ here: true as const }));

export const sessionsRouter = { sessions: { list, end, endOthers, here } };
