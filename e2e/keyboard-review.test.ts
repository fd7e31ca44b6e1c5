import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, examine, sizes, watchOutside } from './support/browser.ts';
import { type ExampleDesk, openExampleDesk, tabTo } from './support/example-desk.ts';

/** Card, Moran, Newell 1980: one key of a practised typist, and the moment of making up one's mind. */
const KEY_S = 0.28;
const MIND_S = 1.35;
/** Brysbaert 2019: 238 words a minute; Vietnamese words have 1.5 written syllables or so. */
const SYLLABLES_A_SECOND = (238 * 1.5) / 60;

/** Looks again until it is so; the machine may be busy with other tests. */
const eventually = <T>(look: () => T) => expect.poll(look, { timeout: 15_000 });

interface Step {
  name: string;
  seconds: number;
  keys: number;
  decisions: number;
  syllables: number;
}

describe.skipIf(!browserPath)('the review without a mouse', () => {
  let desk: ExampleDesk;
  let page: Page;
  const faults: string[] = [];
  let outside: string[] = [];
  beforeAll(async () => {
    desk = await openExampleDesk();
    const context = await desk.browser.newContext({
      ...{ viewport: sizes.desk, baseURL: desk.server.url, locale: 'vi-VN' },
    });
    page = await context.newPage();
    page.setDefaultTimeout(15_000);
    page.on('pageerror', (error) => faults.push(error.message));
    outside = watchOutside(page, desk.server.url);
  });
  afterAll(() => desk?.stop());

  let keys = 0;
  const press = async (key: string) => {
    keys += 1;
    await page.keyboard.press(key);
  };
  const type = async (words: string) => {
    keys += words.length;
    await page.keyboard.type(words);
  };
  /** A letter is a command when it has stood alone for a moment. */
  const letter = async (key: string) => {
    await press(key);
    await page.waitForTimeout(450);
  };

  it('publishes thirteen directives, from signing in on', async () => {
    const steps: Step[] = [];
    const step = async (name: string, act: () => Promise<unknown>, decisions = 1, words = '') => {
      const start = performance.now();
      keys = 0;
      await act();
      const seconds = (performance.now() - start) / 1000;
      steps.push({ name, seconds, keys, decisions, syllables: words.split(/\s+/).filter(Boolean).length });
    };
    await page.goto('/dang-nhap');
    await step('Đăng nhập', async () => {
      keys += await tabTo(page, page.getByRole('button', { name: /Lò Thị Hương/ }));
      await press('Enter');
      await page.waitForURL('**/ban-lam-viec');
    });
    await step('Tới trang Văn bản bằng Ctrl+K', async () => {
      await page.getByRole('heading', { level: 1 }).waitFor();
      await press('Control+k');
      await page.getByRole('combobox').waitFor();
      await type('van ban');
      await press('Enter');
      await page.waitForURL('**/van-ban');
    });
    await step('Đọc thông báo ví dụ', async () => {
      keys += await tabTo(page, page.getByRole('button', { name: 'Đọc thông báo ví dụ' }));
      await press('Enter');
      await page.waitForURL('**/ra-soat');
      await page.getByText(/0\/\d+ đã xem/).waitFor();
    });
    const documentId = /van-ban\/([^/]+)/.exec(page.url())?.[1] ?? '';
    const { items, findings } = await desk.review(documentId);
    const total = items.length + 2;
    const confirm = async () => {
      for (let n = 1; n <= total; n++) {
        await press('Enter');
        await page.getByText(`${n}/${total} đã xem`).first().waitFor();
      }
    };
    const words = [...findings, ...items].map(({ text }) => text).join(' ');
    await step(`Kiểm phần đầu, ${findings.length} đánh giá, ${items.length} mục`, confirm, total, words);
    const publish = async () => {
      await page.getByText(/^Đã lưu/).waitFor();
      await press('Control+Enter');
      await page
        .getByRole('dialog')
        .getByText(/13 nhiệm vụ/)
        .waitFor();
      // What is left to look at twice holds nothing up, but is said.
      await page
        .getByRole('dialog')
        .getByText(/Còn \d+ chỗ cần xem kỹ/)
        .waitFor();
      await press('Enter');
      await page.waitForURL('**/nhiem-vu?**');
      await page.getByText('3.3b').first().waitFor();
    };
    await step('Phát hành', publish, 2);
    const { person, machine } = report(steps);
    // Three minutes together; the machine's part is bounded apart, for it may be busy with other tests.
    expect(person).toBeLessThan(165);
    expect(machine).toBeLessThan(60);
  });

  it('splits, merges, moves and mends by keys, and takes each back', async () => {
    const documentId = await desk.takeIn('thong-bao-118.pdf');
    await page.goto(`/van-ban/${documentId}/ra-soat`);
    await page.getByText(/0\/\d+ đã xem/).waitFor();
    const before = (await desk.review(documentId)).items;
    const refs = async () => (await desk.review(documentId)).items.map(({ ref }) => ref).join(' ');
    const given = before.map(({ ref }) => ref).join(' ');
    const openCode = () => page.getByRole('article').and(page.locator('[aria-current=true]')).locator('h2');
    const rows = page.getByRole('region', { name: 'Nhiệm vụ đề xuất' }).getByRole('button');
    const rowOf = (ref: string) => rows.filter({ hasText: ref }).first();
    const openAt = async (ref: string) => {
      await press('Control+k');
      await page.getByRole('combobox').waitFor();
      await type(ref);
      await press('Enter');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await eventually(() => openCode().textContent()).toContain(ref);
    };

    await openAt('2.1');
    await letter('t');
    await page.getByText('Đặt con trỏ vào chỗ tách').waitFor();
    await press('Tab');
    await type('gan viec cu di hoc');
    await press('Enter');
    await eventually(refs).toBe(given.replace('2.1', '2.1 2.1'));
    await eventually(() => openCode().textContent()).toContain('2.1a');
    await press('Control+z');
    await eventually(refs).toBe(given);
    expect((await desk.review(documentId)).items[0]).toEqual(before[0]);
    await rowOf('2.1b').waitFor({ state: 'detached' });

    await openAt('2.2');
    await letter('m');
    await eventually(refs).toBe(given.replace('2.2 2.3', '2.2'));
    await press('Control+z');
    await eventually(refs).toBe(given);

    // The page has heard of it too.
    await rowOf('2.3').waitFor();
    await openAt('2.2');
    await press('Alt+ArrowUp');
    await eventually(refs).toBe(given.replace('2.1 2.2', '2.2 2.1'));
    await press('Control+z');
    await eventually(refs).toBe(given);

    const kindOf = async (ref: string) =>
      (await desk.review(documentId)).items.find((item) => item.ref === ref)?.kind;
    await openAt('2.3');
    await letter('c');
    await eventually(() => kindOf('2.3')).toBe('answer');
    await press('Control+z');
    await eventually(() => kindOf('2.3')).toBe('requirement');

    // A doubt is looked for, answered, and counted off.
    const left = async () =>
      Number(/còn (\d+) chỗ/.exec((await page.getByText(/còn \d+ chỗ cần xem kỹ/).textContent()) ?? '')?.[1]);
    const doubts = await left();
    await letter('v');
    await letter('x');
    await eventually(left).toBe(doubts - 1);
  });

  it('goes on where it stopped, with what was being written', async () => {
    const title = page.getByRole('textbox', { name: /Nội dung ngắn/ });
    await press('Control+k');
    await type('3.4');
    await press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await letter('e');
    await title.waitFor();
    await press('Control+a');
    await type('Bản đang viết dở');
    await page.waitForTimeout(500);
    await page.reload();
    await page.getByText(/Có bản nháp chưa lưu lúc \d\d:\d\d/).waitFor();
    expect(await page.locator('[aria-current=true] h2').textContent()).toContain('3.4');
    await letter('e');
    await eventually(() => title.inputValue()).toBe('Bản đang viết dở');
    await examine(page, 'review-draft');
    await press('Control+Enter');
    await eventually(() => page.getByText('1/16 đã xem').count()).toBeGreaterThan(0);
    await press('Control+z');
    await eventually(() => page.getByText('0/16 đã xem').count()).toBeGreaterThan(0);
  });

  it('looks whole with its list of doubts, findings, and the place of a split', async () => {
    for (const [entry, name] of [
      ['Ngờ', 'review-doubts'],
      ['Đ.giá', 'review-findings'],
    ] as const) {
      await page
        .getByRole('button', { name: new RegExp(entry) })
        .first()
        .click();
      await examine(page, name);
    }
    await press('ArrowDown');
    await letter('t');
    await page.getByText('Đặt con trỏ vào chỗ tách').waitFor();
    await examine(page, 'review-split');
    await press('Escape');
    await press('Control+k');
    await page.getByRole('combobox').waitFor();
    await examine(page, 'palette');
    await press('Escape');
    expect(faults).toEqual([]);
    expect(outside).toEqual([]);
  });
});

/** Says each step with the machine's seconds and a person's by the books; gives both sums. */
function report(steps: Step[]): { person: number; machine: number } {
  let [person, machine] = [0, 0];
  console.log('Đi thử một lượt, giây: máy + đọc + quyết định + gõ phím');
  for (const { name, seconds, keys, decisions, syllables } of steps) {
    const own = [syllables / SYLLABLES_A_SECOND, decisions * MIND_S, keys * KEY_S];
    const total = own.reduce((sum, part) => sum + part, 0);
    person += total;
    machine += seconds;
    const parts = [seconds, ...own].map((part) => part.toFixed(1)).join(' + ');
    console.log(`  ${(seconds + total).toFixed(1).padStart(6)}  ${name}: ${parts} (${keys} phím)`);
  }
  console.log(`  ${(person + machine).toFixed(1).padStart(6)}  cả lượt`);
  return { person, machine };
}
