import { globSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '#platform/database/connection.ts';
import { timed } from '../src/app.ts';
import { browserPath, signedInPage, sizes, watchPolicy } from './support/browser.ts';
import { closedWave } from './support/closed-wave.ts';
import { type ExampleDesk, openExampleDesk } from './support/example-desk.ts';
import { publishOver } from './support/publish-example.ts';
import { registersThings } from './support/registers-routes.ts';
import { signIn } from './support/server-process.ts';

/** A key of the hand; where the hook rewrites, what it takes back and what it puts in its place. */
interface Stroke {
  letter: string;
  back?: number;
  put?: string;
}
const plain = (letters: string): Stroke[] => [...letters].map((letter) => ({ letter }));
const rewrite = (letter: string, back: number, put: string): Stroke => ({ letter, back, put });

/** As Telex types them: the hand's letters, and what UniKey makes of them. */
const words: Record<string, Stroke[]> = {
  đ: [...plain('d'), rewrite('d', 1, 'đ')],
  â: [...plain('a'), rewrite('a', 1, 'â')],
  đường: [
    ...[...plain('d'), rewrite('d', 1, 'đ')],
    ...[...plain('uo'), rewrite('w', 2, 'ươ')],
    ...[...plain('ng'), rewrite('f', 3, 'ờng')],
  ],
  Trường: [...plain('Truo'), rewrite('w', 2, 'ươ'), ...plain('ng'), rewrite('f', 3, 'ờng')],
};

/** A replacement comes as a packet: a character without a key on the keyboard (VK_PACKET). */
const VK_PACKET = 231;
const VK_BACK = 8;

interface Hand {
  /** Between two keys of the hand; a hook is faster than any. */
  pause: number;
  /** Some hooks let the letter that rewrites through as well, and take that back too. */
  passes?: boolean;
}

async function play(cdp: CDPSession, strokes: Stroke[], { pause, passes }: Hand): Promise<void> {
  const send = async (key: object, text: object = {}) => {
    await cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key, ...text });
    await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
  };
  for (const { letter, back = 0, put = '' } of strokes) {
    if (put === '' || passes) {
      const upper = letter.toUpperCase();
      const shift = letter === upper ? { modifiers: 8 } : {};
      const key = { key: letter, code: `Key${upper}`, windowsVirtualKeyCode: upper.charCodeAt(0), ...shift };
      await send(key, { text: letter });
    }
    for (let n = 0; n < back + (passes && put ? 1 : 0); n++)
      await send({ key: 'Backspace', code: 'Backspace', windowsVirtualKeyCode: VK_BACK });
    for (const sign of put)
      await send({ key: sign, code: '', windowsVirtualKeyCode: VK_PACKET }, { text: sign });
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

const fast: Hand = { pause: 60 };
const hasty: Hand = { pause: 0, passes: true };
/** Slower than a letter waits before it acts. */
const slow: Hand = { pause: 700 };

/**
 * `npm run fuzz -- keyboard` plays every word everywhere, on the first so many pages. In the ordinary run each page hears
 * the letter that accepts and a word of many, and each field one word, in turn.
 */
const cases = process.env.FUZZ_CASES;
const all = Object.entries(words);
const onPages = all.filter(([word]) => cases || word === 'â' || word === 'đường');
const inField = (n: number) => (cases ? all : all.slice(n % all.length).slice(0, 1));

/** What changes by itself while somebody looks: who is there, and the seals of the log. */
const RESTLESS = ['auth_session', 'review_presence', 'log_seal'];

/**
 * How many rows every other table has, and the sum of the transactions that wrote them: a row added, taken out or
 * written anew changes one of the two, and nothing of its words need be read.
 */
async function stateOf(db: Database): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(db);
  const sums = tables.rows
    .filter((one) => !RESTLESS.includes(one.name))
    .map(
      ({ name }) => sql`
        select ${sql.lit(name)} as name, count(*) || ' ' || coalesce(sum(xmin::text::bigint), 0) as sum
        from ${sql.table(name)}`,
    );
  const found = await sql<{ name: string; sum: string }>`${sql.join(sums, sql` union all `)}`.execute(db);
  return Object.fromEntries(found.rows.map(({ name, sum }) => [name, sum]));
}

