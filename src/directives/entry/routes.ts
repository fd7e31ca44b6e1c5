import { comparisonKey } from '@dondoc/vietnamese';
import { z } from 'zod';
import { areOwnAgencies } from '#accounts/agencies/store.ts';
import { sees } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { act } from '#accounts/session/routes.ts';
import { lockOffice, logAs } from '#accounts/store.ts';
import { deliver } from '#documents/store.ts';
import { calendarTable } from '#platform/calendar/store.ts';
import type { Tx } from '#platform/database/connection.ts';
import { problem } from '#platform/http/problems.ts';
import { pastFault } from '../due-words/rules.ts';
import { codeFor } from '../importing/rules.ts';
import { lastNumber } from '../importing/store.ts';
import { delivered, directiveCodes, responsible } from '../publishing/rules.ts';
import { layDown } from '../publishing/store.ts';
import { shortTitle } from '../review/rules.ts';
import type { Deadline } from '../schema.ts';
import { anyCodeTaken } from '../store.ts';
import { entryRef } from './rules.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';

const desk = act('directive.enter')
  .output(shape.EntryDesk)
  .handler(async ({ context: { db, viewer } }) => ({
    ...(await calendarTable(db, viewer.office.id)),
    documents: await store.namedDocuments(db, viewer.office.id),
  }));

const origin = act('directive.read')
  .input(z.object({ code: z.string() }))
  .output(shape.EntryOrigin.nullable())
  .handler(async ({ context: { db, viewer }, input }) => {
    const found = await store.findEntry(db, sees(viewer), input.code, viewer.today);
    if (found === undefined) throw problem('notFound');
    return found;
  });

const save = act('directive.enter')
  .input(shape.NewEntry)
  .output(z.object({ code: z.string() }))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => ({ code: await enter(tx, viewer, input) })),
  );

export const entryRouter = { entry: { desk, origin, save } };

/** As a published or imported directive is made: the row, its bodies, its first events, in one transaction. */
async function enter(tx: Tx, viewer: Viewer, entry: shape.NewEntry): Promise<string> {
  await lockOffice(tx, viewer.office.id);
  const before = await store.enteredBefore(tx, entry.id);
  if (before && before.officeId !== viewer.office.id) throw problem('conflict');
  if (before) return before.code;
  await check(tx, viewer, entry);
  const { id, line, text, actors, documentId } = entry;
  const place = await placeOf(tx, viewer, documentId);
  const words = [place.code, text, place.words, ...actors.map(({ name }) => name)].join(' ');
  const directive = {
    ...{ id, officeId: viewer.office.id, documentId, kind: 'requirement', text },
    ...{ code: place.code, ref: place.ref, position: place.position },
    title: shortTitle({ text, proposal: null }, false),
    publishedOn: viewer.today,
    ...{ enteredBy: viewer.userId, enteredOn: viewer.today, enteredLine: line },
    searchMarked: comparisonKey(words),
  };
  const first = { day: viewer.today, actorId: viewer.userId, deadline: ofOffice(entry) };
  await layDown(tx, [{ directive, actors, ...first, leadIds: responsible(entry) }]);
  // Who works under a document sees its paper, as those whom it names do.
  if (documentId) await deliver(tx, documentId, delivered([asItem(entry)], []), viewer.today);
  const subject = { kind: 'directive', id };
  await logAs(tx, viewer, 'directive.enter', subject, { code: place.code, documentId });
  return place.code;
}

/** What a person types is the office's own word, also under a document. */
const ofOffice = ({ deadline }: shape.NewEntry): Deadline =>
  deadline.kind === 'none' ? deadline : { ...deadline, origin: 'office' };

const asItem = ({ actors }: shape.NewEntry) => ({
  actors: actors.map((actor) => ({ ...actor, inherited: false })),
});

async function check(tx: Tx, viewer: Viewer, { actors, deadline }: shape.NewEntry): Promise<void> {
  const unknown = actors.find(({ agencyId, generic }) => !agencyId && !generic);
  if (unknown)
    throw problem('badInput', `“${unknown.name}” chưa có trong danh bạ. Chọn cơ quan; chưa có gì được lưu.`);
  if (responsible({ actors }).length === 0)
    throw problem('badInput', 'Chưa có cơ quan chủ trì hoặc phối hợp. Chọn cơ quan; chưa có gì được lưu.');
  const ids = actors.flatMap(({ agencyId }) => agencyId ?? []);
  if (!(await areOwnAgencies(tx, viewer.office.id, ids)))
    throw problem('notFound', 'Có cơ quan không thuộc danh bạ. Chọn lại; chưa có gì được lưu.');
  const past = deadline.kind === 'date' ? pastFault(deadline.date, viewer.today) : null;
  if (past) throw problem('badInput', `${past} Chưa có gì được lưu.`);
}

/** Its code and place: the next number of the year, or the next addition under the document. */
async function placeOf(tx: Tx, viewer: Viewer, documentId: string | null) {
  if (!documentId) {
    const year = viewer.today.slice(0, 4);
    const position = (await lastNumber(tx, viewer.office.id, year)) + 1;
    return { ...codeFor(year, position), position, words: '' };
  }
  const document = await store.publishedDocument(tx, viewer.office.id, documentId);
  const { type, number, issuedOn } = document ?? {};
  if (!document || !type || !number || !issuedOn)
    throw problem(
      'notFound',
      'Không có văn bản này, hoặc văn bản chưa phát hành. Chọn lại; chưa có gì được lưu.',
    );
  const under = await store.placesUnder(tx, documentId);
  const ref = entryRef(under.map((one) => one.ref));
  const sibling = under.find((one) => one.code.endsWith(`-${one.ref}`));
  const stem = sibling?.code.slice(0, -sibling.ref.length);
  const code = stem ? `${stem}${ref}` : (directiveCodes({ type, number, issuedOn }, [ref])[0] ?? '');
  if (await anyCodeTaken(tx, viewer.office.id, [code]))
    throw problem('conflict', `Mã ${code} đã có. Mở lại trang rồi ghi lại; chưa có gì được lưu.`);
  return {
    code,
    ref,
    position: (under.at(-1)?.position ?? -1) + 1,
    words: `${number} ${document.subject ?? ''}`,
  };
}
