import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { OfficialDocument } from '../content.ts';
import type { Regime } from '../formats/format.ts';
import { type Checked, lintDocument } from '../lint/check.ts';
import { checkElementOrder } from '../ooxml/check.ts';
import { writeDocument } from '../write.ts';
import { type Kind, kinds, samples } from './kinds.ts';
import { written } from './written.ts';

const part = async (document: OfficialDocument, name: string) =>
  strFromU8(unzipSync(await written(document))[name] ?? new Uint8Array());

/** Non-empty paragraphs, each with its style. */
async function linesOf(document: OfficialDocument): Promise<string[]> {
  const xml = await part(document, 'word/document.xml');
  return [...xml.matchAll(/<w:p>(.*?)<\/w:p>/gs)].flatMap(([, inner = '']) => {
    const text = [...inner.matchAll(/<w:t [^>]*>([^<]*)<\/w:t>/g)].map(([, content]) => content).join('');
    return text ? [`${/<w:pStyle w:val="(\w+)"/.exec(inner)?.[1]}: ${text}`] : [];
  });
}

const sampleOf = (file: string, regime: Regime) =>
  (kinds.find((kind) => kind.file === file) as Kind).sample(regime);

// What each kind shows beside what every paper shows, by the tables of both regimes.
describe.each<[file: string, regime: Regime, lines: string[]]>([
  [
    'bao-cao',
    'party',
    ['Number: Số 08-BC/VPTU', 'TypeName: BÁO CÁO', 'Heading1: I- KẾT QUẢ THỰC HIỆN', 'SubjectMark: -----'],
  ],
  [
    'bao-cao',
    'state',
    [
      'Number: Số: 08/BC-TCT',
      'TypeName: BÁO CÁO',
      'Heading1: I. KẾT QUẢ THỰC HIỆN',
      'Position: PHÓ HIỆU TRƯỞNG',
    ],
  ],
  [
    'ke-hoach',
    'party',
    [
      'Number: Số 12-KH/ĐU',
      'Authority: T/M ĐẢNG ỦY',
      'AppendixLabel: Phụ lục',
      'AppendixReference: (Kèm theo Kế hoạch số 12-KH/ĐU, ngày 05/6/2026 của Đảng ủy Trường Chính trị tỉnh Sơn Hà)',
    ],
  ],
  [
    'ke-hoach',
    'state',
    [
      'Number: Số: 12/KH-TCT',
      'AppendixTitle: DANH MỤC NHIỆM VỤ NĂM 2026',
      'AppendixReference: (Kèm theo Kế hoạch số 12/KH-TCT ngày 05/6/2026 của Trường Chính trị tỉnh Sơn Hà)',
    ],
  ],
  [
    'cong-van',
    'party',
    [
      'Number: Số 125-CV/BTCTU',
      'LetterSubject: đăng ký nhu cầu đào tạo, bồi dưỡng năm 2027',
      'Urgency: KHẨN',
      'Addressee: Kính gửi:',
      'AddresseeItem: - Các đảng ủy trực thuộc Tỉnh ủy;',
      'AddresseeItem: - Trường Chính trị tỉnh.',
      'Recipient: - Như trên;',
    ],
  ],
  [
    'cong-van',
    'state',
    [
      'Number: Số: 125/SNV-TCBC',
      'LetterSubject: V/v đăng ký nhu cầu đào tạo, bồi dưỡng năm 2027',
      'Urgency: KHẨN',
      'Recipient: - Lưu: VT, TCBC.',
    ],
  ],
  ['thong-bao-ket-luan', 'party', ['Number: Số 118-TB/VPTU', 'Authority: K/T CHÁNH VĂN PHÒNG']],
  ['thong-bao-ket-luan', 'state', ['Number: Số: 118/TB-VP', 'Authority: KT. CHÁNH VĂN PHÒNG']],
  [
    'quyet-dinh',
    'party',
    [
      'Number: Số 705-QĐ/TU',
      'Ground: - Căn cứ Điều lệ Đảng;',
      'Declaration: BAN THƯỜNG VỤ TỈNH ỦY QUYẾT ĐỊNH',
      'Body: Điều 2. Ban Chỉ đạo có nhiệm vụ:',
      'Body: 1. Xây dựng chương trình, kế hoạch hằng năm.',
      'Authority: T/M BAN THƯỜNG VỤ',
    ],
  ],
  [
    'quyet-dinh',
    'state',
    [
      'Number: Số: 705/QĐ-UBND',
      'Ground: Căn cứ Luật Tổ chức chính quyền địa phương;',
      'Declaration: QUYẾT ĐỊNH:',
      'Authority: TM. ỦY BAN NHÂN DÂN',
      'Authority: KT. CHỦ TỊCH',
    ],
  ],
  ['to-trinh', 'party', ['Number: Số 31-TTr/VPTU', 'Addressee: Kính trình: Ban Thường vụ Tỉnh ủy']],
  ['to-trinh', 'state', ['Number: Số: 31/TTr-TCT', 'Addressee: Kính gửi: Ủy ban nhân dân tỉnh Sơn Hà']],
  [
    'bien-ban',
    'party',
    [
      'Number: Số 03-BB/ĐU',
      'Position: NGƯỜI GHI BIÊN BẢN',
      'SignerName: Tẩn Thị Lan',
      'Position: CHỦ TRÌ HỘI NGHỊ',
    ],
  ],
  ['bien-ban', 'state', ['Number: Số: 03/BB-TCT', 'Position: CHỦ TRÌ', 'Recipient: - Lưu: VT, TCHC.']],
  ['giay-moi', 'party', ['Number: Số 46-GM/VPTU', 'TypeName: GIẤY MỜI']],
  ['giay-moi', 'state', ['Number: Số: 46/GM-VP', 'TypeName: GIẤY MỜI']],
  [
    'quy-che',
    'party',
    [
      'TypeName: QUYẾT ĐỊNH',
      'TypeName: QUY CHẾ',
      'Subject: làm việc của Ban Chỉ đạo thực hiện Đề án',
      'AppendixReference: (Ban hành kèm theo Quyết định số 706-QĐ/TU, ngày 05/6/2026 của Tỉnh ủy Sơn Hà)',
      'DivisionLabel: Chương II',
      'DivisionLabel: Mục 1',
      'Body: a) Lãnh đạo hoạt động của Ban Chỉ đạo;',
      'Body: Điều 6. Hiệu lực',
    ],
  ],
  ['quy-che', 'state', ['Number: Số: 706/QĐ-UBND', 'TypeName: QUY CHẾ', 'Body: Điều 3. Trưởng ban']],
  ['quy-dinh', 'party', ['Number: Số 15-QĐ/TU', 'TypeName: QUY ĐỊNH', 'DivisionLabel: Phần II']],
  ['quy-dinh', 'state', ['Number: Số: 15/QyĐ-TCT', 'DivisionTitle: THU THẬP, LƯU GIỮ']],
  ['de-an', 'party', ['Number: Số 04-ĐA/TU', 'TypeName: ĐỀ ÁN', 'Heading1: I- SỰ CẦN THIẾT']],
  ['de-an', 'state', ['Number: Số: 04/ĐA-TCT', 'DivisionTitle: TỔ CHỨC THỰC HIỆN']],
  ['phieu-tham-dinh', 'party', ['TypeName: PHIẾU THẨM ĐỊNH', 'Authority: K/T TRƯỞNG BAN']],
  ['phieu-tham-dinh', 'state', ['TypeName: PHIẾU THẨM ĐỊNH', 'Authority: KT. GIÁM ĐỐC']],
  ['phieu-khao-sat', 'party', ['TypeName: PHIẾU KHẢO SÁT', 'CompactCell: □']],
  ['phieu-khao-sat', 'state', ['TypeName: PHIẾU KHẢO SÁT', 'CompactCell: Phòng học, trang thiết bị']],
  ['danh-sach', 'party', ['TypeName: DANH SÁCH', 'TableGroup: Tổ 1', 'Position: NGƯỜI LẬP']],
  ['danh-sach', 'state', ['TypeName: DANH SÁCH', 'TableCell: Vàng A Chư', 'Position: HIỆU TRƯỞNG']],
])('%s, %s', async (file, regime, lines) => {
  const said = await linesOf(sampleOf(file, regime));

  it.each(lines)('says %s', (line) => {
    expect(said).toContain(line);
  });

  it('prints a type name and a trích yếu above the body, but for a letter', () => {
    const styles = said.map((line) => line.split(':')[0]);
    const letter = file === 'cong-van';
    expect(styles.includes('TypeName')).toBe(!letter);
    expect(styles.includes('Subject')).toBe(!letter);
    expect(styles.includes('LetterSubject')).toBe(letter);
    expect(styles.includes('SubjectMark')).toBe(!letter && regime === 'party');
  });
});

