import { toLegacy } from '@dondoc/vietnamese';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readBytes } from '../read-bytes.ts';
import type { ReadFile } from '../types.ts';
import { showNumber } from './formats.ts';

const ns = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="r"';

interface Parts {
  sheets: { name: string; rows: string; state?: string }[];
  strings?: string[];
  styles?: string;
}

function xlsx({ sheets, strings = [], styles = '' }: Parts): Uint8Array {
  const list = sheets.map(
    ({ name, state }, i) => `<sheet name="${name}" r:id="r${i}" ${state ? `state="${state}"` : ''}/>`,
  );
  const rels = sheets.map((_, i) => `<Relationship Id="r${i}" Target="worksheets/sheet${i}.xml"/>`);
  const files: Record<string, Uint8Array> = {
    'xl/workbook.xml': strToU8(`<workbook ${ns}><sheets>${list.join('')}</sheets></workbook>`),
    'xl/_rels/workbook.xml.rels': strToU8(`<Relationships>${rels.join('')}</Relationships>`),
    'xl/sharedStrings.xml': strToU8(`<sst ${ns}>${strings.map((s) => `<si>${s}</si>`).join('')}</sst>`),
    'xl/styles.xml': strToU8(`<styleSheet ${ns}>${styles}</styleSheet>`),
  };
  for (const [i, { rows }] of sheets.entries())
    files[`xl/worksheets/sheet${i}.xml`] = strToU8(
      `<worksheet ${ns}><sheetData>${rows}</sheetData></worksheet>`,
    );
  return zipSync(files);
}

async function read(parts: Parts): Promise<ReadFile> {
  const result = await readBytes(xlsx(parts), 'thu.xlsx');
  if (!result.ok) throw new Error(result.message);
  return result.value;
}

const t = (reference: string, text: string) =>
  `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;
const row = (...cells: string[]) => `<row>${cells.join('')}</row>`;

describe('XLSX', () => {
  it('reads rows as lines and tables, dates as d/m/yyyy, numbers with a comma', async () => {
    const styles =
      '<numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="&quot;ngày&quot; 0"/></numFmts>' +
      '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="9"/><xf numFmtId="165"/></cellXfs>';
    const rows = [
      row(t('B1', 'DANH SÁCH NHIỆM VỤ')),
      row(t('A3', 'TT'), t('B3', 'Nội dung'), t('C3', 'Hạn'), t('D3', 'Tỷ lệ')),
      row(
        '<c r="A4"><v>1</v></c>',
        '<c r="B4" t="s"><v>0</v></c>',
        '<c r="C4" s="1"><v>46136</v></c>',
        '<c r="D4" s="2"><v>0.145</v></c>',
      ),
      row('<c r="A5"><v>2</v></c>', t('B5', 'Mua giá'), '<c r="D5" s="3"><v>1.1000000000000001</v></c>'),
    ];
    const { text, tables, pages } = await read({
      sheets: [{ name: 'Việc', rows: rows.join('') }],
      strings: ['<r><t>Đắp </t></r><r><t>đê</t></r><rPh><t>x</t></rPh>'],
      styles,
    });
    expect(text).toBe(
      'DANH SÁCH NHIỆM VỤ\n\nTT\nNội dung\nHạn\nTỷ lệ\n1\nĐắp đê\n24/4/2026\n14,5%\n2\nMua giá\n\n1,1',
    );
    expect(tables?.[0]?.rows[2]?.map(([a, b]) => text.slice(a, b))).toEqual(['2', 'Mua giá', '', '1,1']);
    expect(pages).toHaveLength(1);
  });

  it('shows dates of both systems, and times', () => {
    expect(showNumber(1, 'date', false)).toBe('1/1/1900');
    expect(showNumber(61, 'date', false)).toBe('1/3/1900');
    expect(showNumber(0, 'date', true)).toBe('1/1/1904');
    expect(showNumber(46_136.5, 'date', false)).toBe('24/4/2026 12:00');
    expect(showNumber(0.604, 'time', false)).toBe('14:29');
    expect(showNumber(0.1 + 0.2, 'number', false)).toBe('0,3');
  });

  it('reads fonts of old encodings, a page for each sheet, and names hidden ones', async () => {
    const styles =
      '<fonts><font><name val="Arial"/></font><font><name val=".VnTimeH"/></font></fonts><cellXfs><xf/><xf fontId="1"/></cellXfs>';
    const rows = row(t('A1', toLegacy('sở muối', 'tcvn3')).replace('<c ', '<c s="1" '));
    const { text, pages, warnings, encoding } = await read({
      sheets: [
        { name: 'Một', rows },
        { name: 'Kín', rows, state: 'veryHidden' },
        { name: 'Hai', rows: row(t('A1', 'Kho')) },
      ],
      styles,
    });
    expect(text).toBe('Một\nSỞ MUỐI\nHai\nKho');
    expect(pages.map(({ span: [a, b] }) => text.slice(a, b))).toEqual(['Một\nSỞ MUỐI\n', 'Hai\nKho']);
    expect(warnings[0]).toMatchObject({ code: 'hidden-sheets' });
    expect(warnings[0]?.message).toContain('“Kín”');
    expect(encoding).toBe('tcvn3');
  });

  it('refuses empty, cut and swollen files, and a text shown without end', async () => {
    const reason = async (file: Uint8Array) => {
      const result = await readBytes(file, 'thu.xlsx');
      return result.ok ? 'read' : result.reason;
    };
    const whole = xlsx({ sheets: [{ name: 'A', rows: row(t('A1', 'Kho')) }] });
    expect(await reason(whole)).toBe('read');
    expect(await reason(whole.slice(0, -50))).toBe('damaged');
    expect(await reason(xlsx({ sheets: [{ name: 'A', rows: '' }] }))).toBe('empty');
    expect(await reason(xlsx({ sheets: [{ name: 'A', rows: row(t('A1', 'x'.repeat(9_000_000))) }] }))).toBe(
      'bomb',
    );
    const cell = '<c t="s"><v>0</v></c>';
    const shown = xlsx({
      sheets: [{ name: 'A', rows: row(cell.repeat(3000)) }],
      strings: [`<t>${'muối '.repeat(2000)}</t>`],
    });
    expect(await reason(shown)).toBe('bomb');
  });
});
