import { quoted } from '../lint/letters.ts';
import { attribute, child, descendants, localName } from '../ooxml/find.ts';
import type { Element } from '../ooxml/scan.ts';
import { fileFault, type TemplateFinding } from './finding.ts';
import { type Line, partLabel } from './lines.ts';
import type { OpenTemplate } from './open.ts';

const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

/** What a relation of a kind brings along, and what to do about it. No template reaches outside itself (design rule 10). */
const RELATIONS: readonly [RegExp, string][] = [
  [
    /vbaProject|wordVbaData|keyMapCustomizations/i,
    'Tệp có macro. Lưu lại thành .docx không có macro rồi chọn lại.',
  ],
  [
    /attachedTemplate/i,
    'Tệp gắn với một tệp mẫu khác (.dotx, .dotm). Vào Developer, Document Template, bỏ tệp mẫu gắn kèm rồi lưu lại.',
  ],
  [
    /oleObject|\/package$|embeddings/i,
    'Tệp có đối tượng nhúng (OLE), như bảng tính hay tệp khác. Thay bằng ảnh hoặc bảng thường.',
  ],
  [/control|activeX/i, 'Tệp có nút hoặc ô điều khiển ActiveX. Xoá đi rồi lưu lại.'],
  [/aFChunk|subDocument|\/frame/i, 'Tệp ghép nội dung từ một tệp khác. Dán nội dung đó vào thẳng mẫu.'],
  [/mailMerge/i, 'Tệp gắn với danh sách trộn thư. Vào Mailings, bỏ nguồn dữ liệu rồi lưu lại.'],
];

const isLink = (type: string, target: string) =>
  /\/hyperlink$/.test(type) && /^(https?|mailto):/i.test(target);

function ofRelation(part: string, relation: Element): TemplateFinding | undefined {
  const type = attribute(relation, 'Type') ?? '';
  const target = attribute(relation, 'Target') ?? '';
  const where = partLabel(part.replace(/_rels\/(.+)\.rels$/, '$1'));
  const known = RELATIONS.find(([kind]) => kind.test(type));
  if (known) return fileFault(known[1], where);
  const isOutside =
    /^external$/i.test(attribute(relation, 'TargetMode') ?? '') ||
    /^([a-z][a-z\d+.-]*:|\\\\|\/\/)/i.test(target);
  if (!isOutside || isLink(type, target)) return undefined;
  const what = /image$/i.test(type) ? 'một ảnh ở ngoài tệp' : 'một nguồn ở ngoài tệp';
  return fileFault(
    `Mẫu trỏ tới ${what} («${quoted(target)}»). Chèn thẳng vào tệp; mẫu không được gọi ra ngoài.`,
    where,
  );
}

function ofTypes(types: Element | undefined): TemplateFinding[] {
  const said = types ? [...descendants(types)].map((each) => attribute(each, 'ContentType') ?? '') : [];
  if (said.some((type) => /macroEnabled|vbaProject/i.test(type))) return [fileFault(RELATIONS[0]?.[1] ?? '')];
  if (said.includes(MAIN)) return [];
  return [
    fileFault(
      'Tệp không phải .docx thường (có thể là .dotx). Mở bằng Word, lưu lại thành .docx rồi chọn lại.',
    ),
  ];
}

/** Fields that fetch from elsewhere or run something. */
const FIELDS = /^\s*(INCLUDEPICTURE|INCLUDETEXT|INCLUDE|IMPORT|LINK|DDE|DDEAUTO|DATABASE|MACROBUTTON|RD)\b/i;

export const faultAt = (line: Line, message: string): TemplateFinding => ({
  severity: 'fault',
  place: { part: partLabel(line.part), paragraph: line.number, cell: line.cell, words: quoted(line.text) },
  message,
});

function ofFields(line: Line): TemplateFinding[] {
  const found = line.fields.split('\n').flatMap((code) => FIELDS.exec(code)?.[1] ?? []);
  return found.map((name) =>
    faultAt(line, `Có trường ${name.toUpperCase()} lấy dữ liệu từ ngoài hoặc chạy lệnh. Xoá trường này.`),
  );
}

const MARKS: Readonly<Record<string, string>> = {
  ins: 'vết sửa chưa chấp nhận (Track Changes). Chấp nhận hoặc bỏ mọi vết sửa rồi lưu lại.',
  del: 'vết sửa chưa chấp nhận (Track Changes). Chấp nhận hoặc bỏ mọi vết sửa rồi lưu lại.',
  moveFrom: 'vết sửa chưa chấp nhận (Track Changes). Chấp nhận hoặc bỏ mọi vết sửa rồi lưu lại.',
  commentReference: 'ghi chú bên lề (Comment). Xoá mọi ghi chú rồi lưu lại, để không in theo văn bản.',
  altChunk: 'nội dung ghép từ một tệp khác. Dán nội dung đó vào thẳng mẫu.',
  object: 'đối tượng nhúng (OLE). Thay bằng ảnh hoặc bảng thường.',
  control: 'ô điều khiển ActiveX. Xoá đi rồi lưu lại.',
};

function ofMarks({ xml }: OpenTemplate): TemplateFinding[] {
  const said = new Map<string, TemplateFinding>();
  for (const [part, root] of xml) {
    if (!/^word\/(document|header\d*|footer\d*)\.xml$/.test(part)) continue;
    for (const each of descendants(root)) {
      const message = each.name.startsWith('w:') ? MARKS[localName(each)] : undefined;
      if (message) said.set(`${part} ${message}`, fileFault(`Còn ${message}`, partLabel(part)));
    }
  }
  return [...said.values()];
}

const WORDS = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

function ofMain(main: Element | undefined): TemplateFinding[] {
  const root = main?.children.find(({ name }) => name.endsWith('document'));
  if (root?.name === 'w:document' && root.attributes['xmlns:w'] === WORDS && child(root, 'body')) return [];
  return [
    fileFault(
      'Tệp .docx theo kiểu khác thường (như Strict Open XML). Mở bằng Word, lưu lại thành Word Document (.docx).',
    ),
  ];
}

/** What no template may bring: macros, things from outside, objects, traces of editing. */
export function guard(opened: OpenTemplate, lines: readonly Line[]): TemplateFinding[] {
  const { xml, parts } = opened;
  const relations = [...xml].flatMap(([part, root]) =>
    part.endsWith('.rels')
      ? [...descendants(root)].flatMap((each) =>
          localName(each) === 'Relationship' ? (ofRelation(part, each) ?? []) : [],
        )
      : [],
  );
  const names = Object.keys(parts).some((name) => /vbaProject|vbaData/i.test(name))
    ? [fileFault(RELATIONS[0]?.[1] ?? '')]
    : [];
  const styles = xml.has('word/styles.xml')
    ? []
    : [fileFault('Tệp thiếu phần kiểu chữ (styles). Mở bằng Word, lưu lại thành .docx rồi chọn lại.')];
  return [
    ...[...ofTypes(xml.get('[Content_Types].xml')), ...names].slice(0, 1),
    ...ofMain(xml.get('word/document.xml')),
    ...relations,
    ...styles,
    ...lines.flatMap(ofFields),
    ...ofMarks(opened),
  ];
}
