import { describe, expect, it } from 'vitest';
import { cell, docx, inList, p, part, r, row, table } from '../fixtures.ts';
import { readBytes } from '../read-bytes.ts';
import type { ReadFile } from '../types.ts';

async function read(body: string, parts: Record<string, string> = {}): Promise<ReadFile> {
  const result = await readBytes(docx(body, parts), 'thu.docx');
  if (!result.ok) throw new Error(result.message);
  return result.value;
}

const textOf = async (body: string, parts?: Record<string, string>) => (await read(body, parts)).text;

const level = (n: number, format: string, text: string, more = '') =>
  `<w:lvl w:ilvl="${n}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${more}</w:lvl>`;
const abstract = (id: number, ...levels: string[]) =>
  `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`;
const num = (id: number, of: number, more = '') =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${more}</w:num>`;
const numbering = (...content: string[]) => ({ 'numbering.xml': part('numbering', content.join('')) });

describe('automatic numbers', () => {
  it('types 1. a) and restarts letters under the next number, across a bullet', async () => {
    const list = abstract(0, level(0, 'decimal', '%1.'), level(1, 'lowerLetter', '%2)'));
    const body = [
      p('Kho lưu trữ', inList(1)),
      p('mua giá', inList(1, 1)),
      p('dán nhãn', inList(1, 1)),
      p('gạch', inList(2)),
      p('Phòng đọc', inList(1)),
      p('mua đèn', inList(1, 1)),
    ].join('');
    const parts = numbering(list, abstract(1, level(0, 'bullet', '\uf0b7')), num(1, 0), num(2, 1));
    expect(await textOf(body, parts)).toBe(
      '1. Kho lưu trữ\na) mua giá\nb) dán nhãn\n- gạch\n2. Phòng đọc\na) mua đèn',
    );
  });

  it('types Roman numbers, numbers of several levels, letters past z, and keeps + bullets', async () => {
    const list = abstract(0, level(0, 'upperRoman', '%1.'), level(1, 'decimal', '%1.%2.', '<w:isLgl/>'));
    const letters = abstract(1, level(0, 'lowerLetter', '%1)').replace('w:val="1"', 'w:val="26"'));
    const plus = abstract(2, level(0, 'bullet', '+'));
    const items = ['A', 'B', 'C', 'D'].map((t) => p(t, inList(1)));
    const body = [
      ...items,
      p('con', inList(1, 1)),
      p('y', inList(2)),
      p('z', inList(2)),
      p('cộng', inList(3)),
    ].join('');
    const parts = numbering(list, letters, plus, num(1, 0), num(2, 1), num(3, 2));
    expect((await textOf(body, parts)).split('\n').slice(3)).toEqual([
      'IV. D',
      '4.1. con',
      'z) y',
      'aa) z',
      '+ cộng',
    ]);
  });

  it('starts again where the list says so, and numId 0 takes a paragraph out of its style', async () => {
    const override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>';
    const parts = {
      ...numbering(abstract(0, level(0, 'decimal', 'Điều %1.')), num(1, 0), num(2, 0, override)),
      'styles.xml': part(
        'styles',
        `<w:style w:styleId="Dieu"><w:pPr>${inList(1)}</w:pPr></w:style>` +
          '<w:style w:styleId="DieuCon"><w:basedOn w:val="Dieu"/></w:style>',
      ),
    };
    const styled = '<w:pStyle w:val="DieuCon"/>';
    const body = [
      p('một', styled),
      p('hai', styled),
      p('lại', inList(2)),
      p('không số', styled + inList(0)),
    ].join('');
    expect(await textOf(body, parts)).toBe('Điều 1. một\nĐiều 2. hai\nĐiều 1. lại\nkhông số');
  });
});

describe('tables', () => {
  it('reads the head in two columns: the left cell whole, then the right one', async () => {
    const head = table([
      row(
        cell(p('UBND TỈNH LÂM SA') + p('SỞ MUỐI')),
        cell(p('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM') + p('Độc lập - Tự do - Hạnh phúc')),
      ),
      row(cell('Số: 7/TB-SM'), cell('Lâm Sa, ngày 02 tháng 3 năm 2026')),
    ]);
    expect(await textOf(head + p('THÔNG BÁO'))).toBe(
      'UBND TỈNH LÂM SA\nSỞ MUỐI\nSố: 7/TB-SM\n\n' +
        'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nLâm Sa, ngày 02 tháng 3 năm 2026\n\nTHÔNG BÁO',
    );
  });

  it('reads a task table row by row, keeps the line of an empty cell, and tells where each cell stands', async () => {
    const merged = '<w:vMerge/>';
    const tasks = table(
      [
        row(cell('TT'), cell('Nội dung'), cell('Chủ trì')),
        row(cell('1'), cell(p('Đắp đê') + p('- đoạn Bắc')), cell('Sở Muối', '<w:vMerge w:val="restart"/>')),
        row(cell('2'), cell(''), cell('', merged)),
      ],
      true,
    );
    const { text, tables } = await read(tasks);
    expect(text).toBe('TT\nNội dung\nChủ trì\n1\nĐắp đê\n- đoạn Bắc\nSở Muối\n2');
    const words = tables?.[0]?.rows.map((cells) => cells.map(([a, b]) => text.slice(a, b)));
    expect(words).toEqual([
      ['TT', 'Nội dung', 'Chủ trì'],
      ['1', 'Đắp đê\n- đoạn Bắc', 'Sở Muối'],
      ['2', '', 'Sở Muối'],
    ]);
    const { text: followed } = await read(tasks + p('Hết'));
    expect(followed.endsWith('Sở Muối\n2\n\n\nHết')).toBe(true);
  });
});

describe('paragraphs', () => {
  it('keeps inserted and drops deleted text, joins where the end of a paragraph was deleted', async () => {
    const changed = `<w:p>${r('trước ngày ')}<w:del><w:r><w:delText>10/5</w:delText></w:r></w:del><w:ins>${r('20/5')}</w:ins></w:p>`;
    const joined = p(r('Giao Sở Muối '), '<w:rPr><w:del/></w:rPr>') + p('rà soát.');
    const moved = `<w:p><w:moveFrom>${r('đi')}</w:moveFrom><w:moveTo>${r('đến')}</w:moveTo></w:p>`;
    expect(await textOf(changed + joined + moved)).toBe('trước ngày 20/5\nGiao Sở Muối rà soát.\nđến');
  });

  it('types tabs, breaks and fields but no page numbers and nothing hidden', async () => {
    const field = (code: string, result: string) =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ${code} </w:instrText></w:r>` +
      `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${r(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const runs = `<w:r><w:t>Kính gửi:</w:t><w:tab/><w:t>A</w:t><w:br/><w:t>B</w:t></w:r>`;
    const hidden = '<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>';
    expect(await textOf(p(runs + hidden) + p(field('REF muc1', 'mục 1') + field('PAGE', '3')))).toBe(
      'Kính gửi:\tA\nB\nmục 1',
    );
  });

  it('composes letters whose marks stand in another run, and decodes entities', async () => {
    expect(await textOf(p(`${r('Tha')}${r('\u0301ng 5 &amp; 6 &#x110;&#7891;i')}`))).toBe('Tháng 5 & 6 Đồi');
  });

  it('reads a text box once', async () => {
    const box = (text: string) => `<w:txbxContent>${p(text)}</w:txbxContent>`;
    const both = `<w:r><mc:AlternateContent><mc:Choice>${box('KHẨN')}</mc:Choice><mc:Fallback>${box('KHẨN')}</mc:Fallback></mc:AlternateContent></w:r>`;
    expect(await textOf(p(both + r('SỞ MUỐI')))).toBe('KHẨN\nSỞ MUỐI');
  });

  it('puts foot notes at the end and warns', async () => {
    const note = `<w:footnote w:id="2">${p('Ghi theo sổ kho.')}</w:footnote>`;
    const body = p(`${r('Còn 40 bao')}<w:r><w:footnoteReference w:id="2"/></w:r>${r(' muối.')}`) + p('Hết.');
    const { text, warnings } = await read(body, { 'footnotes.xml': part('footnotes', note) });
    expect(text).toBe('Còn 40 bao muối.\nHết.\n\n[1] Ghi theo sổ kho.');
    expect(warnings.map((w) => w.code)).toEqual(['notes-moved']);
    expect(text.slice(...(warnings[0]?.span ?? [0, 0])).trim()).toBe('[1] Ghi theo sổ kho.');
  });
});

describe('pages and headers', () => {
  it('ends pages at asked breaks, or where Word last broke them', async () => {
    const breakRun = '<w:r><w:br w:type="page"/></w:r>';
    const asked = await read(p('một') + p(breakRun + r('hai')));
    expect(asked.pages.map(({ span: [a, b] }) => asked.text.slice(a, b))).toEqual(['một\n', 'hai']);
    const rendered = await read(
      p(`${r('đầu ')}<w:r><w:lastRenderedPageBreak/><w:t>câu</w:t></w:r>${breakRun}`),
    );
    expect(rendered.pages.map(({ span: [a, b] }) => rendered.text.slice(a, b))).toEqual(['đầu ', 'câu']);
  });

  it('counts one page end for cells side by side', async () => {
    const broken = p('<w:r><w:t>a</w:t><w:lastRenderedPageBreak/><w:t>b</w:t></w:r>');
    const { pages } = await read(table([row(cell(broken), cell(broken), cell(broken))], true) + p('c'));
    expect(pages).toHaveLength(2);
  });

  it('reads what a page header says, but no page number', async () => {
    const section =
      '<w:sectPr><w:headerReference w:type="default" r:id="a"/><w:headerReference w:type="even" r:id="b"/></w:sectPr>';
    const rel = (id: string) => `<Relationship Id="${id}" Target="header-${id}.xml"/>`;
    const page = '<w:fldSimple w:instr="PAGE"><w:r><w:t>2</w:t></w:r></w:fldSimple>';
    const parts = {
      '_rels/document.xml.rels': `<Relationships>${rel('a')}${rel('b')}</Relationships>`,
      'header-a.xml': part('hdr', p('SỞ MUỐI')),
      'header-b.xml': part('hdr', p(`${r('- ')}${page}${r(' -')}`)),
    };
    expect(await textOf(p('Nội dung') + section, parts)).toBe('SỞ MUỐI\n\nNội dung');
  });
});
