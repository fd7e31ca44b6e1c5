import { secrecyMark } from '@dondoc/reader';
import { comparisonKey } from '@dondoc/vietnamese';
import type { Context as HonoContext } from 'hono';
import { z } from 'zod';
import { findAgency, listAgencies } from '#accounts/agencies/store.ts';
import { nameOn } from '#accounts/rules.ts';
import type { Viewer } from '#accounts/schema.ts';
import { act, permitted } from '#accounts/session/routes.ts';
import { lockOffice, logAs } from '#accounts/store.ts';
import { wasPurged } from '#documents/purge/store.ts';
import { DOCX, logRefusal, sendFile } from '#documents/routes.ts';
import { printed } from '#documents/templates/store.ts';
import { sha256 } from '#documents/worker.ts';
import type { Db } from '#platform/database/connection.ts';
import type { Parts } from '#platform/http/context.ts';
import { sendsFile } from '#platform/http/file-paths.ts';
import { orThrow, problem } from '#platform/http/problems.ts';
import { receiveUpload, type Upload } from '#platform/http/upload.ts';
import { readList } from '#platform/sheets/read-sheets.ts';
import type { Table, TableRow } from '#platform/sheets/read-table.ts';
import { sheetResponse, XLSX } from '#platform/sheets/write.ts';
import { goingClass } from '../classes/routes.ts';
import type { TrainingClass } from '../classes/schema.ts';
import { findClass } from '../classes/store.ts';
import { conditionsOf, learnersFor, lookOver } from '../enrolment/routes.ts';
import { isSame } from '../enrolment/rules.ts';
import { enrolledIn, insertLearners, type LearnerRow } from '../enrolment/store.ts';
import { learnersPaper } from './forms.ts';
import * as shape from './schema.ts';
import { conditionsIn, type LearnerKey, learnerColumns, listColumns, listRow } from './sheets.ts';
import * as store from './store.ts';

type Read = Pick<Table<LearnerKey>, 'rows' | 'notes' | 'unknown' | 'skipped'>;

interface Planned extends shape.PreviewRow {
  learner: LearnerRow;
}

const text = (value: string | number | undefined): string | null => String(value ?? '').trim() || null;

/** What becomes of each row, by who sits in the class now. */
async function planOf(db: Db, viewer: Viewer, cls: TrainingClass, read: Read): Promise<Planned[]> {
  const agencies = new Map(
    (await listAgencies(db, viewer.office.id)).flatMap((one) => {
      const { name, shortName } = nameOn(one, viewer.today);
      return [name, shortName].map((said) => [comparisonKey(said), { id: one.id, name }] as const);
    }),
  );
  const learners = read.rows.map((row) => learnerOf(row, (name) => agencies.get(comparisonKey(name))));
  const inside = (await enrolledIn(db, cls.id)).filter(({ leftOn }) => !leftOn);
  const isThere = learners.map((one) => inside.some((learner) => isSame(learner, one)));
  const coming = learners.filter((_, n) => !isThere[n]);
  const looked = await lookOver(db, viewer.office.id, cls, coming);
  let next = 0;
  return read.rows.map((row, n) => {
    const learner = learners[n] as LearnerRow;
    const at = isThere[n] ? null : next++;
    const faults = [...row.faults, ...wrongIn(row, learner)];
    const fault = at === null ? null : looked.faults[at];
    if (fault) faults.push({ place: `dòng ${row.row}`, says: fault });
    const told = at === null ? [] : [...(looked.warnings[at] ?? [])];
    if (learner.exception) told.push(`Ngoại lệ: ${learner.exception}`);
    const state = at === null ? 'same' : faults.length > 0 ? 'fault' : 'new';
    const { name, agencyName } = learner;
    return { row: row.row, name, agencyName, state, told, faults, learner } satisfies Planned;
  });
}

function learnerOf(
  { values }: TableRow<LearnerKey>,
  find: (name: string) => { id: string; name: string } | undefined,
): LearnerRow {
  const said = text(values.agency) ?? '';
  const agency = find(said);
  return {
    ...{ name: text(values.name) ?? '', code: text(values.code), position: text(values.position) },
    ...{ agencyId: agency?.id ?? null, agencyName: agency?.name ?? said },
    ...{ email: text(values.email), exception: text(values.exception), data: conditionsIn(values) },
  };
}

function wrongIn({ row }: TableRow<LearnerKey>, { agencyName, email }: LearnerRow) {
  const place = `dòng ${row}`;
  return [
    ...(agencyName ? [] : [{ place, says: 'Chưa ghi cơ quan của học viên.' }]),
    ...(email && !z.email().safeParse(email).success
      ? [{ place, says: `Địa chỉ thư «${email}» chưa đúng. Ghi như ten@coquan.vn.` }]
      : []),
  ];
}

const countsOf = (rows: Planned[]): shape.Preview['counts'] => {
  const of = (state: shape.RowState) => rows.filter((row) => row.state === state).length;
  return { new: of('new'), same: of('same'), fault: of('fault') };
};

const preview = act('trainingClass.keep')
  .input(z.object({ id: z.uuid() }))
  .output(shape.Preview)
  .handler(async ({ context: { db, viewer }, input: { id } }) => {
    const found = await store.findImport(db, viewer.office.id, viewer.userId, id);
    const cls = found && (await findClass(db, viewer.office.id, found.classId));
    if (!found || !cls) throw problem('notFound');
    const read = found.rowsRead as Read | null;
    const planned = read ? await planOf(db, viewer, cls, read) : [];
    return {
      ...{ id, className: cls.name, fileName: found.fileName, confirmed: found.confirmedAt !== null },
      counts: countsOf(planned),
      rows: planned.map(({ learner: _, ...row }) => row),
      notes: read ? notesOf(read) : [],
    };
  });

