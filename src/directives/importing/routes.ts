import { setImmediate as breathe } from 'node:timers/promises';
import { secrecyMark } from '@dondoc/reader';
import { comparisonKey } from '@dondoc/vietnamese';
import type { Context as HonoContext } from 'hono';
import { z } from 'zod';
import { areOwnAgencies, listAgencies } from '#accounts/agencies/store.ts';
import { enqueue } from '#accounts/jobs/store.ts';
import { sees } from '#accounts/permissions.ts';
import { agencyFinder, agencyNamer } from '#accounts/rules.ts';
import type { Viewer } from '#accounts/schema.ts';
import { act, permitted } from '#accounts/session/routes.ts';
import { lockOffice, logAs } from '#accounts/store.ts';
import { wasPurged } from '#documents/purge/store.ts';
import { logRefusal } from '#documents/routes.ts';
import { sha256 } from '#documents/worker.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import { json } from '#platform/database/json.ts';
import type { Parts } from '#platform/http/context.ts';
import { orThrow, problem } from '#platform/http/problems.ts';
import { streamWork, type Watch } from '#platform/http/slow-work.ts';
import { receiveUpload, type Upload } from '#platform/http/upload.ts';
import { readList } from '#platform/sheets/read-sheets.ts';
import { settingDeadline } from '../acts/rules.ts';
import { foldEvents } from '../history/rules.ts';
import { insertEvent, listEvents, refreshPeriods } from '../history/store.ts';
import { responsible } from '../publishing/rules.ts';
import { layDown } from '../publishing/store.ts';
import { directiveColumns } from '../sheets.ts';
import { lockDirective } from '../store.ts';
import * as rules from './rules.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';

/** So many rows at a time are looked at before others are answered. */
const SLICE = 250;

const preview = act('directive.import')
  .input(shape.PreviewQuery)
  .output(shape.Preview)
  .handler(async ({ context: { db, viewer }, input: { id, choices, state, page = 1 } }) => {
    const found = await store.findImport(db, viewer.office.id, viewer.userId, id);
    if (!found) throw problem('notFound');
    const list = found.listRead ?? { columns: [], rows: [], skipped: [], unknown: [], notes: [] };
    const { planned, desk } = await planOf(db, viewer, list, choices);
    const shown = state ? planned.filter((row) => row.state === state) : planned;
    const start = (page - 1) * shape.PREVIEW_SIZE;
    return {
      ...{ id, fileName: found.fileName, confirmed: found.confirmedAt !== null },
      counts: countsOf(planned),
      total: shown.length,
      rows: shown.slice(start, start + shape.PREVIEW_SIZE).map((row) => rules.shownRow(row, desk)),
      unknownAgencies: unknownIn(planned),
      notes: rules.notesOf(list),
      skipped: list.skipped,
    };
  });

const leave = act('directive.import')
  .input(z.object({ id: z.uuid() }))
  .output(z.object({}))
  .handler(async ({ context: { db, viewer }, input }) => {
    await store.removeImport(db, viewer.office.id, viewer.userId, input.id);
    return {};
  });

function countsOf(planned: rules.Planned[]): shape.Preview['counts'] {
  const of = (state: shape.RowState) => planned.filter((row) => row.state === state).length;
  return { new: of('new'), changed: of('changed'), same: of('same'), fault: of('fault') };
}

/** Names to be chosen for, those of most rows first; of rows that are there nothing is asked. */
function unknownIn(planned: rules.Planned[]): shape.Preview['unknownAgencies'] {
  const rows = new Map<string, number>();
  for (const { unknown, code } of planned)
    if (code === null) for (const name of new Set(unknown)) rows.set(name, (rows.get(name) ?? 0) + 1);
  return [...rows].map(([name, n]) => ({ name, rows: n })).sort((a, b) => b.rows - a.rows);
}

/** What becomes of each row by what the office has now. */
async function planOf(db: Db, viewer: Viewer, list: rules.List, choices: shape.AgencyChoices) {
  const agencies = await listAgencies(db, viewer.office.id);
  const keys = rules.keysOf(list.rows);
  const known = await store.knownDirectives(db, sees(viewer), viewer.today, keys);
  const taken = await store.takenKeys(db, viewer.office.id, keys);
  const desk: rules.Desk = {
    ...{ today: viewer.today, choices, columns: list.columns, known },
    find: agencyFinder(agencies, viewer.today),
    nameOf: agencyNamer(agencies, viewer.today),
    held: new Set(taken.filter((key) => !known.has(key))),
  };
  const repeated = rules.repeatedCodes(list.rows);
  const planned: rules.Planned[] = [];
  for (const [i, row] of list.rows.entries()) {
    if (i % SLICE === SLICE - 1) await breathe();
    planned.push(rules.planRow(row, keys[i] ?? '', desk, repeated));
  }
  return { planned, desk };
}

/** Thousands of rows take a minute, so they are written as a job. */
const confirm = act('directive.import')
  .input(shape.Confirmation.extend({ id: z.uuid() }))
  .output(z.object({ jobId: z.string() }))
  .handler(async ({ context: { db, jobs, viewer }, input }) => {
    const found = await store.findImport(db, viewer.office.id, viewer.userId, input.id);
    if (!found) throw problem('notFound');
    if (!found.listRead) throw alreadyDone();
    return { jobId: await enqueue({ db, jobs }, viewer, 'import', input) };
  });

const alreadyDone = () => problem('conflict', 'Tệp này đã được nhập. Chưa có gì bị thay đổi thêm.');

export const importingRouter = { importing: { preview, confirm, leave } };

