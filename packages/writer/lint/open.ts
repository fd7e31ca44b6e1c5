import { strFromU8, unzipSync } from 'fflate';
import { attribute, descendants, localName } from '../ooxml/find.ts';
import { type Element, Malformed, scan } from '../ooxml/scan.ts';

export type UnreadableReason = 'empty' | 'old' | 'other' | 'damaged' | 'no-text' | 'too-large' | 'no-regime';

/** Why a file cannot be checked, with a sentence for the user. */
export interface Unreadable {
  ok: false;
  reason: UnreadableReason;
  message: string;
}

const MESSAGES: Readonly<Record<UnreadableReason, string>> = {
  empty: 'Tệp rỗng, không có gì để soát.',
  old: 'Tệp là .doc đời cũ hoặc .docx có đặt mật khẩu. Hãy lưu lại thành .docx không mật khẩu rồi soát.',
  other: 'Tệp không phải .docx. Chỉ soát được thể thức của tệp .docx.',
  damaged: 'Tệp .docx bị hỏng, không mở được. Hãy mở bằng Word, lưu lại rồi soát.',
  'no-text': 'Tệp nén này không phải văn bản Word. Chỉ soát được thể thức của tệp .docx.',
  'too-large': 'Tệp quá lớn để soát thể thức (phần chữ trên 20 MB).',
  'no-regime':
    'Không thấy quốc hiệu, tiêu đề Đảng hay số và ký hiệu nên không đoán được thể thức. Hãy nêu thể thức: party (Đảng) hoặc state (Nhà nước).',
};

export const unreadable = (reason: UnreadableReason): Unreadable => ({
  ok: false,
  reason,
  message: MESSAGES[reason],
});

/** Parts of the package by name, and the main part with what it refers to. */
export interface Package {
  main: Element;
  part: (name: string) => Element | undefined;
  /** Part names by the ids that the main part refers to them with. */
  related: ReadonlyMap<string, string>;
}

/** Longest part that is read, in bytes as the package declares them. */
const MOST_BYTES = 20 * 1024 * 1024;
const WANTED =
  /^(\[Content_Types\]\.xml|docProps\/(?:app|custom)\.xml|.*\.rels|word\/[^/]+\.xml|word\/theme\/[^/]+\.xml)$/;

class TooLarge extends Error {}

function unzip(bytes: Uint8Array): Record<string, Uint8Array> {
  let total = 0;
  return unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (!WANTED.test(name)) return false;
      total += originalSize;
      if (total > MOST_BYTES) throw new TooLarge();
      return true;
    },
  });
}

const startsWith = (bytes: Uint8Array, ...signs: number[]) => signs.every((sign, at) => bytes[at] === sign);

function refusalBySignature(bytes: Uint8Array): Unreadable | undefined {
  if (bytes.length === 0) return unreadable('empty');
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return unreadable('old');
  return startsWith(bytes, 0x50, 0x4b) ? undefined : unreadable('other');
}

/** A target is told from the folder of the part that refers to it, or from the root. */
const resolve = (target: string, folder: string) =>
  target.startsWith('/') ? target.slice(1) : `${folder}${target}`;

function relations(
  rels: Element | undefined,
  folder: string,
): { id: string; type: string; target: string }[] {
  return [...(rels ? descendants(rels) : [])]
    .filter((each) => localName(each) === 'Relationship')
    .map((each) => ({
      id: attribute(each, 'Id') ?? '',
      type: attribute(each, 'Type') ?? '',
      target: resolve(attribute(each, 'Target') ?? '', folder),
    }));
}

function packageOf(files: Record<string, Uint8Array>): Package | undefined {
  const scanned = new Map<string, Element>();
  const part = (name: string) => {
    const bytes = Object.hasOwn(files, name) ? files[name] : undefined;
    const known = scanned.get(name) ?? (bytes && scan(strFromU8(bytes)));
    if (known) scanned.set(name, known);
    return known;
  };
  const name =
    relations(part('_rels/.rels'), '').find(({ type }) => type.endsWith('/officeDocument'))?.target ??
    'word/document.xml';
  const main = part(name);
  if (!main?.children.some((each) => localName(each) === 'document')) return undefined;
  const folder = name.slice(0, name.lastIndexOf('/') + 1);
  const own = relations(part(`${folder}_rels/${name.slice(folder.length)}.rels`), folder);
  return { main, part, related: new Map(own.map(({ id, target }) => [id, target])) };
}

/** Opens a DOCX; anything else is refused with a sentence, never thrown. */
export function openPackage(bytes: Uint8Array): { ok: true; value: Package } | Unreadable {
  const refused = refusalBySignature(bytes);
  if (refused) return refused;
  let files: Record<string, Uint8Array>;
  try {
    files = unzip(bytes);
  } catch (error) {
    return unreadable(error instanceof TooLarge ? 'too-large' : 'damaged');
  }
  try {
    const value = packageOf(files);
    return value ? { ok: true, value } : unreadable('no-text');
  } catch (error) {
    if (error instanceof Malformed) return unreadable('damaged');
    throw error;
  }
}