/** Every page of the application, and one of those who see it. */
const pages: [path: string, username: string | null][] = [
  ['/dang-nhap', null],
  ['/thiet-lap', null],
  ['/bang-thanh-phan', null],
  ['/doi-mat-khau', 'mai'],
  ['/phien-dang-nhap', 'mai'],
  ['/an-toan', 'quantri'],
  ['/ban-lam-viec', 'huong'],
  ['/luu-tru', 'thang'],
  ['/sao-luu', 'quantri'],
  ['/ra-soat-tai-khoan', 'quantri'],
  ['/vi-pham-du-lieu', 'quantri'],
  ['/du-lieu-ca-nhan', 'quantri'],
  ['/du-lieu-cua-toi', 'long'],
  ['/van-ban', 'huong'],
  ['/lien-thong', 'huong'],
  ['/lien-thong/cai-dat', 'quantri'],
  ['/van-ban/$id', 'huong'],
  ['/van-ban/$id/ket-luan', 'huong'],
  ['/van-ban/$id/lien-ket', 'huong'],
  ['/so-van-ban', 'huong'],
  ['/so-van-ban/$id', 'huong'],
  ['/van-ban/$id/ra-soat', 'huong'],
  ['/tim-kiem', 'huong'],
  ['/nhiem-vu', 'huong'],
  ['/nhiem-vu/nhap', 'huong'],
  ['/nhiem-vu/$code', 'huong'],
  ['/nhiem-vu/$code', 'mai'],
  ['/nhiem-vu/$code/tu-bao-cao', 'huong'],
  ['/don-doc', 'huong'],
  ['/mau-van-ban', 'huong'],
  ['/mau-van-ban/$id', 'huong'],
  ['/du-hop', 'huong'],
  ['/du-hop/$id', 'huong'],
  ['/viec-cua-toi', 'mai'],
  ['/viec-cua-toi', 'binh'],
  ['/kien-nghi', 'huong'],
  ['/kien-nghi/$id', 'huong'],
  ['/kien-nghi/cua/$id', 'huong'],
  ['/ban-chi-dao', 'mai'],
  ['/ban-chi-dao/$id', 'mai'],
  ['/tong-quan', 'thang'],
  ['/so-sanh', 'thang'],
  ['/ky-bao-cao', 'huong'],
  ['/bao-cao', 'huong'],
  ['/nhat-ky', 'kien'],
  ['/huy-van-ban', 'huong'],
  ['/co-quan/ghi-nhan', 'huong'],
  ['/viec-giao-lai', 'huong'],
  ['/nop-phieu', 'huong'],
  ['/dao-tao/nhu-cau', 'lan'],
  ['/dao-tao/nhu-cau', 'mai'],
  ['/dao-tao/nhu-cau/nhap', 'mai'],
  ['/dao-tao/gop', 'lan'],
  ['/dao-tao', 'lan'],
  ['/dao-tao/phan-bo', 'lan'],
  ['/dao-tao/don-vi', 'lan'],
  ['/dao-tao/khao-sat/ket-qua', 'huong'],
  ['/dao-tao/khao-sat/ket-qua/$id', 'huong'],
  ['/nghien-cuu', 'nga'],
  ['/nghien-cuu/san-pham', 'nga'],
  ['/nghien-cuu/$id', 'nga'],
  ['/truong-chuan', 'huong'],
  ['/truong-chuan/lo-trinh', 'huong'],
  ['/truong-chuan/dot-danh-gia', 'mai'],
  ['/truong-chuan/dot-danh-gia/$id', 'mai'],
  ['/truong-chuan/chi-tieu/$id', 'huong'],
  ['/dau-tu', 'phuong'],
  ['/dau-tu/co-so', 'phuong'],
  ['/dau-tu/doi-chieu', 'binh'],
  ['/dau-tu/nhap', 'phuong'],
  ['/dau-tu/$id', 'phuong'],
  ['/co-quan', 'huong'],
  ['/nguoi-dung', 'quantri'],
  ['/lich-lam-viec', 'huong'],
  ['/doi-ngu', 'cuong'],
  ['/doi-ngu/$id', 'cuong'],
  ['/doi-ngu/nhap', 'cuong'],
  ['/ho-so-cua-toi', 'long'],
  ['/doi-ngu/nhu-cau', 'cuong'],
  ['/doi-ngu/chinh-sach', 'cuong'],
  ['/doi-ngu/dieu-kien', 'cuong'],
  ['/doi-ngu/ty-le', 'cuong'],
  ['/doi-ngu/thang-hang', 'cuong'],
  ['/doi-ngu/thang-hang/$id', 'cuong'],
  ['/dao-tao/khao-sat', 'dung'],
  ['/dao-tao/khao-sat/dot/$id', 'dung'],
  ['/dao-tao/khao-sat/dot/$id/nhap', 'dung'],
  ['/phieu', null],
  ['/truong-chuan/minh-chung', 'mai'],
  ['/truong-chuan/minh-chung/$id', 'mai'],
  ['/truong-chuan/can-ra-soat', 'mai'],
  ['/truong-chuan/bo-chi-tieu', 'huong'],
  ['/truong-chuan/bo-chi-tieu/$id', 'mai'],
  ['/truong-chuan/bo-chi-tieu/$id/doi-chieu', 'huong'],
  ['/truong-chuan/bo-chi-tieu/nhap', 'mai'],
  ['/truong-chuan/de-an', 'mai'],
  ['/hop-viec', 'huong'],
  ['/nhan-thong-bao', 'mai'],
  ['/gui-thu', 'quantri'],
  ['/bao-phan-mem', 'quantri'],
  ['/ma-truy-cap', 'huong'],
  ['/xac-thuc-hai-lop', 'huong'],
  ['/viec-may', 'huong'],
  ['/soat-the-thuc', 'huong'],
  ['/dao-tao/thuc-hien', 'mai'],
  ['/dao-tao/chuong-trinh', 'huong'],
  ['/dao-tao/chuong-trinh/$id', 'huong'],
  ['/dao-tao/lop', 'mai'],
  ['/dao-tao/lop/$id', 'mai'],
  ['/dao-tao/lop/$id/nhap', 'mai'],
  ['/dao-tao/diem-danh/$id', 'mai'],
  ['/diem-danh/$id', null],
  ['/dao-tao/chung-chi', 'mai'],
  ['/dao-tao/lich-giang', 'mai'],
  ['/dao-tao/gio-giang', 'mai'],
  ['/dao-tao/cach-tinh', 'huong'],
];

