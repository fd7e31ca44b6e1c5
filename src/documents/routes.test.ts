import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestOffice, type TestOffice } from '../../e2e/support/test-office.ts';

const example = (name: string) => readFile(new URL(`../../data/example/${name}`, import.meta.url));
const text = (words: string) => new TextEncoder().encode(words);

const secret = text(
  [
    'TỈNH UỶ SƠN HÀ',
    'MẬT',
    'ĐẢNG CỘNG SẢN VIỆT NAM',
    'Số 05-TB/TU',
    'Sơn Hà, ngày 02 tháng 10 năm 2023',
    'THÔNG BÁO',
    'về một việc',
    '1. Giao Sở Nội vụ báo cáo.',
  ].join('\n'),
);

describe('taking a file in', () => {
  let office: TestOffice;
  beforeAll(async () => {
    office = await startTestOffice();
  });
  afterAll(() => office.stop());

  const stored = async () => {
    const count = async (table: 'storedFile' | 'document' | 'readingItem') =>
      (await office.db.selectFrom(table).selectAll().execute()).length;
    return [await count('storedFile'), await count('document'), await count('readingItem')];
  };

  const draftOf = async (number: string) =>
    (await office.call('clerk', 'documents.list', undefined)).json.find(
      (d: { number: string }) => d.number === number,
    );

  it('refuses a secrecy mark before anything is stored, and logs only hash and reason', async () => {
    const { status, json } = await office.upload('clerk', '/api/documents', 'van-ban-mat.txt', secret);
    expect(status).toBe(422);
    expect(json.message).toContain('dấu MẬT');
    expect(await stored()).toEqual([0, 0, 0]);
    const entry = await office.db
      .selectFrom('logEntry')
      .selectAll()
      .where('act', '=', 'document.upload')
      .executeTakeFirstOrThrow();
    expect(entry.detail).toEqual({ refused: 'secret' });
    expect(entry.subjectId).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(entry)).not.toContain('van-ban-mat');
  });

  it.each([
    ['an empty file', 'rong.txt', new Uint8Array()],
    [
      'a renamed program',
      'thong-bao.docx',
      new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xff, 0xff]),
    ],
    ['a damaged PDF', 'thong-bao.pdf', text('%PDF-1.7\nkhông có gì')],
  ])('refuses %s with a sentence, storing nothing', async (_what, name, bytes) => {
    const { status, json } = await office.upload('clerk', '/api/documents', name, bytes);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(json.message).toMatch(/^\p{Lu}.{20,}\.$/u);
    expect(await stored()).toEqual([0, 0, 0]);
  });

  it('refuses 60 MB without reading it all', async () => {
    const { status, json } = await office.upload(
      'clerk',
      '/api/documents',
      'lon.pdf',
      new Uint8Array(60 * 1024 * 1024),
    );
    expect(status).toBe(413);
    expect(json.message).toContain('50 MB');
    expect(await stored()).toEqual([0, 0, 0]);
  });

  it('reads the example notice and proposes its directives', async () => {
    const { status, json } = await office.upload(
      'clerk',
      '/api/documents',
      'thông báo (bản ký).docx',
      await example('thong-bao-118.docx'),
    );
    expect(status).toBe(200);
    const document = (await office.call('clerk', 'documents.get', { id: json.documentId })).json;
    expect(document).toMatchObject({
      state: 'draft',
      number: '118-TB/VPTU',
      type: 'TB',
      issuedOn: '2023-11-20',
      metOn: '2023-11-17',
      file: { name: 'thông báo (bản ký).docx' },
    });
    const review = (await office.call('clerk', 'review.get', { documentId: json.documentId })).json;
    expect(review.items.filter((i: { kind: string }) => i.kind !== 'decision')).toHaveLength(13);
    const original = await office.fetch('clerk', `/api/documents/${json.documentId}/original`);
    expect(Buffer.from(await original.arrayBuffer()).equals(await example('thong-bao-118.docx'))).toBe(true);
  });

  it('survives an upload that breaks off in the middle of the file', async () => {
    const body = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nnửa chừng';
    const headers = { 'content-type': 'multipart/form-data; boundary=x' };
    const broken = await office.fetch('clerk', '/api/documents', { method: 'POST', headers, body });
    expect(broken.status).toBe(400);
    const noBoundary = await office.fetch('clerk', '/api/documents', {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data' },
      body,
    });
    expect(noBoundary.status).toBe(400);
  });

  it('answers others while it reads a long text, and refuses one without end', async () => {
    const line =
      '- Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính rà soát danh sách, báo cáo UBND tỉnh.\n';
    const long = office.upload('clerk', '/api/documents', 'dai.txt', text(line.repeat(3_000)));
    const asked = performance.now();
    expect((await office.call('clerk', 'documents.list', undefined)).status).toBe(200);
    const waited = performance.now() - asked;
    expect([200, 422]).toContain((await long).status);
    expect(waited).toBeLessThan(5_000);
    const endless = await office.upload('clerk', '/api/documents', 'vo-tan.txt', text(line.repeat(20_000)));
    expect(endless).toMatchObject({ status: 422, json: { message: expect.stringContaining('dài quá mức') } });
  }, 120_000);

  it('makes one document of the same file sent twice at once', async () => {
    const same = text('THÔNG BÁO\nvề một việc\n1. Giao Sở Xây dựng báo cáo trước ngày 30/11/2023.');
    const answers = await Promise.all(
      [1, 2].map(() => office.upload('clerk', '/api/documents', 'hai-lan.txt', same)),
    );
    expect(new Set(answers.map((a) => a.json.documentId)).size).toBe(1);
  });

  it.each(['/api/documents/abc/original', '/api/reports/abc', '/api/example/constructor'])(
    'answers %s with a 4xx',
    async (url) => {
      const { status } = await office.fetch('clerk', url);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
    },
  );

  it('takes the same bytes only once', async () => {
    const before = await stored();
    const { json } = await office.upload(
      'clerk',
      '/api/documents',
      'ban-sao.docx',
      await example('thong-bao-118.docx'),
    );
    expect(json.alreadyHere).toBe(true);
    expect(await stored()).toEqual(before);
  });

  it('shows a draft to the office only', async () => {
    const draft = await draftOf('118-TB/VPTU');
    expect((await office.call('leader', 'documents.get', { id: draft.id })).status).toBe(200);
    expect((await office.call('contact', 'documents.get', { id: draft.id })).status).toBe(404);
    expect((await office.call('contact', 'documents.list', undefined)).json).toEqual([]);
  });

  it('lets one of two who correct the header at once win', async () => {
    const draft = await draftOf('118-TB/VPTU');
    const { version } = (await office.call('clerk', 'documents.get', { id: draft.id })).json;
    const correct = (subject: string) =>
      office.call('clerk', 'documents.correctHeader', { id: draft.id, version, patch: { subject } });
    const answers = await Promise.all([correct('một'), correct('hai')]);
    expect(answers.map((a) => a.status).sort()).toEqual([200, 409]);
  });
});
