import { toLegacy } from '@dondoc/vietnamese';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readBytes } from '../read-bytes.ts';
import type { ReadFile } from '../types.ts';
import { list, odt, p } from './fixtures.ts';

async function read(...parts: Parameters<typeof odt>): Promise<ReadFile> {
  const result = await readBytes(odt(...parts), 'thu.odt');
  if (!result.ok) throw new Error(result.message);
  return result.value;
}

const reason = async (file: Uint8Array, limits = {}) => {
  const result = await readBytes(file, 'thu.odt', limits);
  return result.ok ? result.value.text : result.reason;
};

const number = (level: number, format: string, suffix: string, more = '') =>
  `<text:list-level-style-number text:level="${level}" style:num-format="${format}" style:num-suffix="${suffix}" ${more}/>`;
const lists =
  `<text:list-style style:name="L">${number(1, '1', '.')}${number(2, 'a', ')')}${number(3, '1', '.', 'text:display-levels="3"')}</text:list-style>` +
  '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>';

describe('ODT', () => {
  it('types automatic numbers, also where a list goes on after another', async () => {
    const body =
      list('L', [p('Kho') + list('', [p('giá'), p('nhãn') + p('thêm dòng')])], 'xml:id="one"') +
      list('B', [p('gạch')]) +
      list('L', [p('Phòng') + list('', [p('đèn')])], 'text:continue-list="one"') +
      list('L', [p('lại')]);
    const { text } = await read(body, lists);
    expect(text).toBe('1. Kho\na) giá\nb) nhãn\nthêm dòng\n- gạch\n2. Phòng\na) đèn\n1. lại');
    const outline = `<text:outline-style><text:outline-level-style text:level="1" style:num-format="I" style:num-suffix="."/></text:outline-style>`;
    const h = (t: string) => `<text:h text:outline-level="1">${t}</text:h>`;
    expect((await read(h('Một') + h('Hai'), '', `<office:styles>${outline}</office:styles>`)).text).toBe(
      'I. Một\nII. Hai',
    );
  });

  it('drops deleted text, comments, hidden text, page numbers; keeps blanks, tabs and lines', async () => {
    const body =
      `<text:tracked-changes><text:changed-region><text:deletion>${p('10/5')}</text:deletion></text:changed-region></text:tracked-changes>` +
      p(
        'trước <text:change text:change-id="a"/><text:change-start/>20/5<text:change-end/><office:annotation>' +
          `${p('ghi')}</office:annotation>`,
      ) +
      p(
        'A<text:s text:c="3"/>B<text:tab/>C<text:line-break/>D &amp; <text:span text:style-name="H">ẩn</text:span>',
      ) +
      p('Trang <text:page-number>3</text:page-number>');
    const style =
      '<style:style style:family="text" style:name="H"><style:text-properties text:display="none"/></style:style>';
    expect((await read(body, style)).text).toBe('trước 20/5\nA   B\tC\nD &\nTrang');
  });

  it('reads the head in two columns and tables with their cells, those of the header row too', async () => {
    const cell = (text: string, more = '') => `<table:table-cell ${more}>${p(text)}</table:table-cell>`;
    const row = (...cells: string[]) => `<table:table-row>${cells.join('')}</table:table-row>`;
    const table = (...rows: string[]) => `<table:table><table:table-column/>${rows.join('')}</table:table>`;
    const ruled = 'table:style-name="R"';
    const head = table(
      row(cell('UBND TỈNH LÂM SA'), cell('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')),
      row(cell('Số: 7/TB-SM'), cell('Lâm Sa, ngày 02 tháng 3 năm 2026')),
    );
    const tasks = table(
      `<table:table-header-rows>${row(cell('TT', ruled), cell('Nội dung', ruled), cell('Chủ trì', ruled))}</table:table-header-rows>`,
      row(cell('1'), cell('Đắp đê'), cell('Sở Muối', 'table:number-rows-spanned="2"')),
      row(cell('2'), cell(''), '<table:covered-table-cell/>'),
    );
    const style =
      '<style:style style:family="table-cell" style:name="R"><style:table-cell-properties fo:border-left="0.5pt solid #000"/></style:style>';
    const { text, tables } = await read(head + p('THÔNG BÁO') + tasks, style);
    expect(text.startsWith('UBND TỈNH LÂM SA\nSố: 7/TB-SM\n\nCỘNG HÒA')).toBe(true);
    expect(tables?.[0]?.rows.map((cells) => cells.map(([a, b]) => text.slice(a, b)))).toEqual([
      ['TT', 'Nội dung', 'Chủ trì'],
      ['1', 'Đắp đê', 'Sở Muối'],
      ['2', '', 'Sở Muối'],
    ]);
  });

  it('reads page headers, text boxes, notes, pages, and fonts of old encodings', async () => {
    const styles =
      '<office:font-face-decls><style:font-face style:name="F1" svg:font-family="&apos;.VnTimeH&apos;"/></office:font-face-decls>' +
      `<office:master-styles><style:master-page style:name="Standard"><style:header>${p('SỞ MUỐI')}</style:header></style:master-page></office:master-styles>`;
    const automatic =
      '<style:style style:family="paragraph" style:name="V" style:parent-style-name="P"><style:paragraph-properties fo:break-before="page"/><style:text-properties style:font-name="F1"/></style:style>';
    const note = `<text:note><text:note-citation>1</text:note-citation><text:note-body>${p('Ghi theo sổ.')}</text:note-body></text:note>`;
    const box = `<draw:frame><draw:text-box>${p('KHẨN')}</draw:text-box></draw:frame>`;
    const { text, pages, encoding } = await read(
      p(`${box}Còn muối${note}.`) + p(toLegacy('tỉnh ủy', 'tcvn3'), 'V'),
      automatic,
      styles,
    );
    expect(text).toBe('SỞ MUỐI\n\nKHẨN\nCòn muối.\nTỈNH ỦY\n\n[1] Ghi theo sổ.');
    expect(pages).toHaveLength(2);
    expect(encoding).toBe('mixed');
  });

  it('refuses document types, passwords, cut and swollen files, pictures alone', async () => {
    const whole = odt(p('Kho muối'));
    expect(await reason(whole)).toBe('Kho muối');
    expect(await reason(whole.slice(0, -40))).toBe('damaged');
    expect(await reason(odt(`<!DOCTYPE x [<!ENTITY a "b">]>${p('&a;')}`))).toBe('unsafe');
    expect(await reason(odt(p('muối '.repeat(2_000_000))))).toBe('bomb');
    expect(await reason(odt(p('muối '.repeat(200_000))), { maxUnpacked: 500_000 })).toBe('bomb');
    expect(await reason(odt('<text:section>'.repeat(3000) + '</text:section>'.repeat(3000)))).toBe('damaged');
    expect(await reason(odt(p(' ')))).toBe('empty');
    const locked = zipSync({
      mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }],
      'META-INF/manifest.xml': strToU8('<manifest:manifest><manifest:encryption-data/></manifest:manifest>'),
      'content.xml': strToU8('xx'),
    });
    expect(await reason(locked)).toBe('encrypted');
    const repeated = `<table:table><table:table-row>${'<table:table-cell table:number-columns-repeated="999999999"/>'.repeat(20)}</table:table-row></table:table>`;
    expect(await reason(odt(p('A') + repeated))).toContain('A');
  });
});
