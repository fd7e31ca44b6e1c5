import { secrecyMark } from '@dondoc/reader';
import { comparisonKey, formatDate } from '@dondoc/vietnamese';
import type { Context as HonoContext } from 'hono';
import { z } from 'zod';
import { listAgencies } from '#accounts/agencies/store.ts';
import { nameOn } from '#accounts/rules.ts';
import { Day, type Viewer } from '#accounts/schema.ts';
import { ownSchool } from '#accounts/schools/routes.ts';
import { act, permitted } from '#accounts/session/routes.ts';
import { lockOffice, logAs } from '#accounts/store.ts';
import { wasPurged } from '#documents/purge/store.ts';
import { logRefusal } from '#documents/routes.ts';
import { sha256 } from '#documents/worker.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import type { Parts } from '#platform/http/context.ts';
import { orThrow, problem } from '#platform/http/problems.ts';
import { receiveUpload, type Upload } from '#platform/http/upload.ts';
import { readList } from '#platform/sheets/read-sheets.ts';
import { sheetResponse } from '#platform/sheets/write.ts';
import { by, schoolWithStaff } from '../people/routes.ts';
import { inOrder, rosterRow } from '../people/rules.ts';
import { rename } from '../people/store.ts';
import { standingOn } from '../rules.ts';
import * as staff from '../store.ts';
import * as rules from './rules.ts';
import * as shape from './schema.ts';
import { cellsOf, rosterColumns, writtenRow } from './sheets.ts';
import * as store from './store.ts';

const preview = act('staff.keep')
  .input(z.object({ id: z.uuid() }))
  .output(shape.Preview)
  .handler(async ({ context: { db, viewer }, input: { id } }) => {
    const school = await ownSchool(db, viewer, 'school only');
    const found = await store.findImport(db, school.id, viewer.userId, id);
    if (!found) throw problem('notFound');
    const table = found.rosterRead as rules.RosterTable | null;
    const planned = table ? await planOf(db, viewer, school.id, table) : [];
    return {
      ...{ id, fileName: found.fileName, confirmed: found.confirmedAt !== null },
      counts: countsOf(planned),
      rows: planned.map(({ row, code, name, state, says, faults }) => ({
        ...{ row, code, name, state, faults, changes: says },
      })),
      notes: table ? rules.notesOf(table) : [],
    };
  });

function countsOf(planned: rules.Planned[]): shape.Preview['counts'] {
  const of = (state: shape.RowState) => planned.filter((row) => row.state === state).length;
  return { new: of('new'), changed: of('changed'), same: of('same'), fault: of('fault') };
}

async function planOf(db: Db, viewer: Viewer, schoolId: string, table: rules.RosterTable) {
  const units = new Map(
    (await listAgencies(db, viewer.office.id))
      .filter(({ parentId }) => parentId === schoolId)
      .map((unit) => [comparisonKey(nameOn(unit, viewer.today).name), unit.id]),
  );
  const people = await staff.readPeople(db, schoolId);
  const unitId = (name: string) => units.get(comparisonKey(name)) ?? null;
  return rules.planRoster(table, people, { day: viewer.today, unitId });
}

const confirm = act('staff.keep')
  .input(shape.Confirmation)
  .output(shape.Written)
  .handler(({ context: { db, viewer }, input: { id, seen } }) =>
    db.transaction().execute(async (tx) => {
      await lockOffice(tx, viewer.office.id);
      const school = await ownSchool(tx, viewer, 'school only');
      const found = await store.findImport(tx, school.id, viewer.userId, id);
      if (!found) throw problem('notFound');
      const table = found.rosterRead as rules.RosterTable | null;
      if (!table) throw problem('conflict', 'Tệp này đã được nhập. Chưa có gì bị thay đổi thêm.');
      const planned = await planOf(tx, viewer, school.id, table);
      const counts = countsOf(planned);
      if (counts.new !== seen.new || counts.changed !== seen.changed)
        throw problem(
          'conflict',
          'Danh sách vừa thay đổi nên bảng xem trước không còn đúng. Xem lại rồi nhập.',
        );
      for (const row of planned) await write(tx, viewer, school.id, row);
      await store.markImported(tx, id);
      const written = { made: seen.new, changed: seen.changed };
      await logAs(tx, viewer, 'staff.import', { kind: 'import', id }, written);
      return written;
    }),
  );

