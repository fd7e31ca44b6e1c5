import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type EdxmlDocument, type EdxmlPackage, readEdxml, writeEdxml, writeStatus } from '@dondoc/edxml';
import { readBack } from '@dondoc/writer';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Office } from '#accounts/schema.ts';
import { listOffices } from '#accounts/store.ts';
import { workOfDocuments } from '#directives/answering/store.ts';
import { acceptAll } from '#overview/rebuilding/commands.ts';
import { readDataBytes } from '#platform/data-file.ts';
import { runTimed } from '#platform/jobs/timed.ts';
import { faultsBySchema } from '../../../e2e/support/edxml-schema.ts';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { pdfWithPicture, seal, sheet } from '../../../packages/intake/stamps/fixtures.ts';
import { timed } from '../../app.ts';
import { sendWaiting } from '../sending/jobs.ts';
import { insertSent } from '../sending/store.ts';
import type { Transport } from '../transport/schema.ts';
import { openDesk, tellSenders } from './jobs.ts';
import { openPackages } from './store.ts';

const OWN = { id: '000.00.01.H99', name: 'Văn phòng Tỉnh ủy Sơn Hà' };
const SENDER = { id: '000.00.99.H99', name: 'Văn phòng Trung ương ví dụ' };
let office: TestOffice;
let notice: Uint8Array;

beforeAll(async () => {
  office = await startTestOffice();
  notice = await readDataBytes('example/thong-bao-118.docx');
  const setting = {
    ownCode: OWN.id,
    ownName: OWN.name,
    inFolder: 'vptu/den',
    outFolder: 'vptu/di',
    isOn: true,
  };
  expect((await ask('administrator', 'edxmlSending.configure', setting)).ok).toBe(true);
});
afterAll(() => office.stop());

const inside = (...below: string[]) => path.join(office.parts.edxmlDir, 'vptu', ...below);
// biome-ignore lint/suspicious/noExplicitAny: answers of many routes
async function ask(who: string, route: string, input?: unknown): Promise<any> {
  const { status, json } = await office.call(who, route, input);
  expect(status, `${route}: ${JSON.stringify(json)}`).toBe(200);
  return json;
}
const minute = async () => {
  const work = timed.edxml;
  if (work) await runTimed(office.parts, 'edxml', work);
};
async function put(name: string, bytes: Uint8Array): Promise<void> {
  await mkdir(inside('den'), { recursive: true });
  await writeFile(inside('den', name), bytes);
}
async function out(): Promise<EdxmlPackage[]> {
  const names = await readdir(inside('di'));
  const read = await Promise.all(names.map(async (name) => readEdxml(await readFile(inside('di', name)))));
  return read.map((one) => {
    if (!one.ok) throw new Error(one.message);
    return one.package;
  });
}
const statuses = async (number: string) =>
  (await out())
    .flatMap((one) => (one.kind === 'status' && one.responseFor.code.number === number ? [one.code] : []))
    .toSorted();
const packages = async () => (await ask('clerk', 'edxml.overview')).packages;
const packageOf = async (number: string, business = 'new') =>
  (await packages()).find(
    (one: { codeNumber: string; business: string }) => one.codeNumber === number && one.business === business,
  );

const directive = (said: Partial<EdxmlDocument> = {}): Uint8Array =>
  writeEdxml({
    ...{ kind: 'document', from: SENDER, to: [OWN], code: { number: '118', notation: 'TB/VPTU' } },
    ...{ documentId: 'nguon,118', place: 'Sơn Hà', promulgatedOn: '2023-11-19' },
    type: { code: 7, name: 'Thông báo' },
    ...{ subject: 'Kết luận làm việc với Trường Chính trị tỉnh', content: null, dueOn: null, toPlaces: [] },
    signer: { competence: null, position: null, fullName: null },
    ...{ priority: 0, steering: 2, responseFor: [], business: 'new', reason: null, replaces: [] },
    ...{ staff: null, isPaperSent: false, pageAmount: null, trace: [] },
    attachments: [{ name: 'thong-bao-118.docx', contentType: 'x', description: null, bytes: notice }],
    ...said,
  });

