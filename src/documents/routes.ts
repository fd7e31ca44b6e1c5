import { randomUUID } from 'node:crypto';
import type { Watching } from '@dondoc/intake';
import type { Extraction } from '@dondoc/reader';
import type { Context as HonoContext } from 'hono';
import { z } from 'zod';
import { areOwnAgencies, listAgencies } from '#accounts/agencies/store.ts';
import { sees } from '#accounts/permissions.ts';
import { everyName } from '#accounts/rules.ts';
import type { Agency } from '#accounts/schema.ts';
import { act, permitted } from '#accounts/session/routes.ts';
import { type Actor, lockOffice, logAs } from '#accounts/store.ts';
import { calendarTable } from '#platform/calendar/store.ts';
import { readDataBytes } from '#platform/data-file.ts';
import type { Tx } from '#platform/database/connection.ts';
import type { Parts } from '#platform/http/context.ts';
import { cut, keyOf, PieceQuery, pieceOf } from '#platform/http/cursor.ts';
import { sendsFile, takesFile } from '#platform/http/file-paths.ts';
import { orThrow, problem } from '#platform/http/problems.ts';
import { streamWork } from '#platform/http/slow-work.ts';
import { receiveUpload, type Upload } from '#platform/http/upload.ts';
import { readLinks } from './citing/store.ts';
import type { PageLayout } from './layout/schema.ts';
import { replaceLayout } from './layout/store.ts';
import { DECLARATION, readDeclaration } from './marks/schema.ts';
import { wasPurged } from './purge/store.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';
import { judgeFile, readWithLayout, sha256 } from './worker.ts';

const list = act('document.read')
  .output(z.array(shape.DocumentSummary))
  .handler(({ context }) => store.listDocuments(context.db, sees(context.viewer)));

const page = act('document.read', 'GET /documents', 'Văn bản, mới nhận trước')
  .input(PieceQuery)
  .output(pieceOf(shape.DocumentSummary))
  .handler(async ({ context: { db, viewer }, input: { cursor, limit } }) => {
    const after = keyOf(cursor, z.tuple([z.string(), z.uuid()]));
    return cut(await store.documentsAfter(db, sees(viewer), after, limit + 1), limit, ({ key }) => key);
  });

const get = act('document.read', 'GET /documents/{id}', 'Một văn bản với nguyên văn')
  .input(z.object({ id: z.uuid() }))
  .output(shape.DocumentDetail)
  .handler(async ({ context, input }) => {
    const { viewer } = context;
    const document = await store.findDocument(context.db, sees(viewer), input.id, viewer.today);
    if (!document) throw problem('notFound');
    return document;
  });

const correctHeader = act(
  'document.review',
  'PATCH /documents/{id}',
  'Sửa phần đầu của văn bản chưa phát hành',
)
  .input(z.object({ id: z.uuid(), version: z.number().int(), patch: shape.HeaderPatch }))
  .output(z.object({ version: z.number().int() }))
  .handler(async ({ context, input }) => {
    const { office } = context.viewer;
    return context.db.transaction().execute(async (tx) => {
      const document = await store.lockDocument(tx, office.id, input.id);
      if (!document) throw problem('notFound');
      if (document.state !== 'draft')
        throw problem('conflict', 'Văn bản đã phát hành nên phần đầu không sửa được nữa.');
      if (document.version !== input.version) throw problem('conflict');
      await ownRecipients(tx, office.id, input.patch);
      await store.updateHeader(tx, input.id, input.patch);
      await readLinks(tx, office.id, input.id);
      const detail = { fields: Object.keys(input.patch).join(',') };
      await logAs(tx, context.viewer, 'document.review', { kind: 'document', id: input.id }, detail);
      return { version: document.version + 1 };
    });
  });

/** A document goes only to agencies of the office's own directory. */
async function ownRecipients(tx: Tx, officeId: string, { recipients }: shape.HeaderPatch): Promise<void> {
  if (!recipients) return;
  const named = recipients.flatMap((line) => line.agencyIds);
  if (!(await areOwnAgencies(tx, officeId, named)))
    throw problem('badInput', 'Nơi nhận có cơ quan không có trong danh bạ. Chọn lại; chưa có gì được lưu.');
}

