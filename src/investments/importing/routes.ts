import { secrecyMark } from '@dondoc/reader';
import type { Context as HonoContext } from 'hono';
import { z } from 'zod';
import { listAgencies } from '#accounts/agencies/store.ts';
import { agencyFinder } from '#accounts/rules.ts';
import type { Viewer } from '#accounts/schema.ts';
import { act, permitted } from '#accounts/session/routes.ts';
import { lockOffice, logAs } from '#accounts/store.ts';
import { wasPurged } from '#documents/purge/store.ts';
import { logRefusal } from '#documents/routes.ts';
import { sha256 } from '#documents/worker.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import type { Parts } from '#platform/http/context.ts';
import type { FileRoute } from '#platform/http/file-routes.ts';
import { orThrow, problem } from '#platform/http/problems.ts';
import { receiveUpload, type Upload } from '#platform/http/upload.ts';
import { readList } from '#platform/sheets/read-sheets.ts';
import { keepingDesk } from '../desk/routes.ts';
import { insertItem, insertVersion, readItems } from '../items/store.ts';
import { closedPeriods, insertEntry } from '../money/store.ts';
import * as rules from './rules.ts';
import * as shape from './schema.ts';
import { itemColumns } from './sheets.ts';
import * as store from './store.ts';

async function findOwn(db: Db, viewer: Viewer, id: string) {
  const found = await store.findImport(db, viewer.office.id, viewer.userId, id);
  if (!found) throw problem('notFound');
  return { ...found, table: found.rowsRead as rules.ItemTable | null };
}

/** What the file would write, held against what is there now. */
async function planOf(db: Db, viewer: Viewer, schoolId: string, table: rules.ItemTable | null) {
  if (!table) return [];
  return rules.planItems(table, {
    items: await readItems(db, schoolId),
    closed: await closedPeriods(db, schoolId),
    agencyOf: agencyFinder(await listAgencies(db, viewer.office.id), viewer.today),
  });
}

const preview = act('investment.keep')
  .input(z.object({ id: z.uuid() }))
  .output(shape.Preview)
  .handler(async ({ context: { db, viewer }, input: { id } }) => {
    const desk = await keepingDesk(db, viewer);
    const { fileName, confirmedAt, table } = await findOwn(db, viewer, id);
    const planned = await planOf(db, viewer, desk.school.id, table);
    return {
      ...{ id, fileName, confirmed: confirmedAt !== null },
      ...{ counts: rules.countsOf(planned), mark: rules.markOf(planned) },
      rows: planned.map(({ code: _, itemId: __, version: ___, entries: ____, ...row }) => row),
      notes: table ? rules.notesOf(table) : [],
    };
  });

const confirm = act('investment.keep')
  .input(shape.Confirmation)
  .output(shape.Written)
  .handler(({ context: { db, viewer }, input: { id, seen } }) =>
    db.transaction().execute(async (tx) => {
      await lockOffice(tx, viewer.office.id);
      const desk = await keepingDesk(tx, viewer);
      // Under the lock of the office: the same file is written once.
      const { fileName, table } = await findOwn(tx, viewer, id);
      if (!table) throw problem('conflict', 'Tệp này đã được nhập. Chưa có gì bị thay đổi thêm.');
      const planned = await planOf(tx, viewer, desk.school.id, table);
      if (rules.markOf(planned) !== seen)
        throw problem(
          'conflict',
          'Hạng mục vừa thay đổi nên bảng xem trước không còn đúng. Chưa có gì được lưu. Xem lại rồi nhập.',
        );
      const place = { officeId: viewer.office.id, schoolId: desk.school.id, madeBy: viewer.userId };
      const written = await write(tx, { place, today: viewer.today, paper: `Tệp ${fileName}` }, planned);
      await store.markImported(tx, id);
      await logAs(tx, viewer, 'investment.import', { kind: 'import', id }, written);
      return written;
    }),
  );

interface By {
  place: { officeId: string; schoolId: string; madeBy: string };
  today: string;
  paper: string;
}

async function write(tx: Tx, { place, today, paper }: By, planned: rules.Planned[]) {
  const written = { items: 0, entries: 0 };
  const made = new Map<string, string>();
  for (const { code, itemId, version, entries } of planned) {
    if (!version && entries.length === 0) continue;
    const key = code.toLowerCase();
    const isNew = !itemId && !made.has(key);
    const own = itemId ?? made.get(key) ?? (await insertItem(tx, place, code, today));
    made.set(key, own);
    if (isNew) written.items += 1;
    if (version) await insertVersion(tx, own, version, { madeBy: place.madeBy, saidOn: today });
    for (const entry of entries)
      await insertEntry(tx, {
        ...{ ...entry, itemId: own, onDay: today, paper: paper.slice(0, 300), note: null },
        ...{ reversesId: null, madeBy: place.madeBy },
      });
    written.entries += entries.length;
  }
  return written;
}

const leave = act('investment.keep')
  .input(z.object({ id: z.uuid() }))
  .output(z.object({}))
  .handler(async ({ context: { db, viewer }, input }) => {
    await store.removeImport(db, viewer.userId, input.id);
    return {};
  });

export const importingRouter = { investmentImports: { preview, confirm, leave } };

/** A list that comes in, outside the typed routes. */
export const importFiles = (parts: Parts): FileRoute[] => [
  {
    ...{ method: 'post', path: '/investment-imports', described: null },
    async handle(c: HonoContext) {
      const viewer = await permitted({ ...parts, headers: c.req.raw.headers }, 'investment.keep');
      await keepingDesk(parts.db, viewer);
      const file = orThrow(await receiveUpload(c.req.raw, parts.maxUploadBytes));
      return c.json({ id: await takeIn(parts, viewer, file) });
    },
  },
];

/** Looked through for a secrecy mark before anything of it is kept (design rule 9). */
async function takeIn(parts: Parts, viewer: Viewer, file: Upload): Promise<string> {
  const hash = sha256(file.bytes);
  if (await wasPurged(parts.db, viewer.office.id, hash))
    throw problem('secret', 'Tệp này đã bị huỷ vì có nội dung mật nên không nhận lại. Tệp chưa được lưu.');
  const read = await readList(file, itemColumns);
  if (!read.ok) await logRefusal(parts, viewer, 'investment.import', hash, read.code);
  const { heads, ...table } = orThrow(read);
  const mark = heads.map(secrecyMark).find((found) => found !== null);
  if (mark) {
    await logRefusal(parts, viewer, 'investment.import', hash, 'secret');
    throw problem('secret', `Tệp có dấu ${mark} nên không được nhận. Tệp chưa được lưu ở bất cứ đâu.`);
  }
  const row = { officeId: viewer.office.id, createdBy: viewer.userId };
  return store.insertImport(parts.db, { ...row, fileName: file.name, sha256: hash, rows: table });
}
