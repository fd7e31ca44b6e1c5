import { z } from 'zod';
import { exampleRoute } from '#accounts/examples/routes.ts';
import { may, sees } from '#accounts/permissions.ts';
import { Day, type Viewer } from '#accounts/schema.ts';
import { act } from '#accounts/session/routes.ts';
import { logAs } from '#accounts/store.ts';
import type { Tx } from '#platform/database/connection.ts';
import type { Parts } from '#platform/http/context.ts';
import type { FileRoute } from '#platform/http/file-routes.ts';
import { problem } from '#platform/http/problems.ts';
import { dossiersRouter } from '../dossiers/routes.ts';
import { linkDocuments } from '../links/store.ts';
import { numberingRouter } from '../numbering/routes.ts';
import { paddedNumber } from '../numbering/rules.ts';
import { isRegisterBegun, loadExampleRegisters } from '../register-example/store.ts';
import { calendarFor, judged, type ProgressOf, registerFiles } from '../register-lists/routes.ts';
import { countEntries, entriesOf } from '../register-lists/store.ts';
import { findDocument } from '../store.ts';
import * as rules from './rules.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';

const list = (progressOf: ProgressOf) =>
  act('register.read', 'GET /registers/entries', 'Các số trong sổ, mới nhất trước')
    .input(shape.EntryAsk)
    .output(shape.EntriesView)
    .handler(async ({ context: { db, viewer }, input: { page, ...filter } }) => {
      const { id, isExample } = viewer.office;
      const offset = (page - 1) * shape.PER_PAGE;
      const rows = await entriesOf(db, id, filter, { limit: shape.PER_PAGE, offset });
      const calendar = await calendarFor(db, viewer);
      const items = await judged(db, viewer, rows, progressOf, calendar);
      const total = await countEntries(db, id, filter);
      const keep = may(viewer, 'register.keep');
      const came = items.flatMap(({ book, paper }) => (book === 'in' && paper?.movedOn) || []);
      const years = new Set(came.map((day) => Number(day.slice(0, 4))));
      const unknownYears = [...years].filter((year) => !calendar.knows(year)).toSorted();
      return {
        items,
        total,
        unknownYears,
        may: { keep, example: keep && isExample && !(await isRegisterBegun(db, id)) },
      };
    });

const get = (progressOf: ProgressOf) =>
  act('register.read', 'GET /registers/entries/{id}', 'Một số trong sổ, với những lần sửa')
    .input(z.object({ id: z.uuid() }))
    .output(shape.EntryView)
    .handler(async ({ context: { db, viewer }, input: { id } }) => {
      const rows = await entriesOf(db, viewer.office.id, { ids: [id] }, { limit: 1 });
      const [entry] = await judged(db, viewer, rows, progressOf, await calendarFor(db, viewer));
      if (!entry) throw problem('notFound');
      return { entry, earlier: entry.paper ? await store.earlierOf(db, id) : [] };
    });

/** What the header of a document fills in of the form. */
const prefill = act('register.read')
  .input(z.object({ documentId: z.uuid() }))
  .output(shape.RegisteredPaper)
  .handler(async ({ context: { db, viewer }, input: { documentId } }) => {
    const document = await findDocument(db, sees(viewer), documentId, viewer.today);
    if (!document) throw problem('notFound');
    return rules.paperOfHead(document, viewer.today);
  });

const twins = act('register.read')
  .input(shape.RegisteredPaper.pick({ number: true, notation: true, issuer: true }))
  .output(z.array(shape.Twin))
  .handler(({ context: { db, viewer }, input }) => store.findDuplicates(db, viewer.office.id, input));

const register = act('register.keep', 'POST /registers/entries', 'Ghi một văn bản vào sổ và cho số')
  .input(shape.NewEntry)
  .output(z.object({ id: z.string() }))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      const { book, paper, old, twinWhy, answers, isCongress, regime } = input;
      const fault = rules.paperFault(book, paper, old?.registeredOn ?? viewer.today, viewer.today);
      if (fault) throw problem('badInput', fault);
      await ownDocument(tx, viewer, paper.documentId);
      const how = {
        ...{ isCongress, twinWhy, ...(regime ? { regime } : {}) },
        ...(old ? { oldNumber: old, registeredOn: old.registeredOn } : {}),
      };
      const enter = book === 'in' ? store.registerIncoming : store.registerOutgoing;
      const id = await enter(tx, viewer, paper, how);
      if (answers)
        await linkDocuments(tx, viewer, {
          ...{ from: { entryId: id }, to: { number: answers }, kind: 'answers', origin: 'person' },
        });
      return { id };
    }),
  );