const receive = act('document.receive', 'POST /documents/{id}/receipts', 'Ký nhận văn bản')
  .input(z.object({ id: z.uuid() }))
  .output(z.object({ first: z.boolean() }))
  .handler(async ({ context, input }) => {
    const { viewer } = context;
    const document = await store.findDocument(context.db, sees(viewer), input.id, viewer.today);
    if (!document) throw problem('notFound');
    return context.db.transaction().execute(async (tx) => {
      const receipt = {
        documentId: input.id,
        agencyId: viewer.agency.id,
        day: viewer.today,
        userId: viewer.userId,
      };
      const first = await store.acknowledge(tx, receipt);
      if (first) {
        const detail = { agencyId: viewer.agency.id };
        await logAs(tx, viewer, 'document.receive', { kind: 'document', id: input.id }, detail);
      }
      return { first };
    });
  });

/** Somebody of the agency has it before their eyes: not yet an acknowledgement, but no longer unread. */
const open = act('document.open')
  .input(z.object({ id: z.uuid() }))
  .output(z.object({ first: z.boolean() }))
  .handler(async ({ context: { db, viewer }, input }) => {
    const document = await store.findDocument(db, sees(viewer), input.id, viewer.today);
    if (!document) throw problem('notFound');
    return db.transaction().execute(async (tx) => {
      const first = await store.markOpened(tx, input.id, viewer.agency.id, viewer.userId);
      const subject = { kind: 'document', id: input.id };
      if (first) await logAs(tx, viewer, 'document.open', subject, { agencyId: viewer.agency.id });
      return { first };
    });
  });

export const documentsRouter = { documents: { list, page, get, correctHeader, open, receive } };

/** What the room above does with a reading, in the same transaction. */
export type OnRead = (
  tx: Tx,
  read: { documentId: string; officeId: string; extraction: Extraction; agencies: Agency[] },
) => Promise<void>;

/** Takes a file in: read and checked first, stored only when it may be. */
export async function takeIn(
  parts: Parts,
  viewer: Actor,
  file: Upload,
  onRead: OnRead,
  watching: Watching = {},
): Promise<shape.Uploaded> {
  const hash = sha256(file.bytes);
  const known = await store.findByContent(parts.db, viewer.office.id, hash);
  if (known) return { documentId: known, alreadyHere: true };
  if (await wasPurged(parts.db, viewer.office.id, hash))
    throw problem(
      'secret',
      'Tệp này đã bị huỷ vì có nội dung mật nên không nhận lại. Tệp chưa được lưu ở đâu.',
    );
  await checkMarks(parts, viewer, 'document.upload', file);
  const agencies = await listAgencies(parts.db, viewer.office.id);
  const calendar = await calendarTable(parts.db, viewer.office.id);
  const asked = { agencies: everyName(agencies), calendar, watching };
  const read = await readWithLayout(file.bytes, file.name, asked);
  if (!read.ok) await logRefusal(parts, viewer, 'document.upload', hash, read.code);
  const { extraction, layout } = orThrow(read);
  const fileId = randomUUID();
  await parts.files.put(fileId, file.bytes);
  const stored = await parts.db
    .transaction()
    .execute((tx) => storeReading(tx, viewer, { fileId, file, extraction, layout, agencies }, onRead))
    .catch(async (error) => {
      await store.removeUnkept(parts.db, parts.files, fileId);
      throw error;
    });
  if (stored.alreadyHere) await parts.files.remove(fileId);
  return stored;
}

interface Read {
  fileId: string;
  file: { name: string; bytes: Uint8Array };
  extraction: Extraction;
  layout: PageLayout[];
  agencies: Agency[];
}

