import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { readBytes } from '@dondoc/intake';
import { readDocument } from '@dondoc/reader';
import { describe, expect, it } from 'vitest';
import type { Block, OfficialDocument } from '../content.ts';
import { writePlainText } from '../plain.ts';
import { samples } from '../samples/kinds.ts';
import { report } from '../samples/report.ts';
import { writePdf } from './write.ts';

const style = (name: string) =>
  readFileSync(createRequire(import.meta.url).resolve(`@expo-google-fonts/tinos/${name}/Tinos_${name}.ttf`));
const fonts = {
  ...{ normal: style('400Regular'), bold: style('700Bold') },
  ...{ italic: style('400Regular_Italic'), boldItalic: style('700Bold_Italic') },
};
const print = (document: OfficialDocument) => writePdf(document, fonts);

async function read(document: OfficialDocument) {
  const bytes = await print(document);
  const found = await readBytes(bytes, 'van-ban.pdf');
  if (!found.ok) return expect.fail(found.message);
  return { bytes, ...found.value };
}

const words = (text: string): string[] =>
  text
    .replaceAll('\u2011', '-')
    .split(/\s+/)
    .filter((word) => word && !/^-+$/.test(word));

const headOf = (block: Block): string[] =>
  block.kind === 'table' ? block.columns.flatMap(({ head }) => words(head)) : [];

/** What is wanted and not said, and the other way round, each as often as it is so. */
function differences(wanted: string[], said: string[]): [missing: string[], extra: string[]] {
  const left = [...said];
  const missing = wanted.filter((word) => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return [missing, left];
}

describe('a PDF', () => {
  it.each(samples)(
    'says every word of $title, and nothing else but numbers of pages',
    async ({ document }) => {
      const { text, pages } = await read(document);
      const numbers = pages.slice(1).map(({ number }) => String(number));
      // Columns are told row by row, our plain text column by column.
      const wanted = [...words(writePlainText(document)), ...numbers];
      // A table that runs on says its head again.
      const heads = document.appendices?.flatMap(({ blocks }) => blocks.flatMap(headOf)) ?? [];
      const [missing, extra] = differences(wanted, words(text));
      // Numbers of pages are taken out of a text that runs over several.
      expect(missing.filter((word) => !numbers.includes(word))).toEqual([]);
      expect(extra.filter((word) => !heads.includes(word))).toEqual([]);
    },
  );

  it.each(samples)('is read back as the same paper: $title', async ({ document }) => {
    const { document: head } = readDocument((await read(document)).text);
    // A slip, a form or a list has no number; of two who sign, the reader may take neither.
    if (!document.unnumbered) expect(head.number).toContain(document.symbol);
    expect(head.date).toBe(document.date);
    if (!document.recorder) expect(head.signer?.name).toBe(document.signature?.name);
    expect(head.recipients.length).toBe(document.recipients.length);
  });

  it('has its font with it, the day of issue, and the same bytes each time', async () => {
    const document = report('party');
    const bytes = await print(document);
    expect(Buffer.compare(bytes, await print(document))).toBe(0);
    const file = Buffer.from(bytes).toString('latin1');
    expect(file.match(/\/FontFile2/g)?.length).toBeGreaterThanOrEqual(2);
    expect(file).toContain(`(D:${document.date?.replaceAll('-', '')}000000Z)`);
    expect(file).not.toContain('/URI');
  });

  it('keeps numbers whole, starts the count of pages with the second, and never parts a signature', async () => {
    const document = report('state');
    const paragraph = { kind: 'paragraph' as const, text: 'Theo Kế hoạch số 118-KH/VPTU. '.repeat(9).trim() };
    const long = { ...document, body: Array.from({ length: 14 }, () => paragraph) };
    const { text, pages } = await read(long);
    expect(text.match(/118-KH\/VPTU/g)?.length).toBe(14 * 9);
    expect(pages.length).toBeGreaterThan(1);
    const last = text.slice(...(pages.at(-1)?.span ?? [0, 0]));
    expect(last).toContain('Nơi nhận');
    expect(last).toContain(document.signature?.name);
    expect(text.slice(...(pages[0]?.span ?? [0, 0])).trim()).not.toMatch(/^1\b/);
  });
});
