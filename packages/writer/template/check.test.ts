import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { sampleReport } from '../sample.ts';
import { samples } from '../samples/kinds.ts';
import { checkTemplate } from './check.ts';
import { starterTemplate } from './starter.ts';

const starter = await starterTemplate(sampleReport);
const files = unzipSync(starter);
const MAIN = 'word/document.xml';
const part = (name: string) => strFromU8(files[name] ?? new Uint8Array());

/** The starter with a part changed; the change must find its place. */
function changed(from: string | RegExp, to: string, name = MAIN): Uint8Array {
  const xml = part(name).replace(from, to);
  expect(xml, String(from)).not.toBe(part(name));
  return zipSync({ ...files, [name]: strToU8(xml) });
}
const beside = (more: Record<string, string>) =>
  zipSync({
    ...files,
    ...Object.fromEntries(Object.entries(more).map(([name, text]) => [name, strToU8(text)])),
  });
const related = (relation: string) =>
  changed(
    '</Relationships>',
    `<Relationship Id="rId99" ${relation}/></Relationships>`,
    'word/_rels/document.xml.rels',
  );
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const words = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const before = (xml: string) => changed(/(<w:p>(?:(?!<w:p>).)*\{@noi_dung\})/, `${xml}$1`);

async function said(bytes: Uint8Array): Promise<string> {
  const { ok, findings } = await checkTemplate(bytes, sampleReport);
  expect(ok).toBe(false);
  const faults = findings.filter(({ severity }) => severity === 'fault');
  return faults
    .map(
      ({ place, message }) =>
        `${place.part} ${place.paragraph ?? '-'} ${place.cell ?? '-'} «${place.words}» ${message}`,
    )
    .join('\n');
}

// Each kind of paper is laid on its own in fill.test.ts.
it.each(samples.filter(({ file }) => /^(cong-van|bao-cao)-(dang|nha-nuoc)$/.test(file)))(
  'the template to begin with is taken for $file, and says nothing to mend',
  async ({ document }) => {
    const { ok, findings } = await checkTemplate(await starterTemplate(document), document);
    expect([ok, findings]).toEqual([true, []]);
  },
);

