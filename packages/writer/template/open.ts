import { strFromU8, unzipSync } from 'fflate';
import { type Element, Malformed, scan } from '../ooxml/scan.ts';
import { fileFault, type TemplateFinding } from './finding.ts';

/** The parts of a template by name, and its XML parts as elements. */
export interface OpenTemplate {
  parts: Readonly<Record<string, Uint8Array>>;
  xml: ReadonlyMap<string, Element>;
}

export type Opened = { ok: true; value: OpenTemplate } | { ok: false; finding: TemplateFinding };

/** A template is a page or two with a picture: far below these. */
const MOST = { bytes: 3_000_000, unpacked: 30_000_000, xml: 4_000_000, entries: 300 };

const refused = (message: string, part?: string): Opened => ({
  ok: false,
  finding: fileFault(message, part),
});

/** A sentence that is told as it is. */
class Refused extends Error {}

const REFUSALS = {
  empty: 'Tệp rỗng.',
  locked: 'Tệp là .doc đời cũ hoặc .docx có đặt mật khẩu. Lưu lại thành .docx không mật khẩu rồi chọn lại.',
  other: 'Tệp không phải .docx. Mẫu phải là tệp Word .docx.',
  damaged: 'Tệp .docx bị hỏng, không mở được. Mở bằng Word, lưu lại rồi chọn lại.',
  notWord: 'Tệp nén này không phải văn bản Word. Mẫu phải là tệp Word .docx.',
  large: 'Tệp lớn quá mức của một mẫu (3 MB). Giảm cỡ ảnh trong mẫu rồi chọn lại.',
  bomb: 'Tệp bung ra quá lớn (trên 30 MB) hoặc có quá nhiều phần nên không mở. Chọn tệp khác.',
  doubled: 'có hai phần cùng tên trong tệp. Mở bằng Word, lưu lại rồi chọn lại.',
  entities: 'có khai báo DTD hoặc thực thể XML, văn bản Word không có. Mở bằng Word, lưu lại rồi chọn lại.',
};

/** Every part, looked at by what the package says of it before any is unpacked. */
function unpack(bytes: Uint8Array): Record<string, Uint8Array> {
  const seen = new Set<string>();
  let total = 0;
  return unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (seen.has(name.toLowerCase())) throw new Refused(`Phần «${name}»: ${REFUSALS.doubled}`);
      seen.add(name.toLowerCase());
      total += originalSize;
      const isLarge = /\.(xml|rels)$/i.test(name) && originalSize > MOST.xml;
      if (isLarge || total > MOST.unpacked || seen.size > MOST.entries) throw new Refused(REFUSALS.bomb);
      return !name.endsWith('/');
    },
  });
}

/** What the first bytes say it is. */
function bySignature(bytes: Uint8Array): string | undefined {
  if (bytes.length === 0) return REFUSALS.empty;
  if (bytes.length > MOST.bytes) return REFUSALS.large;
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) return REFUSALS.locked;
  return bytes[0] === 0x50 && bytes[1] === 0x4b ? undefined : REFUSALS.other;
}

function scanned(parts: Record<string, Uint8Array>): Map<string, Element> {
  const xml = new Map<string, Element>();
  for (const [name, bytes] of Object.entries(parts)) {
    if (!/\.(xml|rels)$/i.test(name)) continue;
    const text = strFromU8(bytes);
    if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new Refused(`Phần «${name}»: ${REFUSALS.entities}`);
    try {
      xml.set(name, scan(text));
    } catch (error) {
      if (error instanceof Malformed)
        throw new Refused(`Phần «${name}» của tệp bị hỏng. ${REFUSALS.damaged}`);
      throw error;
    }
  }
  return xml;
}

/** Opens what may be a template; anything else is refused with a sentence, never thrown. */
export function openTemplate(bytes: Uint8Array): Opened {
  const foreign = bySignature(bytes);
  if (foreign) return refused(foreign);
  let parts: Record<string, Uint8Array>;
  try {
    parts = unpack(bytes);
  } catch (error) {
    return refused(error instanceof Refused ? error.message : REFUSALS.damaged);
  }
  try {
    const xml = scanned(parts);
    const main = xml.get('word/document.xml')?.children.find(({ name }) => name.endsWith('document'));
    if (!xml.has('[Content_Types].xml') || !main) return refused(REFUSALS.notWord);
    return { ok: true, value: { parts, xml } };
  } catch (error) {
    if (error instanceof Refused) return refused(error.message);
    throw error;
  }
}
