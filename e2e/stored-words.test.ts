import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { sql } from 'kysely';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '#platform/database/connection.ts';
import { browserPath, signedInPage, sizes, watchPolicy } from './support/browser.ts';
import { type ExampleDesk, openExampleDesk } from './support/example-desk.ts';
import { hostileWords, makeWordsHostile } from './support/hostile-words.ts';
import { publishOver } from './support/publish-example.ts';
import { registersThings } from './support/registers-routes.ts';
import { signIn } from './support/server-process.ts';

/** Every page there is, as the test of the keyboard lists them (it fails where one is missing). */
const list = readFileSync(new URL('hook.test.ts', import.meta.url), 'utf8');
const every = [...list.matchAll(/^ {2}\['(\/[^']*)', (?:'(\w+)'|null)\],$/gm)].map(
  ([, path = '', username]) => [path, username ?? null] as const,
);
/** `npm run fuzz -- pages 10` opens the first ten. */
const pages = every.slice(0, Number(process.env.FUZZ_CASES ?? every.length));

/** Where the words of each room come from. */
const examples = [
  ...[
    ['huong', 'schoolExample.load'],
    ['huong', 'trainingExample.load'],
    ['huong', 'proposals.loadExample'],
  ],
  ...[
    ['huong', 'committees.loadExample'],
    ['nga', 'researchExample.load'],
    ['huong', 'investmentsExample.load'],
  ],
  ...[['huong', 'participation.loadExample']],
] as [who: string, route: string][];

/** What `$id` stands for, by the table that has it. */
const tables: [at: RegExp, table: string][] = [
  [/^\/so-van-ban/, 'register_entry'],
  [/^\/mau-van-ban/, 'template'],
  [/^\/du-hop/, 'occasion'],
  [/^\/kien-nghi\/cua/, 'agency'],
  [/^\/kien-nghi/, 'proposal'],
  [/^\/nghien-cuu/, 'research_topic'],
  [/^\/ban-chi-dao/, 'committee'],
  [/^\/dau-tu/, 'investment_item'],
  [/^\/dao-tao\/khao-sat/, 'survey_wave'],
  [/^\/dao-tao\/chuong-trinh/, 'training_programme'],
  [/^\/dao-tao\/(lop|diem-danh)/, 'training_class'],
  [/^\/doi-ngu\/thang-hang/, 'promotion_round'],
  [/^\/doi-ngu/, 'staff_person'],
  [/^\/truong-chuan\/bo-chi-tieu/, 'indicator_set'],
  [/^\/truong-chuan\/minh-chung/, 'evidence'],
  [/^\/truong-chuan\/chi-tieu/, 'set_indicator'],
  [/^\/truong-chuan\/dot-danh-gia/, 'assessment_round'],
  [/^/, 'document'],
];

/** The same for sheets of one thing. */
const sheetsOf: [at: RegExp, table: string][] = [
  [/dossiers/, 'dossier'],
  [/classes/, 'training_class'],
  [/surveys/, 'survey_wave'],
  [/askers/, 'agency'],
];

/** What the words have become on a page, and what it keeps. */
const madeOf = (page: Page) =>
  page.evaluate(() => ({
    elements: [...document.querySelectorAll('[data-hostile]')].map(({ outerHTML }) =>
      outerHTML.slice(0, 200),
    ),
    addresses: [...document.querySelectorAll('[href], [src], [action], [formaction]')]
      .flatMap((one) => ['href', 'src', 'action', 'formaction'].map((name) => one.getAttribute(name)))
      .filter((said): said is string => said !== null)
      .map((said) => new URL(said, document.baseURI).protocol)
      .filter((protocol) => !['http:', 'https:', 'mailto:', 'blob:', 'data:'].includes(protocol)),
    stored: JSON.stringify({ ...localStorage, ...sessionStorage }),
  }));

it('brings many words that mean harm', () => {
  expect(new Set(hostileWords).size).toBeGreaterThan(40);
  expect(every.length).toBeGreaterThan(90);
});

