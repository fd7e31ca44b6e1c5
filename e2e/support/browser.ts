import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';

export const browserPath = process.env.DONDOC_BROWSER;

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const pictures = path.resolve(import.meta.dirname, '../../var/pictures');

export const sizes = { desk: { width: 1366, height: 768 }, phone: { width: 390, height: 844 } } as const;

export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: browserPath ?? '',
    // As root in a container Chromium has no sandbox; nothing is fetched from outside in any case.
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--disable-quic',
    ],
  });
}

/** A page of one of the example's people, signed in without the form; each has a context of their own. */
export async function signedInPage(browser: Browser, url: string, username: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'vi-VN', viewport: sizes.desk });
  const response = await context.request.post(`${url}/api/auth/sign-in/username`, {
    data: { username, password: 'dondoc-vi-du' },
    headers: { origin: url },
  });
  if (!response.ok()) throw new Error(`${username} cannot sign in: ${await response.text()}`);
  return context.newPage();
}

/** Looks at a page as it is: axe at both sizes, no sideways scroll, no script error; a picture of each for the eye. */
export async function examine(page: Page, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  // The code of a page comes after what all pages share.
  await page.locator('h1').first().waitFor({ state: 'attached' });
  for (const [size, viewport] of Object.entries(sizes)) {
    await page.setViewportSize(viewport);
    await page.waitForTimeout(250);
    await page.screenshot({ path: path.join(pictures, `${name}-${size}.png`) });
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(sideways, `${name} scrolls sideways on the ${size}`).toBeLessThanOrEqual(0);
    expect(await violations(page), `axe on ${name}, ${size}`).toEqual([]);
  }
  await page.setViewportSize(sizes.desk);
}

interface Axe {
  run(options: object): Promise<{
    violations: { id: string; nodes: { target: string[]; failureSummary: string }[] }[];
  }>;
}

async function violations(page: Page): Promise<string[]> {
  // The page's own policy allows no foreign script, so it is put in by the debugger; once into each document.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
  return page.evaluate(async () => {
    const found = await (globalThis as unknown as { axe: Axe }).axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      // Of what holds, nothing is written down: it is most of the work on a long page.
      resultTypes: ['violations'],
    });
    return found.violations.flatMap((v) =>
      v.nodes.map((n) => `${v.id}: ${n.target.join(' ')} · ${n.failureSummary}`),
    );
  });
}

/** Requests that left this machine's own server: there must be none (design rule 10). */
export function watchOutside(page: Page, own: string): string[] {
  const outside: string[] = [];
  page.on('request', (request) => {
    if (
      !request.url().startsWith(own) &&
      !request.url().startsWith('data:') &&
      !request.url().startsWith('blob:')
    )
      outside.push(request.url());
  });
  return outside;
}

/** What the page's own Content-Security-Policy stopped, on this page and in its frames: there must be nothing. */
export function watchPolicy(page: Page, stopped: string[] = []): string[] {
  page.on('console', (message) => {
    if (/Content.Security.Policy/i.test(message.text())) stopped.push(message.text());
  });
  return stopped;
}