/** One person of the file: what was wrong goes out, what ends ends, what is new comes in. */
async function write(tx: Tx, viewer: Viewer, schoolId: string, row: rules.Planned): Promise<void> {
  if (row.state !== 'new' && row.state !== 'changed') return;
  const { officeId, recordedBy } = by(viewer);
  const at = { officeId, schoolId, createdBy: recordedBy };
  const personId =
    row.person?.id ?? (await staff.insertPerson(tx, { ...at, code: row.code, fullName: row.name }));
  if (row.renamed) {
    await rename(tx, personId, row.name);
    await logAs(tx, viewer, 'staff.rename', { kind: 'staff', id: personId });
  }
  for (const { id } of row.wrong) await staff.removeRecord(tx, officeId, id, recordedBy);
  for (const { record, lastDay } of row.ends) await staff.endRecord(tx, by(viewer), record, lastDay);
  const adds = row.adds.map((add) => ({ ...add, personId }) as staff.NewRecord);
  await staff.insertRecords(tx, by(viewer), adds);
}

const leave = act('staff.keep')
  .input(z.object({ id: z.uuid() }))
  .output(z.object({}))
  .handler(async ({ context: { db, viewer }, input }) => {
    await store.removeImport(db, viewer.userId, input.id);
    return {};
  });

export const staffImportsRouter = { staffImports: { preview, confirm, leave } };

/** The roster as a file, and a file for the roster, outside the typed routes. */
export function rosterFileRoutes(parts: Parts) {
  async function receive(c: HonoContext): Promise<Response> {
    const viewer = await permitted({ ...parts, headers: c.req.raw.headers }, 'staff.keep');
    await ownSchool(parts.db, viewer, 'school only');
    const file = orThrow(await receiveUpload(c.req.raw, parts.maxUploadBytes));
    return c.json(await takeIn(parts, viewer, file));
  }

  async function sheet(c: HonoContext): Promise<Response> {
    const viewer = await permitted({ ...parts, headers: c.req.raw.headers }, 'staff.read');
    const school = await schoolWithStaff(parts.db, viewer);
    const asked = Day.safeParse(c.req.query('day'));
    const day = asked.success ? asked.data : viewer.today;
    const people = await staff.readPeople(parts.db, school.id);
    const byId = new Map(people.map((person) => [person.id, person]));
    const standings = people.map((person) => ({ person, standing: standingOn(person, day) }));
    const rows = inOrder(
      standings
        .filter(({ standing }) => standing.employed)
        .map(({ person, standing }) => rosterRow(person, standing)),
    );
    const written = rows.flatMap(({ id }) => {
      const person = byId.get(id);
      return person ? [writtenRow(cellsOf(person, day))] : [];
    });
    const name = `Danh sách đội ngũ ${formatDate(day).replaceAll('/', '-')}`;
    return sheetResponse({ name: 'Đội ngũ', columns: rosterColumns, batches: [written] }, `${name}.xlsx`);
  }

  return { receive, sheet };
}

/** Looked through for a secrecy mark before anything of it is kept (design rule 9). */
async function takeIn(parts: Parts, viewer: Viewer, file: Upload): Promise<z.infer<typeof shape.Received>> {
  const hash = sha256(file.bytes);
  if (await wasPurged(parts.db, viewer.office.id, hash))
    throw problem('secret', 'Tệp này đã bị huỷ vì có nội dung mật nên không nhận lại. Tệp chưa được lưu.');
  const read = await readList(file, rosterColumns);
  if (!read.ok) await logRefusal(parts, viewer, 'staff.import', hash, read.code);
  const { heads, ...table } = orThrow(read);
  const mark = heads.map(secrecyMark).find((found) => found !== null);
  if (mark) {
    await logRefusal(parts, viewer, 'staff.import', hash, 'secret');
    throw problem('secret', `Tệp có dấu ${mark} nên không được nhận. Tệp chưa được lưu ở bất cứ đâu.`);
  }
  return parts.db.transaction().execute(async (tx) => {
    const school = await ownSchool(tx, viewer, 'school only');
    const at = { officeId: viewer.office.id, schoolId: school.id, createdBy: viewer.userId };
    return { id: await store.insertImport(tx, { ...at, fileName: file.name, sha256: hash, rows: table }) };
  });
}
