import { toLegacy } from '@dondoc/vietnamese';
import { describe, expect, it } from 'vitest';
import { readBytes } from '../read-bytes.ts';
import type { ReadFile } from '../types.ts';

const fonts =
  '{\\fonttbl{\\f0\\froman\\fcharset0 Times New Roman;}{\\f1\\fcharset163 Arial{\\*\\falt Helvetica};}' +
  '{\\f2\\fnil\\fcharset2 Symbol;}{\\f3 .VnTime;}{\\f4 .VnTimeH;}{\\f5\\fcharset0 VNI-Times;}}';

async function read(body: string): Promise<ReadFile> {
  const bytes = Buffer.from(`{\\rtf1\\ansi\\ansicpg1252\\deff0${fonts}${body}}`, 'latin1');
  const result = await readBytes(new Uint8Array(bytes), 'thu.rtf');
  if (!result.ok) throw new Error(result.message);
  return result.value;
}
const textOf = async (body: string) => (await read(body)).text;

const reason = async (file: string, limits = {}) => {
  const result = await readBytes(new Uint8Array(Buffer.from(file, 'latin1')), 'thu.rtf', limits);
  return result.ok ? result.value.text : result.reason;
};

/** Letters by number, each with one fallback sign. */
const u = (text: string) =>
  text.replace(
    /[^\0-\x7f]/g,
    (c) => `\\u${c.charCodeAt(0) > 32767 ? c.charCodeAt(0) - 65536 : c.charCodeAt(0)}?`,
  );
const bytes = (text: string) =>
  text.replace(/[^\0-\x7f]/g, (c) => `\\'${c.charCodeAt(0).toString(16).padStart(2, '0')}`);

describe('RTF', () => {
  it('reads letters by number with as many fallbacks as stated, and bytes by their font', async () => {
    expect(await textOf(u('Tỉnh ủy \uffff').replace('\\u-1?', ''))).toBe('Tỉnh ủy');
    expect(await textOf("\\uc0 T\\u7881nh{\\uc2 \\u7911\\'e1\\'bby} \\uc1 m\\u7899\\'3fi")).toBe(
      'Tỉnhủy mới',
    );
    expect(await textOf("{\\f1 \\'f0\\'fd\\'f5\\'f2c} caf\\'e9 \\ldblquote x\\rdblquote\\endash")).toBe(
      'được café “x”–',
    );
  });

  it('reads fonts of the old encodings, capitals by font, the optional hyphen as ư', async () => {
    const body =
      `\\pard{\\f4 ${bytes(toLegacy('tỉnh ủy lâm sa', 'tcvn3'))}}\\par` +
      `{\\f3 Tr\\-${bytes(toLegacy('ờng ', 'tcvn3'))}}{\\f5 ${bytes(toLegacy('bồi dưỡng', 'vni'))}}\\par`;
    const { text, encoding } = await read(body);
    expect(text).toBe('TỈNH ỦY LÂM SA\nTrường bồi dưỡng');
    expect(encoding).toBe('mixed');
    expect((await read(`{\\f5 ${bytes(toLegacy('Bồi dưỡng', 'vni'))}}`)).encoding).toBe('vni');
  });

  it('keeps the numbers of lists, drops deleted and hidden text and what is no text', async () => {
    const body =
      '{\\*\\generator X;}{\\info{\\title ' +
      `an}}{\\stylesheet{\\s0 Normal;}}` +
      '\\pard{\\listtext\\pard\\plain 1.\\tab}Kho\\par{\\listtext a)\\tab}gi\\u225?\\par' +
      "{\\pntext\\f2\\'b7\\tab}g\\u7841?ch\\par{\\listtext +\\tab}c\\u7897?ng\\par " +
      'tr\\u432?\\u7899?c {\\deleted 10/5}{\\revised 20/5}{\\v an}\\par' +
      '{\\pict\\wmetafile8 0102}{\\*\\unknown x}{\\field{\\*\\fldinst PAGE}{\\fldrslt 3}}{\\field{\\*\\fldinst REF a}{\\fldrslt m\\u7909?c 1}}\\par';
    expect(await textOf(body)).toBe('1. Kho\na) giá\n- gạch\n+ cộng\ntrước 20/5\nmục 1');
  });

  it('reads the head in two columns, tables with merged cells, headers, notes, pages', async () => {
    const cells = (edges: number[], sides: string, ...texts: string[]) =>
      `\\trowd${edges.map((x) => `${sides}\\cellx${x}`).join('')}\\pard\\intbl ${texts.map((t) => `${u(t)}\\cell`).join(' ')}\\row`;
    const line = '\\clbrdrl\\brdrs\\brdrw10\\clbrdrr\\brdrs\\brdrw10';
    const body =
      `{\\header\\pard ${u('SỞ MUỐI')}\\par}` +
      cells([4000, 9000], '', 'UBND TỈNH LÂM SA', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM') +
      cells([4000, 9000], '', 'Số: 7/TB-SM', 'Lâm Sa, ngày 02 tháng 3 năm 2026') +
      `\\pard ${u('THÔNG BÁO')}{\\footnote\\pard ${u('Ghi theo sổ.')}}\\par` +
      cells([900, 5000, 9000], line, '1', 'Đắp đê', 'Sở Muối') +
      `\\trowd${line}\\cellx900${line}\\cellx5000\\clvmrg${line}\\cellx9000\\pard\\intbl 2\\cell\\cell\\cell\\row` +
      `\\pard\\page ${u('Hết')}\\par`;
    const { text, tables, pages } = await read(body);
    expect(text).toBe(
      'SỞ MUỐI\n\nUBND TỈNH LÂM SA\nSố: 7/TB-SM\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n' +
        'Lâm Sa, ngày 02 tháng 3 năm 2026\n\nTHÔNG BÁO\n\n1\nĐắp đê\nSở Muối\n2\n\n\nHết\n\n[1] Ghi theo sổ.',
    );
    expect(tables?.[0]?.rows.map((row) => row.map(([a, b]) => text.slice(a, b)))).toEqual([
      ['1', 'Đắp đê', 'Sở Muối'],
      ['2', '', 'Sở Muối'],
    ]);
    expect(pages).toHaveLength(2);
  });

  it('reads the text of a shape once', async () => {
    const shape =
      '{\\shp{\\*\\shpinst{\\sp{\\sn x}{\\sv 1}}{\\shptxt\\pard KH\\u7848?N\\par}}{\\shprslt{\\pict 00}}}';
    expect((await textOf(`\\pard ${shape}S\\u7902? \\par`)).replace(/\s+/g, ' ')).toBe('KHẨN SỞ');
  });

  it('refuses a cut file, endless groups, and more pages than allowed; skips binary data', async () => {
    expect(await reason('{\\rtf1 {\\b Kho')).toBe('damaged');
    expect(await reason(`{\\rtf1 ${'{'.repeat(100_000)}`)).toBe('damaged');
    expect(await reason(`{\\rtf1 ${'a\\page '.repeat(20)}}`, { maxPages: 9 })).toBe('too-many-pages');
    expect(await reason('{\\rtf1 a{\\pict\\bin5 }}}}}}b}')).toBe('ab');
    expect(await reason('{\\rtf1 a\\bin999999999 }')).toBe('damaged');
    expect(await reason('{\\rtf1\\uc999999999 a\\u7 b}')).not.toBe('');
  });
});