it('makes a draft of a directive, tells its sender as the work goes on, and says nothing twice', async () => {
  await put('a.edxml', directive());
  await minute();
  expect((await readdir(inside('den'))).toSorted()).toEqual(['bad', 'doing', 'held']);
  expect(await readdir(inside('den', 'doing'))).toEqual([]);
  const { id, documentId } = await packageOf('118');
  const found = await ask('clerk', 'edxml.get', { id });
  expect(found).toMatchObject({ state: 'arrived', document: { state: 'draft' } });
  expect(await statuses('118')).toEqual(['01']);
  // The day that the package says is not that of the words: the clerk sees both.
  expect(found.differences.map((one: { field: string }) => one.field)).toContain('issuedOn');

  await ask('clerk', 'edxml.accept', { id });
  expect((await office.call('clerk', 'edxml.accept', { id })).status).toBe(409);
  expect((await ask('clerk', 'edxml.get', { id })).registered).toBe('1');
  const call = (route: string, input?: unknown) => office.call('clerk', route, input);
  await acceptAll(call, documentId);
  await ask('clerk', 'publishing.publish', { documentId });
  await minute();
  expect(await statuses('118')).toEqual(['01', '03', '04']);

  const code = 'TB118-2023-3.1';
  await ask('mai', 'directives.report', {
    code,
    text: 'Đã làm xong.',
    done: true,
    percent: null,
    fileIds: [],
  });
  await minute();
  expect(await statuses('118')).toEqual(['01', '03', '04']);
  const { events } = await ask('binh', 'directives.get', { code });
  const reportId = events.findLast((one: { kind: string }) => one.kind === 'reported').id;
  await ask('binh', 'directives.approve', { code, reportId });
  await minute();
  await minute();
  expect(await statuses('118')).toEqual(['01', '03', '04', '05']);
  expect(await ask('clerk', 'edxml.exchange')).toEqual({ taken: 0, sent: 0 });

  const next = () => ask('clerk', 'exchangeReports.next', { issuedOn: '2023-11-20' });
  expect(await next()).toMatchObject({ number: null, why: expect.stringContaining('nhiệm kỳ') });
  await ask('clerk', 'numbering.addTerm', { name: 'Khoá ví dụ', startsOn: '2020-10-01', endsOn: null });
  const { number } = await next();
  expect(number).toBe('01-BC/VPTU');
  const signer = { authority: null, position: 'Chánh Văn phòng', name: 'Trần Văn Thắng' };
  const report = { packageId: id, number, issuedOn: '2023-11-20', signer };
  await ask('clerk', 'exchangeReports.send', report);
  // The number is in the book now, and no other report may bear it.
  expect((await office.call('clerk', 'exchangeReports.send', report)).status).toBe(409);
  expect(await next()).toEqual({ number: '02-BC/VPTU', why: null });
  await minute();
  const sent = (await out()).find((one) => one.kind === 'document');
  expect(sent).toMatchObject({
    ...{ steering: 3, responseFor: [{ documentId: 'nguon,118' }], to: [SENDER] },
    signer: { position: signer.position, fullName: signer.name },
  });
  const paper = readBack((sent?.kind === 'document' && sent.attachments[0]?.bytes) || new Uint8Array());
  const words = paper.ok ? [...paper.lines, ...paper.rows.flat()].join('\n') : paper.message;
  for (const said of ['01-BC/VPTU', 'ngày 20 tháng 11 năm 2023', signer.name]) expect(words).toContain(said);
  const names = await readdir(inside('di'));
  const files = await Promise.all(names.map((name) => readFile(inside('di', name))));
  expect((await faultsBySchema(...files)).flat()).toEqual([]);
});

