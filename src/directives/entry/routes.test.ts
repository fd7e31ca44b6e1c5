import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishExample } from '../../../e2e/support/publish-example.ts';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';

const LINE = 'Sở Nội vụ báo cáo chính sách trước 30/12, phối hợp BTC';

describe('a directive entered by hand', () => {
  let office: TestOffice;
  let documentId: string;
  let agencyOf: (name: string) => string;
  beforeAll(async () => {
    office = await startTestOffice();
    ({ documentId } = await publishExample(office));
    const { json } = await office.call('clerk', 'agencies.list', undefined);
    agencyOf = (name) =>
      json.find((one: { names: { name: string }[] }) => one.names.some((own) => own.name === name)).id;
  });
  afterAll(() => office.stop());

  const entry = (patch: object = {}) => ({
    ...{ id: crypto.randomUUID(), line: LINE, text: 'Báo cáo chính sách', documentId: null },
    actors: [
      { role: 'lead', name: 'Sở Nội vụ', agencyId: agencyOf('Sở Nội vụ'), generic: false },
      { role: 'coordinate', name: 'BTC', agencyId: agencyOf('Ban Tổ chức Tỉnh uỷ'), generic: false },
    ],
    deadline: { kind: 'date', date: '2023-12-29' },
    ...patch,
  });

  it('is laid on its agencies with the person and the day as its origin', async () => {
    const { json } = await office.call('clerk', 'entry.save', entry());
    expect(json).toEqual({ code: 'NV2023-0001' });
    const found = (await office.call('quang', 'directives.get', json)).json;
    expect(found).toMatchObject({ text: 'Báo cáo chính sách', documentId: null, span: null });
    expect(found.standing).toMatchObject({
      due: '2023-12-29',
      dueOrigin: 'office',
      next: { actor: 'agency' },
    });
    expect(found.assignments.map((one: { nameAsWritten: string }) => one.nameAsWritten)).toEqual([
      ...['Sở Nội vụ', 'BTC'],
    ]);
    expect((await office.call('quang', 'entry.origin', json)).json).toEqual({
      ...{ line: LINE, enteredOn: '2023-11-20', enteredBy: 'Lò Thị Hương' },
    });
    // The school has no part in it.
    expect((await office.call('mai', 'entry.origin', json)).status).toBe(404);
  });

  it('sent twice is one', async () => {
    const twice = entry();
    const answers = await Promise.all([1, 2].map(() => office.call('clerk', 'entry.save', twice)));
    expect(answers.map(({ json }) => json.code)).toEqual(['NV2023-0002', 'NV2023-0002']);
    const rows = await office.db.selectFrom('directive').select('id').where('id', '=', twice.id).execute();
    expect(rows.length).toBe(1);
  });

  it('goes on from the numbers that an import gave', async () => {
    const { json } = await office.call('clerk', 'entry.save', entry({ deadline: { kind: 'none' } }));
    expect(json.code).toBe('NV2023-0003');
  });

  it('under a document takes its code there, and its agencies see the paper', async () => {
    const { json: desk } = await office.call('clerk', 'entry.desk', undefined);
    expect(desk.documents.map(({ id }: { id: string }) => id)).toEqual([documentId]);
    const first = await office.call('clerk', 'entry.save', entry({ documentId }));
    const second = await office.call('clerk', 'entry.save', entry({ documentId }));
    expect([first.json.code, second.json.code]).toEqual(['TB118-2023-BS1', 'TB118-2023-BS2']);
    expect((await office.call('quang', 'documents.get', { id: documentId })).status).toBe(200);
    const { json } = await office.call('clerk', 'directives.list', { document: documentId });
    expect(JSON.stringify(json)).toContain('TB118-2023-BS2');
  });

  it.each([
    ['nobody who answers', { actors: [] }, 'cơ quan chủ trì'],
    [
      'an unknown body',
      { actors: [{ role: 'lead', name: 'Sở Y tế', agencyId: null, generic: false }] },
      '“Sở Y tế” chưa có trong danh bạ',
    ],
    [
      'only a class of bodies',
      { actors: [{ role: 'lead', name: 'các sở', agencyId: null, generic: true }] },
      'Chưa có cơ quan chủ trì',
    ],
    ['a day that is past', { deadline: { kind: 'date', date: '2023-11-19' } }, 'ở trước hôm nay'],
    ['a document that is none', { documentId: '00000000-0000-4000-8000-000000000000' }, 'văn bản'],
  ])('%s is refused, and nothing is written', async (_, patch, words) => {
    const before = await office.db.selectFrom('directive').select('id').execute();
    const { status, json } = await office.call('clerk', 'entry.save', entry(patch));
    expect(status).toBeGreaterThanOrEqual(400);
    expect(json.message).toContain(words);
    expect((await office.db.selectFrom('directive').select('id').execute()).length).toBe(before.length);
  });

  it('is entered by a clerk only, and is in the log', async () => {
    for (const who of ['leader', 'head', 'administrator'])
      expect((await office.call(who, 'entry.save', entry())).status).toBe(403);
    const log = await office.db
      .selectFrom('logEntry')
      .select('detail')
      .where('act', '=', 'directive.enter')
      .orderBy('seq')
      .execute();
    expect(log.length).toBe(5);
    expect(log[0]?.detail).toEqual({ code: 'NV2023-0001', documentId: null });
  });
});
