import { toLegacy } from '@dondoc/vietnamese';
import { describe, expect, it } from 'vitest';
import { readBytes } from '../read-bytes.ts';
import type { ReadFile } from '../types.ts';

async function read(page: string | Buffer): Promise<ReadFile> {
  const result = await readBytes(new Uint8Array(Buffer.from(page as string)), 'trang.html');
  if (!result.ok) throw new Error(result.message);
  return result.value;
}

describe('saved pages', () => {
  it('reads text without what a browser alone needs', async () => {
    const page = `<!-- saved --><!DOCTYPE html><html><head><title>Cổng</title><style>p{a:b}</style></head><body>
      <nav><a>Trang chủ</a></nav><script>if (a<b) document.write("<p>x</p>")</script>
      <h1>TH&Ocirc;NG B&Aacute;O</h1><p>Kết luận&nbsp;của <b>Sở
      Muối</b><br>dòng hai &#7871; &lt;b&gt;</p><p style="display:none">ẩn</p><ol><li>Giao A<ul><li>gạch</li></ul><li>Giao B</ol>
      <del>cũ</del><p>Hết`;
    expect((await read(page)).text).toBe(
      'THÔNG BÁO\nKết luận của Sở Muối\ndòng hai ế <b>\n1. Giao A\n- gạch\n2. Giao B\nHết',
    );
  });

  it('reads the head in two columns and tables with their cells', async () => {
    const page = `<html><body><table border="0"><tr><td><p>UBND TỈNH LÂM SA</p></td><td><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p></td></tr>
      <tr><td>Số: 7/TB-SM<td>Lâm Sa, ngày 02 tháng 3 năm 2026</table><p>THÔNG BÁO</p>
      <table style="border:solid 1.0pt"><tr><th>TT</th><th>Nội dung</th><th>Chủ trì</th></tr><tr><td>1</td><td><p>Đắp đê</p><p>- Bắc</p></td><td rowspan=2>Sở Muối</td></tr>
      <tr><td>2</td><td></td></tr></table></body></html>`;
    const { text, tables } = await read(page);
    expect(
      text.startsWith('UBND TỈNH LÂM SA\nSố: 7/TB-SM\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nLâm Sa'),
    ).toBe(true);
    expect(tables?.[0]?.rows.map((row) => row.map(([a, b]) => text.slice(a, b)))).toEqual([
      ['TT', 'Nội dung', 'Chủ trì'],
      ['1', 'Đắp đê\n- Bắc', 'Sở Muối'],
      ['2', '', 'Sở Muối'],
    ]);
  });

  it('reads old encodings by font, by set, and by words', async () => {
    const old = toLegacy('Trường Chính trị được bồi dưỡng', 'tcvn3');
    expect((await read(`<p><font face=".VnTime">${old}</font></p>`)).text).toBe(
      'Trường Chính trị được bồi dưỡng',
    );
    const bytes = Buffer.from(`<html><meta charset="windows-1252"><p>${old}</p>`, 'latin1');
    expect(await read(bytes)).toMatchObject({ text: 'Trường Chính trị được bồi dưỡng', encoding: 'tcvn3' });
    const set = Buffer.from('<html><meta charset="windows-1258"><p>\xf0\xfd\xf5\xf2c</p>', 'latin1');
    expect((await read(set)).text).toBe('được');
  });

  it('reads a page saved with its pictures', async () => {
    const mht = (way: string, body: string) =>
      `From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="--b"\r\n\r\nx\r\n----b\r\nContent-Type: text/html; charset="utf-8"\r\n` +
      `Content-Transfer-Encoding: ${way}\r\n\r\n${body}\r\n----b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n----b--\r\n`;
    const quoted = mht('quoted-printable', '<p>Kho mu=E1=BB=91i c=E1=BB=\r\n=A7a x=C3=A3</p>');
    expect(await read(quoted)).toMatchObject({ text: 'Kho muối của xã', mediaType: 'multipart/related' });
    const coded = mht('base64', Buffer.from('<p>Kho muối</p>').toString('base64'));
    expect((await read(coded)).text).toBe('Kho muối');
  });

  it('survives endless nesting, open tags and tables in tables', async () => {
    const started = Date.now();
    for (const part of ['<div>', '<table><tr><td>', '<ul><li>', '<b', '<a href="', '<!--', '<p>x'])
      expect((await read(`<html>Kho ${part.repeat(20_000)}`)).text).toContain('Kho');
    expect(Date.now() - started).toBeLessThan(8000);
  });
});