it('makes no second document of the same paper, also where only the package differs', async () => {
  const before = await ask('clerk', 'documents.list');
  await put('b.edxml', directive());
  await put('c.edxml', directive({ trace: [{ organisationId: 'x', at: null }] }));
  await minute();
  expect(await ask('clerk', 'documents.list')).toHaveLength(before.length);
  expect((await packages()).filter((one: { state: string }) => one.state === 'noted')).toHaveLength(1);
  expect(await statuses('118')).toEqual(['01', '03', '04', '05']);
});

it('shows what a package of the same paper says otherwise, and lets it in though it is published', async () => {
  const second = {
    name: 'phu-luc.txt',
    contentType: 'x',
    description: null,
    bytes: new TextEncoder().encode('Phụ lục'),
  };
  const first = { name: 'thong-bao-118.docx', contentType: 'x', description: null, bytes: notice };
  await put('d.edxml', directive({ dueOn: '2023-12-15', attachments: [first, second] }));
  await minute();
  const arrived = await packageOf('118');
  expect(arrived).toMatchObject({ state: 'arrived' });
  expect(arrived.problem).toMatch(/hạn 15\/12\/2023 \(trước: không nêu\); thêm tệp «phu-luc.txt»/);
  await ask('clerk', 'edxml.accept', { id: arrived.id });
  expect((await packageOf('118')).state).toBe('accepted');
});

it('goes on with others where one file fails, and puts that one aside when it has rested', async () => {
  const broken = directive({ code: { number: '31', notation: 'CV' }, documentId: 'x31', steering: 1 });
  await put('1.edxml', broken);
  await put('2.edxml', directive({ code: { number: '32', notation: 'CV' }, documentId: 'x32', steering: 1 }));
  const [put31, logged] = [office.parts.files.put, console.error];
  let tries = 0;
  office.parts.files.put = async (...args: Parameters<typeof put31>) => {
    tries += 1;
    if (tries === 1) throw new Error('the first fails');
    return put31.apply(office.parts.files, args);
  };
  console.error = () => undefined;
  await utimes(inside('den', '1.edxml'), new Date(0), new Date(0));
  await minute();
  Object.assign(office.parts.files, { put: put31 });
  console.error = logged;
  expect(await packageOf('32')).toMatchObject({ state: 'arrived' });
  expect(await readdir(inside('den/bad'))).toEqual(['1.edxml', '1.edxml.txt']);
  // Put in again, it comes.
  await put('1.edxml', broken);
  await minute();
  expect(await packageOf('31')).toMatchObject({ state: 'arrived', problem: null });
});

it('asks the clerk about a recall, and deletes nothing', async () => {
  const { documentId } = await packageOf('118');
  await put('r.edxml', directive({ business: 'recall', reason: 'Gửi nhầm', attachments: [] }));
  await minute();
  const asked = await packageOf('118', 'recall');
  expect(asked.state).toBe('asked');
  await ask('clerk', 'edxml.answerRecall', { id: asked.id, agrees: false, reason: 'Đã giao việc' });
  await put('r2.edxml', directive({ business: 'recall', reason: 'Vẫn xin lại', attachments: [] }));
  await minute();
  const again = await packageOf('118', 'recall');
  await ask('clerk', 'edxml.answerRecall', { id: again.id, agrees: true });
  await minute();
  // The first package and the one with another day are told of each; the document is given back once, for both.
  const told = ['01', '01', '03', '03', '04', '04', '05', '05', '15', '16'];
  expect(await statuses('118')).toEqual(told);
  const open = (await packages()).filter((one: { state: string }) => one.state === 'accepted');
  expect(open).toEqual([]);
  const { state } = await ask('clerk', 'documents.get', { id: documentId });
  expect(state).toBe('withdrawn');
});

it('ends a package that is given back before it was taken in', async () => {
  const said = { code: { number: '41', notation: 'CV' }, documentId: 'x41', steering: 1 as const };
  await put('v.edxml', directive(said));
  await minute();
  await put('v2.edxml', directive({ ...said, business: 'recall', reason: 'Gửi nhầm', attachments: [] }));
  await minute();
  const asked = await packageOf('41', 'recall');
  await ask('clerk', 'edxml.answerRecall', { id: asked.id, agrees: true });
  expect((await packageOf('41')).state).toBe('recalled');
});