it('plays over every page that there is', () => {
  const src = new URL('../src/', import.meta.url);
  // The wiring, and what upper rooms lay out themselves.
  const files = ['web.tsx', ...globSync('*/pages/*-routes.tsx', { cwd: src })];
  expect(files.length).toBeGreaterThan(2);
  const wiring = files.map((file) => readFileSync(new URL(file, src), 'utf8')).join('\n');
  const addresses = [...wiring.matchAll(/(?:\bat\(|path: )'(\/[^']+)'/g)].map(([, address]) => address);
  expect(addresses.length).toBeGreaterThan(40);
  expect(addresses.filter((address) => !pages.some(([path]) => path === address))).toEqual([]);
});

/** The example's committee, whose draft is being appraised. */
async function exampleCommittee({ call }: ExampleDesk['clerk']): Promise<string> {
  await call('committees.loadExample', {});
  const rows = (await call('committees.list', {})).json as { id: string; standing: { stage: string } }[];
  return rows.find(({ standing }) => standing.stage === 'sent')?.id ?? '';
}

describe.skipIf(!browserPath)('a keyboard that rewrites what was typed', () => {
  let desk: ExampleDesk;
  let db: Database;
  let draftId: string;
  let documentId: string;
  /** What `$id` in a path stands for, where it is no document; the first that fits. */
  let ids: [at: RegExp, id: string][];
  /** Each signs in once: who does so again and again is held up. */
  const contexts = new Map<string, Promise<BrowserContext>>();
  function signedIn(username: string): Promise<BrowserContext> {
    const known =
      contexts.get(username) ??
      signedInPage(desk.browser, desk.server.url, username).then((page) => page.context());
    contexts.set(username, known);
    return known;
  }

  /** What the policy of each open page has stopped. */
  const stopped = new WeakMap<Page, string[]>();

  beforeAll(async () => {
    // The clock writes when it will: its work is left to others, of whom there are none.
    desk = await openExampleDesk({ LEAVE_WORK: Object.keys(timed).join(), BACKUP_HOUR: 'off' });
    db = openDatabase(desk.databaseUrl);
    ({ documentId } = await publishOver(desk.server.url));
    draftId = await desk.takeIn('thong-bao-118.pdf');
    const staff = await signIn(desk.server.url, 'cuong');
    const make = async (who: typeof staff, route: string, input: unknown) =>
      ((await who.call(route, input)).json as { id: string }).id;
    const round = { name: 'Đợt thử', rule: 'tt-40-2020', rank: 'V.07.01.02', plan: null, documentId: null };
    const paper = { title: 'Sổ theo dõi dự giờ', paperPlace: 'Tủ 3', indicatorIds: [] };
    const someone = { code: 'T1', name: 'Người thử gõ', from: '2020-01-01', employment: 'permanent' };
    const programme = {
      ...{ key: null, name: 'Chương trình thử gõ', basis: null, source: null, validFrom: '2023-01-01' },
      data: {
        ...{ kind: 'other', audience: null, weeks: null, hours: {}, mode: null, certificateBy: null },
        ...{ sizeFrom: null, sizeTo: null, yearlyLimit: null, conditions: [] },
        teachers: { ranks: [], unitIds: [] },
      },
    };
    const { officeId, id: providerId } = await db
      .selectFrom('agency')
      .select(['id', 'officeId'])
      .where('isUnit', '=', false)
      .limit(1)
      .executeTakeFirstOrThrow();
    const surveyed = await closedWave(db, { officeId, providerId, code: 'KS-GO', sheets: [] });
    const asked = { text: 'Về việc thử gõ bàn phím', reason: null, askedOn: null, askedAt: null };
    const proposal = { ...asked, meetingId: null, askedBy: providerId };
    const research = {
      ...{ kind: 'topic', level: 'school', title: 'Đề tài thử gõ', field: null, managingAgencyId: null },
      ...{ summary: null, callId: null, on: '2023-01-05' },
      members: [{ personId: null, outsideName: 'Người ngoài', part: 'lead' }],
    };
    const item = {
      ...{ id: null, code: 'DT-GO', name: 'Hạng mục thử gõ', need: null, facilityId: null, ownerId: null },
      ...{ coordinatingIds: [], directiveCode: null, note: null },
    };
    const occasion = {
      ...{ id: null, kind: 'deploy', title: 'Hội nghị thử gõ', organiserId: null, organiserAsWritten: null },
      ...{ startsOn: '2023-11-24', endsOn: null, place: null, about: null, aboutDocumentId: null },
    };
    const { entryId } = await registersThings(db, officeId, providerId, documentId);
    ids = [
      [/^\/so-van-ban/, entryId],
      [/^\/mau-van-ban/, 'result-report'],
      [/^\/du-hop/, await make(desk.clerk, 'participation.save', occasion)],
      [/^\/kien-nghi\/cua/, providerId],
      [/^\/kien-nghi/, await make(desk.clerk, 'proposals.ask', proposal)],
      [/^\/nghien-cuu/, await make(staff, 'research.propose', research)],
      [/^\/ban-chi-dao/, await exampleCommittee(desk.clerk)],
      [/^\/dau-tu/, await make(desk.clerk, 'investments.save', item)],
      [/^\/dao-tao\/khao-sat\/ket-qua/, surveyed.waveId],
      [/^\/dao-tao\/chuong-trinh/, await make(desk.clerk, 'programmes.save', programme)],
      [/\/ra-soat$/, draftId],
      [/^\/doi-ngu\/thang-hang/, await make(staff, 'promotions.open', round)],
      [/^\/doi-ngu/, await make(staff, 'staff.create', someone)],
      [/^\/truong-chuan\/bo-chi-tieu/, await make(desk.clerk, 'sets.loadShipped', { key: 'tap-huan-55' })],
      [/^\/truong-chuan\/minh-chung/, await make(desk.clerk, 'evidence.add', paper)],
    ];
    // Who comes in is written down: nobody does while others watch what a word decides.
    for (const [, username] of pages) if (username) await signedIn(username);
  }, 180_000);
  afterAll(async () => {
    await db?.destroy();
    await desk?.stop();
  });

  /** Pages on which nobody types now: to open another one costs the browser more than to go to another address. */
  const free = new Map<string | null, Page[]>();
  async function pageOf(username: string | null): Promise<Page> {
    const left = free.get(username)?.pop();
    if (left) return left;
    const context = username ? signedIn(username) : desk.browser.newContext({ viewport: sizes.desk });
    const page = await (await context).newPage();
    page.setDefaultTimeout(20_000);
    stopped.set(page, watchPolicy(page));
    return page;
  }
  const leave = (page: Page, username: string | null) =>
    free.set(username, [...(free.get(username) ?? []), page]);

  async function open(path: string, username: string | null): Promise<Page> {
    const page = await pageOf(username);
    const id = ids.find(([at]) => at.test(path))?.[1] ?? documentId;
    await page.goto(desk.server.url + path.replace('$id', id).replace('$code', 'TB118-2023-2.1'));
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.waitForLoadState('networkidle');
    return page;
  }

  /** What takes words: not numbers and dates, which take only such, nor boxes that choose from a list. */
  const fieldsOf = (page: Page) =>
    page
      .locator('input:is([type=text], [type=search], [type=password], :not([type])), textarea')
      .locator('visible=true')
      .and(
        page.locator(
          ':enabled:read-write:not([role=combobox]):not([aria-readonly]):not([aria-haspopup]):not([inputmode])',
        ),
      );

  // Some hands at once, most of whose time goes by between two keys.
  it.concurrent.each(pages.slice(0, Number(cases ?? pages.length)))(
    '%s as %s: a word decides nothing, and stands in every field',
    async (path, username) => {
      const page = await open(path, username);
      const cdp = await page.context().newCDPSession(page);
      const before = await stateOf(db);
      const address = page.url();
      const nowhere = () => page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      const forward = page.locator('[data-primary], main button, main a').locator('visible=true').first();
      for (const [, strokes] of onPages) {
        await nowhere();
        await play(cdp, strokes, fast);
        if (await forward.count()) await forward.focus();
        await play(cdp, strokes, fast);
        // The end of the word must not press the button that has the focus, nor accept.
        await page.keyboard.press('Space');
        await play(cdp, strokes, hasty);
      }
      // Longer than a letter waits before it acts.
      await page.waitForTimeout(900);
      expect(page.url()).toBe(address);

      // The sheet of parts shows fields that keep their sample.
      const fields = fieldsOf(page);
      const count = path === '/bang-thanh-phan' ? 0 : await fields.count();
      for (let n = 0; n < count; n++) {
        const field = fields.nth(n);
        for (const [word, strokes] of inField(n)) {
          await field.fill('');
          await field.focus();
          await play(cdp, strokes, word === 'Trường' ? fast : hasty);
          const held = await field.evaluate((one) => [(one as HTMLInputElement).value, one.outerHTML]);
          expect(held[0], held[1]).toBe(word);
        }
        await field.fill('');
      }
      if (count > 0) await page.waitForTimeout(900);
      expect(await stateOf(db), 'something was decided').toEqual(before);
      expect(stopped.get(page)?.splice(0), 'stopped by the policy').toEqual([]);
      await cdp.detach();
      leave(page, username);
    },
  );

  it('an open editor holds the words, also where the focus is not in it', async () => {
    const page = await open('/van-ban/$id/ra-soat', 'huong');
    const cdp = await page.context().newCDPSession(page);
    const before = await stateOf(db);
    const card = page.locator('[aria-current=true]');
    const openCards: [entry: RegExp, words: RegExp][] = [
      [/Số, ngày, trích yếu/, /Người kết luận/],
      [/3\.4/, /Nội dung ngắn/],
    ];
    for (const [entry, field] of openCards) {
      const row = page.getByRole('button', { name: entry }).first();
      if (await row.count()) await row.click();
      await card.getByRole('button', { name: /^Sửa/ }).click();
      await page.getByRole('textbox', { name: field }).waitFor();
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      for (const strokes of Object.values(words)) await play(cdp, strokes, fast);
      const fields = fieldsOf(page);
      expect(await fields.count()).toBeGreaterThan(1);
      for (let n = 0; n < (await fields.count()); n++) {
        await fields.nth(n).fill('');
        await fields.nth(n).focus();
        await play(cdp, words.đường ?? [], fast);
        expect(await fields.nth(n).inputValue()).toBe('đường');
      }
      await card.getByRole('button', { name: /^Thôi/ }).click();
    }
    await page.waitForTimeout(900);
    expect(await stateOf(db)).toEqual(before);
    expect(stopped.get(page), 'stopped by the policy').toEqual([]);
    await page.close();
  });

  it('by a slow hand: what a letter had decided is taken back by the trace of the hook', async () => {
    const page = await open('/van-ban/$id/ra-soat', 'huong');
    const cdp = await page.context().newCDPSession(page);
    const decisions = async () =>
      (await desk.review(draftId)).items.map(({ ref, decision }) => [ref, decision]);
    const before = await decisions();
    for (const ref of ['2.4', '3.1']) {
      await page.getByRole('button', { name: ref }).first().click();
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      await play(cdp, words.đ ?? [], slow);
      await play(cdp, words.â ?? [], slow);
      await page.getByText('Đã hoàn tác.').waitFor();
      await expect.poll(decisions, { timeout: 10_000 }).toEqual(before);
    }
    await page.close();
  });
});
