import { type EdxmlDocument, mayFollow, type Note } from '@dondoc/edxml';
import { lockOffice, logAs } from '#accounts/store.ts';
import { tell } from '#inbox/store.ts';
import type { Tx } from '#platform/database/connection.ts';
import { newsOf, packageHead } from '../edxml/rules.ts';
import type { PackageFile, PackageHead, PackageState } from '../edxml/schema.ts';
import * as store from '../edxml/store.ts';
import type { Declaration } from '../marks/schema.ts';
import { fullNumber } from '../numbering/rules.ts';
import { noteSender } from '../organisations/store.ts';
import type { Desk, TakenFile } from '../receiving/schema.ts';
import type { Looked } from '../receiving/worker.ts';
import { keepFile, say } from '../sending/jobs.ts';
import { findSent, noteStatus } from '../sending/store.ts';
import { removeUnkept } from '../store.ts';

/** A file known already comes again only with the word it waited for, or where it could not be read before. */
export const mayCome = (state: string, declaration: Declaration | null): boolean =>
  state === 'unread' || (state === 'held' && declaration !== null);

/** Under the lock of the office: whether another worker has taken it meanwhile. */
export async function isTaken(tx: Tx, { by }: Desk, { hash }: TakenFile, declaration: Declaration | null) {
  const known = await store.findByHash(tx, by.office.id, hash);
  return known !== undefined && !mayCome(known.state, declaration);
}

export const columnsOf = (desk: Desk, { name, bytes, hash }: TakenFile) => ({
  ...{ officeId: desk.by.office.id, fileName: name, size: bytes.length, sha256: hash },
  receivedOn: desk.by.today,
});

export const saidOf = (said: EdxmlDocument) => ({
  ...{ kind: 'document', fromCode: said.from.id || null, fromName: said.from.name || null },
  ...{ documentKey: said.documentId, codeNumber: said.code.number, codeNotation: said.code.notation },
  ...{ issuedOn: said.promulgatedOn, typeName: said.type.name || null, subject: said.subject || null },
  ...{ steering: said.steering, business: said.business, head: packageHead(said) },
});

type Kept = Extract<Looked, { end: 'kept' }> & { notes: Note[]; declaration: Declaration | null };

/** The row and the bytes that may stay, both or neither; the first worker does it, and a second nothing. */
export async function keep(desk: Desk, file: TakenFile, said: EdxmlDocument, looked: Kept): Promise<void> {
  const { parts, by } = desk;
  let fileId: string | null = null;
  try {
    await parts.db.transaction().execute(async (tx) => {
      await lockOffice(tx, by.office.id);
      if (await isTaken(tx, desk, file, looked.declaration)) return;
      fileId = looked.kept && (await keepFile(parts.files, tx, by, file.name, looked.kept));
      await arrive(tx, desk, file, said, { ...looked, fileId });
    });
  } catch (error) {
    if (fileId) await removeUnkept(parts.db, parts.files, fileId);
    throw error;
  }
}

async function arrive(
  tx: Tx,
  desk: Desk,
  file: TakenFile,
  said: EdxmlDocument,
  looked: Kept & { fileId: string | null },
): Promise<void> {
  const { parts, by, setting } = desk;
  const { documentId, madeDocument, attachments, notes, declaration, fileId } = looked;
  const replaced = said.replaces.map((one) => one.documentId);
  const earlier = await store.findEarlier(tx, by.office.id, said, replaced);
  const answered = await answeredBy(tx, by.office.id, said);
  const standing = await standingOf(tx, desk, said, attachments, earlier);
  const id = await store.insertPackage(tx, {
    ...{ ...columnsOf(desk, file), ...saidOf(said), ...standing, fileId, attachments, notes, declaration },
    documentId: documentId ?? (said.business === 'recall' ? (earlier?.documentId ?? null) : null),
    ...{ madeDocument, earlierId: earlier?.id ?? null, answersSentId: answered?.id ?? null },
  });
  if (!id) return;
  await noteSender(tx, by.office.id, said.from);
  if (standing.state === 'arrived')
    await say(tx, by, {
      ...{ setting, packageId: id, about: saidOf(said) },
      ...{ code: '01', description: null, now: parts.clock.now() },
    });
  if (standing.state !== 'noted') await tellClerks(tx, desk, id, `Gói liên thông mới: ${titleOf(said)}`);
  const subject = { kind: 'edxml-package', id };
  await logAs(tx, by, 'edxml.take', subject, { state: standing.state, documentId });
  if (declaration) {
    const files = attachments.map(({ sha256: hash }) => hash).join(',');
    await logAs(tx, by, 'edxml.declare', subject, { declared: [declaration].flat().join(','), files });
  }
}