it('refuses by the clerk with a reason, and never after that it was taken in', async () => {
  await put('s.edxml', directive({ code: { number: '7', notation: 'CV' }, documentId: 'x7', steering: 1 }));
  await minute();
  const { id } = await packageOf('7');
  expect((await office.call('clerk', 'edxml.refuse', { id, reason: ' ' })).status).toBe(400);
  await ask('clerk', 'edxml.refuse', { id, reason: 'Không thuộc thẩm quyền' });
  expect((await office.call('clerk', 'edxml.accept', { id })).status).toBe(409);
  await minute();
  expect(await statuses('7')).toEqual(['01', '02']);
});

it('leaves the clerk her own draft where a package of the same file is refused', async () => {
  const own = new TextEncoder().encode(
    'THÔNG BÁO\nKết luận về việc chuẩn bị hội nghị. Giao Sở Nội vụ báo cáo.',
  );
  const { json } = await office.upload('clerk', '/api/documents', 'cua-toi.txt', own);
  const attachments = [{ name: 'cua-toi.txt', contentType: 'x', description: null, bytes: own }];
  await put('o.edxml', directive({ code: { number: '51', notation: 'TB' }, documentId: 'x51', attachments }));
  await minute();
  const { id, documentId } = await packageOf('51');
  expect(documentId).toBe((json as { documentId: string }).documentId);
  await ask('clerk', 'edxml.refuse', { id, reason: 'Đã có' });
  expect((await ask('clerk', 'documents.get', { id: documentId })).state).toBe('draft');
});

it('keeps nothing of a secret but the hash, tells its sender, and destroys the bytes', async () => {
  const bytes = new TextEncoder().encode('MẬT\n\nĐảng uỷ báo cáo việc riêng.');
  const attachments = [{ name: 'mat.txt', contentType: 'text/plain', description: null, bytes }];
  const stored = await office.storedFiles();
  await put('m.edxml', directive({ code: { number: '9', notation: 'TB' }, documentId: 'x9', attachments }));
  await minute();
  expect(await office.storedFiles()).toEqual(stored);
  expect(existsSync(inside('den', 'm.edxml')) || (await readdir(inside('den/doing'))).length > 0).toBe(false);
  const [row] = (await packages()).filter((one: { state: string }) => one.state === 'secret');
  expect(row).toMatchObject({ subject: null, fileName: null, fromCode: null, codeNumber: null });
  expect(await statuses('9')).toEqual(['01', '02']);
  const kept = await office.db
    .selectFrom('edxmlSent')
    .select('xml')
    .where('packageId', '=', row.id)
    .execute();
  expect(kept).toEqual([{ xml: null }, { xml: null }]);
});

it('puts what cannot be read aside with its sentence, and leaves what is still being written', async () => {
  await put('hong.xml', new TextEncoder().encode('<a>nửa chừng'));
  await put('la.xml', new TextEncoder().encode('<a/>'));
  await minute();
  expect(await readFile(inside('den/bad', 'la.xml.txt'), 'utf8')).toMatch(/edXML/);
  expect(existsSync(inside('den', 'hong.xml'))).toBe(true);
});

