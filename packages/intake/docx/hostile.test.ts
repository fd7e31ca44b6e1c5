import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { docx, p, part } from '../fixtures.ts';
import { readBytes } from '../read-bytes.ts';
import { Archive } from './archive.ts';

const megabyte = 1024 * 1024;
const reasonOf = async (file: Uint8Array, limits = {}) => {
  const result = await readBytes(file, 'thu.docx', limits);
  return result.ok ? result.value.text : result.reason;
};

/** Writes another unpacked size into the archive's directory and the file's own header. */
function lie(file: Uint8Array, from: number, to: number): Uint8Array {
  const out = Buffer.from(file);
  const [real, false_] = [Buffer.alloc(4), Buffer.alloc(4)];
  real.writeUInt32LE(from);
  false_.writeUInt32LE(to);
  for (let at = out.indexOf(real); at >= 0; at = out.indexOf(real, at + 4)) false_.copy(out, at);
  return new Uint8Array(out);
}

describe('hostile DOCX', () => {
  it('refuses a document type and what it declares', async () => {
    const xml = '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
    const file = zipSync({
      'word/document.xml': strToU8(xml + part('document', `<w:body>${p('&x;')}</w:body>`)),
    });
    expect(await reasonOf(file)).toBe('unsafe');
  });

  it('refuses a document that declares more than 200 MB, without unpacking it', async () => {
    const parts = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, i) => [`media/${i}.bin`, ' '.repeat(3_000_001)]));
    expect(await reasonOf(lie(docx(p('A'), parts(3)), 3_000_001, 70_000_001))).toBe('bomb');
    expect(await reasonOf(docx(p('A'), parts(3)))).toBe('A');
  });

  it('refuses a document that unpacks to more than allowed while it declares little', async () => {
    const size = 30 * megabyte;
    const xml = new Uint8Array(size).fill(32);
    const file = lie(zipSync({ 'word/document.xml': xml }), size, 1000);
    expect(await reasonOf(file, { maxUnpacked: 20 * megabyte })).toBe('bomb');
  });

  it('stops unpacking at the limit', () => {
    const size = 64 * megabyte;
    const file = lie(zipSync({ a: new Uint8Array(size) }), size, 1000);
    const limits = {
      maxBytes: 1e9,
      maxPages: 1,
      maxPageSize: 1,
      maxUnpacked: megabyte,
      timeMs: 1,
      maxRows: 1,
      pageMs: 1,
      memoryMb: 1,
    };
    const before = process.memoryUsage().arrayBuffers;
    expect(() => new Archive(file, limits).part('a')).toThrow(/nở ra quá lớn/);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(40 * megabyte);
  });

  it('refuses a part that shrank more than text ever does', async () => {
    const spaces = `<w:t>${' '.repeat(8 * megabyte)}</w:t>`;
    expect(await reasonOf(docx(p(`<w:r>${spaces}</w:r>`)))).toBe('bomb');
  });

  it('refuses a cut file, a broken part, one without text, and one of pictures', async () => {
    const whole = docx(p('Kho muối'));
    expect(await reasonOf(whole.slice(0, -30))).toBe('damaged');
    expect(await reasonOf(zipSync({ 'word/document.xml': strToU8('<w:document><w:body>') }))).toBe('damaged');
    expect(await reasonOf(docx(p(' ')))).toBe('empty');
    expect(await reasonOf(docx(p(' '), { 'media/image1.png': 'x' }))).toBe('no-text');
  });

  it('refuses more pages than allowed', async () => {
    const pages = Array.from({ length: 4 }, () => p('<w:r><w:br w:type="page"/><w:t>x</w:t></w:r>')).join('');
    expect(await reasonOf(docx(pages), { maxPages: 4 })).toBe('too-many-pages');
    expect(await reasonOf(docx(pages), { maxPages: 5 })).toContain('x');
  });

  it('survives parts nested without end', async () => {
    const deep = '<w:sdt>'.repeat(20_000) + '</w:sdt>'.repeat(20_000);
    expect(await reasonOf(docx(deep))).toBe('damaged');
  });
});
