import { afterAll, beforeAll, expect, it } from 'vitest';
import { atTheDesk } from './support/at-the-desk.ts';
import { type ExampleDesk, openExampleDesk } from './support/example-desk.ts';
import { acceptAll } from './support/publish-example.ts';

let desk: ExampleDesk;
const { ask, open, faults } = atTheDesk(() => desk);
beforeAll(async () => {
  desk = await openExampleDesk();
  const documentId = await desk.takeIn('thong-bao-118.docx');
  await acceptAll(desk.clerk.call as never, documentId);
  await ask('huong', 'publishing.publish', { documentId });
}, 60_000);
afterAll(() => desk.stop());

it('finds without accents from any page, opens the place, and shows all of a kind', async () => {
  const page = await open('huong', '/nhiem-vu');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('118 tb vptu');
  await page.getByRole('option').filter({ hasText: '118-TB/VPTU' }).first().click();
  await page.waitForURL(/\/van-ban\/.*#ky-tu-\d+-\d+$/);
  await page.goto(`${desk.server.url}/tim-kiem?q=giang%20vien`);
  const documents = page.getByRole('region', { name: 'Nhiệm vụ' });
  await documents.getByRole('link').first().waitFor();
  const marked = await documents.locator('mark').allTextContents();
  expect(marked.map((words) => words.toLowerCase())).toContain('giảng');
  await page.getByRole('searchbox').fill('không có chữ này đâu');
  await page.getByText('Không tìm thấy').waitFor();
  expect(faults).toEqual([]);
}, 60_000);
