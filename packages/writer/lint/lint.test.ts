import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { OfficialDocument } from '../content.ts';
import type { Regime } from '../formats/format.ts';
import { kinds, samples } from '../samples/kinds.ts';
import { written } from '../samples/written.ts';
import { type Checked, type LintOptions, lintDocument } from './check.ts';
import type { RuleName } from './finding.ts';

function checked(bytes: Uint8Array, options: LintOptions = {}): Checked {
  const result = lintDocument(bytes, options);
  if (!result.ok) throw new Error(result.message);
  return result;
}

const sampleOf = (file: string, regime: Regime): OfficialDocument => {
  const kind = kinds.find((each) => each.file === file);
  if (!kind) throw new Error(`no sample ${file}`);
  return kind.sample(regime);
};

/** Drafts have no date: the rules in force count. */
const current = samples.filter(({ version }) => version !== 'HD36');

describe('what we write', () => {
  it.each(samples)('$title has no finding', async ({ document, version }) => {
    const result = checked(await written(document));
    expect(result.findings).toEqual([]);
    expect(result.version).toBe(version);
    expect(result.regime.value).toBe(document.regime);
    expect(result.date).toEqual({ value: document.date, from: 'đọc từ văn bản' });
  });

  it.each(current)('$title has none as a draft', async ({ document }) => {
    const { signature } = document;
    const unsigned = signature && { ...signature, name: null };
    const draft = { ...document, number: null, date: null, signature: unsigned };
    expect(checked(await written(draft)).findings).toEqual([]);
  });
});

describe('what is right and looks odd', () => {
  it.each<[name: string, change: Partial<OfficialDocument>, file: string, regime: Regime]>([
    [
      'an acting head',
      { signature: { authority: null, position: 'Q. Hiệu trưởng', name: 'Lò A Páo' } },
      'ke-hoach',
      'state',
    ],
    ['the other place of a tone', { superior: 'Tỉnh uỷ Sơn Hà' }, 'bao-cao', 'party'],
    ['a number of four figures', { number: 1204 }, 'quyet-dinh', 'state'],
    [
      'a year in the symbol',
      { symbol: 'UBND', number: 12, type: { code: '2026/QĐ', name: 'Quyết định' } },
      'quyet-dinh',
      'state',
    ],
    [
      'a trích yếu that opens as urgency does',
      { subject: 'khẩn trương rà soát\nhồ sơ' },
      'cong-van',
      'party',
    ],
    [
      'two appendices',
      { appendices: [1, 2].map((n) => ({ title: `Danh mục ${n}`, blocks: [] })) },
      'bao-cao',
      'state',
    ],
    [
      'deputies on behalf of deputies',
      {
        signature: {
          authority: 'TL. Chủ tịch\nKT. Chánh Văn phòng',
          position: 'Phó Chánh Văn phòng',
          name: 'Lò A Páo',
        },
      },
      'quyet-dinh',
      'state',
    ],
    ['paper printed on both sides', { duplex: true }, 'bao-cao', 'party'],
  ])('is %s', async (_, change, file, regime) => {
    const bytes = await written({ ...sampleOf(file, regime), ...change });
    expect(checked(bytes).findings).toEqual([]);
  });
});

/** The parts of a written file that faults are planted in. */
interface Parts {
  document: string;
  styles: string;
}

async function planted(
  document: OfficialDocument,
  plant: (parts: Parts) => Partial<Parts>,
): Promise<Uint8Array> {
  const files = unzipSync(await written(document));
  const text = (name: string) => strFromU8(files[name] ?? new Uint8Array());
  const before: Parts = { document: text('word/document.xml'), styles: text('word/styles.xml') };
  const after = { ...before, ...plant(before) };
  expect(after, 'the fault is in the file').not.toEqual(before);
  const parts = {
    ...files,
    'word/document.xml': strToU8(after.document),
    'word/styles.xml': strToU8(after.styles),
  };
  return zipSync(parts, { level: 0 });
}

/** Puts one thing in the place of another in the text of the file. */
const swap =
  (from: string | RegExp, to: string) =>
  ({ document }: Parts): Partial<Parts> => ({ document: document.replace(from, to) });

/** Changes what a style says of letters. */
const style =
  (id: string, from: RegExp, to: string) =>
  ({ styles }: Parts): Partial<Parts> => ({
    styles: styles.replace(new RegExp(`<w:style [^>]*w:styleId="${id}".*?</w:style>`, 's'), (whole) =>
      whole.replace(from, to),
    ),
  });

const sized = (id: string, halfPoints: number) =>
  style(id, /<w:sz w:val="\d+"/, `<w:sz w:val="${halfPoints}"`);
