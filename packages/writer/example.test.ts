import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { OfficialDocument } from './content.ts';
import { checkElementOrder } from './ooxml/check.ts';
import { writePlainText } from './plain.ts';
import { writeDocument } from './write.ts';

const read = (name: string) => readFileSync(new URL(`../../data/example/${name}`, import.meta.url));

describe('the example notice', () => {
  const { document } = JSON.parse(read('notice.json').toString()) as { document: OfficialDocument };

  // Stale files: run `node scripts/make-example.ts`.
  it('is shipped as today’s writer makes it', async () => {
    const bytes = await writeDocument(document);
    expect(read('thong-bao-118.docx').equals(bytes)).toBe(true);
    expect(read('thong-bao-118.txt').toString()).toBe(writePlainText(document));
    expect(checkElementOrder(bytes)).toEqual([]);
  });

  it('has a PDF with text in it', () => {
    const pdf = read('thong-bao-118.pdf').toString('latin1');
    expect(pdf.startsWith('%PDF-')).toBe(true);
    expect(pdf).toContain('Tinos');
    expect(pdf).not.toContain('LiberationSerif');
  });
});
