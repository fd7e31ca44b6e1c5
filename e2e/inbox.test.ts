import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tell } from '#inbox/store.ts';
import { type Database, openDatabase } from '#platform/database/connection.ts';
import { browserPath, examine, signedInPage } from './support/browser.ts';
import { type ExampleDesk, openExampleDesk } from './support/example-desk.ts';
import { publishOver } from './support/publish-example.ts';
import { signIn } from './support/server-process.ts';

describe.skipIf(!browserPath)('being told', () => {
  let desk: ExampleDesk;
  let db: Database;
  beforeAll(async () => {
    desk = await openExampleDesk();
    db = openDatabase(desk.databaseUrl);
    await publishOver(desk.server.url);
  }, 180_000);
  afterAll(async () => {
    await db?.destroy();
    await desk?.stop();
  });

  const open = async (username: string, path: string): Promise<Page> => {
    const person = await signIn(desk.server.url, username);
    await person.call('preferences.set', { tourSeen: true });
    const page = await signedInPage(desk.browser, desk.server.url, username);
    page.setDefaultTimeout(20_000);
    await page.goto(desk.server.url + path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    return page;
  };

  it('by a bell and an inbox that the keys walk through', { timeout: 120_000 }, async () => {
    // Of the board, but neither its contact nor its head: nobody has told her anything yet.
    const yen = await signIn(desk.server.url, 'yen');
    const { viewer } = (await yen.call('session.current')).json as {
      viewer: { userId: string; office: { id: string } };
    };
    const empty = await open('yen', '/hop-viec');
    await examine(empty, 'inbox-empty');
    const of = { officeId: viewer.office.id, kind: 'nudge', subject: null };
    await db.transaction().execute(async (tx) => {
      for (const n of [1, 2, 3])
        await tell(
          tx,
          { userIds: [viewer.userId] },
          {
            ...of,
            key: `k${n}`,
            title: `Văn phòng đôn đốc lần ${n}: nhiệm vụ TB296-2023-2.${n} đã quá hạn 12 ngày`,
            ...(n === 2 ? { body: 'Đề nghị đồng chí báo cáo tiến độ trước ngày 5/12/2026.' } : {}),
            link: `/nhiem-vu/TB296-2023-2.${n}`,
          },
        );
    });
    await empty.reload();
    await empty.getByRole('link', { name: 'Hộp việc, 3 mục chưa đọc' }).waitFor();
    await empty.getByRole('button', { name: /Đánh dấu đã đọc: .*lần 1/ }).click();
    await empty.getByRole('link', { name: 'Hộp việc, 2 mục chưa đọc' }).waitFor();
    await empty.getByRole('heading', { name: /^Đã đọc · / }).waitFor();
    await empty.keyboard.press('ArrowDown');
    await empty.keyboard.press('ArrowDown');
    await examine(empty, 'inbox');
    await empty.keyboard.press('Enter');
    await empty.waitForURL(/nhiem-vu\/TB296/);
    await empty.getByRole('link', { name: 'Hộp việc, 1 mục chưa đọc' }).waitFor();
    const { count } = await db
      .selectFrom('notice')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('openedAt', 'is not', null)
      .executeTakeFirstOrThrow();
    expect(Number(count)).toBe(1);
    await empty.context().close();
  });

  it('by a letter and a calendar that one chooses oneself', { timeout: 120_000 }, async () => {
    const page = await open('mai', '/nhan-thong-bao');
    await examine(page, 'telling-none');
    await page.getByLabel('Địa chỉ thư điện tử').fill('mai@truong.vn');
    await page.getByLabel(/Gửi thư cho tôi/).check();
    await page.getByRole('button', { name: 'Lưu' }).click();
    await page.getByText('Đã lưu cách nhận thư.').waitFor();
    await page.getByRole('button', { name: 'Tạo địa chỉ lịch' }).click();
    const address = await page.getByLabel('Địa chỉ lịch').inputValue();
    expect(address).toMatch(/^http:.*\/api\/lich\/[\w-]{43}\.ics$/);
    const calendar = await fetch(address);
    expect([calendar.status, await calendar.text()]).toEqual([200, expect.stringContaining('BEGIN:VEVENT')]);
    await examine(page, 'telling');
    await page.getByRole('button', { name: 'Thu hồi' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Thu hồi' }).click();
    await page.getByRole('button', { name: 'Tạo địa chỉ lịch' }).waitFor();
    expect((await fetch(address)).status).toBe(404);
    await page.context().close();
  });

  it('by mail that the administrator sets up, tries and turns on', { timeout: 120_000 }, async () => {
    const letters: string[] = [];
    const smtp = new SMTPServer({
      ...{ disabledCommands: ['STARTTLS'], authOptional: true },
      onData: (stream, _session, done) => {
        let words = '';
        stream.on('data', (chunk) => {
          words += chunk;
        });
        stream.on('end', () => {
          letters.push(words);
          done(null);
        });
      },
    });
    const listening = smtp.listen(0, '127.0.0.1');
    await once(listening, 'listening');
    const { port } = listening.address() as AddressInfo;
    const page = await open('quantri', '/gui-thu');
    await examine(page, 'mail-none');
    await page.getByRole('textbox', { name: 'Máy chủ' }).first().fill('127.0.0.1');
    await page.getByLabel('Cổng').fill(String(port));
    await page.getByRole('combobox', { name: 'Mã hoá' }).click();
    await page.getByRole('option', { name: /Không mã hoá/ }).click();
    await page.getByLabel('Địa chỉ gửi đi').fill('dondoc@tinhuy.vn');
    await page.getByRole('button', { name: 'Lưu cấu hình' }).click();
    await page.getByLabel('Gửi thư thử tới').fill('quantri@tinhuy.vn');
    expect(await page.getByRole('button', { name: 'Bật gửi thư' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Gửi thư thử' }).click();
    await page.getByText(/Thư thử đã gửi được/).waitFor();
    await page.getByRole('button', { name: 'Bật gửi thư' }).click();
    await page.getByRole('heading', { name: 'Gửi thư đang bật' }).waitFor();
    expect(letters).toHaveLength(1);
    const { id: userId, officeId } = await db
      .selectFrom('authUser')
      .innerJoin('membership', 'membership.userId', 'authUser.id')
      .select(['authUser.id', 'membership.officeId'])
      .where('username', '=', 'mai')
      .executeTakeFirstOrThrow();
    const line = { officeId, userId, kind: 'digest', address: 'mai@truong.vn' };
    const lines = ['sent', 'failed'].map((state, n) => ({
      ...{ ...line, state, day: `2026-11-0${n + 2}`, messageId: `<m${n}@dondoc>`, attempts: n + 1 },
      ...(n ? { problem: 'Máy chủ thư từ chối (mã 550).' } : { sentAt: new Date(), openedAt: new Date() }),
    }));
    await db.insertInto('mail').values(lines).execute();
    await page.reload();
    await page.getByText('đã mở từ thư').first().waitFor();
    await examine(page, 'mail');
    await page.context().close();
    const clerk = await open('huong', '/hop-viec');
    await clerk.getByRole('link', { name: 'Sổ thư đã gửi' }).click();
    await clerk.getByText('đã mở từ thư').first().waitFor();
    await clerk.waitForLoadState('networkidle');
    expect(await clerk.getByRole('heading', { name: 'Máy chủ thư' }).count()).toBe(0);
    await examine(clerk, 'mail-clerk');
    await clerk.context().close();
    await new Promise<void>((done) => void smtp.close(done));
  });

  it('to other programs', { timeout: 120_000 }, async () => {
    const page = await open('quantri', '/bao-phan-mem');
    await examine(page, 'webhooks-none');
    await page.getByRole('button', { name: 'Thêm nơi nhận tin' }).click();
    await page.getByLabel('Địa chỉ của phần mềm nhận').fill('http://127.0.0.1:9/');
    await page.getByRole('button', { name: 'Thêm', exact: true }).click();
    await page.getByText(/nằm trong mạng nội bộ/).waitFor();
    await examine(page, 'webhooks-form');
    await page.getByLabel('Địa chỉ của phần mềm nhận').fill('http://[2405:4800::1]/nhan');
    await page.getByRole('button', { name: 'Thêm', exact: true }).click();
    expect(await page.getByRole('textbox', { name: 'Khoá ký' }).inputValue()).toMatch(/^dondoc_wh_/);
    await examine(page, 'webhooks');
    await page.context().close();
    const clerk = await signedInPage(desk.browser, desk.server.url, 'huong');
    await clerk.goto(`${desk.server.url}/bao-phan-mem`);
    await clerk.getByText('Đồng chí không có quyền xem trang này').waitFor();
    await clerk.context().close();
  });
});
