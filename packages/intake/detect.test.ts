import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { docx, p } from './fixtures.ts';
import { readBytes } from './read-bytes.ts';

const bytes = (latin1: string) => new Uint8Array(Buffer.from(latin1, 'latin1'));
const ole = (stream: string) =>
  new Uint8Array(
    Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(600),
      Buffer.from(stream, 'utf16le'),
    ]),
  );
const zip = (...names: string[]) => zipSync(Object.fromEntries(names.map((n) => [n, strToU8('x')])));

/** A TCVN3 line: "Trung tâm bồi dưỡng" as bytes of the old encoding. */
const tcvn3 = bytes('Trung t\xa9m b\xe5i d\xad\xecng\n');

describe('kinds of file, by content alone', () => {
  it.each([
    ['cut .doc', ole('WordDocument'), 'damaged', 'tệp hỏng'],
    ['.xls', ole('Workbook'), 'unsupported', 'Excel'],
    ['locked .docx', ole('EncryptedPackage'), 'encrypted', 'mật khẩu'],
    ['cut .rtf', bytes('{\\rtf1\\ansi Th\\u432?'), 'damaged', 'tệp hỏng'],
    ['.zip', zip('mimetype', 'content.xml'), 'unsupported', 'Tệp nén ZIP'],
    ['broken .xlsx', zip('xl/workbook.xml'), 'damaged', 'tệp hỏng'],
    ['.xlsb', zip('xl/workbook.bin'), 'unsupported', 'Lưu lại thành .xlsx'],
    ['.pptx', zip('ppt/presentation.xml'), 'unsupported', 'PowerPoint'],
    ['.exe', bytes('MZ\x90\0\x03\0\0\0'), 'unsupported', 'Tệp chương trình Windows (.exe)'],
    ['cut .png', bytes('\x89PNG\r\n\x1a\n\0'), 'damaged', 'tệp hỏng'],
    ['cut .jpg', bytes('\xff\xd8\xff\xe0\0'), 'damaged', 'tệp hỏng'],
    ['empty .html', bytes('<!DOCTYPE html><p> </p>'), 'empty', 'Tệp rỗng'],
    ['.xml', bytes('<?xml version="1.0"?><a/>'), 'unsupported', 'XML'],
    ['binary', bytes('a\0b\0'), 'unsupported', 'nhị phân'],
    ['cut zip', bytes('PK\x03\x04 and no more'), 'damaged', 'tệp hỏng'],
    ['nothing', new Uint8Array(0), 'empty', 'Tệp rỗng'],
    ['blanks', bytes(' \n\n'), 'empty', 'Tệp rỗng'],
  ])('refuses %s', async (_, file, reason, words) => {
    const result = await readBytes(file, 'thong-bao.docx');
    expect(result).toMatchObject({ ok: false, reason });
    expect(result.ok || result.message).toContain(words);
    // what became of the data is always said
    expect(result.ok || result.message).toMatch(/[Cc]hưa có gì được lưu/);
  });

  it('tells OpenDocument by its first entry', async () => {
    const file = (kind: string) =>
      zipSync({ mimetype: [strToU8(`application/vnd.oasis.opendocument.${kind}`), { level: 0 }] });
    expect(await readBytes(file('text'), 'a.docx')).toMatchObject({ reason: 'damaged' });
    const sheet = await readBytes(file('spreadsheet'), 'a.docx');
    expect(sheet.ok || sheet.message).toContain('.ods');
  });

  it('reads a DOCX whatever its name, and short text that begins like an old format', async () => {
    expect(await readBytes(docx(p('Kho muối')), 'kho.exe')).toMatchObject({ ok: true });
    expect(await readBytes(bytes('BM'), 'a.txt')).toMatchObject({ ok: true, value: { text: 'BM' } });
  });

  it('refuses more bytes than allowed before looking at them', async () => {
    const result = await readBytes(new Uint8Array(60 * 1024 * 1024), 'to.pdf');
    expect(result).toMatchObject({ ok: false, reason: 'too-large' });
    expect(result.ok || result.message).toContain('50 MB');
  });
});

describe('text', () => {
  const utf8 = (text: string) => new TextEncoder().encode(text);

  it('comes out in NFC with single line ends and without its mark', async () => {
    const result = await readBytes(utf8('\ufeffMuối biển\r\nLàng Đông\r'.normalize('NFD')), 'a.txt');
    expect(result.ok && result.value.text).toBe('Muối biển\nLàng Đông\n');
  });

  it('is read as UTF-16 where the mark says so', async () => {
    const result = await readBytes(new Uint8Array(Buffer.from('\ufeffGạo nếp', 'utf16le')), 'a.txt');
    expect(result.ok && result.value.text).toBe('Gạo nếp');
  });

  it('is read in the old encodings, bytes or copied, and says so', async () => {
    const line = 'Trung t©m båi d­ìng lý luËn chÝnh trÞ, TØNH ñY. ';
    for (const file of [utf8(line.repeat(4)), bytes(line), tcvn3]) {
      const result = await readBytes(file, 'a.txt');
      expect(result).toMatchObject({ ok: true, value: { encoding: 'tcvn3' } });
      expect(result.ok && result.value.text).toMatch(
        /^Trung tâm bồi dưỡng( lý luận chính trị, TỈNH ỦY\. )*\n?/,
      );
      expect(result.ok && result.value.warnings.map((w) => w.code)).toEqual(['encoding-converted']);
    }
  });

  it('raises doubt where few words can be Vietnamese', async () => {
    const doubt = async (text: string) => {
      const result = await readBytes(utf8(text.repeat(10)), 'a.txt');
      return result.ok && result.value.warnings.map((w) => w.code);
    };
    expect(await doubt('Usvoh uân cöj eưỡoh uij yã wôj wàoh. ')).toEqual(['doubtful-text']);
    expect(await doubt('Trung tâm bồi dưỡng lý luận chính trị, UBND xã. ')).toEqual([]);
  });

  it('keeps UTF-8 of which a letter is damaged', async () => {
    const cut = Buffer.concat([Buffer.from('Kho muối của xã. '.repeat(30)), Buffer.from([0xe1, 0xbb])]);
    const result = await readBytes(new Uint8Array(cut), 'a.txt');
    expect(result).toMatchObject({ ok: true, value: { encoding: 'unicode' } });
    expect(result.ok && result.value.warnings.map((w) => w.code)).toEqual(['damaged-letters']);
  });

  it('has a page for each form feed', async () => {
    const result = await readBytes(utf8('một\n\fhai'), 'a.txt');
    expect(result.ok && result.value.pages.map((page) => page.span)).toEqual([
      [0, 5],
      [5, 8],
    ]);
  });
});
