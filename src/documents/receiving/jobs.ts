import { type EdxmlDocument, type EdxmlStatus, mayFollow, type Note, type ReadEdxml } from '@dondoc/edxml';
import { secrecyMark } from '@dondoc/reader';
import { lockOffice, logAs } from '#accounts/store.ts';
import { tell } from '#inbox/store.ts';
import type { Tx } from '#platform/database/connection.ts';
import { packageHead } from '../edxml/rules.ts';
import * as store from '../edxml/store.ts';
import { readOffThread } from '../edxml/worker.ts';
import type { Declaration } from '../marks/schema.ts';
import { fullNumber } from '../numbering/rules.ts';
import { noteSender } from '../organisations/store.ts';
import { keepFile, say } from '../sending/jobs.ts';
import { movedCodes } from '../sending/rules.ts';
import { findSent, noteStatus, trailOf } from '../sending/store.ts';
import { sha256 } from '../worker.ts';
import type { Desk, TakenFile } from './schema.ts';
import { look } from './worker.ts';

/** A file cut short may still be on its way. */
const SETTLED_MS = 60_000;

/** Takes one file in. The same bytes again change nothing. Gives whether it went out of the way. */
export async function receiveFile(
  desk: Desk,
  { name, bytes, restedMs }: { name: string; bytes: Uint8Array; restedMs: number },
  declaration: Declaration | null = null,
): Promise<boolean> {
  const { parts, by, transport } = desk;
  const hash = sha256(bytes);
  const known = await store.findByHash(parts.db, by.office.id, hash);
  if (known && !(known.state === 'held' && declaration)) {
    await (known.state === 'secret' ? transport.destroy(name) : transport.done(name));
    return true;
  }
  const read = await readOffThread(bytes);
  if (!read.ok) {
    const mayGrow = (read.reason === 'notXml' || read.reason === 'damaged') && restedMs < SETTLED_MS;
    return mayGrow ? false : putAside(desk, name, bytes, faultOf(read));
  }
  const file = { name, bytes, hash };
  if (read.package.kind === 'status') await takeStatus(desk, file, read.package, read.notes);
  else await takeDocument(desk, file, read.package, read.notes, declaration);
  return true;
}

const faultOf = ({ place, message }: Extract<ReadEdxml, { ok: false }>): string =>
  place ? `${message} Chỗ: ${place}.` : message;

/** What cannot be read stays with its sentence beside it, and as a line of the list. */
export async function putAside(
  { parts, by, transport }: Desk,
  name: string,
  bytes: Uint8Array | null,
  why: string,
) {
  const size = bytes?.length ?? 0;
  const row = { officeId: by.office.id, fileName: name.slice(0, 200), size, receivedOn: by.today };
  const hash = sha256(bytes ?? new TextEncoder().encode(`unread ${name}`));
  await parts.db
    .transaction()
    .execute((tx) => store.insertPackage(tx, { ...row, sha256: hash, state: 'unread', problem: why }));
  await transport.bad(name, why);
  return true;
}

const columnsOf = (desk: Desk, { name, bytes, hash }: TakenFile) => ({
  ...{ officeId: desk.by.office.id, fileName: name.slice(0, 200), size: bytes.length, sha256: hash },
  receivedOn: desk.by.today,
});

const saidOf = (said: EdxmlDocument) => ({
  ...{ kind: 'document', fromCode: said.from.id || null, fromName: said.from.name || null },
  ...{ documentKey: said.documentId, codeNumber: said.code.number, codeNotation: said.code.notation },
  ...{ issuedOn: said.promulgatedOn, typeName: said.type.name || null, subject: said.subject || null },
  ...{ steering: said.steering, business: said.business, head: packageHead(said) },
});

const referenceOf = (said: EdxmlDocument) => ({
  organisationId: said.from.id,
  ...{ code: said.code, promulgatedOn: said.promulgatedOn, documentId: said.documentId },
});