/** What of the file is not taken over, so that nothing goes without a word. */
function notesOf({ notes, unknown, skipped }: Read): string[] {
  return [
    ...notes,
    ...unknown.map(({ place, heading }) => `Cột «${heading || place}» không được nhập.`),
    ...skipped.map(({ row, why }) => `Dòng ${row} không được nhập: ${why}.`),
  ];
}

const confirm = act('trainingClass.keep')
  .input(shape.Confirmation)
  .output(z.object({ written: z.number().int() }))
  .handler(({ context: { db, viewer }, input: { id, seen } }) =>
    db.transaction().execute(async (tx) => {
      const officeId = viewer.office.id;
      await lockOffice(tx, officeId);
      const found = await store.findImport(tx, officeId, viewer.userId, id);
      if (!found) throw problem('notFound');
      const cls = await goingClass(tx, viewer, found.classId);
      const read = found.rowsRead as Read | null;
      if (!read) throw problem('conflict', 'Tệp này đã được nhập. Chưa có gì bị thay đổi thêm.');
      const coming = (await planOf(tx, viewer, cls, read)).filter(({ state }) => state === 'new');
      if (coming.length !== seen)
        throw problem(
          'conflict',
          'Danh sách lớp vừa thay đổi nên bảng xem trước không còn đúng. Xem lại rồi nhập.',
        );
      const at = { officeId, classId: cls.id, enrolledBy: viewer.userId, enrolledOn: viewer.today };
      await insertLearners(
        tx,
        at,
        coming.map(({ learner }) => learner),
      );
      await store.markImported(tx, id);
      await logAs(
        tx,
        viewer,
        'trainingLearner.enrol',
        { kind: 'training-class', id: cls.id },
        { learners: seen },
      );
      return { written: seen };
    }),
  );

export const trainingEnrollingRouter = { trainingEnrolling: { preview, confirm } };

/** A list of learners in, and the class's list out, outside the typed routes. */
export function learnerFileRoutes(parts: Parts) {
  async function receive(c: HonoContext): Promise<Response> {
    const viewer = await permitted({ ...parts, headers: c.req.raw.headers }, 'trainingClass.keep');
    const classId = idIn(c);
    const cls = await parts.db.transaction().execute((tx) => goingClass(tx, viewer, classId));
    const file = orThrow(await receiveUpload(c.req.raw, parts.maxUploadBytes));
    return c.json(await takeIn(parts, viewer, cls, file));
  }

  async function sheet(c: HonoContext): Promise<Response> {
    const viewer = await permitted({ ...parts, headers: c.req.raw.headers }, 'training.read');
    const { row, learners } = await learnersFor(parts.db, viewer, idIn(c));
    const { conditions } = await conditionsOf(parts.db, viewer.office.id, row);
    const written = learners.map((one) => listRow(one, conditions));
    return sheetResponse(
      { name: 'Học viên', columns: listColumns(conditions), batches: [written] },
      `Học viên lớp ${row.code.replaceAll('/', '-')}.xlsx`,
    );
  }

  async function paper(c: HonoContext): Promise<Response> {
    const viewer = await permitted({ ...parts, headers: c.req.raw.headers }, 'training.read');
    const { row, learners } = await learnersFor(parts.db, viewer, idIn(c));
    const provider = await findAgency(parts.db, row.providerAgencyId);
    const written = learnersPaper({
      ...{ cls: row, learners, office: viewer.office, provider, day: viewer.today },
    });
    return sendFile(
      await printed(parts.db, viewer.office.id, 'learners-list', written),
      `Danh sách học viên lớp ${row.code.replaceAll('/', '-')}.docx`,
      DOCX,
    );
  }
  return { receive, sheet, paper };
}

function idIn(c: HonoContext): string {
  const id = z.uuid().safeParse(c.req.param('id'));
  if (!id.success) throw problem('notFound');
  return id.data;
}

/** Looked through for a secrecy mark before anything of it is kept (design rule 9). */
async function takeIn(parts: Parts, viewer: Viewer, cls: TrainingClass, file: Upload) {
  const { db } = parts;
  const officeId = viewer.office.id;
  const hash = sha256(file.bytes);
  if (await wasPurged(db, officeId, hash))
    throw problem('secret', 'Tệp này đã bị huỷ vì có nội dung mật nên không nhận lại. Tệp chưa được lưu.');
  const { conditions } = await conditionsOf(db, officeId, cls);
  const read = await readList(file, learnerColumns(conditions));
  if (!read.ok) await logRefusal(parts, viewer, 'trainingLearner.enrol', hash, read.code);
  const { heads, ...table } = orThrow(read);
  const mark = heads.map(secrecyMark).find((found) => found !== null);
  if (mark) {
    await logRefusal(parts, viewer, 'trainingLearner.enrol', hash, 'secret');
    throw problem('secret', `Tệp có dấu ${mark} nên không được nhận. Tệp chưa được lưu ở bất cứ đâu.`);
  }
  const at = { officeId, classId: cls.id, createdBy: viewer.userId };
  return { id: await store.insertImport(db, { ...at, fileName: file.name, sha256: hash, rows: table }) };
}

export const learnerPaths = {
  '/training-classes/{id}/learners.xlsx': {
    get: sendsFile(
      {
        ...{ tag: 'training', id: 'trainingLearners.sheet', summary: 'Danh sách học viên của một lớp' },
        path: { id: 'Lớp, theo id' },
      },
      XLSX,
    ),
  },
  '/training-classes/{id}/learners.docx': {
    get: sendsFile(
      {
        ...{ tag: 'training', id: 'trainingLearners.paper', summary: 'Danh sách học viên để in, ký' },
        path: { id: 'Lớp, theo id' },
      },
      DOCX,
    ),
  },
};
