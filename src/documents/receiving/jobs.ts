import { type EdxmlDocument, type EdxmlStatus, mayFollow, type Note, type ReadEdxml } from '@dondoc/edxml';
import { lockOffice, logAs } from '#accounts/store.ts';
import { logError } from '#platform/server-log.ts';
import {
  askBack,
  columnsOf,
  isTaken,
  keep,
  mayCome,
  recallProblem,
  saidOf,
  tellClerks,
} from '../arriving/jobs.ts';
import { shortName } from '../edxml/rules.ts';
import * as store from '../edxml/store.ts';
import { readOffThread } from '../edxml/worker.ts';
import type { Declaration } from '../marks/schema.ts';
import { say } from '../sending/jobs.ts';
import { movedCodes } from '../sending/rules.ts';
import { findSent, noteStatus, trailOf } from '../sending/store.ts';
import type { Incoming, Unread } from '../transport/schema.ts';
import { sha256 } from '../worker.ts';
import { secrecyIn } from './rules.ts';
import type { Desk, TakenFile } from './schema.ts';
import { look } from './worker.ts';

/** A file cut short may still be on its way. */
const SETTLED_MS = 60_000;

/** One file, whatever comes of it: another waits for none that throws. */
export async function receiveOne(desk: Desk, file: Incoming | Unread): Promise<boolean> {
  try {
    return 'problem' in file ? await putAside(desk, file, file.problem) : await receiveFile(desk, file);
  } catch (error) {
    logError(error);
    // What was in the way may be gone in a minute.
    if ('restedMs' in file && file.restedMs < SETTLED_MS) return false;
    return putAside(desk, file, FAILED).catch((again) => {
      logError(again);
      return false;
    });
  }
}

const FAILED =
  'Gói đọc được nhưng phần mềm gặp lỗi khi nhận. Báo người quản trị máy chủ xem nhật ký, rồi để tệp vào lại thư mục đến.';

/** Takes one file in. The same bytes again change nothing. Gives whether it went out of the way. */
export async function receiveFile(
  desk: Desk,
  given: Incoming,
  declaration: Declaration | null = null,
): Promise<boolean> {
  const { parts, by, transport } = desk;
  const { bytes, hash, restedMs } = given;
  const known = await store.findByHash(parts.db, by.office.id, hash);
  // One with a word on its marks lies here already, out of its sender's reach.
  const claimed = async () => declaration !== null || (await transport.claim(given));
  if (known && !mayCome(known.state, declaration)) {
    if (!(await claimed())) return false;
    await (known.state === 'held' ? transport.hold(hash) : transport.done(hash));
    return true;
  }
  const read = await readOffThread(bytes);
  const mayGrow = !read.ok && (read.reason === 'notXml' || read.reason === 'damaged');
  if (mayGrow && restedMs < SETTLED_MS) return false;
  if (!(await claimed())) return false;
  const file = { name: shortName(known?.fileName ?? given.name), bytes, hash };
  if (!read.ok) return putAside(desk, file, faultOf(read));
  if (read.package.kind === 'status') await takeStatus(desk, file, read.package, read.notes);
  else await takeDocument(desk, file, read.package, read.notes, declaration);
  return true;
}

const faultOf = ({ place, message }: Extract<ReadEdxml, { ok: false }>): string =>
  place ? `${message} Chỗ: ${place}.` : message;

/** What cannot be read stays with its sentence beside it, and as a line of the list. */
async function putAside(
  { parts, by, transport }: Desk,
  file: TakenFile | Unread,
  why: string,
): Promise<true> {
  const isRead = 'hash' in file;
  const size = isRead ? file.bytes.length : file.size;
  const hash = isRead ? file.hash : sha256(new TextEncoder().encode(`unread ${file.size} ${file.name}`));
  const row = { officeId: by.office.id, fileName: shortName(file.name), size, receivedOn: by.today };
  const problem = why.toWellFormed();
  await parts.db
    .transaction()
    .execute((tx) => store.insertPackage(tx, { ...row, sha256: hash, state: 'unread', problem }));
  await transport.bad({ name: file.name, hash: isRead ? hash : null }, problem);
  return true;
}

/** The look for secrets first: nothing of a package is stored before it is over. */
async function takeDocument(
  desk: Desk,
  file: TakenFile,
  said: EdxmlDocument,
  notes: Note[],
  declaration: Declaration | null,
): Promise<void> {
  const looked = secrecyIn(said) ? ({ end: 'secret' } as const) : await look(desk, file, said, declaration);
  if (looked.end === 'secret') return refuseSecret(desk, file, said);
  if (looked.end !== 'kept') return waitForWord(desk, file, said, declaration);
  await keep(desk, file, said, { ...looked, notes, declaration });
  await desk.transport.destroy(file.hash);
}

/** Before the look is over nothing of the words is known to be harmless: only whose file it is, and its hash. */
async function waitForWord(
  desk: Desk,
  file: TakenFile,
  { from }: EdxmlDocument,
  declaration: Declaration | null,
): Promise<void> {
  const { parts, by, transport } = desk;
  await parts.db.transaction().execute(async (tx) => {
    await lockOffice(tx, by.office.id);
    if (await isTaken(tx, desk, file, declaration)) return;
    const sender = { kind: 'document' as const, fromCode: from.id || null, fromName: from.name || null };
    const row = { ...columnsOf(desk, file), ...sender, state: 'held', problem: null };
    const id = await store.insertPackage(tx, row);
    const key = `edxml:${id}:held`;
    if (id) await tellClerks(tx, desk, id, 'Một gói liên thông chờ đồng chí khai dấu đỏ', key);
  });
  await transport.hold(file.hash);
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
    const told = { setting, packageId: id, about: saidOf(said), now: parts.clock.now() };
    const why = 'Văn bản có dấu chỉ độ mật, không nhận qua hệ thống này. Chưa có gì được lưu.';
    await say(tx, by, { ...told, code: '01', description: null });
    await say(tx, by, { ...told, code: '02', description: why });
    await logAs(tx, by, 'edxml.refuse', { kind: 'refused-file', id: file.hash }, { refused: 'secret' });
  });
  await transport.destroy(file.hash);
}

/** What a receiver says of what we sent, or a sender of what we received: by the one rule of the stages. */
async function takeStatus(desk: Desk, file: TakenFile, said: EdxmlStatus, notes: Note[]): Promise<void> {
  const { parts, by, transport } = desk;
  const officeId = by.office.id;
  const { responseFor, from, code } = said;
  await parts.db.transaction().execute(async (tx) => {
    await lockOffice(tx, officeId);
    if (await isTaken(tx, desk, file, null)) return;
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
  await transport.done(file.hash);
}
