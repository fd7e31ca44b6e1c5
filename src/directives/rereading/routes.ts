import { isDeepStrictEqual } from 'node:util';
import type { Extraction } from '@dondoc/reader';
import { z } from 'zod';
import { listAgencies } from '#accounts/agencies/store.ts';
import { everyName } from '#accounts/rules.ts';
import type { Agency, Viewer } from '#accounts/schema.ts';
import { act } from '#accounts/session/routes.ts';
import { logAs } from '#accounts/store.ts';
import { replaceLayout } from '#documents/layout/store.ts';
import { lockDocument } from '#documents/store.ts';
import { type OfficialFile, readWithLayout } from '#documents/worker.ts';
import type { Tx } from '#platform/database/connection.ts';
import { json } from '#platform/database/json.ts';
import type { FileStore } from '#platform/files/store.ts';
import { orThrow, problem } from '#platform/http/problems.ts';
import { change, documentOf, ItemVersion, Version } from '../reshaping/routes.ts';
import { proposedItems } from '../review/rules.ts';
import { ItemProposal } from '../review/schema.ts';
import * as review from '../review/store.ts';
import { carrier, reread } from './rules.ts';
import { type ReadingChanges, Rereading } from './schema.ts';
import * as store from './store.ts';

/** Reads the stored file once more: a better reader, or a directory that has grown. No decision is lost by it. */
export const readAgain = act('document.review')
  .input(z.object({ documentId: z.uuid() }))
  .output(Rereading)
  .handler(async ({ context: { db, files, viewer }, input: { documentId } }) => {
    const document = await documentOf(db, viewer, documentId);
    if (document.state !== 'draft') throw published();
    const agencies = await listAgencies(db, viewer.office.id);
    const read = await readStored(files, document.file, agencies);
    return db.transaction().execute((tx) => layOver(tx, viewer, documentId, read, agencies));
  });

const published = () =>
  problem('conflict', 'Văn bản đã phát hành; không đọc lại được nữa. Chưa có gì thay đổi.');

async function readStored(
  files: FileStore,
  { id, name }: { id: string; name: string },
  agencies: Agency[],
): Promise<OfficialFile> {
  const read = await readWithLayout(await files.get(id), name, everyName(agencies));
  if (!read.ok && read.code === 'secret')
    throw problem(
      'secret',
      'Bản đọc mới thấy dấu chỉ độ mật trong tệp. Chưa có gì thay đổi. Không làm tiếp với văn bản này; đề nghị huỷ văn bản ở trang văn bản.',
    );
  return orThrow(read);
}

/** Lays a new reading over what is there. Also for a text that was corrected: places are carried over to it. */
export async function layOver(
  tx: Tx,
  viewer: Viewer,
  documentId: string,
  { extraction, layout }: OfficialFile,
  agencies: Agency[],
): Promise<Rereading> {
  const document = await lockDocument(tx, viewer.office.id, documentId);
  if (!document) throw problem('notFound');
  if (document.state !== 'draft') throw published();
  const last = await store.lastReading(tx, documentId);
  const propose = (of: Extraction) => proposedItems(of.directives, agencies, review.dayOfReading(of));
  const carry = carrier(document.text, extraction.text);
  const held = await store.listHeld(tx, documentId);
  const before = last.extraction ? propose(last.extraction) : null;
  const { kept, taken, added, counts } = reread(held, before, propose(extraction), carry);
  await store.applyKept(tx, kept);
  await store.applyTaken(tx, taken);
  await review.insertProposals(tx, documentId, added);
  await layFindings(tx, { documentId, officeId: viewer.office.id }, extraction, carry);

  const isOpen = document.headerDecision === 'pending';
  const header = !isOpen && last.extraction !== null && !sameHeader(last.extraction, extraction);
  await store.replaceText(tx, documentId, extraction);
  await replaceLayout(tx, documentId, layout);
  if (isOpen) await store.replaceHeader(tx, documentId, extraction, agencies);
  const changes: ReadingChanges = { ...counts, header, text: document.text !== extraction.text };
  const number = last.number + 1;
  await review.insertReadingRow(tx, { documentId, number, madeBy: viewer.userId, extraction, changes });
  const detail = { what: 'read-again', number, ...counts };
  await logAs(tx, viewer, 'document.review', { kind: 'document', id: documentId }, detail);
  return review.newestReading(tx, documentId);
}

async function layFindings(
  tx: Tx,
  of: { documentId: string; officeId: string },
  extraction: Extraction,
  carry: ReturnType<typeof carrier>,
): Promise<void> {
  const decided = (await review.listFindings(tx, of.documentId))
    .filter((finding) => finding.decision !== 'pending')
    .map((finding) => ({
      ...finding,
      span: carry(finding.span),
      figures: finding.figures.map((figure) => ({ ...figure, span: carry(figure.span) })),
    }));
  await store.keepFindings(tx, of.documentId, decided);
  const isKnown = ([start, end]: [number, number]) =>
    decided.some(({ span }) => span[0] < end && span[1] > start);
  await review.insertFindings(
    tx,
    of,
    extraction.findings.filter(({ span }) => !isKnown(span)),
  );
}

/** What the database keeps has its keys in another order, and no undefined ones. */
function sameHeader(a: Extraction, b: Extraction): boolean {
  const said = ({ document: { citations: _, ...head } }: Extraction) => JSON.parse(JSON.stringify(head));
  return isDeepStrictEqual(said(a), said(b));
}

/** «Nhận bản mới», «Giữ như cũ», and the way back from either. */
export const answerNewer = act('document.review')
  .input(ItemVersion.extend({ answer: z.enum(['take', 'keep', 'undo']) }))
  .output(Version)
  .handler(({ context: { db, viewer }, input }) =>
    change(db, viewer, input, 'edit', async (tx, row) => {
      const newer = await store.newerOf(tx, row.id);
      const write = (values: Record<string, unknown>, next: store.Newer) =>
        review.updateItem(tx, row.id, input.version, { ...values, newer: json(next) });
      if (!newer || (newer.state === 'offered') === (input.answer === 'undo'))
        throw problem('conflict', 'Khác biệt này đã được trả lời. Trang đã lấy bản mới để xem lại.');
      const { proposal } = newer;
      if (input.answer === 'keep') return write({}, { state: 'kept', proposal });
      if (input.answer === 'take') {
        const before = ItemProposal.parse(review.itemOf(row, []));
        return write(review.columnsOf(ItemProposal.parse(proposal)), { state: 'taken', proposal, before });
      }
      const back = newer.before ? review.columnsOf(newer.before) : {};
      return write(back, { state: 'offered', proposal });
    }),
  );
