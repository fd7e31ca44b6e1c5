import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishExample } from '../../../e2e/support/publish-example.ts';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import type { SlipPage } from './schema.ts';

let office: TestOffice;
let codes: string[];
beforeAll(async () => {
  office = await startTestOffice();
  ({ codes } = await publishExample(office));
}, 60_000);
afterAll(() => office.stop());

const waiting = async (): Promise<SlipPage[]> => (await office.call('clerk', 'slips.list', undefined)).json;
const slipsFor = async (wanted: string[]) => {
  const query = wanted.map((code) => `code=${code}`).join('&');
  const answer = await office.fetch('clerk', `/api/slips.pdf?${query}`);
  expect(answer.status).toBe(200);
  return new Uint8Array(await answer.arrayBuffer());
};

describe('slips of paper', () => {
  it('go out as one PDF, of what the reader sees only', async () => {
    const pdf = await slipsFor(codes.slice(0, 2));
    expect(String.fromCharCode(...pdf.subarray(0, 5))).toBe('%PDF-');
    expect((await office.fetch('quang', `/api/slips.pdf?code=khong-co`)).status).toBe(404);
    expect((await office.fetch('clerk', '/api/slips.pdf')).status).toBe(400);
  });

  it('file themselves, each at its directive', async () => {
    const { status, json } = await office.upload(
      'clerk',
      '/api/slips',
      'phieu.pdf',
      await slipsFor(codes.slice(0, 2)),
    );
    expect(status, json.message).toBe(200);
    expect(json).toEqual({ filed: 2, unread: 0, refused: [] });
    const pages = await waiting();
    expect(pages.map(({ directive }) => directive?.code)).toEqual(codes.slice(0, 2));
    const picture = await office.fetch('clerk', `/api/slips/${pages[0]?.id}/picture`);
    expect(picture.headers.get('content-type')).toBe('image/jpeg');
    expect((await office.fetch('contact', `/api/slips/${pages[0]?.id}/picture`)).status).toBe(403);
  });

  it('become a report that has gone out, with the page as its proof; its maker does not accept it', async () => {
    const [page] = await waiting();
    if (!page?.directive) throw new Error('no page waits');
    const { code, leads } = page.directive;
    const report = {
      id: page.id,
      code,
      agencyId: leads[0]?.id,
      text: 'Đã làm xong theo phiếu',
      done: true,
      percent: null,
    };
    const wrong = await office.call('clerk', 'slips.file', { ...report, agencyId: page.id });
    expect(wrong.json.message).toContain('không báo cáo nhiệm vụ này');
    expect((await office.call('clerk', 'slips.file', report)).status).toBe(200);
    const { json } = await office.call('leader', 'directives.get', { code });
    expect(json.standing.state).toBe('awaiting-acceptance');
    const told = json.events.find((e: { kind: string }) => e.kind === 'reported');
    expect(told.data).toMatchObject({ text: report.text, done: true, percent: 100, onPaper: true });
    expect(json.files).toHaveLength(1);
    const scan = await office.fetch('contact', `/api/directives/${code}/files/${json.files[0].id}`);
    expect(scan.status).toBe(200);
    const accepted = await office.call('clerk', 'directives.accept', { code, reportId: told.id });
    expect(accepted.status).toBe(403);
    expect((await office.call('clerk', 'slips.file', report)).status).toBe(409);
    expect(await waiting()).toHaveLength(1);
  });

  it('a slip of another office is refused with a sentence, and its page is not kept', async () => {
    const own = await office.db.selectFrom('office').select('id').executeTakeFirstOrThrow();
    const { printSlips } = await import('./worker.ts');
    const { slipCode } = await import('./rules.ts');
    const foreign = await printSlips([
      {
        ...{
          code: slipCode('00000000-0000-4000-8000-000000000000', codes[0] ?? ''),
          codeInWords: 'TB9-2024-1',
        },
        ...{
          title: 'Việc của nơi khác',
          facts: [['Cơ quan', 'Nơi khác']],
          office: 'Văn phòng khác',
          foot: 'Nộp về nơi khác',
        },
      },
    ]);
    expect(own.id).not.toBe('00000000-0000-4000-8000-000000000000');
    const before = (await office.storedFiles()).length;
    const { json } = await office.upload('clerk', '/api/slips', 'la.pdf', foreign);
    expect(json).toMatchObject({ filed: 0, unread: 0 });
    expect(json.refused[0]).toContain('không phải phiếu của cơ quan này');
    expect((await office.storedFiles()).length).toBe(before);
  });

  it('a page without a code is given to its directive by hand, or dropped', async () => {
    const { readDataBytes } = await import('#platform/data-file.ts');
    const { json } = await office.upload(
      'clerk',
      '/api/slips',
      'khac.pdf',
      await readDataBytes('example/thong-bao-118.pdf'),
    );
    expect(json.filed).toBe(0);
    expect(json.unread).toBeGreaterThan(0);
    const unread = (await waiting()).filter(({ directive }) => directive === null);
    const [first, second] = unread;
    const code = codes[2] ?? '';
    const lead = (await office.call('clerk', 'directives.get', { code })).json.standing.leads[0]?.agency.id;
    const report = {
      id: first?.id,
      code,
      agencyId: lead,
      text: 'Đang làm theo phiếu',
      done: false,
      percent: 40,
    };
    expect((await office.call('clerk', 'slips.file', report)).status).toBe(200);
    expect((await office.call('clerk', 'directives.get', { code })).json.standing.leads[0]).toMatchObject({
      ...{ state: 'in-progress', percent: 40 },
    });
    const gone = second ?? (await waiting())[0];
    expect((await office.call('clerk', 'slips.drop', { id: gone?.id })).status).toBe(200);
    expect((await waiting()).some(({ id }) => id === gone?.id)).toBe(false);
  });
}, 120_000);
