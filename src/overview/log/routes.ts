import { compareNames } from '@dondoc/vietnamese';
import type { Viewer } from '#accounts/schema.ts';
import { act } from '#accounts/session/routes.ts';
import { sealLog, verifyLog } from '#platform/audit/seal.ts';
import type { Database } from '#platform/database/connection.ts';
import { LogFilter, LogPage, LogVerdict } from './schema.ts';
import * as store from './store.ts';

/** Lines of the viewer's office, the newest first, with the names that their ids have today. */
export async function linesFor(db: Database, viewer: Viewer, filter: LogFilter): Promise<LogPage> {
  const { office, today } = viewer;
  const found = await store.listLog(db, office.id, filter);
  const rows = found.slice(0, store.PAGE);
  const actors = await store.logActors(db, office.id);
  const nameOf = new Map(actors.map((actor) => [actor.id, actor.name]));
  const subjects = rows.map((row) => ({ kind: row.subjectKind, id: row.subjectId }));
  const names = await store.namesOfSubjects(db, office.id, subjects, today);
  return {
    lines: rows.map(({ actorId, subjectKind: kind, subjectId: id, detail, ...row }) => ({
      ...row,
      actorName: actorId ? (nameOf.get(actorId) ?? 'tài khoản đã xoá') : null,
      detail: detail as Record<string, unknown>,
      subject: { kind, id, ...(names.get(`${kind} ${id}`) ?? { name: null, href: null }) },
    })),
    next: found.length > store.PAGE ? (rows.at(-1)?.seq ?? null) : null,
    actors: actors.sort((a, b) => compareNames(a.name, b.name)),
  };
}

const list = act('log.read', 'GET /log', 'Nhật ký, mới nhất trước')
  .input(LogFilter)
  .output(LogPage)
  .handler(({ context: { db, viewer }, input }) => linesFor(db, viewer, input));

/** Seals what lies open, then recomputes the office's chain from its first entry. */
const verify = act('log.read', 'GET /log/verification', 'Kiểm lại chuỗi niêm phong của nhật ký')
  .output(LogVerdict)
  .handler(async ({ context: { db, viewer } }) => {
    await sealLog(db);
    const verdict = await verifyLog(db, viewer.office.id);
    const unsealed = await store.unsealed(db, viewer.office.id);
    if (!verdict.ok)
      return { whole: false, batches: 0, entries: 0, brokenBatch: verdict.batch, head: null, unsealed };
    const { batches, entries, heads } = verdict;
    return { whole: true, batches, entries, brokenBatch: null, head: heads[0]?.hash ?? null, unsealed };
  });

export const logRouter = { log: { list, verify } };