it('sends a document, follows what receivers say in turn, and asks it back', async () => {
  await ask('clerk', 'edxmlOrganisations.save', {
    rows: [
      { code: 'H99.7', name: 'Ban Tổ chức' },
      { code: 'H99.8', name: 'Sở Nội vụ' },
    ],
  });
  await office.db.updateTable('document').set({ state: 'published' }).execute();
  const { documentId } = await packageOf('118');
  const toA = { documentId, codes: ['H99.7'], steering: 2 };
  const { id } = await ask('clerk', 'edxmlSending.send', toA);
  // Twice to the same is no news; to another it is.
  expect(await office.call('clerk', 'edxmlSending.send', toA)).toMatchObject({
    ...{ status: 409, json: { message: expect.stringContaining('Ban Tổ chức (H99.7)') } },
  });
  const { id: later } = await ask('clerk', 'edxmlSending.send', { ...toA, codes: ['H99.8'] });
  await minute();
  const trail = async (sentId: string) => {
    const { receivers } = await ask('clerk', 'edxmlSending.get', { id: sentId });
    return receivers[0].said.map((one: { code: string; moved: boolean }) => [one.code, one.moved]);
  };
  const told = async (code: '01' | '03' | '13' | '15', at: string) => {
    const responseFor = {
      ...{ organisationId: OWN.id, documentId: null, promulgatedOn: null },
      code: { number: '118', notation: 'TB/VPTU' },
    };
    const from = { id: 'H99.7', name: 'Ban Tổ chức' };
    const words = { description: null, at, staff: null };
    await put(`${code}.edxml`, writeStatus({ kind: 'status', responseFor, from, code, ...words }));
    await minute();
    return trail(id);
  };
  const sent = await ask('clerk', 'edxmlSending.get', { id });
  expect(sent).toMatchObject({ id, state: 'sent', codeNumber: '118' });
  // Out of turn it is kept and moves nothing.
  expect(await told('03', '2023-11-20T08:00:00')).toEqual([['03', false]]);
  // Nothing is asked back of whom it has not reached.
  const early = await office.call('clerk', 'edxmlSending.recall', { id, reason: 'Gửi nhầm' });
  expect(early).toMatchObject({ status: 422, json: { message: expect.stringContaining('Đã đến') } });
  expect(await told('01', '2023-11-20T08:01:00')).toEqual([
    ['03', false],
    ['01', true],
  ]);
  expect(await trail(later)).toEqual([]);
  const asked = await ask('clerk', 'edxmlSending.recall', { id, reason: 'Gửi nhầm' });
  expect(asked).toEqual({ asked: 1, unconfirmed: [] });
  expect((await office.call('clerk', 'edxmlSending.recall', { id, reason: 'x' })).status).toBe(422);
});

it('keeps status messages waiting while the folder cannot be written, and says so', async () => {
  const { db } = office.parts;
  const { id: officeId } = await db.selectFrom('office').select('id').executeTakeFirstOrThrow();
  await minute();
  const row = { officeId, name: 'x.edxml', xml: '<a/>', madeBy: null, madeOn: '2023-11-20' };
  const [status, document] = [randomUUID(), randomUUID()];
  await insertSent(db, { ...row, id: status, kind: 'status', statusCode: '03' }, []);
  await insertSent(db, { ...row, id: document, kind: 'document', name: 'y.edxml' }, []);
  const full = { send: () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })) };
  const fail = () => sendWaiting(office.parts, officeId, full as unknown as Transport);
  await fail();
  // The pause runs: at once again nothing is tried.
  await fail();
  const rows = () =>
    db.selectFrom('edxmlSent').select(['id', 'state', 'tries']).where('state', '!=', 'sent').execute();
  expect((await rows()).map(({ tries }) => tries)).toEqual([1, 1]);
  for (let at = 0; at < 6; at += 1) {
    await db.updateTable('edxmlSent').set({ tryAfter: null }).execute();
    await fail();
  }
  const states = Object.fromEntries((await rows()).map(({ id, state, tries }) => [id, [state, tries]]));
  expect(states).toEqual({ [status]: ['waiting', 7], [document]: ['failed', 5] });
  const { out: waits } = await ask('clerk', 'edxml.overview');
  expect(waits).toMatchObject({ waiting: 1, unsent: 2, problem: expect.stringContaining('ENOSPC') });
  expect(await ask('clerk', 'edxmlSending.retry', { id: null })).toEqual({ count: 2 });
  await db.deleteFrom('edxmlSent').where('id', 'in', [status, document]).execute();
});

it('leaves nothing in folders or notices of a document that is purged', async () => {
  const { documentId } = await packageOf('118');
  const asked = await ask('clerk', 'purge.ask', { documentId, reason: 'Có nội dung mật' });
  await ask('leader', 'purge.confirm', { id: asked.id });
  expect(await statuses('118')).toEqual([]);
  const titles = await office.db
    .selectFrom('notice')
    .select('title')
    .where('key', 'like', 'edxml:%')
    .execute();
  expect(titles.length).toBeGreaterThan(0);
  expect(titles.filter(({ title }) => title.includes('118'))).toEqual([]);
});

