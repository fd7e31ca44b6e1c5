import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import type { Review } from '#directives/review/schema.ts';
import { readDataBytes } from '#platform/data-file.ts';
import { createTestDatabase } from '#platform/database/test-server.ts';
import { openBrowser } from './browser.ts';
import { callRoute, type ServerProcess, signIn, startServer } from './server-process.ts';

type Person = Awaited<ReturnType<typeof signIn>>;

export interface ExampleDesk {
  server: ServerProcess;
  databaseUrl: string;
  browser: Browser;
  clerk: Person;
  /** Takes one of the example's files in; gives the document's id. */
  takeIn(name: string): Promise<string>;
  /** What lies on the server of a review. */
  review(documentId: string): Promise<Review>;
  stop(): Promise<void>;
}

/** A server of its own with the example office, a browser, and nobody shown around any more. */
export async function openExampleDesk(): Promise<ExampleDesk> {
  const folder = await mkdtemp(path.join(tmpdir(), 'dondoc-desk-'));
  const { url: databaseUrl, drop } = await createTestDatabase();
  const server = await startServer(folder, { DATABASE_URL: databaseUrl });
  await callRoute(server.url, 'setup.tryExample');
  const clerk = await signIn(server.url, 'huong');
  await clerk.call('preferences.set', { tourSeen: true });
  const browser = await openBrowser();
  return {
    ...{ server, databaseUrl, browser, clerk },
    takeIn: async (name) => {
      const body = new FormData();
      body.append('file', new Blob([new Uint8Array(await readDataBytes(`example/${name}`))]), name);
      const answer = await clerk.fetch('/api/documents', { method: 'POST', body });
      return ((await answer.json()) as { documentId: string }).documentId;
    },
    review: async (documentId) => (await clerk.call('review.get', { documentId })).json as Review,
    stop: async () => {
      await browser.close();
      await server.stop();
      await drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Walks with Tab to a control, as somebody without a mouse does; gives how many presses it took. */
export async function tabTo(page: Page, aim: Locator, most = 60): Promise<number> {
  await aim.waitFor();
  for (let presses = 0; presses <= most; presses++) {
    if (await aim.evaluate((element) => element === element.ownerDocument.activeElement)) return presses;
    await page.keyboard.press('Tab');
  }
  throw new Error(`not reached by ${most} tabs: ${aim}`);
}