/** Under the office's lock, so that the same file sent twice at once makes one document. */
async function storeReading(tx: Tx, viewer: Actor, read: Read, onRead: OnRead): Promise<shape.Uploaded> {
  const { fileId, file, extraction, layout, agencies } = read;
  const { mediaType, sha256: hash } = extraction.source;
  const officeId = viewer.office.id;
  await lockOffice(tx, officeId);
  const known = await store.findByContent(tx, officeId, hash);
  if (known) return { documentId: known, alreadyHere: true };
  const { name, bytes } = file;
  const row = { officeId, name, mediaType, size: bytes.length, sha256: hash, createdBy: viewer.userId };
  await store.insertFile(tx, fileId, row);
  const documentId = await store.insertDocument(
    tx,
    { officeId, fileId, createdBy: viewer.userId },
    extraction,
    agencies,
  );
  await replaceLayout(tx, documentId, layout);
  await onRead(tx, { documentId, officeId, extraction, agencies });
  await readLinks(tx, officeId, documentId);
  await logAs(tx, viewer, 'document.upload', { kind: 'document', id: documentId }, { fileId, sha256: hash });
  return { documentId, alreadyHere: false };
}

/**
 * The gate before all others: red marks in the header of the picture, before anything is read or kept. What a person
 * declares of them is logged by kind and hash.
 */
export async function checkMarks(parts: Parts, viewer: Actor, name: string, file: Upload): Promise<void> {
  const hash = sha256(file.bytes);
  const declaration = readDeclaration(file.fields[DECLARATION]);
  const judged = await judgeFile(file.bytes, file.name, declaration);
  if (!judged.ok) await logRefusal(parts, viewer, name, hash, judged.code);
  const marks = orThrow(judged);
  if (marks === 0 || !declaration) return;
  const detail = { declared: [declaration].flat().join(','), marks };
  const subject = { kind: 'declared-file', id: hash };
  await parts.db.transaction().execute((tx) => logAs(tx, viewer, name, subject, detail));
}

/** Of a refused file only the hash and the reason remain, no name and no words (standards: NĐ 63/2026). */
export async function logRefusal(
  parts: Parts,
  viewer: Actor,
  name: string,
  hash: string,
  code: string,
): Promise<void> {
  await parts.db
    .transaction()
    .execute((tx) => logAs(tx, viewer, name, { kind: 'refused-file', id: hash }, { refused: code }));
}

export const documentFilePaths = {
  '/documents': {
    post: takesFile(
      { tag: 'documents', id: 'documents.upload', summary: 'Gửi một văn bản để đọc' },
      shape.Uploaded,
    ),
  },
  '/documents/{id}/original': {
    get: sendsFile(
      {
        ...{ tag: 'documents', id: 'documents.original', summary: 'Tệp gốc của văn bản' },
        path: { id: 'Văn bản' },
      },
      'application/octet-stream',
    ),
  },
};

/** Files travel outside the typed routes: multipart in, bytes out. */
export function fileRoutes(parts: Parts, onRead: OnRead) {
  async function upload(c: HonoContext): Promise<Response> {
    const viewer = await permitted({ ...parts, headers: c.req.raw.headers }, 'document.upload');
    const file = orThrow(await receiveUpload(c.req.raw, parts.maxUploadBytes));
    return streamWork(c, (watching) => takeIn(parts, viewer, file, onRead, watching));
  }

  async function original(c: HonoContext): Promise<Response> {
    const viewer = await permitted({ ...parts, headers: c.req.raw.headers }, 'document.read');
    const document = await store.findDocument(parts.db, sees(viewer), c.req.param('id') ?? '', viewer.today);
    if (!document) throw problem('notFound');
    return sendFile(await parts.files.get(document.file.id), document.file.name, document.file.mediaType);
  }

  async function example(c: HonoContext): Promise<Response> {
    const name = c.req.param('name') ?? '';
    const mediaType = Object.hasOwn(exampleFiles, name) ? exampleFiles[name] : undefined;
    if (!mediaType) throw problem('notFound');
    return sendFile(await readDataBytes(`example/${name}`), name, mediaType);
  }

  return { upload, original, example };
}

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const exampleFiles: Record<string, string> = {
  'thong-bao-118.docx': DOCX,
  'thong-bao-118.pdf': 'application/pdf',
};

/** Always as a download: bytes that somebody uploaded never run in our pages. */
export function sendFile(bytes: Uint8Array, name: string, mediaType: string): Response {
  const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(name)}`;
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': mediaType,
      'content-disposition': disposition,
      'x-content-type-options': 'nosniff',
    },
  });
}