/** The look for secrets first: nothing of a package is stored before it is over. */
async function takeDocument(
  desk: Desk,
  file: TakenFile,
  said: EdxmlDocument,
  notes: Note[],
  declaration: Declaration | null,
): Promise<void> {
  const { parts, by, transport } = desk;
  const words = [
    said.subject,
    said.content,
    said.type.name,
    ...said.attachments.map((one) => one.description),
  ];
  const isSecret = words.some((line) => line && secrecyMark(line));
  const looked = isSecret ? ({ end: 'secret' } as const) : await look(desk, file, said, declaration);
  if (looked.end === 'secret') return refuseSecret(desk, file, said);
  if (looked.end !== 'kept') {
    await transport.hold(file.name);
    const row = { ...columnsOf(desk, file), ...saidOf(said), state: 'held', notes };
    await parts.db.transaction().execute(async (tx) => {
      const id = await store.insertPackage(tx, row);
      if (id) await tellClerks(tx, desk, id, `Gói liên thông chờ khai dấu đỏ: ${titleOf(said)}`);
    });
    return;
  }
  const { kept, attachments, documentId } = looked;
  await parts.db.transaction().execute(async (tx) => {
    await lockOffice(tx, by.office.id);
    const ids = said.replaces.map((one) => one.documentId);
    const earlier = await store.findEarlier(tx, by.office.id, said, ids);
    const answered = await answeredBy(tx, by.office.id, said);
    const isRecall = said.business === 'recall';
    // The same paper sent again with the same words is no news.
    const isAgain =
      earlier !== null &&
      (documentId ? earlier.documentId === documentId : said.business === 'new') &&
      !isRecall;
    const isTurn =
      isRecall && earlier !== null && (await askBack(tx, desk, earlier.id, said.from.id, said.reason));
    const state = isRecall ? (isTurn ? 'asked' : 'noted') : isAgain ? 'noted' : 'arrived';
    const fileId = kept && (await keepFile(parts.files, tx, by, file.name.slice(0, 200), kept));
    const id = await store.insertPackage(tx, {
      ...{ ...columnsOf(desk, file), ...saidOf(said), state, fileId, attachments, notes },
      documentId: documentId ?? (isRecall ? (earlier?.documentId ?? null) : null),
      ...{ earlierId: earlier?.id ?? null, answersSentId: answered?.id ?? null },
      problem: isRecall
        ? recallProblem(earlier !== null, isTurn)
        : isAgain
          ? 'Gửi lại văn bản đã nhận; không lập văn bản thứ hai.'
          : null,
    });
    if (!id) return;
    await noteSender(tx, by.office.id, said.from);
    if (state === 'arrived')
      await say(tx, by, {
        ...{ setting: desk.setting, packageId: id, code: '01', description: null, now: parts.clock.now() },
        to: { code: said.from.id, name: said.from.name },
        responseFor: referenceOf(said),
      });
    if (state !== 'noted') await tellClerks(tx, desk, id, `Gói liên thông mới: ${titleOf(said)}`);
    await logAs(tx, by, 'edxml.take', { kind: 'edxml-package', id }, { state, documentId });
  });
  await transport.done(file.name);
}

const titleOf = ({ type, code, from }: EdxmlDocument): string =>
  [type.name, fullNumber(code.number || null, code.notation || null), from.name && `của ${from.name}`]
    .filter(Boolean)
    .join(' ');

