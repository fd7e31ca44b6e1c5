import { randomUUID } from 'node:crypto';
import {
  documentIdOf,
  type EdxmlDocument,
  faultsOf,
  kindCodeOf,
  type Organisation,
  type Reference,
  type StatusCode,
  writeStatus,
} from '@dondoc/edxml';
import { type Actor, logAs } from '#accounts/store.ts';
import type { Database, Tx } from '#platform/database/connection.ts';
import type { FileStore } from '#platform/files/store.ts';
import type { Parts } from '#platform/http/context.ts';
import { problem } from '#platform/http/problems.ts';
import { type Named, referenceOf } from '../edxml/rules.ts';
import { splitNumber } from '../numbering/rules.ts';
import { insertFile } from '../store.ts';
import type { Transport } from '../transport/schema.ts';
import { sha256 } from '../worker.ts';
import type { Sent, Setting } from './schema.ts';
import * as store from './store.ts';
import { writeOffThread } from './worker.ts';

export const EDXML = 'application/xml';

/** Who speaks: the office, and in it a person or the clock. */
export interface Speaker extends Actor {
  today: string;
}

/** A moment as packages have it: in Viet Nam, without a zone. */
export function momentInVietnam(at: Date): string {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Asia/Ho_Chi_Minh',
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  return parts.format(at).replace(' ', 'T');
}

interface Spoken {
  setting: Setting;
  packageId: string;
  /** Whose package it is, and how they call it. */
  about: Named;
  code: StatusCode;
  description: string | null;
  now: Date;
}

/** Says a status to the sender of a package: into its trail, and into the line of what waits to be sent. */
export async function say(tx: Tx, by: Speaker, spoken: Spoken): Promise<void> {
  const { setting, packageId, about, code, description, now } = spoken;
  const to = { code: about.fromCode ?? '', name: about.fromName ?? '' };
  const officeId = by.office.id;
  const at = momentInVietnam(now);
  await store.noteStatus(tx, {
    ...{ officeId, subject: { packageId }, organisationCode: to.code, direction: 'out', code, moved: true },
    ...{ description, saidAt: at, happenedOn: by.today, byUser: by.userId },
  });
  const from = { id: setting.ownCode, name: setting.ownName };
  const responseFor = referenceOf(about);
  const message = { kind: 'status' as const, responseFor, from, code, description, at, staff: null };
  const [fault] = faultsOf(message);
  const id = randomUUID();
  await store.insertSent(
    tx,
    {
      ...{ officeId, id, kind: 'status', statusCode: code, packageId, madeBy: by.userId, madeOn: by.today },
      name: `trang-thai-${code}-${id}.edxml`,
      // A sender who gives no code cannot be told; that stays to be read.
      ...(fault
        ? { state: 'failed' as const, problem: fault.message }
        : { xml: new TextDecoder().decode(writeStatus(message)) }),
    },
    [to],
  );
}

export interface Package {
  kind: 'document' | 'report';
  business: Sent['business'];
  steering: 1 | 2 | 3;
  to: Organisation[];
  /** "118-TB/VPTU". */
  number: string;
  issuedOn: string;
  typeName: string;
  subject: string;
  place: string | null;
  signer: EdxmlDocument['signer'];
  responseFor: Reference[];
  reason: string | null;
  replaces: EdxmlDocument['replaces'];
  attachments: { name: string; mediaType: string; bytes: Uint8Array }[];
  documentId: string | null;
  packageId: string | null;
  ofSentId: string | null;
  /** Of what is recalled or updated: as it was called when it was sent. */
  documentKey?: string | null;
  act: string;
}

/** A package as it goes out, with what was asked. */
export interface Built {
  asked: Package;
  code: EdxmlDocument['code'];
  documentKey: string;
  bytes: Uint8Array;
}

