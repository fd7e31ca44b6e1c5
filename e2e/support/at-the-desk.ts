import { readBytes } from '@dondoc/intake';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { signedInPage } from './browser.ts';
import type { ExampleDesk } from './example-desk.ts';
import { signIn } from './server-process.ts';

/** The bytes of a file that the house writes in parts. */
export async function bufferOf(parts: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const part of parts) all.push(part);
  return Buffer.concat(all);
}

/** The example's people at work: each signs in once, and keeps one page. */
export function atTheDesk(desk: () => ExampleDesk) {
  const people = new Map<string, Awaited<ReturnType<typeof signIn>>>();
  const pages = new Map<string, Page>();
  /** Errors of scripts on any of the pages. */
  const faults: string[] = [];

  async function as(who: string) {
    const person = people.get(who) ?? (await signIn(desk().server.url, who));
    people.set(who, person);
    return person;
  }
  /** What a route says to somebody who may ask it. */
  async function ask<T>(who: string, route: string, input: unknown): Promise<T> {
    const { status, json } = await (await as(who)).call(route, input);
    expect(status, `${route}: ${JSON.stringify(json)}`).toBe(200);
    return json as T;
  }
  async function open(who: string, at: string): Promise<Page> {
    const { browser, server } = desk();
    const page = pages.get(who) ?? (await signedInPage(browser, server.url, who));
    if (!pages.has(who)) {
      await ask(who, 'preferences.set', { tourSeen: true });
      page.on('pageerror', (error) => faults.push(`${at}: ${error.message}`));
    }
    pages.set(who, page);
    page.setDefaultTimeout(20_000);
    await page.goto(`${server.url}${at}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    return page;
  }
  /** The words of a paper that the house made, as its own reader has them. */
  async function wordsOf(who: string, address: string): Promise<string> {
    const response = await (await as(who)).fetch(address);
    expect(response.status, address).toBe(200);
    const read = await readBytes(new Uint8Array(await response.arrayBuffer()), 'tep.docx');
    if (!read.ok) throw new Error(read.message);
    return read.value.text.replaceAll('\u00a0', ' ').replaceAll('\u2011', '-');
  }
  return { as, ask, open, wordsOf, faults };
}
