import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lintDocument } from '../lint/check.ts';
import { writePlainText } from '../plain.ts';
import { writeDocument } from '../write.ts';
import { samples } from './kinds.ts';

const found = spawnSync('soffice', ['--version']).status === 0;
const folder = mkdtempSync(path.join(tmpdir(), 'writer-'));
const at = (file: string) => path.join(folder, file);

/** What LibreOffice has understood of a file: the paragraphs of what it has saved again, cell by cell. */
function savedText(docx: Uint8Array): string {
  const xml = strFromU8(unzipSync(docx)['word/document.xml'] ?? new Uint8Array());
  const paragraphs = xml.split(/<\/w:p>/).map((paragraph) => {
    const parts = paragraph.matchAll(
      /<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:(br|tab)\b[^>]*\/>|<w:noBreakHyphen\/>/g,
    );
    return [...parts].map(([, text, sign]) => text ?? (sign ? '\n' : '\u2011')).join('');
  });
  return unescaped(paragraphs.join('\n'));
}

const unescaped = (xml: string): string =>
  xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

/** Lines without the blank ones; cells of a table stand on lines of their own. */
const lines = (text: string) => text.split(/[\n\t\f]/).flatMap((line) => line.trim() || []);

/** The lines of the head, which ends with place and date, and those after it. */
function parted(text: string): { head: string[]; rest: string[] } {
  const all = lines(text);
  const end = all.findIndex((line) => /, ngày .* năm /.test(line)) + 1;
  return { head: all.slice(0, end), rest: all.slice(end) };
}

describe.skipIf(!found)('LibreOffice', () => {
  beforeAll(async () => {
    for (const { file, document } of samples)
      writeFileSync(at(`${file}.docx`), await writeDocument(document));
    const files = samples.map(({ file }) => at(`${file}.docx`));
    mkdirSync(at('again'));
    const run = (format: string, to: string, of: string[]) =>
      execFileSync(
        'soffice',
        [
          '--headless',
          `-env:UserInstallation=file://${folder}/profile`,
          '--convert-to',
          format,
          '--outdir',
          to,
          ...of,
        ],
        { stdio: 'ignore' },
      );
    // Each is read once: what it saves again tells both the words and the format it has understood.
    run('docx', at('again'), files);
    run('pdf', folder, [at('ke-hoach-nha-nuoc.docx')]);
  }, 180_000);

  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(samples)('gives back every word of $title', ({ file, document }) => {
    const back = parted(savedText(readFileSync(at(`again/${file}.docx`))));
    const said = parted(writePlainText(document));
    expect(said.head.length).toBeGreaterThan(3);
    // LibreOffice tells the head row by row, our plain text column by column.
    expect(back.head.sort()).toEqual(said.head.sort());
    expect(back.rest.filter((line) => line !== '-----')).toEqual(said.rest);
  });

  // Saved by another program, nothing of our own markup is left: components must be told by words and places.
  it.each(samples)('leaves $title in its format when it saves it again', ({ file }) => {
    expect(lintDocument(readFileSync(at(`again/${file}.docx`)))).toMatchObject({ ok: true, findings: [] });
  });

  it.skipIf(spawnSync('pdftotext', ['-v']).status !== 0)('numbers pages from the second on', () => {
    const pdf = execFileSync('pdftotext', ['-layout', at('ke-hoach-nha-nuoc.pdf'), '-'], {
      encoding: 'utf8',
    });
    const [first, second] = pdf.split('\f').map((page) => page.trim().split('\n')[0]?.trim());
    expect(first).not.toBe('1');
    expect(second).toBe('2');
  });
});