describe.each(samples.filter(({ version }) => version !== 'HD36'))('$title', ({ document }) => {
  it('stands in the order of the schema, and is made twice the same', async () => {
    const bytes = await written(document);
    expect(checkElementOrder(bytes)).toEqual([]);
    expect(Buffer.from(bytes).equals(Buffer.from(await writeDocument(structuredClone(document))))).toBe(true);
  });
});

describe('what a kind does not have', () => {
  it.each(['phieu-tham-dinh', 'phieu-khao-sat', 'danh-sach'])(
    '%s: no number, no recipients',
    async (file) => {
      const styles = (await linesOf(sampleOf(file, 'party'))).map((line) => line.split(':')[0]);
      expect(styles).not.toContain('Number');
      expect(styles).not.toContain('RecipientsLabel');
      expect(styles.includes('Position')).toBe(file !== 'phieu-khao-sat');
    },
  );

  it('is no fault in a slip, but is one in a report', async () => {
    const { findings } = lintDocument(
      await writeDocument({ ...sampleOf('bao-cao', 'party'), unnumbered: true }),
    ) as Checked;
    expect(findings.map(({ rule, place }) => [rule, place.part])).toContainEqual([
      'missing',
      'Số và ký hiệu',
    ]);
  });

  it('counts appendices, not the regulation beside them', async () => {
    const paper = sampleOf('quy-che', 'party');
    const annex = { title: 'Danh sách', blocks: [] };
    const one = await linesOf({ ...paper, appendices: [...(paper.appendices ?? []), annex] });
    expect(one).toContain('AppendixLabel: Phụ lục');
    const two = await linesOf({ ...paper, appendices: [...(paper.appendices ?? []), annex, { ...annex }] });
    expect(two.filter((line) => line.startsWith('AppendixLabel'))).toEqual([
      'AppendixLabel: Phụ lục 1',
      'AppendixLabel: Phụ lục 2',
    ]);
  });
});

