import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type EdxmlPackage, readEdxml, writeEdxml } from '@dondoc/edxml';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptAll } from '#overview/rebuilding/commands.ts';
import { readDataBytes } from '#platform/data-file.ts';
import { atTheDesk } from './support/at-the-desk.ts';
import { browserPath, examine } from './support/browser.ts';
import { faultsBySchema } from './support/edxml-schema.ts';
import { type ExampleDesk, openExampleDesk } from './support/example-desk.ts';

const OWN = { id: '000.00.01.H99', name: 'Văn phòng Tỉnh ủy Sơn Hà' };
const SENDER = { id: '000.00.99.H99', name: 'Văn phòng cấp trên ví dụ' };

/** A directive comes by the folder, and what became of it goes back the same way. Steps build on each other. */
describe.skipIf(!browserPath)('a directive by edXML', () => {
  let desk: ExampleDesk;
  let folder: string;
  let documentId = '';
  const { ask, as, open, faults } = atTheDesk(() => desk);

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'dondoc-edxml-'));
    desk = await openExampleDesk({ EDXML_DIR: folder });
  });
  afterAll(async () => {
    await desk?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();
  const out = path.join('vptu', 'di');

  async function sent(): Promise<{ bytes: Uint8Array; said: EdxmlPackage }[]> {
    const names = await readdir(path.join(folder, out));
    return Promise.all(
      names.map(async (name) => {
        const bytes = await readFile(path.join(folder, out, name));
        const read = readEdxml(bytes);
        if (!read.ok) throw new Error(read.message);
        return { bytes, said: read.package };
      }),
    );
  }
  const codes = async () =>
    (await sent()).flatMap(({ said }) => (said.kind === 'status' ? [said.code] : [])).toSorted();

  async function exchange(): Promise<Page> {
    const page = await open('huong', '/lien-thong');
    await press(page, 'Nhận ngay');
    await page.getByText(/Đã nhận \d+ tệp/).waitFor();
    return page;
  }

  it('is set up by the administrator', async () => {
    const page = await open('quantri', '/lien-thong/cai-dat');
    await page.getByLabel('Mã định danh của Văn phòng').fill(OWN.id);
    await page.getByLabel('Tên Văn phòng ghi trên gói').fill(OWN.name);
    await page.getByLabel('Thư mục đến').fill('vptu/den');
    await page.getByLabel('Thư mục đi').fill('vptu/di');
    await page.getByLabel('Bật liên thông').check();
    await press(page, 'Lưu cài đặt');
    await page.getByText('Phần mềm nhận và gửi mỗi phút một lần').waitFor();
    await examine(page, 'edxml-setting');
  });

  it('becomes a draft, which the clerk takes in and publishes', async () => {
    const notice = await readDataBytes('example/thong-bao-118.docx');
    await mkdir(path.join(folder, 'vptu/den'), { recursive: true });
    await writeFile(
      path.join(folder, 'vptu/den/goi-118.edxml'),
      writeEdxml({
        ...{ kind: 'document', from: SENDER, to: [OWN], code: { number: '118', notation: 'TB/VPTU' } },
        ...{ documentId: 'nguon,118', place: 'Sơn Hà', promulgatedOn: '2023-11-17' },
        type: { code: 7, name: 'Thông báo' },
        ...{ subject: 'Kết luận làm việc với Trường Chính trị tỉnh', content: null, dueOn: null },
        ...{ toPlaces: [], signer: { competence: null, position: null, fullName: null } },
        ...{ priority: 1, steering: 2, responseFor: [], business: 'new', reason: null, replaces: [] },
        ...{ staff: null, isPaperSent: false, pageAmount: 3, trace: [] },
        attachments: [{ name: 'thong-bao-118.docx', contentType: 'x', description: null, bytes: notice }],
      }),
    );
    const page = await exchange();
    await examine(page, 'edxml-incoming');
    await page.getByRole('link', { name: /118-TB\/VPTU/ }).click();
    await press(page, 'Tiếp nhận, vào sổ đến');
    await page.getByText('03 Đã tiếp nhận').waitFor();
    await examine(page, 'edxml-package');
    const { packages } = await ask<{ packages: { documentId: string }[] }>('huong', 'edxml.overview', {});
    documentId = packages.find((one) => one.documentId)?.documentId ?? '';
    const clerk = await as('huong');
    await acceptAll((route, input) => clerk.call(route, input) as never, documentId);
    await ask('huong', 'publishing.publish', { documentId });
  });

  it('is reported on: an agency’s report approved, and the report of the office sent', async () => {
    const code = 'TB118-2023-3.1';
    const report = { code, text: 'Đã trình dự thảo.', done: true, percent: null, fileIds: [] };
    await ask('mai', 'directives.report', report);
    const { events } = await ask<{ events: { kind: string; id: number }[] }>('binh', 'directives.get', {
      code,
    });
    const reportId = events.findLast(({ kind }) => kind === 'reported')?.id;
    await ask('binh', 'directives.approve', { code, reportId });
    const { terms } = await ask<{ terms: unknown[] }>('huong', 'numbering.get', undefined);
    const term = { name: 'Khoá ví dụ', startsOn: '2020-10-01', endsOn: null };
    if (terms.length === 0) await ask('huong', 'numbering.addTerm', term);
    const page = await exchange();
    await page.getByRole('link', { name: /118-TB\/VPTU/ }).click();
    await page.getByText('05 Đang xử lý').waitFor();
    await page.getByLabel('Số, ký hiệu báo cáo').fill('12-BC/VPTU');
    await page.getByLabel('Họ và tên người ký').fill('Trần Văn Thắng');
    await press(page, 'Gửi báo cáo');
    await page.getByText(/Báo cáo số 12: /).waitFor();
    await exchange();
    await open('huong', '/lien-thong/di');
    await page.getByText('Báo cáo 12-BC/VPTU').waitFor();
    await examine(page, 'edxml-outgoing');
  });

  it('has left whole, valid messages, each once', async () => {
    await exchange();
    const all = await sent();
    expect(await codes()).toEqual(['01', '03', '04', '05']);
    const [report, ...more] = all.flatMap(({ said }) => (said.kind === 'document' ? [said] : []));
    expect(more).toEqual([]);
    expect(report).toMatchObject({
      ...{ steering: 3, to: [SENDER], code: { number: '12', notation: 'BC/VPTU' } },
      responseFor: [{ documentId: 'nguon,118', code: { number: '118', notation: 'TB/VPTU' } }],
    });
    expect(report?.attachments[0]?.name).toMatch(/\.docx$/);
    expect((await faultsBySchema(...all.map(({ bytes }) => bytes))).flat()).toEqual([]);
    expect(await readdir(path.join(folder, 'vptu/den'))).toEqual(['bad', 'doing', 'held']);
    expect(await readdir(path.join(folder, 'vptu/den/doing'))).toEqual([]);
    expect(faults).toEqual([]);
  });
});