it('compares hundreds of packages at once, and locks only those of which something is to be said', async () => {
  const { db } = office.parts;
  const { id: officeId } = await db.selectFrom('office').select('id').executeTakeFirstOrThrow();
  const made = Array.from({ length: 600 }, (_, at) => ({
    ...{ officeId, kind: 'document', state: 'accepted', size: 1, sha256: `nhieu-${at}`, fromCode: SENDER.id },
    ...{ receivedOn: '2023-11-20', fromName: SENDER.name, codeNumber: `${at}`, codeNotation: 'CV/X' },
  }));
  const ids = await db.insertInto('edxmlPackage').values(made).returning('id').execute();
  // Half have ended; of the rest all but two were told all there is.
  const told = ids.flatMap(({ id: packageId }, at) =>
    (at < 300 ? ['01', '02'] : at < 302 ? ['01'] : ['01', '03']).map((code) => ({
      ...{ officeId, packageId, organisationCode: SENDER.id, direction: 'out', code, moved: true },
      happenedOn: '2023-11-20',
    })),
  );
  await db.insertInto('edxmlStatus').values(told).execute();
  const [row] = await listOffices(db);
  const by = { office: row as Office, userId: null, today: '2023-11-20' };
  const desk = await openDesk(office.parts, by, { onRead: vi.fn(), workOf: workOfDocuments });
  const open = (await openPackages(db, officeId)).filter(({ codeNotation }) => codeNotation === 'CV/X');
  expect(open).toHaveLength(300);
  const transaction = vi.spyOn(db, 'transaction');
  if (desk) await tellSenders(desk);
  expect(transaction).toHaveBeenCalledTimes(2);
  if (desk) await tellSenders(desk);
  expect(transaction).toHaveBeenCalledTimes(2);
  transaction.mockRestore();
});

it('belongs to the office: nobody of an agency, and no folder outside', async () => {
  expect((await office.call('mai', 'edxml.overview', undefined)).status).toBe(403);
  const bad = { ownCode: 'x', ownName: 'x', inFolder: '../x', outFolder: 'y', isOn: true };
  expect((await office.call('administrator', 'edxmlSending.configure', bad)).status).toBe(400);
});

it('keeps no words while red marks wait, and what was said of them for the document', async () => {
  const picture = sheet((on) => seal(on, 60, 60), { dpi: 60 });
  const bytes = pdfWithPicture(picture, [0, 0, 595, 842], 'THONG BAO so 61 giao So Y te bao cao');
  const attachments = [{ name: 'quet.pdf', contentType: 'x', description: null, bytes }];
  const said = { code: { number: '61', notation: 'TB' }, documentId: 'x61', steering: 1 as const };
  await put('d.edxml', directive({ ...said, attachments }));
  await minute();
  const [held] = (await packages()).filter((one: { state: string }) => one.state === 'held');
  expect(held).toMatchObject({ fromCode: SENDER.id, subject: null, codeNumber: null, fileName: 'd.edxml' });
  const { id } = held;
  await ask('clerk', 'edxml.declare', { id, declaration: ['seal'] });
  expect(await packageOf('61')).toMatchObject({ id, state: 'arrived' });
  expect(await readdir(inside('den/held'))).toEqual([]);
  const kept = await office.db
    .selectFrom('edxmlPackage')
    .select('declaration')
    .where('id', '=', id)
    .execute();
  expect(kept).toEqual([{ declaration: ['seal'] }]);
  const titles = await office.db
    .selectFrom('notice')
    .select('title')
    .where('key', 'like', `edxml:${id}%`)
    .execute();
  expect(titles.map(({ title }) => title).toSorted()[1]).toBe('Một gói liên thông chờ đồng chí khai dấu đỏ');
}, 180_000);
