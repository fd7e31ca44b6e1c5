import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { pdfWithPicture, type Sheet, seal, sheet, stamp } from '../../../packages/intake/stamps/fixtures.ts';
import { sha256 } from '../worker.ts';

const words = 'THONG BAO so 12 ve viec giao So Y te bao cao ket qua truoc ngay 30 thang 11';
/** A seal hung at the head of a paper: round, so that no recognition makes words of it. */
const hungSeal = (on: Sheet) => seal(on, 60, 60);
const scan = (text: string, draw = hungSeal) =>
  pdfWithPicture(sheet(draw, { dpi: 60 }), [0, 0, 595, 842], text);

// Each file is looked at, and its mark tried to be read, in a process of its own.
describe('a file with a red mark that nobody can read', { timeout: 90_000 }, () => {
  let office: TestOffice;
  beforeAll(async () => {
    office = await startTestOffice();
  });
  afterAll(() => office.stop());

  const send = async (who: string, address: string, bytes: Uint8Array, declaration?: string) => {
    const body = new FormData();
    if (declaration) body.append('declaration', declaration);
    body.append('file', new Blob([new Uint8Array(bytes)]), 'ban-quet.pdf');
    const response = await office.fetch(who, address, { method: 'POST', body });
    return { status: response.status, json: await response.json() };
  };
  const entriesOf = (bytes: Uint8Array) =>
    office.db
      .selectFrom('logEntry')
      .select(['act', 'subjectKind', 'detail'])
      .where('subjectId', '=', sha256(bytes))
      .orderBy('seq')
      .execute();

  it('is not stored: the clerk is asked, and shown what was seen', async () => {
    const bytes = scan(words);
    const { status, json } = await send('clerk', '/api/documents', bytes);
    expect(status).toBe(428);
    expect(json).toMatchObject({ code: 'mustDeclare', message: expect.stringContaining('chưa được lưu') });
    expect(json.data.marks).toHaveLength(1);
    expect(json.data.marks[0].picture).toMatch(/^data:image\/png;base64,iVBOR/);
    expect(await office.storedFiles()).toEqual([]);
    expect(await entriesOf(bytes)).toEqual([
      { act: 'document.upload', subjectKind: 'refused-file', detail: { refused: 'mustDeclare' } },
    ]);
  });

  it('goes on once the clerk says what the mark is; the log has the kind and the hash', async () => {
    const bytes = scan(words);
    const { status } = await send('clerk', '/api/documents', bytes, 'seal,handwriting');
    expect(status).toBe(200);
    expect(await office.storedFiles()).toHaveLength(1);
    expect((await entriesOf(bytes)).at(-1)).toEqual({
      act: 'document.upload',
      subjectKind: 'declared-file',
      detail: { declared: 'seal,handwriting', marks: 1 },
    });
  });

  it('is refused for good where the clerk sees a secrecy mark', async () => {
    const bytes = scan(`${words} hai`);
    const { status, json } = await send('clerk', '/api/documents', bytes, 'secret');
    expect([status, json.code]).toEqual([422, 'secret']);
    expect(await office.storedFiles()).toHaveLength(1);
    expect((await entriesOf(bytes)).map(({ detail }) => detail)).toEqual([{ refused: 'secret' }]);
  });

  it('is refused without a question where the mark can be read and says so', async () => {
    const bytes = scan(words, (on) => stamp(on, { x: 150, y: 8, words: 'TUYỆT MẬT', height: 5 }));
    const { status, json } = await send('clerk', '/api/documents', bytes);
    expect([status, json.code, json.data]).toEqual([422, 'secret', undefined]);
    expect(await office.storedFiles()).toHaveLength(1);
  });

  it('takes no word that is not on the list', async () => {
    expect((await send('clerk', '/api/documents', scan(`${words} ba`), 'khong,sao')).status).toBe(428);
  });

  it('is asked about beside a report too', async () => {
    const bytes = scan(`${words} bon`);
    expect((await send('contact', '/api/attachments', bytes)).status).toBe(428);
    expect((await send('contact', '/api/attachments', bytes, 'seal')).status).toBe(200);
    expect((await entriesOf(bytes)).map(({ act }) => act)).toEqual([
      'attachment.upload',
      'attachment.upload',
    ]);
  });
});
