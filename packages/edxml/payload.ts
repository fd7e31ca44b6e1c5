import { Unzip, UnzipInflate } from 'fflate';
import { type Notes, words } from './fields.ts';
import { type Limits, RATIO, SMALL } from './limits.ts';
import { below, type Element, isBase64, megabytes, placeOf, Unreadable } from './tree.ts';
import type { Attachment } from './types.ts';

/** The files of a package. They stand outside the envelope as base64, or as base64 of a ZIP around the one file. */
export function attachmentsIn(root: Element, limits: Limits, notes: Notes): Attachment[] {
  const found = below(root, 'AttachmentEncoded').flatMap((one) => below(one, 'Attachment'));
  if (found.length > limits.attachments)
    throw new Unreadable(
      'tooLarge',
      'AttachmentEncoded',
      `Gói có hơn ${limits.attachments} tệp nên không đọc.`,
    );
  const named = references(root);
  let left = limits.unpacked;
  const attachments = found.flatMap((element) => {
    const place = placeOf(element);
    const reference = named.get(bare(words(element, 'ContentId') ?? ''));
    const name = words(element, 'AttachmentName') ?? words(reference, 'AttachmentName');
    const packed = bytesIn(element);
    if (!packed) {
      notes.push({
        place,
        message: `Không đọc được tệp ${name ? `«${name}»` : 'đính kèm'}; bỏ qua tệp này.`,
      });
      return [];
    }
    const { bytes, inner } = unwrapped(packed, left, name, place);
    left -= bytes.length;
    if (left < 0) throw tooLarge(place, limits.unpacked);
    if (inner !== null)
      notes.push({ place, message: `Tệp «${inner}» được gửi trong một tệp nén; đã lấy ra.` });
    return [
      {
        name: fileName(inner !== null && (!name || /\.zip$/i.test(name)) ? inner : name),
        contentType: words(element, 'ContentType') ?? words(reference, 'ContentType') ?? '',
        description: words(element, 'Description') ?? words(reference, 'Description'),
        bytes,
      },
    ];
  });
  if (named.size > found.length)
    notes.push({
      place: 'edXMLBody/edXMLManifest',
      message: `Gói nhắc tới ${named.size} tệp nhưng chỉ kèm ${found.length} tệp.`,
    });
  return attachments;
}

const tooLarge = (place: string, most: number) =>
  new Unreadable(
    'tooLarge',
    place,
    `Tệp đính kèm sau khi mở lớn hơn ${megabytes(most)} MB nên không đọc gói.`,
  );

const bare = (id: string): string => id.replace(/^cid:/i, '');

function references(root: Element): Map<string, Element> {
  const found = below(root, 'edXMLManifest').flatMap((one) => below(one, 'Reference'));
  return new Map(
    found.map((one, at) => [bare(words(one, 'ContentId') ?? one.attributes.href ?? '') || `${at}`, one]),
  );
}

/** A name is only a name: no way to another folder, nothing that a terminal would act on. */
function fileName(said: string | null): string {
  const last = (said ?? '').split(/[\\/]/).at(-1) ?? '';
  const plain = last.replace(/\p{Cc}/gu, '').trim();
  return /^\.*$/.test(plain) ? 'tep-dinh-kem' : plain;
}

function bytesIn(element: Element): Uint8Array | null {
  const found = below(element, 'ContentTransferEncoded')[0] ?? below(element, 'Content')[0];
  if (!found?.text || !isBase64(found.text)) return null;
  const bytes = new Uint8Array(Buffer.from(found.text, 'base64'));
  return bytes.length > 0 ? bytes : null;
}

/** What the sender laid around a single file taken off. A DOCX is a ZIP as well, but of many parts. */
function unwrapped(
  bytes: Uint8Array,
  most: number,
  name: string | null,
  place: string,
): { bytes: Uint8Array; inner: string | null } {
  const asIs = { bytes, inner: null };
  if (!(bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4)) return asIs;
  if (/\.(docx|xlsx|pptx|odt|ods|odp|docm|xlsm)$/i.test(name ?? '')) return asIs;
  const only = onlyFile(bytes);
  if (only === null || /^(mimetype|\[Content_Types\]\.xml)$/.test(only)) return asIs;
  const allowed = Math.min(most, Math.max(SMALL, bytes.length * RATIO));
  const content = inflated(bytes, allowed, place);
  return content ? { bytes: content, inner: fileName(only) } : asIs;
}

/** The name of the only file of a ZIP by its directory; null where it holds several, or none that can be told. */
function onlyFile(bytes: Uint8Array): string | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end--;
  if (end < 0 || view.getUint16(end + 10, true) !== 1) return null;
  const at = view.getUint32(end + 16, true);
  if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return null;
  const name = bytes.subarray(at + 46, at + 46 + view.getUint16(at + 28, true));
  return new TextDecoder().decode(name);
}

/** Counts while it unpacks: the declared size can lie. Null: the ZIP is damaged, its bytes are left as they came. */
function inflated(bytes: Uint8Array, allowed: number, place: string): Uint8Array | null {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let isWhole = false;
  const unzip = new Unzip((file) => {
    file.ondata = (error, chunk, isLast) => {
      if (error) throw error;
      size += chunk.length;
      if (size > allowed) throw tooLarge(place, allowed);
      chunks.push(chunk);
      isWhole = isLast;
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    const step = 64 * 1024;
    for (let at = 0; at < bytes.length; at += step)
      unzip.push(bytes.subarray(at, at + step), at + step >= bytes.length);
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    return null;
  }
  return isWhole ? Buffer.concat(chunks) : null;
}
