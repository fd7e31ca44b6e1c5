import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import type { PageLayout } from './schema.ts';

describe('where the words of a document stand', () => {
  let office: TestOffice;
  beforeAll(async () => {
    office = await startTestOffice();
  });
  afterAll(() => office.stop());

  const take = async (name: string) => {
    const bytes = await readFile(new URL(`../../../data/example/${name}`, import.meta.url));
    const { json } = await office.upload('clerk', '/api/documents', name, bytes);
    const layout = await office.call('clerk', 'layout.get', { documentId: json.documentId });
    const document = await office.call('clerk', 'documents.get', { id: json.documentId });
    return { pages: layout.json as PageLayout[], text: document.json.text as string };
  };

  it('is kept with a PDF: every word of the text once, inside its page', async () => {
    const { pages, text } = await take('thong-bao-118.pdf');
    expect(pages.length).toBeGreaterThan(1);
    for (const { width, height, words } of pages) {
      expect([Math.round(width), Math.round(height)]).toEqual([595, 842]);
      for (const [start, end, left, top, right, bottom] of words) {
        expect(text.slice(start, end)).toMatch(/^\S+$/);
        expect(left >= 0 && left < right && right <= width).toBe(true);
        expect(top >= 0 && top < bottom && bottom <= height).toBe(true);
      }
    }
    const laid = pages.flatMap(({ words }) => words.map(([start, end]) => text.slice(start, end)));
    expect(laid).toEqual(text.match(/\S+/g));
  });

  it('is empty for a file without pages of its own', async () => {
    expect((await take('thong-bao-118.docx')).pages).toEqual([]);
  });

  it('is no business of an agency before the document reaches it', async () => {
    const [draft] = (await office.call('clerk', 'documents.list', undefined)).json;
    expect((await office.call('contact', 'layout.get', { documentId: draft.id })).status).toBe(404);
  });
});