type Earlier = NonNullable<Awaited<ReturnType<typeof store.findEarlier>>>;

/** The same paper sent again with the same words is no news; with others it is, whatever its sender calls it. */
async function standingOf(
  tx: Tx,
  desk: Desk,
  said: EdxmlDocument,
  attachments: PackageFile[],
  earlier: Earlier | null,
): Promise<{ state: PackageState; problem: string | null }> {
  if (said.business === 'recall') {
    const isTurn = earlier !== null && (await askBack(tx, desk, earlier.id, said.from.id, said.reason));
    return { state: isTurn ? 'asked' : 'noted', problem: recallProblem(earlier !== null, isTurn) };
  }
  if (!earlier) return { state: 'arrived', problem: null };
  const head = earlier.head as PackageHead | null;
  const before = {
    subject: earlier.subject,
    head,
    attachments: earlier.attachments as unknown as PackageFile[],
  };
  const news = newsOf({ subject: said.subject || null, head: packageHead(said), attachments }, before);
  if (said.business === 'new' && news.length === 0)
    return { state: 'noted', problem: 'Gửi lại văn bản đã nhận; không lập văn bản thứ hai.' };
  const problem = news.length > 0 ? `Văn bản này đã nhận trước đây. Bản này khác: ${news.join('; ')}.` : null;
  return { state: 'arrived', problem };
}

const titleOf = ({ type, code, from }: EdxmlDocument): string =>
  [type.name, fullNumber(code.number || null, code.notation || null), from.name && `của ${from.name}`]
    .filter(Boolean)
    .join(' ');

export const tellClerks = (tx: Tx, { by }: Desk, id: string, title: string, key = `edxml:${id}`) =>
  tell(
    tx,
    { roles: ['clerk'] },
    {
      ...{ officeId: by.office.id, key, kind: 'document', title },
      ...{ link: `/lien-thong/${id}`, subject: null },
    },
  );

/** Of what we had sent, what a report or an answer speaks of. */
async function answeredBy(tx: Tx, officeId: string, { responseFor, from }: EdxmlDocument) {
  for (const { documentId, code, promulgatedOn } of responseFor) {
    const found = await findSent(tx, officeId, { documentId, ...code, on: promulgatedOn, by: from.id });
    if (found) return found;
  }
  return null;
}

/** Asked back: kept in the trail of what came before, in its turn or not; a person answers. */
export async function askBack(
  tx: Tx,
  { by }: Desk,
  packageId: string,
  from: string,
  reason: string | null,
): Promise<boolean> {
  const before = await store.toldCodes(tx, by.office.id, packageId);
  const moved = mayFollow(before, '13');
  await noteStatus(tx, {
    ...{
      officeId: by.office.id,
      subject: { packageId },
      organisationCode: from,
      direction: 'in',
      code: '13',
    },
    ...{ moved, description: reason, saidAt: null, happenedOn: by.today },
    byUser: null,
  });
  return moved;
}

export function recallProblem(isKnown: boolean, isTurn: boolean): string | null {
  if (!isKnown) return 'Không tìm thấy văn bản mà gói này xin thu hồi trong các gói đã nhận.';
  return isTurn ? null : 'Xin lấy lại không đúng lượt: việc đã hoàn thành, hoặc lần xin trước chưa trả lời.';
}
