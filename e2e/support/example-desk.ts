import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import type { Review } from '#directives/review/schema.ts';
import { readDataBytes } from '#platform/data-file.ts';
import { openDatabase } from '#platform/database/connection.ts';
import { createTestDatabase } from '#platform/database/test-server.ts';
import { loadExampleRoster } from '#staff/example/store.ts';
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
  /** The same with a file of one's own. */
  takeInBytes(name: string, bytes: Uint8Array): Promise<string>;
  /** What lies on the server of a review. */
  review(documentId: string): Promise<Review>;
  /** The people of the example's school, and nothing else of it. */
  loadRoster(): Promise<void>;
  stop(): Promise<void>;
}

/** A server of its own with the example office, a browser, and nobody shown around any more. */
export async function openExampleDesk(environment: Record<string, string> = {}): Promise<ExampleDesk> {
  const folder = await mkdtemp(path.join(tmpdir(), 'dondoc-desk-'));
  const { url: databaseUrl, drop } = await createTestDatabase();
  const server = await startServer(folder, { DATABASE_URL: databaseUrl, ...environment });
  await callRoute(server.url, 'setup.tryExample');
  const clerk = await signIn(server.url, 'huong');
  await clerk.call('preferences.set', { tourSeen: true });
  const browser = await openBrowser();
  const takeInBytes = async (name: string, bytes: Uint8Array) => {
    const body = new FormData();
    body.append('file', new Blob([new Uint8Array(bytes)]), name);
    const answer = await clerk.fetch('/api/documents', { method: 'POST', body });
    // Slow work answers in lines, the last of which holds what it came to.
    const said = JSON.parse((await answer.text()).trim().split('\n').at(-1) ?? '');
    const { documentId } = said.body ?? said;
    if (!documentId) throw new Error(`${name} was not taken in: ${JSON.stringify(said)}`);
    return documentId as string;
  };
  return {
    ...{ server, databaseUrl, browser, clerk, takeInBytes },
    takeIn: async (name) => takeInBytes(name, await readDataBytes(`example/${name}`)),
    review: async (documentId) => (await clerk.call('review.get', { documentId })).json as Review,
    loadRoster: () => loadRoster(databaseUrl),
    stop: async () => {
      await browser.close();
      await server.stop();
      await drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function loadRoster(databaseUrl: string): Promise<void> {
  const db = openDatabase(databaseUrl);
  const school = await db
    .selectFrom('agency')
    .select(['id as schoolId', 'officeId'])
    .where('isSchool', '=', true)
    .executeTakeFirstOrThrow();
  await db.transaction().execute((tx) => loadExampleRoster(tx, { ...school, by: null }));
  await db.destroy();
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
