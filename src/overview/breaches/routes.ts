import type { Context as HonoContext } from 'hono';
import { z } from 'zod';
import { act, permitted } from '#accounts/session/routes.ts';
import { logAs } from '#accounts/store.ts';
import { DOCX, sendFile } from '#documents/routes.ts';
import { printed } from '#documents/templates/store.ts';
import { dayInVietnam } from '#platform/clock.ts';
import type { Db } from '#platform/database/connection.ts';
import type { Parts } from '#platform/http/context.ts';
import type { FileRoute } from '#platform/http/file-routes.ts';
import { orThrow, problem } from '#platform/http/problems.ts';
import { nextStages } from '#platform/stages.ts';
import { noticePaper } from './forms.ts';
import { stageTable } from './labels.ts';
import { clocksOf, mayStep, stageOf } from './rules.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';

/** The register as it stands at a moment, the last discovered first. */
export async function breachesAt(db: Db, officeId: string, now: Date, id?: string): Promise<shape.Breach[]> {
  const setting = await store.readSetting(db, officeId);
  return (await store.readBreaches(db, officeId, id)).flatMap(({ versions, steps, ...head }) => {
    const last = versions.at(-1);
    if (!last) return [];
    const words = shape.BreachWords.parse(last);
    const stage = stageOf(steps);
    return {
      ...{ ...head, words, steps, stage, next: [...nextStages(stageTable, stage)] },
      versions: versions.map(({ madeAt, by }) => ({ madeAt, by })),
      clocks: clocksOf({ ...head, isSerious: words.isSerious, steps }, setting, now),
    };
  });
}

const list = act('breach.keep')
  .output(shape.BreachList)
  .handler(async ({ context: { db, viewer, clock } }) => {
    const now = clock.now();
    return {
      breaches: await breachesAt(db, viewer.office.id, now),
      setting: await store.readSetting(db, viewer.office.id),
      now,
    };
  });

const record = act('breach.keep')
  .input(shape.NewBreach)
  .output(z.object({ id: z.string() }))
  .handler(({ context: { db, viewer, clock }, input: { discoveredAt, words } }) => {
    const now = clock.now();
    if (discoveredAt > now)
      throw problem(
        'badInput',
        'Lúc phát hiện chưa đến. Ghi ngày, giờ đã phát hiện sự việc. Chưa có gì được lưu.',
      );
    return db.transaction().execute(async (tx) => {
      const at = { officeId: viewer.office.id, madeBy: viewer.userId };
      const id = await store.insertBreach(tx, { ...at, discoveredAt, madeAt: now });
      await store.insertVersion(tx, { ...at, breachId: id }, words);
      await logAs(tx, viewer, 'breach.record', { kind: 'breach', id });
      return { id };
    });
  });

/** More is known now: written beside what was known before. */
const change = act('breach.keep')
  .input(z.object({ id: z.uuid(), words: shape.BreachWords }))
  .output(z.object({ id: z.string() }))
  .handler(({ context: { db, viewer }, input: { id, words } }) =>
    db.transaction().execute(async (tx) => {
      if (!(await store.lockBreach(tx, viewer.office.id, id))) throw problem('notFound');
      const at = { officeId: viewer.office.id, breachId: id, madeBy: viewer.userId };
      await store.insertVersion(tx, at, words);
      await logAs(tx, viewer, 'breach.change', { kind: 'breach', id });
      return { id };
    }),
  );

const step = act('breach.keep')
  .input(
    z.object({
      ...{ id: z.uuid(), from: shape.Stage.nullable(), to: shape.Stage, at: z.coerce.date() },
      paper: z.string().trim().max(200).nullable(),
      note: z.string().trim().max(1000).nullable(),
    }),
  )
  .output(z.object({ id: z.string() }))
  .handler(({ context: { db, viewer, clock }, input: { id, from, to, ...said } }) =>
    db.transaction().execute(async (tx) => {
      if (!(await store.lockBreach(tx, viewer.office.id, id))) throw problem('notFound');
      const [found] = await store.readBreaches(tx, viewer.office.id, id);
      if (!found) throw problem('notFound');
      orThrow(mayStep({ ...found, isSerious: false }, { from, to, at: said.at }, clock.now()));
      const at = { officeId: viewer.office.id, breachId: id, madeBy: viewer.userId };
      await store.insertStep(tx, at, { stage: to, ...said });
      await logAs(tx, viewer, 'breach.step', { kind: 'breach', id }, { stage: to });
      return { id };
    }),
  );

export const breachesRouter = { breaches: { list, record, change, step } };

/** Those that carry bytes. */
export function breachesFiles(parts: Parts): FileRoute[] {
  async function paper(c: HonoContext): Promise<Response> {
    const viewer = await permitted({ ...parts, headers: c.req.raw.headers }, 'breach.keep');
    const id = z.uuid().safeParse(c.req.param('id')).data ?? '';
    const now = parts.clock.now();
    const [found] = id ? await breachesAt(parts.db, viewer.office.id, now, id) : [];
    if (!found) throw problem('notFound');
    const day = dayInVietnam(now);
    await parts.db.transaction().execute((tx) => logAs(tx, viewer, 'breach.print', { kind: 'breach', id }));
    const bytes = await printed(
      parts.db,
      viewer.office.id,
      'breach-notice',
      noticePaper(viewer.office, found, day),
    );
    return sendFile(bytes, `Thông báo vi phạm dữ liệu cá nhân ${day}.docx`, DOCX);
  }
  return [{ method: 'get', path: '/breaches/:id/notice.docx', handle: paper, described: null }];
}
