import { isDeepStrictEqual } from 'node:util';
import type { Extraction } from '@dondoc/reader';
import { z } from 'zod';
import { listAgencies } from '#accounts/agencies/store.ts';
import { enqueue, openJob } from '#accounts/jobs/store.ts';
import { everyName } from '#accounts/rules.ts';
import type { Agency, Viewer } from '#accounts/schema.ts';
import { act } from '#accounts/session/routes.ts';
import { logAs } from '#accounts/store.ts';
import { placeOf } from '#documents/corrections/rules.ts';
import { Becomes } from '#documents/corrections/schema.ts';
import { insertCorrection } from '#documents/corrections/store.ts';
import { listLayout, replaceLayout } from '#documents/layout/store.ts';
import { Span } from '#documents/schema.ts';
import { lockDocument } from '#documents/store.ts';
import { type OfficialFile, readText } from '#documents/worker.ts';
import { calendarTable } from '#platform/calendar/store.ts';
import type { Tx } from '#platform/database/connection.ts';
import { json } from '#platform/database/json.ts';
import { type Outcome, orThrow, problem } from '#platform/http/problems.ts';
import { change, documentOf, ItemVersion, Version } from '../reshaping/routes.ts';
import { proposedItems } from '../review/rules.ts';
import { ItemProposal } from '../review/schema.ts';
import * as review from '../review/store.ts';
import { carrier, reread } from './rules.ts';
import { type ReadingChanges, Rereading } from './schema.ts';
import * as store from './store.ts';

/**
 * Has the stored file read once more. A scan takes seconds a page, so it is done as a job; asked twice, it is one.
 */
export const readAgain = act('document.review', 'POST /documents/{documentId}/readings', 'Đọc lại tệp')
  .input(z.object({ documentId: z.uuid() }))
  .output(z.object({ jobId: z.string() }))
  .handler(async ({ context: { db, jobs, viewer }, input: { documentId } }) => {
    const document = await documentOf(db, viewer, documentId);
    if (document.state !== 'draft') throw published();
    const open = await openJob(db, viewer, 'read-again', documentId);
    return { jobId: open ?? (await enqueue({ db, jobs }, viewer, 'read-again', { documentId })) };
  });

export const published = () =>
  problem('conflict', 'Văn bản đã phát hành; không đọc lại được nữa. Chưa có gì thay đổi.');

export function orRefuseSecret(read: Outcome<OfficialFile>): OfficialFile {
  if (!read.ok && read.code === 'secret')
    throw problem(
      'secret',
      'Bản đọc mới thấy dấu chỉ độ mật trong tệp. Chưa có gì thay đổi. Không làm tiếp với văn bản này; đề nghị huỷ văn bản ở trang văn bản.',
    );
  return orThrow(read);
}

/**
 * A person reads on the paper what the machine read otherwise: the correction is kept beside what was read, and the
 * text is read anew with it. Only recognised words: what a file says in letters of its own is the source.
 */
export const correctWords = act(
  'document.review',
  'POST /documents/{documentId}/corrections',
  'Sửa chữ máy nhận dạng sai',
)
  .input(z.object({ documentId: z.uuid(), version: z.number().int(), span: Span, becomes: Becomes }))
  .output(Rereading)
  .handler(async ({ context: { db, viewer }, input: { documentId, version, span, becomes } }) => {
    const document = await documentOf(db, viewer, documentId);
    if (document.state !== 'draft') throw published();
    const { extraction } = await store.lastReading(db, documentId);
    const layout = await listLayout(db, documentId);
    const place = placeOf({ text: document.text, layout }, span);
    if (document.version !== version) throw changedMeanwhile();
    if (!place || !extraction)
      throw problem(
        'badInput',
        'Chỉ sửa được những chữ liền nhau trên một dòng mà máy nhận dạng từ ảnh. Chưa có gì được lưu.',
      );
    const agencies = await listAgencies(db, viewer.office.id);
    const correction = { ...place, becomes };
    const calendar = await calendarTable(db, viewer.office.id);
    const asked = { layout, agencies: everyName(agencies), calendar, corrections: [correction] };
    const read = orRefuseSecret(await readText(extraction, asked));
    return db.transaction().execute(async (tx) => {
      const locked = await lockDocument(tx, viewer.office.id, documentId);
      if (locked?.version !== version) throw changedMeanwhile();
      await insertCorrection(tx, { documentId, userId: viewer.userId }, correction);
      return layOver(tx, viewer, documentId, read, agencies);
    });
  });

const changedMeanwhile = () =>
  problem(
    'conflict',
    'Văn bản vừa được người khác sửa. Trang đã lấy bản mới; xem lại chữ này rồi sửa lại nếu còn sai.',
  );

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
export const answerNewer = act(
  'document.review',
  'PUT /review-items/{itemId}/newer',
  'Nhận bản đọc mới, hoặc giữ như cũ',
)
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
