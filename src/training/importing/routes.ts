import { secrecyMark } from '@dondoc/reader';
import type { Context as HonoContext } from 'hono';
import { z } from 'zod';
import { listAgencies } from '#accounts/agencies/store.ts';
import { agencyNamer } from '#accounts/rules.ts';
import type { Viewer } from '#accounts/schema.ts';
import { act, permitted } from '#accounts/session/routes.ts';
import { logAs } from '#accounts/store.ts';
import { wasPurged } from '#documents/purge/store.ts';
import { logRefusal } from '#documents/routes.ts';
import { sha256 } from '#documents/worker.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import type { Parts } from '#platform/http/context.ts';
import { orThrow, problem } from '#platform/http/problems.ts';
import { receiveUpload, type Upload } from '#platform/http/upload.ts';
import { readList } from '#platform/sheets/read-sheets.ts';
import { sheetResponse } from '#platform/sheets/write.ts';
import { openedCall } from '../calls/routes.ts';
import { askedAgency, sentBy } from '../needs/routes.ts';
import { OfAgency } from '../needs/schema.ts';
import * as needs from '../needs/store.ts';
import { programmesOfYear } from '../programmes/store.ts';
import { Year } from '../schema.ts';
import * as rules from './rules.ts';
import * as shape from './schema.ts';
import { needColumns } from './sheets.ts';
import * as store from './store.ts';

type Found = NonNullable<Awaited<ReturnType<typeof store.findImport>>>;

async function findOwn(db: Db, viewer: Viewer, id: string): Promise<Found> {
  const found = await store.findImport(db, viewer.office.id, viewer.userId, id);
  if (!found) throw problem('notFound');
  return found;
}

async function planOf(db: Db, viewer: Viewer, found: Found): Promise<rules.Planned[]> {
  const table = found.rowsRead as rules.NeedTable | null;
  if (!table) return [];
  const officeId = viewer.office.id;
  const catalogue = await programmesOfYear(db, officeId, found.year);
  const all = await needs.needsOf(db, officeId, found.callId);
  return rules.planNeeds(table, {
    catalogue,
    year: found.year,
    needs: all.filter(({ agencyId }) => agencyId === found.agencyId),
  });
}

const preview = act('trainingNeed.keep')
  .input(z.object({ id: z.uuid() }))
  .output(shape.Preview)
  .handler(async ({ context: { db, viewer }, input: { id } }) => {
    const found = await findOwn(db, viewer, id);
    const desk = await askedAgency(db, viewer, found.agencyId);
    const planned = await planOf(db, viewer, found);
    const nameOf = agencyNamer(await listAgencies(db, viewer.office.id), viewer.today);
    const table = found.rowsRead as rules.NeedTable | null;
    return {
      ...{ id, fileName: found.fileName, year: found.year, agency: nameOf(found.agencyId) },
      asSent: sentBy(desk, found.agencyId, viewer.today) !== null,
      confirmed: found.confirmedAt !== null,
      counts: rules.countsOf(planned),
      rows: planned.map(({ need: _, before: __, ...row }) => row),
      notes: table ? rules.notesOf(table) : [],
    };
  });

const confirm = act('trainingNeed.keep')
  .input(shape.Confirmation)
  .output(shape.Written)
  .handler(({ context: { db, viewer }, input: { id, seen } }) =>
    db.transaction().execute(async (tx) => {
      const found = await findOwn(tx, viewer, id);
      const desk = await askedAgency(tx, viewer, found.agencyId);
      await openedCall(tx, viewer, found.year);
      // Asked again under the lock of the call: the same file is written once.
      if (!(await findOwn(tx, viewer, id)).rowsRead)
        throw problem('conflict', 'Tệp này đã được nhập. Chưa có gì bị thay đổi thêm.');
      // Nobody takes one of them into a line meanwhile.
      const officeId = viewer.office.id;
      const there = await needs.needsOf(tx, officeId, found.callId);
      const own = there.filter(({ agencyId }) => agencyId === found.agencyId).map((need) => need.id);
      await needs.lockNeeds(tx, officeId, own);
      const planned = await planOf(tx, viewer, found);
      const counts = rules.countsOf(planned);
      if (counts.new !== seen.new || counts.changed !== seen.changed)
        throw problem(
          'conflict',
          'Nhu cầu vừa thay đổi nên bảng xem trước không còn đúng. Xem lại rồi nhập.',
        );
      const sentOn = sentBy(desk, found.agencyId, viewer.today);
      for (const row of planned) await write(tx, viewer, { found, row, sentOn });
      if (sentOn && seen.new + seen.changed > 0)
        await needs.unsayNoNeed(tx, found.callId, found.agencyId, viewer.userId);
      await store.markImported(tx, id);
      const written = { made: seen.new, changed: seen.changed };
      const detail = { ...written, agencyId: found.agencyId };
      await logAs(tx, viewer, 'trainingNeed.import', { kind: 'import', id }, detail);
      return written;
    }),
  );