const noRule = swap(/<w:pBdr>.*?<\/w:pBdr>/, '');
/** Takes out the row of the table or the paragraph that holds some words. */
const without = (words: string) => swap(new RegExp(`<w:p>(?:(?!</w:p>).)*${words}.*?</w:p>`), '');

type Fault = [
  name: string,
  file: string,
  regime: Regime,
  plant: (parts: Parts) => Partial<Parts>,
  rule: RuleName,
  is: string,
];

const faults: readonly Fault[] = [
  ['left margin', 'bao-cao', 'party', swap('w:left="1701"', 'w:left="1417"'), 'margins', 'lề trái 25 mm'],
  [
    'top margin of 25 mm in a Party paper',
    'bao-cao',
    'party',
    swap('w:top="1134"', 'w:top="1417"'),
    'margins',
    'lề trên 25 mm',
  ],
  ['right margin', 'bao-cao', 'state', swap('w:right="850"', 'w:right="1417"'), 'margins', 'lề phải 25 mm'],
  [
    'Letter paper',
    'bao-cao',
    'state',
    swap('w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"'),
    'paper-size',
    'khổ giấy 215,9 × 279,4 mm',
  ],
  [
    'another font',
    'bao-cao',
    'party',
    style('Issuer', /<w:rPr>/, '<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>'),
    'font',
    'phông Arial',
  ],
  [
    'red letters',
    'bao-cao',
    'state',
    style('Issuer', /<w:rPr>/, '<w:rPr><w:color w:val="FF0000"/>'),
    'colour',
    'chữ có màu',
  ],
  ['small national title', 'bao-cao', 'state', sized('NationalTitle', 22), 'size', 'cỡ chữ 11'],
  ['large body', 'to-trinh', 'state', sized('Body', 30), 'size', 'cỡ chữ 15'],
  ['small body', 'bao-cao', 'party', sized('Body', 26), 'size', 'cỡ chữ 13'],
  ['large recipients', 'bao-cao', 'state', sized('Recipient', 24), 'size', 'cỡ chữ 12'],
  ['issuer not bold', 'bao-cao', 'party', style('Issuer', /<w:b\/><w:bCs\/>/, ''), 'weight', 'không đậm'],
  ['bold superior', 'bao-cao', 'state', style('Superior', /<w:rPr>/, '<w:rPr><w:b/>'), 'weight', 'đậm'],
  ['upright date', 'bao-cao', 'party', style('PlaceDate', /<w:i\/><w:iCs\/>/, ''), 'slope', 'đứng'],
  [
    'recipients label upright',
    'bao-cao',
    'state',
    style('RecipientsLabel', /<w:i\/><w:iCs\/>/, ''),
    'slope',
    'đứng',
  ],
  [
    'recipients label not underlined',
    'bao-cao',
    'party',
    style('RecipientsLabel', /<w:u w:val="single"\/>/, ''),
    'underline',
    'không gạch chân',
  ],
  [
    'type name in small letters',
    'bao-cao',
    'party',
    swap('>BÁO CÁO<', '>Báo cáo<'),
    'capitals',
    'chữ thường',
  ],
  [
    'signer in capitals',
    'bao-cao',
    'state',
    swap('>Vàng Minh Khôi<', '>VÀNG MINH KHÔI<'),
    'capitals',
    'chữ in hoa',
  ],
  [
    'issuer in small letters',
    'bao-cao',
    'state',
    swap('>TRƯỜNG CHÍNH TRỊ<', '>Trường Chính trị<'),
    'capitals',
    'chữ thường',
  ],
  ['no rule under the national title', 'bao-cao', 'party', noRule, 'rule', 'không có đường kẻ ở dưới'],
  [
    'national title underlined instead',
    'bao-cao',
    'party',
    (parts) => ({
      ...noRule(parts),
      ...style('NationalTitle', /<w:rPr>/, '<w:rPr><w:u w:val="single"/>')(parts),
    }),
    'rule',
    'gạch chân chữ',
  ],
  [
    'rule of underscores',
    'bao-cao',
    'party',
    swap(/<w:p><w:pPr><w:pStyle w:val="Rule"\/>.*?<\/w:p>/, '<w:p><w:r><w:t>________</w:t></w:r></w:p>'),
    'rule-typed',
    'gạch bằng ký tự',
  ],
  [
    'short rule',
    'bao-cao',
    'party',
    swap(/<w:ind w:left="\d+" w:right="\d+"\/>/, '<w:ind w:left="2000" w:right="2000"/>'),
    'rule-length',
    'đường kẻ dài 31% dòng chữ',
  ],
  [
    'a slip in the national title',
    'bao-cao',
    'state',
    swap('CHỦ NGHĨA', 'CHŨ NGHĨA'),
    'national-title',
    '«CỘNG HÒA XÃ HỘI CHŨ NGHĨA VIỆT NAM»',
  ],
  [
    'motto without blanks',
    'bao-cao',
    'state',
    swap('Độc lập - Tự do', 'Độc lập-Tự do'),
    'motto',
    '«Độc lập-Tự do - Hạnh phúc»',
  ],
  ['no star', 'bao-cao', 'party', without('>\\*<'), 'separator', 'không có dấu * ở dưới'],
  [
    'colon after Số',
    'bao-cao',
    'party',
    swap('>Số 08-', '>Số: 08-'),
    'number-colon',
    'sau «Số» có dấu hai chấm',
  ],
  [
    'no colon after Số',
    'bao-cao',
    'state',
    swap('>Số: 08/', '>Số 08/'),
    'number-colon',
    'sau «Số» không có dấu hai chấm',
  ],
  [
    'State symbol in a Party paper',
    'bao-cao',
    'party',
    swap('08-BC/VPTU', '08/BC-VPTU'),
    'number-shape',
    '«Số 08/BC-VPTU»',
  ],
  ['no zero in the number', 'bao-cao', 'state', swap('>Số: 08/', '>Số: 8/'), 'number-zero', 'số 8'],
  [
    'symbol of another kind',
    'bao-cao',
    'state',
    swap('>Số: 08/BC-', '>Số: 08/KH-'),
    'number-type',
    'ký hiệu «KH»',
  ],
  [
    'CV in a State letter',
    'cong-van',
    'state',
    swap('125/SNV-TCBC', '125/CV-SNV'),
    'number-type',
    'ký hiệu công văn có «CV»',
  ],
  [
    'no zero in the day',
    'bao-cao',
    'party',
    swap('ngày 05 tháng 6 năm', 'ngày 5 tháng 6 năm'),
    'date-zero',
    'ngày 5',
  ],
  [
    'no zero in the month',
    'bao-cao',
    'state',
    swap('ngày 05 tháng 6 năm', 'ngày 15 tháng 2 năm'),
    'date-zero',
    'tháng 2',
  ],
  ['a zero too many', 'bao-cao', 'party', swap('tháng 6 năm', 'tháng 06 năm'), 'date-zero', 'tháng 06'],
  [
    'no such day',
    'bao-cao',
    'party',
    swap('ngày 05 tháng 6', 'ngày 31 tháng 6'),
    'date-real',
    'ngày 31 tháng 6 năm 2026',
  ],
  [
    'short date',
    'bao-cao',
    'state',
    swap('ngày 05 tháng 6 năm 2026', '05/6/2026'),
    'date-shape',
    '«Sơn Hà, 05/6/2026»',
  ],
  [
    'V/v in a Party letter',
    'cong-van',
    'party',
    swap('>đăng ký', '>V/v đăng ký'),
    'letter-subject',
    'mở đầu bằng «V/v»',
  ],
  [
    'no V/v in a State letter',
    'cong-van',
    'state',
    swap('>V/v đăng ký', '>đăng ký'),
    'letter-subject',
    'không có «V/v»',
  ],
  [
    'capital in the trích yếu',
    'bao-cao',
    'party',
    swap('>kết quả thực hiện', '>Kết quả thực hiện'),
    'subject-initial',
    'chữ đầu viết hoa',
  ],
  [
    'no hyphens under the trích yếu',
    'bao-cao',
    'party',
    without('>-----<'),
    'subject-mark',
    'không có -----',
  ],
  [
    'Kính gửi in a submission of 2026',
    'to-trinh',
    'party',
    swap('>Kính trình: ', '>Kính gửi: '),
    'address-word',
    '«Kính gửi»',
  ],
  [
    'page number on page 1',
    'ke-hoach',
    'state',
    swap('<w:titlePg/>', ''),
    'page-number-first',
    'có ở trang đầu',
  ],
  ['no page number', 'ke-hoach', 'party', swap(/<w:headerReference [^>]*>/g, ''), 'page-number', 'không có'],
  ['small page number', 'bao-cao', 'party', sized('Header', 24), 'page-number-look', 'cỡ chữ 12'],
  [
    'ragged body',
    'thong-bao-ket-luan',
    'state',
    style('Body', /<w:jc w:val="both"\/>/, ''),
    'body-align',
    'không canh đều hai bên',
  ],
  [
    'no indent',
    'thong-bao-ket-luan',
    'party',
    style('Body', /<w:ind [^>]*>/, ''),
    'body-indent',
    'thụt đầu dòng 0 mm',
  ],
  [
    'crowded paragraphs',
    'thong-bao-ket-luan',
    'party',
    style('Body', /w:before="120"/, 'w:before="40"'),
    'body-spacing',
    'cách đoạn trước 2 pt',
  ],
  [
    'double lines',
    'thong-bao-ket-luan',
    'state',
    style('Body', /w:line="380" w:lineRule="exact"/, 'w:line="480" w:lineRule="auto"'),
    'body-line',
    'cách dòng 2 dòng',
  ],
  [
    'plain Điều',
    'quyet-dinh',
    'state',
    swap(/<w:r><w:rPr><w:b\/><w:bCs\/><\/w:rPr>(<w:t [^>]*>Điều 2)/, '<w:r>$1'),
    'article',
    '«Điều 2.» không đậm',
  ],
  ['upright grounds', 'quyet-dinh', 'state', style('Ground', /<w:i\/><w:iCs\/>/, ''), 'slope', 'đứng'],
  [
    './. in a Party paper of 2026',
    'thong-bao-ket-luan',
    'party',
    swap('biết, thực hiện.', 'biết, thực hiện./.'),
    'body-end',
    'kết thúc bằng «./.»',
  ],
  [
    'no recipients',
    'bao-cao',
    'state',
    ({ document }) => ({
      document: ['Nơi nhận:', 'Thường trực Tỉnh ủy \\(', '- Sở Nội vụ', '- Lưu: VT'].reduce(
        (xml, words) => without(`>${words}`)({ document: xml, styles: '' }).document ?? xml,
        document,
      ),
    }),
    'missing',
    'không có',
  ],
  [
    'a recipient without hyphen',
    'bao-cao',
    'state',
    swap('>- Sở Nội vụ;', '>Sở Nội vụ;'),
    'recipient-hyphen',
    'không có gạch đầu dòng',
  ],
  [
    'commas after 2026',
    'bao-cao',
    'party',
    swap('>- Trường Chính trị tỉnh;', '>- Trường Chính trị tỉnh,'),
    'recipient-marks',
    'kết thúc bằng «,»',
  ],
  [
    'no archive',
    'bao-cao',
    'party',
    without('>- Lưu VPTU'),
    'recipient-archive',
    'dòng cuối «- Trường Chính trị tỉnh;»',
  ],
  [
    'no full stop after the archive',
    'bao-cao',
    'state',
    swap('>- Lưu: VT, QLĐT.', '>- Lưu: VT, QLĐT'),
    'recipient-archive',
    'dòng cuối không có dấu chấm',
  ],
  [
    'a submission whose addressee is not above',
    'to-trinh',
    'party',
    swap('>- Như trên;', '>- Ban Thường vụ;'),
    'recipient-first',
    'dòng đầu «- Ban Thường vụ;»',
  ],
  [
    'State authority in a Party paper',
    'bao-cao',
    'party',
    swap('>K/T CHÁNH', '>KT. CHÁNH'),
    'authority',
    '«KT.»',
  ],
  [
    'Party authority in a State paper',
    'bao-cao',
    'state',
    swap('>KT. HIỆU', '>K/T HIỆU'),
    'authority',
    '«K/T»',
  ],
  ['authority without its dot', 'bao-cao', 'state', swap('>KT. HIỆU', '>KT HIỆU'), 'authority', '«KT»'],
  [
    'acting without its dot',
    'ke-hoach',
    'state',
    swap('>HIỆU TRƯỞNG<', '>Q HIỆU TRƯỞNG<'),
    'authority',
    '«Q»',
  ],
  ['authority alone', 'bao-cao', 'state', without('>PHÓ HIỆU TRƯỞNG'), 'missing', 'chỉ có thể thức đề ký'],
  [
    'a degree before the name',
    'bao-cao',
    'party',
    swap('>Lò Thị Hương<', '>TS. Lò Thị Hương<'),
    'signer-title',
    'trước tên có «TS»',
  ],
  [
    'table head that does not repeat',
    'ke-hoach',
    'state',
    swap('<w:tblHeader/>', ''),
    'table-head',
    'dòng tên cột không lặp lại ở trang sau',
  ],
  [
    'a row that breaks',
    'ke-hoach',
    'party',
    ({ document }) => ({
      document: document.replace(/(.*)<w:tr><w:trPr><w:cantSplit\/><\/w:trPr>/s, '$1<w:tr>'),
    }),
    'table-row',
    '1 dòng có thể bị cắt qua hai trang',
  ],
  [
    'Arabic number of a State appendix',
    'ke-hoach',
    'state',
    swap('>Phụ lục<', '>Phụ lục 1<'),
    'appendix-number',
    'số 1',
  ],
];

describe('planted faults', () => {
  it('are at least thirty', () => {
    expect(faults.length).toBeGreaterThanOrEqual(30);
  });

  it.each(faults)('%s (%s, %s) is found, and it alone', async (_, file, regime, plant, rule, is) => {
    const { findings } = checked(await planted(sampleOf(file, regime), plant));
    expect(findings.map((finding) => [finding.rule, finding.is])).toEqual([[rule, is]]);
    expect(findings[0]?.should).not.toBe('');
    expect(findings[0]?.source).not.toBe('');
  });
});