/** The bytes of a list, outside the typed routes. */
export function importRoutes(parts: Parts) {
  async function receive(c: HonoContext): Promise<Response> {
    const viewer = await permitted({ ...parts, headers: c.req.raw.headers }, 'directive.import');
    const file = orThrow(await receiveUpload(c.req.raw, parts.maxUploadBytes));
    return streamWork(c, (watch) => takeIn(parts, viewer, file, watch));
  }

  return { receive };
}

/** Read and looked through for a secrecy mark before anything of it is kept (design rule 9). */
async function takeIn(
  parts: Parts,
  viewer: Viewer,
  file: Upload,
  { signal }: Watch,
): Promise<z.infer<typeof shape.Received>> {
  const hash = sha256(file.bytes);
  if (await wasPurged(parts.db, viewer.office.id, hash))
    throw problem(
      'secret',
      'Tệp này đã bị huỷ vì có nội dung mật nên không nhận lại. Tệp chưa được lưu ở đâu.',
    );
  const read = await readList(file, directiveColumns, signal);
  if (!read.ok) await logRefusal(parts, viewer, 'directive.import', hash, read.code);
  const { heads, ...list } = orThrow(read);
  const mark = heads.map(secrecyMark).find((found) => found !== null);
  if (mark) {
    await logRefusal(parts, viewer, 'directive.import', hash, 'secret');
    throw problem('secret', `Tệp có dấu ${mark} nên không được nhận. Tệp chưa được lưu ở bất cứ đâu.`);
  }
  const { id: officeId } = viewer.office;
  return parts.db.transaction().execute(async (tx) => {
    const kept = { officeId, fileName: file.name, sha256: hash, createdBy: viewer.userId, list };
    return { id: await store.insertImport(tx, kept) };
  });
}

/** All that the clerk saw, or nothing: one transaction, which ends with its waiting too. */
export async function write(
  tx: Tx,
  viewer: Viewer,
  id: string,
  { choices, seen }: shape.Confirmation,
  watch: Watch,
): Promise<shape.Written> {
  await lockOffice(tx, viewer.office.id);
  const found = await store.findImport(tx, viewer.office.id, viewer.userId, id);
  if (!found) throw problem('notFound');
  if (!found.listRead) throw alreadyDone();
  if (!(await areOwnAgencies(tx, viewer.office.id, Object.values(choices)))) throw problem('notFound');
  const { planned } = await planOf(tx, viewer, found.listRead, choices);
  const counts = countsOf(planned);
  if (counts.new !== seen.new || counts.changed !== seen.changed)
    throw problem('conflict', 'Dữ liệu vừa thay đổi nên bảng xem trước không còn đúng. Xem lại rồi nhập.');
  const source = { id, fileName: found.fileName };
  const numbers = new Map<string, number>();
  const todo = planned.filter(({ state }) => state === 'new' || state === 'changed');
  for (const [done, row] of todo.entries()) {
    watch.signal.throwIfAborted();
    if (done % 20 === 0) watch.progress(done, todo.length);
    if (row.state === 'changed') await setTime(tx, viewer, row);
    else await insertOne(tx, viewer, source, row, await nextCode(tx, viewer, row, numbers));
  }
  await store.markConfirmed(tx, id);
  const detail = { directives: counts.new, dated: counts.changed };
  await logAs(tx, viewer, 'directive.import', { kind: 'import', id }, detail);
  watch.signal.throwIfAborted();
  return { made: counts.new, dated: counts.changed };
}

async function nextCode(tx: Tx, viewer: Viewer, { givenOn }: rules.Planned, numbers: Map<string, number>) {
  const year = givenOn.slice(0, 4);
  const last = numbers.get(year) ?? (await store.lastNumber(tx, viewer.office.id, year));
  numbers.set(year, last + 1);
  return rules.codeFor(year, last + 1);
}

async function insertOne(
  tx: Tx,
  viewer: Viewer,
  source: { id: string; fileName: string },
  row: rules.Planned,
  { code, ref }: { code: string; ref: string },
): Promise<void> {
  const { title, text, actors, deadline, product, givenOn } = row;
  const said = rules.saidBeside(row.source);
  const words = [code, title, text, source.fileName, ...Object.values(said), ...actors.map((a) => a.name)];
  const directive = {
    ...{ officeId: viewer.office.id, code, ref, position: row.source.row, kind: 'requirement' },
    ...{ title, text, product, publishedOn: givenOn },
    ...{ importId: source.id, importSheet: row.source.sheet, importRow: row.source.row, importKey: row.key },
    importSaid: json(said),
    searchMarked: comparisonKey(words.join(' ')),
  };
  const first = { day: givenOn, actorId: viewer.userId, deadline };
  const [directiveId = ''] = await layDown(tx, [{ directive, actors, ...first, leadIds: responsible(row) }]);
  await logAs(
    tx,
    viewer,
    'directive.publish',
    { kind: 'directive', id: directiveId },
    { code, importId: source.id },
  );
}

/** The one thing that an import adds to a directive that is there. */
async function setTime(tx: Tx, viewer: Viewer, { code, deadline }: rules.Planned): Promise<void> {
  const row = await lockDirective(tx, viewer.office.id, code ?? '');
  if (!row || deadline.kind === 'none') throw problem('notFound');
  const events = await listEvents(tx, row.id);
  const snapshot = foldEvents(events);
  if (!snapshot) throw new Error('a directive without its first event');
  const event = orThrow(settingDeadline({ events, snapshot }, { ...deadline, origin: 'office' }));
  const written = { ...event, directiveId: row.id, happenedOn: viewer.today, actorId: viewer.userId };
  const eventId = await insertEvent(tx, written);
  await refreshPeriods(tx, [row.id]);
  await logAs(tx, viewer, `directive.${event.kind}`, { kind: 'directive', id: row.id }, { eventId });
}