describe.skipIf(!browserPath)('words that mean harm, wherever words are kept', () => {
  let desk: ExampleDesk;
  let db: Database;
  const ids = new Map<string, string>();
  let code: string;
  beforeAll(async () => {
    desk = await openExampleDesk();
    db = openDatabase(desk.databaseUrl);
    const { codes, documentId } = await publishOver(desk.server.url);
    code = codes[0] ?? '';
    await desk.takeIn('thong-bao-118.docx');
    for (const [who, route] of examples) {
      const person = who === 'huong' ? desk.clerk : await signIn(desk.server.url, who);
      const answer = await person.call(route, {});
      expect(answer.status, `${route}: ${JSON.stringify(answer.json)}`).toBe(200);
    }
    for (const [, table] of tables) {
      const first = sql<{ id: string }>`select id from ${sql.table(table)} order by id limit 1`.execute(db);
      const { rows } = await first.catch(() => ({ rows: [] as { id: string }[] }));
      ids.set(table, String(rows[0]?.id ?? ''));
    }
    const { officeId, id: providerId } = await db
      .selectFrom('agency')
      .select(['id', 'officeId'])
      .where('isUnit', '=', false)
      .limit(1)
      .executeTakeFirstOrThrow();
    ids.set('register_entry', (await registersThings(db, officeId, providerId, documentId)).entryId);
    ids.set('template', 'result-report');
    const columns = await makeWordsHostile(db);
    console.log(`${columns} columns bear hostile words, ${pages.length} pages are opened`);
    expect(columns).toBeGreaterThan(100);
  }, 180_000);
  afterAll(async () => {
    await db?.destroy();
    await desk?.stop();
  });

  const contexts = new Map<string, Promise<BrowserContext>>();
  const contextOf = (username: string | null) => {
    const known =
      contexts.get(username ?? '') ??
      (username
        ? signedInPage(desk.browser, desk.server.url, username).then((page) => page.context())
        : desk.browser.newContext({ viewport: sizes.desk }));
    contexts.set(username ?? '', known);
    return known;
  };

  /** A page under watch: what ran, what the policy stopped, what broke. */
  async function watched(username: string | null): Promise<{ page: Page; seen: string[] }> {
    const page = await (await contextOf(username)).newPage();
    page.setDefaultTimeout(100_000);
    const seen: string[] = [];
    await page.exposeFunction('hostile', (n: number) => void seen.push(`ran ${n}`));
    page.on('dialog', (dialog) => {
      seen.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    watchPolicy(page, seen);
    page.on('pageerror', (error) => seen.push(`error ${error.message}`));
    page.on('request', (request) => {
      if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(desk.server.url))
        seen.push(`asked ${request.url()}`);
    });
    return { page, seen };
  }

  it.concurrent.each(pages)('%s as %s shows them as words', { timeout: 400_000 }, async (path, username) => {
    const { page, seen } = await watched(username);
    try {
      const table = tables.find(([at]) => at.test(path))?.[1] ?? 'document';
      await page.goto(desk.server.url + path.replace('$id', ids.get(table) ?? '').replace('$code', code));
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await page.waitForLoadState('networkidle');
      const made = await madeOf(page);
      expect(made.elements).toEqual([]);
      expect(made.addresses).toEqual([]);
      expect(made.stored).not.toMatch(/hostile|token|password/i);
      expect(seen).toEqual([]);
    } finally {
      await page.close();
    }
  });

  it('a script or a style that is put into a page is stopped', async () => {
    const { page, seen } = await watched(null);
    await page.goto(`${desk.server.url}/dang-nhap`);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    const ran = await page.evaluate(() => {
      const put = (name: string, words: string) => {
        const one = document.createElement(name);
        one.textContent = words;
        document.body.append(one);
      };
      put('script', 'document.title = "hostile"');
      put('style', 'h1 { display: none }');
      document.body.insertAdjacentHTML('beforeend', '<p style="color: red" onclick="x()">x</p>');
      const hidden = getComputedStyle(document.querySelector('h1') as Element).display === 'none';
      return { hidden, title: document.title };
    });
    expect(ran).toEqual({ hidden: false, title: expect.not.stringContaining('hostile') });
    await expect.poll(() => seen.length).toBeGreaterThanOrEqual(3);
    await page.close();
  });

  it('the page of the interface for programs keeps to the policy', async () => {
    const { page, seen } = await watched('huong');
    await page.goto(`${desk.server.url}/api/v1/docs`);
    await page.getByText('/agencies').first().waitFor();
    expect(seen).toEqual([]);
    await page.close();
  });

  it('no sheet that goes out holds a formula', async () => {
    const people = await Promise.all(
      ['huong', 'mai', 'cuong', 'dung', 'phuong', 'nga', 'long'].map((who) => signIn(desk.server.url, who)),
    );
    const { paths } = (await (await desk.clerk.fetch('/api/v1/openapi.json')).json()) as { paths: object };
    const described = Object.keys(paths).filter((path) => path.endsWith('.xlsx'));
    const own = [
      '/staff.xlsx',
      '/my-record.xlsx',
      '/training-need-template.xlsx',
      '/indicator-set-template.xlsx',
    ];
    let read = 0;
    for (const path of [...described, ...own]) {
      const id = ids.get(sheetsOf.find(([at]) => at.test(path))?.[1] ?? 'document') ?? '';
      for (const person of people) {
        const answer = await person.fetch(
          `/api${path.replace(/\{\w+\}/, id)}?year=2023&schoolId=${ids.get('agency')}`,
        );
        if (answer.status !== 200) continue;
        const parts = unzipSync(new Uint8Array(await answer.arrayBuffer()));
        const text = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
        expect(text.length, path).toBeGreaterThan(100);
        expect(text, path).not.toContain('<f');
        const cells = [...text.matchAll(/<c r="\w+" s="(\d)" t="inlineStr"><is><t[^>]*>([^<]*)/g)];
        const opening = cells.filter(([, , words = '']) => /^[=+\-@]/.test(words));
        expect(
          opening.filter(([, style]) => style !== '4' && style !== '3').map(([cell]) => cell),
          path,
        ).toEqual([]);
        read += 1;
        break;
      }
    }
    console.log(`${read} of ${described.length + own.length} sheets were read`);
    expect(read).toBeGreaterThan(10);
  });
});
