import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atTheDesk } from './support/at-the-desk.ts';
import { browserPath, examine } from './support/browser.ts';
import { type ExampleDesk, openExampleDesk, tabTo } from './support/example-desk.ts';

/** A paper arrives, gets its number, is asked for again; one goes out; then from paper to paper. Steps build on each other. */
describe.skipIf(!browserPath)('the books and the papers around one', () => {
  let desk: ExampleDesk;
  let documentId = '';
  const { ask, open, faults } = atTheDesk(() => desk);

  beforeAll(async () => {
    desk = await openExampleDesk();
    await ask('huong', 'registers.loadExample', {});
    documentId = await desk.takeIn('thong-bao-118.docx');
  });
  afterAll(() => desk?.stop());

  it('fills the form from the head of a document that was taken in', async () => {
    const page = await open('huong', `/van-ban/${documentId}`);
    await page.getByRole('link', { name: 'Vào sổ đến' }).click();
    const number = page.getByRole('textbox', { name: 'Số, ký hiệu' });
    await number.waitFor();
    expect(await number.inputValue()).toBe('118-TB/VPTU');
    expect(await page.getByRole('textbox', { name: 'Ngày văn bản' }).inputValue()).toBe('20/11/2023');
    expect(await page.getByRole('combobox', { name: 'Loại' }).inputValue()).toBe('Thông báo');
    await page.getByRole('textbox', { name: 'Chuyển cho' }).fill('Phòng Tổng hợp');
    await examine(page, 'register-form');
    await page.getByRole('button', { name: 'Ghi và cho số' }).click();
    await page.getByText('Ghi lên dấu đến: số 11.').waitFor();
    await page.getByRole('link', { name: 'Mở trong sổ' }).click();
    await page.getByRole('heading', { level: 1, name: 'Thông báo 118-TB/VPTU' }).waitFor();
    await examine(page, 'register-entry');
  });

  it('warns of the same paper written otherwise, and takes it with a reason', async () => {
    const page = await open('huong', '/so-van-ban');
    await page.getByRole('button', { name: 'Ghi văn bản đến' }).click();
    await page.getByRole('textbox', { name: 'Số, ký hiệu' }).fill('0118 - tb/vptu');
    await page
      .locator('form')
      .getByRole('textbox', { name: 'Cơ quan ban hành' })
      .fill('VĂN PHÒNG TỈNH UỶ SƠN HÀ');
    await page.getByRole('textbox', { name: /^Trích yếu \(/ }).fill('kết luận về trường chính trị');
    await page.getByText('Đã có trong sổ: số đến 11, 118-TB/VPTU').waitFor();
    expect(
      await page.getByRole('button', { name: 'Ghi và cho số (chưa ghi lý do vẫn ghi)' }).isDisabled(),
    ).toBe(true);
    await page.getByRole('textbox', { name: 'Vẫn ghi, lý do' }).fill('bản giấy đến sau bản điện tử');
    await page.getByRole('button', { name: 'Ghi và cho số', exact: true }).click();
    await page.getByText('Ghi lên dấu đến: số 12.').waitFor();
  });

  it('gives what goes out its number; a cancelled one stays and is not given again', async () => {
    const page = await open('huong', '/so-van-ban?so=di');
    const give = async (subject: string) => {
      await page.getByRole('button', { name: 'Cho số văn bản đi' }).click();
      await page.getByRole('combobox', { name: 'Loại' }).click();
      await page.getByRole('option', { name: 'Công văn' }).click();
      await page.getByRole('textbox', { name: /^Trích yếu \(/ }).fill(subject);
      await page.getByRole('button', { name: 'Cho số', exact: true }).click();
    };
    await give('đôn đốc báo cáo quý IV');
    await page.getByText('Đã cho số 05-CV/VPTU.').waitFor();
    await page.getByRole('link', { name: 'Mở trong sổ' }).click();
    await page.getByRole('button', { name: 'Huỷ số' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('In nhầm mẫu');
    await page.getByRole('dialog').getByRole('button', { name: 'Huỷ số' }).click();
    await page.getByText('Số đã huỷ ngày 20/11/2023: In nhầm mẫu').waitFor();
    await page.getByRole('link', { name: 'Sổ đi' }).click();
    await give('đôn đốc báo cáo quý IV, bản đúng');
    await page.getByText('Đã cho số 06-CV/VPTU.').waitFor();
    await page.getByText('Huỷ ngày 20/11/2023: In nhầm mẫu').waitFor();
    await examine(page, 'register-out');
  });

  it('shows dossiers with their papers, and how the office numbers', async () => {
    const page = await open('huong', '/so-van-ban?so=ho-so');
    await page.getByRole('link', { name: 'Đào tạo, bồi dưỡng cán bộ năm 2023' }).click();
    await page.getByRole('heading', { name: 'Văn bản trong hồ sơ HS-2023-04' }).waitFor();
    await page
      .getByRole('link', { name: /đề nghị cung cấp số liệu/ })
      .first()
      .waitFor();
    await examine(page, 'register-dossiers');
    await page.getByRole('link', { name: 'Cách đánh số' }).click();
    await page.getByText('đang trong nhiệm kỳ', { exact: false }).first().waitFor();
    await examine(page, 'register-numbering');
  });

  it('walks by keyboard to a paper known only by its number, and back', async () => {
    const page = await open('huong', `/van-ban/${documentId}/lien-ket`);
    const title = (name: string) =>
      page.getByRole('heading', { level: 1, name: `Văn bản liên quan: ${name}` });
    await examine(page, 'links');
    await tabTo(page, page.getByRole('link', { name: /Quyết định 705\/QĐ-TTg/ }));
    await page.keyboard.press('Enter');
    await title('Quyết định 705/QĐ-TTg').waitFor();
    await tabTo(page, page.locator('main').getByRole('link', { name: /Thông báo 118-TB\/VPTU/ }));
    await page.keyboard.press('Enter');
    await title('Thông báo 118-TB/VPTU').waitFor();
    expect(faults).toEqual([]);
  });
});