async function ownDocument(tx: Tx, viewer: Viewer, documentId: string | null): Promise<void> {
  if (documentId && !(await findDocument(tx, sees(viewer), documentId, viewer.today)))
    throw problem('notFound');
}

const reserve = act('register.keep')
  .input(shape.NewReserve)
  .output(z.object({ id: z.string(), number: z.string() }))
  .handler(({ context: { db, viewer }, input: { regime, isCongress, ...asked } }) =>
    db.transaction().execute(async (tx) => {
      const issuer = asked.book === 'out' ? (asked.issuer ?? viewer.office.name) : null;
      const how = { isCongress, ...(regime ? { regime } : {}) };
      const { id, number } = await store.reserveNumber(tx, viewer, { ...asked, issuer }, how);
      return { id, number: paddedNumber(number) };
    }),
  );

/** Fills a reserved number, or sets right what the book says; what it said before stays. */
const fill = act('register.keep')
  .input(
    z.object({
      id: z.uuid(),
      paper: shape.RegisteredPaper,
      twinWhy: z.string().trim().min(3).max(500).nullable().default(null),
    }),
  )
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { id, paper, twinWhy } }) =>
    db.transaction().execute(async (tx) => {
      const entry = await live(tx, viewer, id);
      const fault = rules.paperFault(entry.book as 'in' | 'out', paper, entry.registeredOn, viewer.today);
      if (fault) throw problem('badInput', fault);
      await ownDocument(tx, viewer, paper.documentId);
      await store.fillEntry(tx, viewer, entry, paper, twinWhy);
      await logAs(tx, viewer, 'register.fill', { kind: 'register-entry', id });
      return {};
    }),
  );

async function live(tx: Tx, viewer: Viewer, id: string) {
  const entry = await store.lockEntry(tx, viewer.office.id, id);
  if (!entry) throw problem('notFound');
  if (entry.cancelledAt)
    throw problem('conflict', 'Số này đã huỷ nên không sửa được. Cho số mới nếu cần; chưa có gì thay đổi.');
  return entry;
}

const cancel = act('register.keep')
  .input(z.object({ id: z.uuid(), why: z.string().trim().min(3, 'Ghi lý do huỷ số.').max(500) }))
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { id, why } }) =>
    db.transaction().execute(async (tx) => {
      await live(tx, viewer, id);
      await store.cancelEntry(tx, id, { by: viewer.userId, why, day: viewer.today });
      await logAs(tx, viewer, 'register.cancel', { kind: 'register-entry', id });
      return {};
    }),
  );

const settle = act('register.keep')
  .input(z.object({ id: z.uuid(), on: Day, how: z.string().trim().min(3, 'Ghi kết quả.').max(1000) }))
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { id, on, how } }) =>
    db.transaction().execute(async (tx) => {
      const entry = await live(tx, viewer, id);
      if (!entry.paper) throw problem('conflict', 'Số này chưa có văn bản. Ghi văn bản vào số trước.');
      if (on > viewer.today) throw problem('badInput', 'Ngày giải quyết chưa đến. Ghi ngày đã giải quyết.');
      const { id: officeId } = viewer.office;
      await store.insertSettled(tx, { officeId, entryId: id, settledOn: on, how, madeBy: viewer.userId });
      await logAs(tx, viewer, 'register.settle', { kind: 'register-entry', id });
      return {};
    }),
  );

const unsettle = act('register.keep')
  .input(z.object({ id: z.uuid() }))
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { id } }) =>
    db.transaction().execute(async (tx) => {
      await live(tx, viewer, id);
      if (!(await store.takeSettledOut(tx, id, viewer.userId)))
        throw problem('conflict', 'Số này chưa ghi kết quả nào. Tải lại để xem.');
      await logAs(tx, viewer, 'register.unsettle', { kind: 'register-entry', id });
      return {};
    }),
  );

const loadExample = exampleRoute({
  ...{ act: 'register.keep', logged: 'register.example' },
  isBegun: (tx, viewer) => isRegisterBegun(tx, viewer.office.id),
  load: loadExampleRegisters,
});

export const registersRouter = (progressOf: ProgressOf) => ({
  registers: {
    ...{ list: list(progressOf), get: get(progressOf), prefill, twins, register, reserve, fill },
    ...{ cancel, settle, unsettle, loadExample },
  },
  ...numberingRouter,
  ...dossiersRouter,
});

/** Those that carry bytes. */
export const registersFiles = (parts: Parts, progressOf: ProgressOf): FileRoute[] =>
  registerFiles(parts, progressOf);