const tellClerks = (tx: Tx, { by }: Desk, id: string, title: string) =>
  tell(
    tx,
    { roles: ['clerk'] },
    {
      ...{ officeId: by.office.id, key: `edxml:${id}`, kind: 'document', title },
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
async function askBack(
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

function recallProblem(isKnown: boolean, isTurn: boolean): string | null {
  if (!isKnown) return 'Không tìm thấy văn bản mà gói này xin thu hồi trong các gói đã nhận.';
  return isTurn ? null : 'Xin lấy lại không đúng lượt: việc đã hoàn thành, hoặc lần xin trước chưa trả lời.';
}

/** Of a secret only the hash and the reason stay; its sender is told, and the bytes go for good. */
async function refuseSecret(desk: Desk, file: TakenFile, said: EdxmlDocument): Promise<void> {
  const { parts, by, setting, transport } = desk;
  await parts.db.transaction().execute(async (tx) => {
    const id = await store.insertPackage(tx, {
      ...{ officeId: by.office.id, size: file.bytes.length, sha256: file.hash, receivedOn: by.today },
      ...{ state: 'secret', kind: 'document', fileName: null, head: null, subject: null },
      ...{ fromCode: null, fromName: null, documentKey: null, codeNumber: null, codeNotation: null },
      ...{ issuedOn: null, typeName: null, steering: null, business: null, notes: [] },
      problem: 'Có dấu chỉ độ mật. Tệp đã bị xoá, không lưu ở đâu; xử lý theo chế độ bảo vệ bí mật nhà nước.',
    });
    if (!id) return;
    const spoken = { setting, packageId: id, to: { code: said.from.id, name: said.from.name } };
    const why = 'Văn bản có dấu chỉ độ mật, không nhận qua hệ thống này. Chưa có gì được lưu.';
    const told = { ...spoken, responseFor: referenceOf(said), now: parts.clock.now() };
    await say(tx, by, { ...told, code: '01', description: null });
    await say(tx, by, { ...told, code: '02', description: why });
    await logAs(tx, by, 'edxml.refuse', { kind: 'refused-file', id: file.hash }, { refused: 'secret' });
  });
  await transport.destroy(file.name);
}

/** What a receiver says of what we sent, or a sender of what we received: by the one rule of the stages. */
async function takeStatus(desk: Desk, file: TakenFile, said: EdxmlStatus, notes: Note[]): Promise<void> {
  const { parts, by, transport } = desk;
  const officeId = by.office.id;
  const { responseFor, from, code } = said;
  await parts.db.transaction().execute(async (tx) => {
    await lockOffice(tx, officeId);
    const sent =
      code === '13'
        ? null
        : await findSent(tx, officeId, {
            ...{ documentId: responseFor.documentId, ...responseFor.code, on: responseFor.promulgatedOn },
            by: from.id,
          });
    const asked = code === '13' ? await store.findEarlier(tx, officeId, { ...responseFor, from }) : null;
    const isTurn = asked !== null && (await askBack(tx, desk, asked.id, from.id, said.description));
    const id = await store.insertPackage(tx, {
      ...{ ...columnsOf(desk, file), kind: 'status', notes, fromCode: from.id, fromName: from.name },
      ...{ codeNumber: responseFor.code.number, codeNotation: responseFor.code.notation },
      ...{ issuedOn: responseFor.promulgatedOn, subject: said.description, typeName: code },
      ...{ state: isTurn ? 'asked' : 'noted', earlierId: asked?.id ?? null },
      ...{ documentId: asked?.documentId ?? null, answersSentId: sent?.id ?? null },
      ...(code === '13' ? { business: 'recall' } : {}),
      problem: asked
        ? recallProblem(true, isTurn)
        : sent
          ? null
          : 'Không khớp văn bản nào đã gửi hoặc đã nhận.',
    });
    if (!id) return;
    if (isTurn) await tellClerks(tx, desk, id, `Cơ quan gửi xin lấy lại văn bản ${responseFor.code.number}`);
    if (!sent) return;
    const all = await trailOf(tx, officeId, { sentId: sent.id });
    const before = movedCodes(all.filter((one) => one.organisationCode === from.id));
    await noteStatus(tx, {
      ...{ officeId, subject: { sentId: sent.id }, organisationCode: from.id, direction: 'in', code },
      ...{ moved: mayFollow(before, code), description: said.description, saidAt: said.at },
      ...{ happenedOn: by.today, byUser: null },
    });
  });
  await transport.done(file.name);
}
