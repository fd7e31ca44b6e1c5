import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { OfficialDocument } from './content.ts';
import { checkElementOrder } from './ooxml/check.ts';
import { sampleReport } from './sample.ts';
import { figureTable, taskTable } from './tables.ts';
import { writeDocument } from './write.ts';

async function partsOf(document: OfficialDocument): Promise<Record<string, string>> {
  const parts = unzipSync(await writeDocument(document));
  return Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

async function mainPart(document: OfficialDocument): Promise<string> {
  return (await partsOf(document))['word/document.xml'] ?? '';
}

/** Text of the paragraphs, each with its style. */
function paragraphsOf(xml: string): string[] {
  return [...xml.matchAll(/<w:p>(.*?)<\/w:p>/gs)].map(([, inner]) => {
    const style = /<w:pStyle w:val="(\w+)"/.exec(inner ?? '')?.[1];
    const text = [...(inner ?? '').matchAll(/<w:t [^>]*>([^<]*)<\/w:t>|<w:noBreakHyphen\/>/g)];
    return `${style}: ${text.map(([, content]) => content ?? '\u2011').join('')}`;
  });
}

function styleOf(styles: string, id: string): string {
  return new RegExp(`<w:style [^>]*w:styleId="${id}".*?</w:style>`, 's').exec(styles)?.[0] ?? '';
}

const tables = (xml: string) => [...xml.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].map(([table]) => table);

describe('a Party report', async () => {
  const parts = await partsOf(sampleReport);
  const main = parts['word/document.xml'] ?? '';
  const styles = parts['word/styles.xml'] ?? '';
  const lines = paragraphsOf(main);

  it('says the content in the order of the components', () => {
    expect(lines.filter((line) => !/: $/.test(line))).toEqual([
      'Superior: TỈNH ỦY SƠN HÀ',
      'Issuer: VĂN PHÒNG',
      'Separator: *',
      'NationalTitle: ĐẢNG CỘNG SẢN VIỆT NAM',
      'Number: Số 08-BC/VPTU',
      'PlaceDate: Sơn Hà, ngày 05 tháng 02 năm 2024',
      'TypeName: BÁO CÁO',
      'Subject: kết quả thực hiện Thông báo số 118-TB/VPTU',
      'Subject: của Văn phòng Tỉnh ủy',
      'SubjectMark: -----',
      'Addressee: Kính gửi: Thường trực Tỉnh ủy',
      'Body: Văn phòng Tỉnh ủy báo cáo kết quả thực hiện như sau:',
      'Heading1: I- KẾT QUẢ CHUNG',
      'Body: 1. Tổng số: 13 nhiệm vụ.',
      'TableHead: TT',
      'TableHead: Nội dung',
      'TableHead: Giá trị',
      'TableGroup: A. Chung',
      'TableCell: 1',
      'TableCell: Giảng viên chính',
      'TableCell: 14\u00A0%',
      'Body: Văn phòng Tỉnh ủy trân trọng báo cáo.',
      'RecipientsLabel: Nơi nhận:',
      'Recipient: - Thường trực Tỉnh ủy,',
      'Recipient: - Trường Chính trị tỉnh,',
      'Recipient: - Lưu VPTU.',
      'Authority: K/T CHÁNH VĂN PHÒNG',
      'Position: PHÓ CHÁNH VĂN PHÒNG',
      'SignerName: Lò Thị Hương',
      'AppendixLabel: Phụ lục',
      'AppendixTitle: CĂN CỨ CỦA SỐ LIỆU',
      'AppendixReference: (Kèm theo Báo cáo số 08-BC/VPTU, ngày 05/02/2024 của Văn phòng Tỉnh ủy Sơn Hà)',
      'Body: Mã: TB118\u20112023\u20113.1.',
    ]);
  });

  // Hướng dẫn 36-HD/VPTW, table of components; sizes in half points.
  it.each([
    ['NationalTitle', 30, 'b'],
    ['Superior', 28, ''],
    ['Issuer', 28, 'b'],
    ['Number', 28, ''],
    ['PlaceDate', 28, 'i'],
    ['TypeName', 32, 'b'],
    ['Subject', 28, 'b'],
    ['Body', 28, ''],
    ['RecipientsLabel', 28, 'u'],
    ['Recipient', 24, ''],
    ['Authority', 28, 'b'],
    ['Position', 28, ''],
    ['SignerName', 28, 'b'],
    ['Header', 28, ''],
  ])('sets %s in its size and weight', (id, size, marks) => {
    const style = styleOf(styles, id);
    expect(/<w:sz w:val="(\d+)"/.exec(style)?.[1]).toBe(String(size));
    const found = ['b', 'i', 'u'].filter((mark) => new RegExp(`<w:${mark}[ /]`).test(style));
    expect(found.join('')).toBe(marks);
  });

  it('names the font in all four slots and the language', () => {
    for (const slot of ['ascii', 'hAnsi', 'eastAsia', 'cs'])
      expect(styles).toMatch(
        new RegExp(`<w:docDefaults>.*w:${slot}="Times New Roman".*</w:docDefaults>`, 's'),
      );
    expect(styles).toContain('<w:lang w:val="vi-VN" w:eastAsia="vi-VN"/>');
  });

  it('keeps margins of 20, 20, 30, 15 mm and the page number 10 mm from the edge', () => {
    const margins = /<w:pgMar [^>]*>/.exec(main)?.[0] ?? '';
    for (const pair of ['top="1134"', 'bottom="1134"', 'left="1701"', 'right="850"', 'header="567"'])
      expect(margins).toContain(`w:${pair}`);
    expect(main).toContain('<w:pgSz w:w="11906" w:h="16838"');
  });

  it('numbers pages from the second on, appendices included', () => {
    const sections = [...main.matchAll(/<w:sectPr>.*?<\/w:sectPr>/gs)].map(([section]) => section);
    expect(sections).toHaveLength(2);
    expect(sections.map((section) => /<w:titlePg\/>/.test(section))).toEqual([true, false]);
    expect(sections[1]).toContain('w:w="16838" w:h="11906" w:orient="landscape"');
    expect(parts['word/header1.xml']).toContain('>PAGE<');
  });

  it('draws rules as borders, between tables without borders', () => {
    const [head, , foot] = tables(main);
    for (const table of [head, foot]) {
      expect(table).toContain('<w:top w:val="none"');
      expect(table?.match(/<w:gridCol /g)).toHaveLength(2);
    }
    expect(head).toMatch(/<w:pStyle w:val="Rule"\/><w:pBdr><w:top w:val="single"/);
    expect(main).not.toContain('__');
  });

  it('makes the rule as wide as the national title', () => {
    const [, left, right] = /w:pBdr>.*?<w:ind w:left="(\d+)" w:right="(\d+)"/s.exec(main) ?? [];
    const column = Number(/<w:gridCol w:w="\d+"\/><w:gridCol w:w="(\d+)"/.exec(main)?.[1]);
    const points = (column - Number(left) - Number(right)) / 20;
    // Tinos, metrically Times New Roman, sets the title 206,7 points wide.
    expect(points).toBeCloseTo(206.7, 0);
  });

  it('repeats the head of a table and cuts no row', () => {
    const table = tables(main)[1] ?? '';
    const rows = table.match(/<w:tr>/g)?.length;
    expect(table.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    expect(table.match(/<w:cantSplit\/>/g)).toHaveLength(rows ?? 0);
    expect(table).toContain('<w:gridSpan w:val="3"/>');
    const grid = [...table.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) => Number(width));
    expect(grid).toEqual([567, 6590, 2197]);
  });

  it('keeps the last sentence on the page of the signature', () => {
    expect(main).toMatch(
      /<w:pStyle w:val="Body"\/><w:keepNext\/><\/w:pPr><w:r><w:t [^>]*>Văn phòng Tỉnh ủy trân trọng/,
    );
  });

  it('takes its properties from the content', () => {
    const core = parts['docProps/core.xml'] ?? '';
    expect(core).toContain(
      '<dc:title>Báo cáo kết quả thực hiện Thông báo số 118-TB/VPTU của Văn phòng Tỉnh ủy</dc:title>',
    );
    expect(core).toContain('<dc:creator>Văn phòng Tỉnh ủy Sơn Hà</dc:creator>');
    expect(core).toContain('2024-02-05T00:00:00Z');
  });
});

describe('drafts', () => {
  it('leaves blanks for number and date', async () => {
    const lines = paragraphsOf(await mainPart({ ...sampleReport, number: null, date: null }));
    expect(lines).toContain('PlaceDate: Sơn Hà, ngày … tháng … năm …');
    expect(lines).toContain(`Number: Số ${'\u00A0'.repeat(6)}-BC/VPTU`);
    expect(lines).toContain(
      'AppendixReference: (Kèm theo Báo cáo số …-BC/VPTU, ngày …/…/… của Văn phòng Tỉnh ủy Sơn Hà)',
    );
  });

  it('says no time of writing when the date is open', async () => {
    const core = (await partsOf({ ...sampleReport, date: '2024-02' }))['docProps/core.xml'];
    expect(core).not.toContain('dcterms:created');
    expect(core).toContain('</dc:title>');
  });

  it('has no authority line, superior or name when there is none', async () => {
    const signature = { authority: null, position: 'Chánh Văn phòng', name: null };
    const lines = paragraphsOf(await mainPart({ ...sampleReport, superior: null, signature }));
    expect(lines.filter((line) => /^(Authority|Superior)/.test(line))).toEqual([]);
    expect(lines).toContain('SignerName: ');
  });

  it('throws for a date that is none', async () => {
    await expect(writeDocument({ ...sampleReport, date: '2024-02-30' })).rejects.toThrow(RangeError);
  });
});

describe('versions and regimes', () => {
  it('parts recipients by semicolons under Hướng dẫn 05', async () => {
    const lines = paragraphsOf(await mainPart({ ...sampleReport, date: '2026-05-27' }));
    expect(lines).toContain('Recipient: - Thường trực Tỉnh ủy;');
  });

  it('writes the State format from the same content', async () => {
    const parts = await partsOf({ ...sampleReport, regime: 'state', symbol: 'TCT' });
    const lines = paragraphsOf(parts['word/document.xml'] ?? '');
    expect(lines).toContain('NationalTitle: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    expect(lines).toContain('Motto: Độc lập - Tự do - Hạnh phúc');
    expect(lines).toContain('Number: Số: 08/BC-TCT');
    expect(lines).toContain('Heading1: I. KẾT QUẢ CHUNG');
    expect(styleOf(parts['word/styles.xml'] ?? '', 'Recipient')).toContain('<w:sz w:val="22"/>');
  });
});

describe('bytes', () => {
  it('are the same for the same content, and others for other content', async () => {
    const [first, second] = [
      await writeDocument(sampleReport),
      await writeDocument(structuredClone(sampleReport)),
    ];
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
    const other = await writeDocument({ ...sampleReport, number: 9 });
    expect(Buffer.from(first).equals(Buffer.from(other))).toBe(false);
  });

  it('depend on neither the clock nor the time zone', async () => {
    const zone = process.env.TZ;
    const first = await writeDocument(sampleReport);
    process.env.TZ = 'America/Los_Angeles';
    const second = await writeDocument(sampleReport);
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
    // A new Date of today anywhere in the file would show the year.
    const parts = await partsOf(sampleReport);
    expect(Object.values(parts).filter((part) => part.includes(`${new Date().getFullYear()}-`))).toEqual([]);
  });

  it('stand in the order of the schema in every regime', async () => {
    for (const regime of ['party', 'state'] as const)
      expect(checkElementOrder(await writeDocument({ ...sampleReport, regime }))).toEqual([]);
  });

  it('hold no character that XML forbids', async () => {
    const main = await mainPart({ ...sampleReport, place: 'Sơn\u0000 Hà\uD800 & <Tây>\u000B' });
    expect(main).toContain('Sơn Hà\uFFFD &amp; &lt;Tây&gt;');
  });

  it('hold composed letters, whatever the content came in', async () => {
    const main = await mainPart({ ...sampleReport, place: 'Sơn Hạ'.normalize('NFD') });
    expect(main).toContain('Sơn Hạ'.normalize('NFC'));
  });
});

describe('long tables', () => {
  const line = {
    lead: 'Sở Nội vụ',
    coordinate: 'Sở Tài chính',
    deadline: '31/12/2026',
    result: '',
    progress: 'Đang thực hiện',
  };
  const lines = Array.from({ length: 400 }, (_, index) => ({
    ...line,
    content: `Nhiệm vụ thứ ${index + 1}`,
  }));

  it('hold every row, compact on upright paper and larger on landscape', async () => {
    const table = taskTable(lines);
    const main = await mainPart({
      ...sampleReport,
      body: [table, table],
      appendices: [{ title: 'Danh mục', blocks: [table], landscape: true }],
    });
    const [, first, second, , landscape] = tables(main);
    for (const each of [first, second, landscape]) expect(each?.match(/<w:tr>/g)).toHaveLength(401);
    expect(first).toContain('"CompactCell"');
    expect(landscape).toContain('"TableCell"');
    // Tables that touch would become one in Word.
    expect(main).not.toContain('</w:tbl><w:tbl>');
  });

  it('traces figures by codes that do not break', () => {
    const table = figureTable([
      { label: 'Quá hạn', value: '2', codes: ['TB118-2023-3.1', 'TB118-2023-3.3b'] },
    ]);
    expect(table.rows[0]).toEqual({
      cells: [
        '1',
        'Quá hạn',
        [{ text: '2', figure: 'Quá hạn' }],
        'TB118\u20112023\u20113.1; TB118\u20112023\u20113.3b',
      ],
    });
  });
});
