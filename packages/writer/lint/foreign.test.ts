import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { lintDocument } from './check.ts';

/** A paragraph as people make it in Word: everything set by hand on top of Normal (Calibri 11, 8 pt after). */
interface Typed {
  size?: number;
  bold?: boolean;
  italic?: boolean;
  align?: 'center' | 'both';
  first?: number;
  /** A line drawn by hand, anchored here. */
  line?: boolean;
}

function p(text: string, { size = 14, bold, italic, align, first, line }: Typed = {}): string {
  const rPr = `<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>${bold ? '<w:b/>' : ''}${italic ? '<w:i/>' : ''}<w:sz w:val="${size * 2}"/></w:rPr>`;
  const ind = first ? `<w:ind w:firstLine="${first}"/>` : '';
  const shape = line ? '<w:r><w:pict><v:line from="0,0" to="100,0"/></w:pict></w:r>' : '';
  return `<w:p><w:pPr><w:spacing w:before="120" w:after="0" w:line="264" w:lineRule="auto"/>${ind}<w:jc w:val="${align ?? 'left'}"/></w:pPr>${shape}<w:r>${rPr}<w:t>${text}</w:t></w:r></w:p>`;
}

const row = (...cells: string[]) => `<w:tr>${cells.map((cell) => `<w:tc>${cell}</w:tc>`).join('')}</w:tr>`;
const table = (...rows: string[]) => `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join('')}</w:tbl>`;
const mid = (text: string, options: Typed = {}) => p(text, { align: 'center', ...options });

const parts = {
  'word/styles.xml':
    '<w:styles><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/><w:sz w:val="22"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"/></w:styles>',
  'word/theme/theme1.xml':
    '<a:theme><a:themeElements><a:fontScheme><a:minorFont><a:latin typeface="Calibri"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>',
  'word/header1.xml':
    '<w:hdr><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:sz w:val="26"/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:rPr><w:sz w:val="26"/></w:rPr><w:instrText> PAGE \\* MERGEFORMAT </w:instrText></w:r></w:p></w:hdr>',
  'word/_rels/document.xml.rels':
    '<Relationships><Relationship Id="rId1" Type="x/styles" Target="styles.xml"/><Relationship Id="rId2" Type="x/theme" Target="theme/theme1.xml"/><Relationship Id="rId3" Type="x/header" Target="header1.xml"/></Relationships>',
};
const SECTION =
  '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:pgSz w:w="11907" w:h="16840"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="720"/><w:titlePg/></w:sectPr>';

function findings(body: string) {
  const document = `<w:document><w:body>${body}${SECTION}</w:body></w:document>`;
  const files = Object.entries({ ...parts, 'word/document.xml': document }).map(
    ([name, xml]) => [name, strToU8(xml)] as const,
  );
  const result = lintDocument(zipSync(Object.fromEntries(files)));
  if (!result.ok) throw new Error(result.message);
  return result.findings.map(({ rule, is, place }) => [rule, is, place.paragraph]);
}

const SENTENCE =
  'Thực hiện chương trình công tác năm 2026, Sở Nội vụ đề nghị các cơ quan, đơn vị rà soát nhu cầu đào tạo, bồi dưỡng.';

