import { formatDate } from '@dondoc/vietnamese';
import { z } from 'zod';
import { sees } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { act } from '#accounts/session/routes.ts';
import { lockOffice, logAs } from '#accounts/store.ts';
import type { Db } from '#platform/database/connection.ts';
import { problem } from '#platform/http/problems.ts';
import { fullNumber } from '../numbering/rules.ts';
import { listOrganisations } from '../organisations/store.ts';
import type { DocumentDetail } from '../schema.ts';
import { findDocument } from '../store.ts';
import { buildPackage, type Package, queuePackage } from './jobs.ts';
import { mayRecall, movedCodes } from './rules.ts';
import { NewSetting, Sent, Setting, ToSend } from './schema.ts';
import * as store from './store.ts';

const Done = z.object({ ok: z.literal(true) });
const done = { ok: true } as const;

const getSetting = act('edxml.set')
  .output(Setting.nullable())
  .handler(({ context: { db, viewer } }) => store.settingOf(db, viewer.office.id));

const configure = act('edxml.set')
  .input(NewSetting)
  .output(Done)
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      const { id } = viewer.office;
      if (await store.isFolderTaken(tx, id, [input.inFolder, input.outFolder]))
        throw problem('conflict', 'Thư mục này cơ quan khác trên máy đang dùng. Chọn thư mục khác.');
      await store.saveSetting(tx, id, input, viewer.userId);
      await logAs(tx, viewer, 'edxml.set', { kind: 'office', id }, { isOn: input.isOn });
      return done;
    }),
  );

const list = act('edxml.read')
  .input(z.object({ documentId: z.uuid().optional() }))
  .output(z.array(Sent))
  .handler(({ context: { db, viewer }, input }) => store.listSent(db, viewer.office.id, input));

const get = act('edxml.read')
  .input(z.object({ id: z.uuid() }))
  .output(Sent)
  .handler(async ({ context: { db, viewer }, input }) => {
    const [sent] = await store.listSent(db, viewer.office.id, input);
    if (!sent) throw problem('notFound');
    return sent;
  });

export async function neededSetting(db: Db, officeId: string): Promise<Setting> {
  const setting = await store.settingOf(db, officeId);
  if (!setting?.isOn)
    throw problem(
      'refused',
      'Liên thông chưa được bật nên chưa gửi được gì. Quản trị viên đặt mã cơ quan và thư mục ở trang Cài đặt liên thông.',
    );
  return setting;
}

/** Codes of the office's own list, as organisations. */
export async function receiversFor(db: Db, viewer: Viewer, codes: string[]) {
  const known = await listOrganisations(db, viewer.office.id, viewer.today);
  return codes.map((code) => {
    const found = known.find((one) => one.code === code);
    if (!found)
      throw problem('badInput', `Mã ${code} không có trong danh sách cơ quan. Chưa có gì được gửi.`);
    return { id: code, name: found.name };
  });
}

/** Of a document that stands: what a package says of it. */
export function headOf(
  document: DocumentDetail,
): Pick<Package, 'number' | 'issuedOn' | 'typeName' | 'subject'> {
  const { number, issuedOn, typeName, subject } = document;
  if (!number || !issuedOn)
    throw problem('refused', 'Văn bản chưa có số hoặc ngày ban hành nên chưa gửi được. Chưa có gì được gửi.');
  return { number, issuedOn, typeName: typeName ?? 'Văn bản', subject: subject ?? '' };
}

const send = act('edxml.keep')
  .input(ToSend)
  .output(z.object({ id: z.string() }))
  .handler(async ({ context: { db, viewer, files, clock }, input }) => {
    const setting = await neededSetting(db, viewer.office.id);
    const document = await publishedFor(db, viewer, input.documentId);
    if (input.business === 'new') await refuseAgain(db, viewer, input);
    const earlier = await earlierOf(db, viewer, input);
    const built = await buildPackage({ clock }, setting, {
      ...headOf(document),
      ...{ kind: 'document', business: input.business, steering: input.steering, act: 'edxml.send' },
      to: await receiversFor(db, viewer, input.codes),
      ...{ place: document.place, responseFor: [], reason: input.reason },
      signer: {
        competence: document.signer?.authority ?? null,
        ...{ position: document.signer?.position ?? null, fullName: document.signer?.name ?? null },
      },
      replaces: earlier?.documentKey
        ? [{ documentId: earlier.documentKey, organisationIds: input.codes }]
        : [],
      attachments: [
        {
          ...{ name: document.file.name, mediaType: document.file.mediaType },
          bytes: await files.get(document.file.id),
        },
      ],
      ...{ documentId: document.id, packageId: null, ofSentId: earlier?.id ?? null },
      // An update is the same paper; a replacement is another.
      documentKey: input.business === 'update' ? (earlier?.documentKey ?? null) : null,
    });
    return db.transaction().execute(async (tx) => {
      // Under the lock once more: it may have been taken back, or sent by another, while the package was written.
      await lockOffice(tx, viewer.office.id);
      await publishedFor(tx, viewer, input.documentId);
      if (input.business === 'new') await refuseAgain(tx, viewer, input);
      return { id: await queuePackage({ files }, tx, viewer, built) };
    });
  });