interface Write {
  found: Found;
  row: rules.Planned;
  sentOn: string | null;
}

async function write(tx: Tx, viewer: Viewer, { found, row, sentOn }: Write): Promise<void> {
  if (!row.need || (row.state !== 'new' && row.state !== 'changed')) return;
  if (row.before) await needs.removeNeed(tx, row.before.id, viewer.userId);
  const at = { officeId: viewer.office.id, callId: found.callId, agencyId: found.agencyId };
  await needs.insertNeed(tx, { ...at, ...row.need, sentOn, madeBy: viewer.userId });
}

const leave = act('trainingNeed.keep')
  .input(z.object({ id: z.uuid() }))
  .output(z.object({}))
  .handler(async ({ context: { db, viewer }, input }) => {
    await store.removeImport(db, viewer.userId, input.id);
    return {};
  });

export const needImportsRouter = { needImports: { preview, confirm, leave } };

/** The list to be filled in, and what comes back of it, outside the typed routes. */
export function needFileRoutes(parts: Parts) {
  async function template(c: HonoContext): Promise<Response> {
    const viewer = await permitted({ ...parts, headers: c.req.raw.headers }, 'training.read');
    const asked = Year.safeParse(Number(c.req.query('year')));
    const year = asked.success ? asked.data : Number(viewer.today.slice(0, 4)) + 1;
    const catalogue = await programmesOfYear(parts.db, viewer.office.id, year);
    const rows = catalogue.map(({ name }) => [name, ...needColumns.slice(1).map(() => null)]);
    const name = `Nhu cầu đào tạo, bồi dưỡng ${year}.xlsx`;
    return sheetResponse({ name: 'Nhu cầu', columns: needColumns, batches: [rows] }, name);
  }

  async function receive(c: HonoContext): Promise<Response> {
    const viewer = await permitted({ ...parts, headers: c.req.raw.headers }, 'trainingNeed.keep');
    const of = OfAgency.safeParse({ year: Number(c.req.query('year')), agencyId: c.req.query('agency') });
    if (!of.success) throw problem('badInput', 'Chọn năm và cơ quan trước khi chọn tệp. Tệp chưa được lưu.');
    await askedAgency(parts.db, viewer, of.data.agencyId);
    const file = orThrow(await receiveUpload(c.req.raw, parts.maxUploadBytes));
    return c.json(await takeIn(parts, viewer, of.data, file));
  }

  return { template, receive };
}

/** Looked through for a secrecy mark before anything of it is kept (design rule 9). */
async function takeIn(
  parts: Parts,
  viewer: Viewer,
  { year, agencyId }: z.infer<typeof OfAgency>,
  file: Upload,
): Promise<z.infer<typeof shape.Received>> {
  const hash = sha256(file.bytes);
  if (await wasPurged(parts.db, viewer.office.id, hash))
    throw problem('secret', 'Tệp này đã bị huỷ vì có nội dung mật nên không nhận lại. Tệp chưa được lưu.');
  const read = await readList(file, needColumns);
  if (!read.ok) await logRefusal(parts, viewer, 'trainingNeed.import', hash, read.code);
  const { heads, ...table } = orThrow(read);
  const mark = heads.map(secrecyMark).find((found) => found !== null);
  if (mark) {
    await logRefusal(parts, viewer, 'trainingNeed.import', hash, 'secret');
    throw problem('secret', `Tệp có dấu ${mark} nên không được nhận. Tệp chưa được lưu ở bất cứ đâu.`);
  }
  return parts.db.transaction().execute(async (tx) => {
    const call = await openedCall(tx, viewer, year);
    const at = { officeId: viewer.office.id, callId: call.id, agencyId, createdBy: viewer.userId };
    return { id: await store.insertImport(tx, { ...at, fileName: file.name, sha256: hash, rows: table }) };
  });
}
