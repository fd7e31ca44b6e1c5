import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProductList } from '#research/products/schema.ts';
import type { TopicList } from '#research/topics/schema.ts';
import { atTheDesk } from './support/at-the-desk.ts';
import { browserPath, examine } from './support/browser.ts';
import { type ExampleDesk, openExampleDesk } from './support/example-desk.ts';

const TITLE = 'Chợ phiên trong đời sống chính trị ở bản';

/** Research of the school, from what a lecturer proposes to the list that goes out. Steps build on each other. */
describe.skipIf(!browserPath)('research of the school', () => {
  let desk: ExampleDesk;
  const { ask, open, wordsOf, faults } = atTheDesk(() => desk);

  beforeAll(async () => {
    desk = await openExampleDesk();
    await desk.loadRoster();
  }, 120_000);
  afterAll(() => desk?.stop());

  it('begins with an empty register, which the example fills once', async () => {
    const page = await open('nga', '/nghien-cuu');
    await page.getByRole('button', { name: 'Nạp sổ nghiên cứu ví dụ' }).click();
    await page.getByText('Quá hạn 35 ngày').locator('visible=true').first().waitFor();
    await examine(page, 'research');
    const { topics } = await ask<TopicList>('thang', 'research.list', {});
    expect(topics).toHaveLength(19);
    // What is stuck stands first; an extension in time keeps it green, with its first day beside.
    expect(topics[0]?.standing).toMatchObject({ state: 'late', lateDays: 35, next: 'lead' });
    expect(topics.filter(({ standing }) => standing.firstDue !== standing.due)).toHaveLength(1);
    await page
      .getByRole('link', { name: /Quá hạn/ })
      .first()
      .click();
    await page.getByText('1 trong 19 việc nghiên cứu').first().waitFor({ state: 'attached' });
  });

  it('a lecturer proposes, the officer records the council, the head approves', async () => {
    const page = await open('long', '/nghien-cuu');
    await page.getByRole('button', { name: 'Đề xuất', exact: true }).click();
    await page.getByRole('textbox', { name: /^Tên/ }).fill(TITLE);
    await page.getByRole('textbox', { name: /Hoặc người ngoài trường/ }).fill('Vừ A Dính (cộng tác)');
    await page.getByRole('combobox', { name: /Vai trò/ }).click();
    await page.getByRole('option', { name: 'Chủ nhiệm' }).click();
    await page.getByRole('button', { name: 'Gửi đề xuất' }).click();
    await page.getByRole('link', { name: TITLE }).first().waitFor();
    const { topics } = await ask<TopicList>('nga', 'research.list', {});
    const id = topics.find(({ title }) => title === TITLE)?.id ?? '';

    const officer = await open('nga', `/nghien-cuu/${id}`);
    await officer.getByRole('button', { name: 'Ghi kết quả hội đồng' }).click();
    await officer.getByRole('textbox', { name: /Điểm/ }).fill('86,5');
    await officer.getByRole('button', { name: 'Lưu', exact: true }).click();
    await officer.getByText('Đã xét chọn, chờ phê duyệt').first().waitFor();

    const head = await open('binh', `/nghien-cuu/${id}`);
    await head.getByRole('button', { name: 'Ghi phê duyệt' }).click();
    await head.getByRole('textbox', { name: /Số, ngày văn bản phê duyệt/ }).fill('Quyết định 77/QĐ-TCT');
    await head.getByRole('button', { name: 'Lưu', exact: true }).click();
    await head.getByText('Đã phê duyệt, chờ giao thực hiện').first().waitFor();
    await head.getByText('điểm 86,50').waitFor();
    await examine(head, 'topic');
  });

  it('products stand in the register, and the papers say all of it', async () => {
    const page = await open('nga', '/nghien-cuu/san-pham');
    await page.getByText('66,67').locator('visible=true').first().waitFor();
    await page.getByRole('button', { name: 'Tác giả' }).first().click();
    await page.getByRole('textbox', { name: 'Phần đóng góp (%)' }).first().fill('40');
    await examine(page, 'products');
    await page.getByRole('button', { name: 'Lưu tác giả' }).click();
    await page.getByText('40 %').locator('visible=true').first().waitFor();
    const { products } = await ask<ProductList>('nga', 'researchProducts.list', {});
    // 29 works of the roster's people and three reports: each once, however many made it.
    expect(products).toHaveLength(32);
    const words = await wordsOf('nga', '/api/research-topics.docx');
    for (const { title } of (await ask<TopicList>('nga', 'research.list', {})).topics)
      expect(words.replaceAll(/\s+/g, ' ')).toContain(title);
    expect(faults).toEqual([]);
  });
});