async function publishedFor(db: Db, viewer: Viewer, documentId: string): Promise<DocumentDetail> {
  const document = await findDocument(db, sees(viewer), documentId, viewer.today);
  if (!document) throw problem('notFound');
  if (document.state !== 'published')
    throw problem('refused', 'Chỉ gửi văn bản đã phát hành. Chưa có gì được gửi.');
  return document;
}

/** The same document twice to the same code is an update or a replacement, so that what they say of it has its place. */
async function refuseAgain(tx: Db, viewer: Viewer, { documentId, codes }: z.infer<typeof ToSend>) {
  const before = await store.sentBefore(tx, viewer.office.id, documentId, codes);
  if (before.length === 0) return;
  const who = before.map(({ name, code, madeOn }) => `${name} (${code}) ngày ${formatDate(madeOn)}`);
  throw problem(
    'conflict',
    `Văn bản này đã gửi cho ${[...new Set(who)].join(', ')}. Bỏ nơi ấy khỏi lần gửi này, hoặc chọn «Cập nhật», «Thay thế». Chưa có gì được gửi.`,
  );
}

async function earlierOf(tx: Db, viewer: Viewer, { business, ofSentId }: z.infer<typeof ToSend>) {
  if (business === 'new') return null;
  const earlier = ofSentId ? await store.lockSent(tx, viewer.office.id, ofSentId) : undefined;
  if (!earlier) throw problem('badInput', 'Chọn lần gửi trước mà bản này cập nhật hoặc thay thế.');
  return earlier;
}

/** Asks whoever has not finished with it to give it back (13). What was sent stays here. */
const recall = act('edxml.keep')
  .input(z.object({ id: z.uuid(), reason: z.string().trim().min(1).max(500) }))
  .output(z.object({ asked: z.number(), unconfirmed: z.array(z.string()) }))
  .handler(({ context: { db, viewer, files, clock }, input: { id, reason } }) =>
    db.transaction().execute(async (tx) => {
      const officeId = viewer.office.id;
      const setting = await neededSetting(tx, officeId);
      const sent = await store.lockSent(tx, officeId, id);
      if (!sent || sent.kind === 'status' || sent.business === 'recall') throw problem('notFound');
      const trail = await store.trailOf(tx, officeId, { sentId: id });
      const judged = (await store.receiversOf(tx, id)).map((one) => {
        const said = movedCodes(trail.filter(({ organisationCode }) => organisationCode === one.code));
        return { ...one, may: mayRecall(said) };
      });
      const open = judged.filter(({ may }) => may === 'yes');
      const unconfirmed = judged.filter(({ may }) => may === 'unconfirmed').map(({ name }) => name);
      if (open.length === 0) throw problem('refused', whyNoRecall(unconfirmed));
      // Without files it is short, and written at once.
      const built = await buildPackage({ clock }, setting, {
        ...{ kind: 'document', business: 'recall', steering: 1, act: 'edxml.recallSent', place: null },
        to: open.map(({ code, name }) => ({ id: code, name })),
        number: fullNumber(sent.codeNumber, sent.codeNotation),
        ...{ issuedOn: sent.issuedOn ?? viewer.today, typeName: 'Văn bản', subject: sent.subject ?? '' },
        ...{ signer: { competence: null, position: null, fullName: null }, responseFor: [], reason },
        replaces: sent.documentKey
          ? [{ documentId: sent.documentKey, organisationIds: open.map(({ code }) => code) }]
          : [],
        ...{ attachments: [], documentId: sent.documentId, packageId: null, ofSentId: id },
        documentKey: sent.documentKey,
      });
      await queuePackage({ files }, tx, viewer, built);
      for (const { code } of open)
        await store.noteStatus(tx, {
          ...{ officeId, subject: { sentId: id }, organisationCode: code, direction: 'out', code: '13' },
          ...{ moved: true, description: reason, saidAt: null, happenedOn: viewer.today },
          byUser: viewer.userId,
        });
      return { asked: open.length, unconfirmed };
    }),
  );

const whyNoRecall = (unconfirmed: string[]): string =>
  unconfirmed.length > 0
    ? `Nơi nhận chưa báo «Đã đến» (01) nên chưa xin lấy lại được: ${unconfirmed.join(', ')}. Chờ nơi nhận báo rồi xin; nếu gấp thì liên hệ trực tiếp. Chưa có gì được gửi.`
    : 'Nơi nhận đã làm xong, đã từ chối, hoặc đang được xin lấy lại rồi.';

/** One, or all that could not be written. */
const retry = act('edxml.keep')
  .input(z.object({ id: z.uuid().nullable() }))
  .output(z.object({ count: z.number() }))
  .handler(({ context: { db, viewer }, input: { id } }) =>
    db.transaction().execute(async (tx) => {
      const count = await store.retry(tx, viewer.office.id, id);
      if (id && count === 0) throw problem('notFound');
      const about = id ? { kind: 'edxml-sent', id } : { kind: 'office', id: viewer.office.id };
      await logAs(tx, viewer, 'edxml.retry', about, { count });
      return { count };
    }),
  );

export const sendingRouter = {
  edxmlSending: { setting: getSetting, configure, list, get, send, recall, retry },
};