describe('minutes of the Party', () => {
  const findings = async (change: Partial<OfficialDocument>) =>
    (
      lintDocument(await writeDocument({ ...sampleOf('bien-ban', 'party'), ...change })) as Checked
    ).findings.map(({ rule, is }) => [rule, is]);

  it('are signed by two', async () => {
    expect(await findings({ recorder: undefined })).toEqual([['minutes-signers', 'một người ký']]);
  });

  it('have the writer at the left', async () => {
    const { recorder, signature } = sampleOf('bien-ban', 'party');
    expect(await findings({ recorder: signature ?? undefined, signature: recorder ?? null })).toEqual([
      ['minutes-signers', 'người ghi ký bên phải'],
    ]);
  });
});

describe('settings of a paper', () => {
  it('frames an urgent State letter in red, 20 by 8 mm, and no Party letter', async () => {
    const state = await part(sampleOf('cong-van', 'state'), 'word/document.xml');
    const frame = /<w:pStyle w:val="Urgency"\/>(.*?)<\/w:pPr>/s.exec(state)?.[1] ?? '';
    expect(frame.match(/w:color="FF0000"/g)).toHaveLength(4);
    expect(frame).toContain('w:line="454" w:lineRule="exact"');
    // A column of 62 mm, 21 mm free at each side.
    expect(frame).toContain('<w:ind w:left="1191" w:right="1191"/>');
    expect(await part(sampleOf('cong-van', 'party'), 'word/document.xml')).not.toContain('FF0000');
  });

  it('keeps the wider margin at the binding of paper printed on both sides', async () => {
    const paper = sampleOf('bao-cao', 'party');
    expect(await part({ ...paper, duplex: true }, 'word/settings.xml')).toContain('<w:mirrorMargins/>');
    expect(await part(paper, 'word/settings.xml')).not.toContain('mirrorMargins');
  });

  it('addresses a submission by the guideline of its day, or as it is told to', async () => {
    const paper = sampleOf('to-trinh', 'party');
    expect(await linesOf({ ...paper, date: '2026-05-26' })).toContain(
      'Addressee: Kính gửi: Ban Thường vụ Tỉnh ủy',
    );
    expect(await linesOf({ ...paper, addressWord: 'Kính gửi' })).toContain(
      'Addressee: Kính gửi: Ban Thường vụ Tỉnh ủy',
    );
  });

  it('names parts, chapters and sections in capitals under their numbers', async () => {
    const body: OfficialDocument['body'] = [
      { kind: 'division', level: 'chapter', text: 'Quy định chung' },
      { kind: 'article', text: 'Phạm vi' },
      { kind: 'division', level: 'chapter', text: 'Tổ chức' },
      { kind: 'division', level: 'section', text: 'Ban Chỉ đạo' },
      { kind: 'article', text: 'Thành viên' },
    ];
    const lines = await linesOf({ ...sampleOf('quyet-dinh', 'party'), body });
    const first = lines.indexOf('DivisionLabel: Chương I');
    expect(lines.slice(first, first + 8)).toEqual([
      'DivisionLabel: Chương I',
      'DivisionTitle: QUY ĐỊNH CHUNG',
      'Body: Điều 1. Phạm vi',
      'DivisionLabel: Chương II',
      'DivisionTitle: TỔ CHỨC',
      'DivisionLabel: Mục 1',
      'DivisionTitle: BAN CHỈ ĐẠO',
      'Body: Điều 2. Thành viên',
    ]);
  });
});