/** Writes a package, before and outside of any transaction; refused with the sentence where it does not fit the standard. */
export async function buildPackage(
  { clock }: Pick<Parts, 'clock'>,
  setting: Setting,
  asked: Package,
): Promise<Built> {
  const split = splitNumber(asked.number);
  const code = { number: split.number ?? '', notation: split.notation ?? '' };
  const documentKey = asked.documentKey ?? documentIdOf(setting.ownCode, asked.issuedOn, code);
  const message = documentOf(asked, { setting, code, documentKey, at: momentInVietnam(clock.now()) });
  const [fault] = faultsOf(message);
  if (fault) throw problem('badInput', `${fault.message} Chưa có gì được gửi.`);
  return { asked, code, documentKey, bytes: await writeOffThread(message) };
}

/** Puts a package in the line of what waits. */
export async function queuePackage(
  { files }: Pick<Parts, 'files'>,
  tx: Tx,
  by: Speaker,
  { asked, code, documentKey, bytes }: Built,
): Promise<string> {
  const officeId = by.office.id;
  const id = randomUUID();
  const name = `${asked.kind === 'report' ? 'bao-cao' : 'van-ban'}-${id}.edxml`;
  const fileId = await keepFile(files, tx, by, name, bytes);
  await store.insertSent(
    tx,
    {
      ...{ officeId, id, name, fileId, documentKey, kind: asked.kind, business: asked.business },
      ...{ steering: asked.steering, documentId: asked.documentId, packageId: asked.packageId },
      ...{ ofSentId: asked.ofSentId, codeNumber: code.number, codeNotation: code.notation },
      ...{ issuedOn: asked.issuedOn, subject: asked.subject, reason: asked.reason },
      ...{ madeBy: by.userId, madeOn: by.today },
    },
    asked.to.map((one) => ({ code: one.id, name: one.name })),
  );
  const detail = { receivers: asked.to.length, business: asked.business, steering: asked.steering };
  await logAs(tx, by, asked.act, { kind: 'edxml-sent', id }, detail);
  return id;
}

interface Written {
  setting: Setting;
  code: EdxmlDocument['code'];
  documentKey: string;
  at: string;
}

const documentOf = (asked: Package, { setting, code, documentKey, at }: Written): EdxmlDocument => ({
  ...{ kind: 'document', code, documentId: documentKey, to: asked.to },
  from: { id: setting.ownCode, name: setting.ownName },
  ...{ place: asked.place, promulgatedOn: asked.issuedOn, subject: asked.subject, content: null },
  type: { code: kindCodeOf(asked.typeName), name: asked.typeName },
  ...{ signer: asked.signer, dueOn: null, toPlaces: [], priority: 0, steering: asked.steering },
  ...{ responseFor: asked.responseFor, business: asked.business, reason: asked.reason },
  ...{ replaces: asked.replaces, staff: null, isPaperSent: false, pageAmount: null },
  trace: [{ organisationId: setting.ownCode, at }],
  attachments: asked.attachments.map(({ name, mediaType, bytes }) => ({
    ...{ name, contentType: mediaType, description: null, bytes },
  })),
});

/** Bytes of a package, as a file of the office. */
export async function keepFile(
  files: FileStore,
  tx: Tx,
  by: Actor,
  name: string,
  bytes: Uint8Array,
): Promise<string> {
  const fileId = randomUUID();
  await files.put(fileId, bytes);
  await insertFile(tx, fileId, {
    ...{ officeId: by.office.id, name, mediaType: EDXML, size: bytes.length, sha256: sha256(bytes) },
    createdBy: by.userId,
  });
  return fileId;
}

/** Puts what waits into the folder. A file written twice is the same file, so this may be done again at any time. */
export async function sendWaiting(
  { db, files }: { db: Database; files: FileStore },
  officeId: string,
  transport: Transport,
): Promise<number> {
  let sent = 0;
  for (const { id, name, xml, fileId } of await store.dueFiles(db, officeId)) {
    try {
      const bytes = xml === null && fileId ? await files.get(fileId) : new TextEncoder().encode(xml ?? '');
      await transport.send(name, bytes);
      await store.markSent(db, id);
      sent += 1;
    } catch (error) {
      const why = error instanceof Error && 'code' in error ? String(error.code) : 'không rõ';
      await store.noteFailure(db, id, `Không ghi được vào thư mục đi (lỗi ${why}).`);
    }
  }
  return sent;
}