const head = table(
  row(
    mid('UBND TỈNH SƠN HÀ', { size: 13 }) + mid('SỞ NỘI VỤ', { size: 13, bold: true, line: true }),
    mid('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { size: 13, bold: true }) +
      mid('Độc lập - Tự do - Hạnh phúc', { bold: true, line: true }),
  ),
  row(
    mid('Số: 125/SNV-TCBC', { size: 13 }) + mid('V/v đăng ký nhu cầu bồi dưỡng', { size: 12 }),
    mid('Sơn Hà, ngày 05 tháng 6 năm 2026', { italic: true }),
  ),
);
const foot = table(
  row(
    p('Nơi nhận:', { size: 12, bold: true, italic: true }) +
      p('- Như trên;', { size: 11 }) +
      p('- Lưu: VT, TCBC.', { size: 11 }),
    mid('KT. GIÁM ĐỐC', { bold: true }) +
      mid('PHÓ GIÁM ĐỐC', { bold: true }) +
      '<w:p/><w:p/><w:p/>' +
      mid('Đỗ Bích Liên', { bold: true }),
  ),
);
const letter = head + mid('Kính gửi: Các sở, ban, ngành') + p(SENTENCE, { align: 'both', first: 567 }) + foot;

describe('a letter made by hand in Word', () => {
  it('is taken as it looks: lines drawn by hand, settings on top of Calibri', () => {
    expect(findings(letter)).toEqual([]);
  });

  it('is seen through to the theme’s font where nothing is set', () => {
    const plain = `<w:p><w:pPr><w:jc w:val="both"/></w:pPr><w:r><w:t>Kính mong các đơn vị quan tâm.</w:t></w:r></w:p>`;
    expect(findings(letter.replace(foot, plain + foot))).toEqual([
      ['size', 'cỡ chữ 11', 10],
      ['font', 'phông Calibri', 10],
    ]);
  });

  it('is told of a title of the other regime beside its own', () => {
    const both = letter.replace(
      mid('UBND TỈNH SƠN HÀ', { size: 13 }),
      mid('ĐẢNG CỘNG SẢN VIỆT NAM', { size: 13, bold: true }) + mid('UBND TỈNH SƠN HÀ', { size: 13 }),
    );
    expect(findings(both).map(([rule, is]) => [rule, is])).toContainEqual([
      'national-title',
      '«CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM»',
    ]);
  });

  it('lacks a rule when one of its drawn lines is gone', () => {
    const fewer = letter.replace(/<w:r><w:pict>.*?<\/w:pict><\/w:r>/, '');
    expect(findings(fewer).map(([rule]) => rule)).toEqual(['rule', 'rule']);
  });

  it('counts what tracked changes put in, not what they took out', () => {
    const changed = letter
      .replace('<w:r><w:rPr>', '<w:del><w:r><w:delText>xóa</w:delText></w:r></w:del><w:r><w:rPr>')
      .replace(
        '<w:pgSz',
        '<w:sectPrChange><w:sectPr><w:pgSz w:w="1" w:h="1"/></w:sectPr></w:sectPrChange><w:pgSz',
      );
    expect(findings(changed)).toEqual([]);
  });

  it('may have its type name in a table of its own', () => {
    const report = letter
      .replace(mid('V/v đăng ký nhu cầu bồi dưỡng', { size: 12 }), '')
      .replace('125/SNV-TCBC', '125/BC-SNV')
      .replace(
        mid('Kính gửi: Các sở, ban, ngành'),
        table(
          row(mid('BÁO CÁO', { bold: true }) + mid('Kết quả bồi dưỡng năm 2026', { bold: true, line: true })),
        ),
      );
    expect(findings(report)).toEqual([]);
  });

  // Two columns made by tabs share their paragraphs: nothing can be said of one without the other.
  it('is not blamed for columns made by tabs', () => {
    const tabbed = [
      mid('UBND TỈNH SƠN HÀ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { size: 13, bold: true }),
      mid('SỞ NỘI VỤ\tĐộc lập - Tự do - Hạnh phúc', { size: 13, bold: true, line: true }),
      mid('Số: 125/BC-SNV\tSơn Hà, ngày 05 tháng 6 năm 2026', { size: 13, italic: true, line: true }),
      mid('BÁO CÁO', { bold: true }),
      mid('Kết quả bồi dưỡng năm 2026', { bold: true, line: true }),
      p(SENTENCE, { align: 'both', first: 567 }),
      p('Nơi nhận:\tGIÁM ĐỐC', { bold: true }),
      p('- Lưu: VT.', { size: 11 }),
    ].join('');
    expect(findings(tabbed)).toEqual([]);
  });
});