describe('a fault is said at its place', () => {
  it.each<[name: string, bytes: () => Uint8Array, sentence: RegExp]>([
    [
      'a name that is not known, in a cell',
      () => changed('{so_ky_hieu}', '{so_kyhieu}'),
      /Nội dung \d+ bảng 1, hàng 2, ô 1 «\{so_kyhieu\}» Không có chỗ điền nào tên \{so_kyhieu\}\. Có phải \{so_ky_hieu\}\?/,
    ],
    ['a name with its marks', () => changed('{nguoi_ky}', '{Người ký}'), /Có phải \{nguoi_ky\}\?/],
    ['a name near nothing', () => changed('{nguoi_ky}', '{xyzt}'), /Xem danh sách chỗ điền/],
    [
      'a brace left open',
      () => changed('{trich_yeu}', '{trich_yeu'),
      /«\{trich_yeu» Ngoặc mở ở «\{trich_yeu» không có ngoặc đóng/,
    ],
    ['a brace never opened', () => changed('{trich_yeu}', 'trich_yeu}'), /không có ngoặc mở/],
    [
      'a list left open',
      () => changed('{/noi_nhan}', ''),
      /bảng 2, hàng 1, ô 1 «\{#noi_nhan\}» \{#noi_nhan\} chưa đóng/,
    ],
    [
      'a list closed by another name',
      () => changed('{/noi_nhan}', '{/quyen_han}'),
      /đóng nhầm: đang mở \{#noi_nhan\}/,
    ],
    [
      'an end without a beginning',
      () => changed('{#noi_nhan}', ''),
      /\{\/noi_nhan\} không có \{#…\} mở trước nó/,
    ],
    [
      'a list that prints none of its rows',
      () => changed('{dong}', ''),
      /bảng 2, hàng 1, ô 1 «\{#noi_nhan\}» Trong \{#noi_nhan\} … \{\/noi_nhan\} không có \{dong\} hoặc \{ten\}/,
    ],
    [
      'words around what is never printed',
      () => changed('Kính gửi: {kinh_gui}', 'Kính gửi:'),
      /«\{#kinh_gui\}» Trong \{#kinh_gui\} … \{\/kinh_gui\} không có \{kinh_gui\}/,
    ],
    [
      'nothing between two ends',
      () => changed('{QUYEN_HAN}', ''),
      /«\{#quyen_han\}» Giữa \{#quyen_han\} … \{\/quyen_han\} không có gì để in/,
    ],
    [
      'the subject only where there is none',
      () => changed('{trich_yeu}', '{^trich_yeu}{trich_yeu}{/}'),
      /Thiếu \{trich_yeu\}/,
    ],
    [
      'what a paper has and the template leaves out',
      () => changed(/\{QUYEN_HAN\}/, 'T/M BAN THƯỜNG VỤ'),
      /«\{#quyen_han\}» Trong \{#quyen_han\}/,
    ],
    ['a list that leaves its table', () => before(words('{#noi_nhan}')), /chưa đóng/],
    [
      'ends on two sides of a table',
      () =>
        zipSync({
          ...files,
          [MAIN]: strToU8(
            part(MAIN)
              .replace('{/noi_nhan}', '')
              .replace('{@noi_dung}', '{@noi_dung}</w:t></w:r></w:p><w:p><w:r><w:t>x')
              .replace(/(<w:sectPr)/, `${words('{/noi_nhan}')}$1`),
          ),
        }),
      /phải ở cùng một ô/,
    ],
    ['the body without its sign', () => changed('{@noi_dung}', '{noi_dung}'), /phải viết là \{@noi_dung\}/],
    [
      'the body beside other words',
      () => changed('{@noi_dung}', 'Kính gửi {@noi_dung}'),
      /đứng một mình trong đoạn/,
    ],
    ['no body', () => changed('{@noi_dung}', 'Nội dung'), /Thiếu \{@noi_dung\}/],
    ['two bodies', () => before(words('{@noi_dung}')), /có hai lần/],
    ['the body in a cell', () => changed('{so_ky_hieu}', '{@noi_dung}'), /phải đặt ngoài bảng/],
    ['no subject', () => changed('{trich_yeu}', 'kết quả'), /Thiếu \{trich_yeu\}/],
    ['a text written as a body', () => changed('{trich_yeu}', '{@trich_yeu}'), /không dùng dấu @/],
    ['a list written as a text', () => changed('{trich_yeu}', '{trich_yeu} {noi_nhan}'), /là danh sách/],
    [
      'a name of a list outside it',
      () => changed('{trich_yeu}', '{trich_yeu} {dong}'),
      /Không có chỗ điền nào tên \{dong\}/,
    ],
    ['an expression', () => changed('{nguoi_ky}', '{constructor.constructor("x")()}'), /Không có chỗ điền/],
    ['other delimiters', () => before(words('{=[[ ]]=}')), /Không có chỗ điền/],
    [
      'in the header',
      () => changed('</w:hdr>', `${words('{sо}')}</w:hdr>`, 'word/header1.xml'),
      /^Đầu trang 2 - «\{sо\}»/m,
    ],
    [
      'a field that fetches',
      () =>
        before(
          '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>INCLUDE</w:instrText></w:r><w:r><w:instrText>PICTURE "http://x/y.png"</w:instrText></w:r></w:p>',
        ),
      /INCLUDEPICTURE/,
    ],
    [
      'tracked changes',
      () => before('<w:p><w:ins w:id="1"><w:r><w:t>x</w:t></w:r></w:ins></w:p>'),
      /vết sửa chưa chấp nhận/,
    ],
    ['a comment', () => before('<w:p><w:r><w:commentReference w:id="0"/></w:r></w:p>'), /ghi chú bên lề/],
    [
      'a picture elsewhere',
      () => related(`Type="${REL}/image" Target="http://x/a.png" TargetMode="External"`),
      /một ảnh ở ngoài tệp \(«http:\/\/x\/a\.png»\)/,
    ],
    [
      'a template attached',
      () => related(`Type="${REL}/attachedTemplate" Target="file:///C:/a.dotm" TargetMode="External"`),
      /tệp mẫu khác/,
    ],
    ['an object', () => related(`Type="${REL}/oleObject" Target="embeddings/a.bin"`), /đối tượng nhúng/],
    ['ActiveX', () => related(`Type="${REL}/control" Target="activeX/a.xml"`), /ActiveX/],
    [
      'a share',
      () => related(`Type="${REL}/hyperlink" Target="\\\\\\\\may\\\\tep" TargetMode="External"`),
      /ngoài tệp/,
    ],
    ['macros', () => beside({ 'word/vbaProject.bin': 'x' }), /macro/],
    [
      'DOCM',
      () => changed('wordprocessingml.document.main+xml', 'x', '[Content_Types].xml'),
      /không phải \.docx thường/,
    ],
    [
      'entities',
      () => changed('?>', '?><!DOCTYPE a [<!ENTITY b "c">]>'),
      /«word\/document\.xml»: có khai báo DTD/,
    ],
    ['a cut tag', () => changed('</w:body>', ''), /Phần «word\/document\.xml» của tệp bị hỏng/],
    [
      'no styles',
      () => zipSync(Object.fromEntries(Object.entries(files).filter(([name]) => name !== 'word/styles.xml'))),
      /thiếu phần kiểu chữ/,
    ],
    [
      'other namespaces',
      () =>
        changed(
          'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
          'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"',
        ),
      /Strict Open XML/,
    ],
    ['nothing', () => new Uint8Array(), /rỗng/],
    ['an old file', () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), /\.doc đời cũ|mật khẩu/],
    ['a PDF', () => strToU8('%PDF-1.7'), /không phải \.docx/],
    ['half a file', () => starter.slice(0, starter.length / 2), /bị hỏng/],
    [
      'a bomb',
      () => zipSync({ ...files, 'word/media/a.bin': new Uint8Array(31_000_000) }, { level: 1 }),
      /bung ra quá lớn/,
    ],
    ['a heavy file', () => Buffer.concat([Buffer.from('PK'), Buffer.alloc(3_000_000)]), /3 MB/],
  ])('%s', async (_, bytes, sentence) => {
    expect(await said(bytes())).toMatch(sentence);
  });
});

it('takes a place that Word has cut into runs, a link, and a page that the office set otherwise', async () => {
  const cut = part(MAIN)
    .replace(
      '{trich_yeu}',
      '{tri</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:rPr><w:b/></w:rPr><w:t>ch_yeu}',
    )
    .replace(/w:left="1701"/, 'w:left="600"');
  const link = part('word/_rels/document.xml.rels').replace(
    '</Relationships>',
    `<Relationship Id="rId99" Type="${REL}/hyperlink" Target="mailto:vp@sonha.vn" TargetMode="External"/></Relationships>`,
  );
  const bytes = zipSync({ ...files, [MAIN]: strToU8(cut), 'word/_rels/document.xml.rels': strToU8(link) });
  const { ok, findings } = await checkTemplate(bytes, sampleReport);
  expect(ok).toBe(true);
  expect(findings.map(({ severity, message }) => [severity, message])).toEqual([
    ['warning', expect.stringMatching(/lề trái/)],
  ]);
});

it('warns of a place that is rarely left out', async () => {
  const { ok, findings } = await checkTemplate(changed('{nguoi_ky}', 'Lò Thị Hương'), sampleReport);
  expect([ok, findings.map(({ message }) => message)]).toEqual([
    true,
    ['Không có {nguoi_ky}. Chỗ này sẽ in đúng như chữ đã gõ trong mẫu.'],
  ]);
});
