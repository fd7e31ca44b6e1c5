import type { Turn } from '../pdf/turns.ts';

/** What a picture says of itself before anything of it is unpacked. */
export interface Size {
  width: number;
  height: number;
}

/** Size of a JPEG, from its frame header (ITU T.81); null if it has none. */
export function jpegSize(bytes: Uint8Array): Size | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    // A marker may be padded with further 0xff.
    at += marker === 0xff ? 1 : 2 + Math.max(2, view.getUint16(at + 2));
  }
  return null;
}

const EXIF = [...'Exif\0\0'].map((sign) => sign.charCodeAt(0));
const ORIENTATION = 0x0112;

/**
 * How far a JPEG says that it lies turned to the right (Exif 2.3, tag 0x0112): telephones keep a page as the camera was
 * held, and whoever shows it turns it back. 0 where it says nothing, or that it is mirrored.
 */
export function jpegTurn(bytes: Uint8Array): Turn {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // Segments of a marker and a length; what Exif says stands in the first ones.
  for (let at = 2; at + 4 < bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda; ) {
    const length = view.getUint16(at + 2);
    const isExif = bytes[at + 1] === 0xe1 && EXIF.every((sign, i) => bytes[at + 4 + i] === sign);
    if (isExif)
      return turnOfExif(
        new DataView(view.buffer, view.byteOffset + at + 10, clip(length - 8, view, at + 10)),
      );
    at += 2 + Math.max(2, length);
  }
  return 0;
}

const clip = (length: number, view: DataView, at: number): number =>
  Math.max(0, Math.min(length, view.byteLength - at));

/** A TIFF header and its first directory; whatever does not fit says nothing. */
function turnOfExif(tiff: DataView): Turn {
  if (tiff.byteLength < 14) return 0;
  const little = tiff.getUint16(0) === 0x4949;
  const directory = tiff.getUint32(4, little);
  if (directory + 2 > tiff.byteLength) return 0;
  const count = tiff.getUint16(directory, little);
  for (let i = 0; i < count && directory + 14 + 12 * i <= tiff.byteLength; i++) {
    const entry = directory + 2 + 12 * i;
    if (tiff.getUint16(entry, little) !== ORIENTATION) continue;
    const turns: Record<number, Turn> = { 3: 180, 6: 270, 8: 90 };
    return turns[tiff.getUint16(entry + 8, little)] ?? 0;
  }
  return 0;
}

/** Size of a PNG, from its first chunk (ISO 15948); null if it has none. */
export function pngSize(bytes: Uint8Array): Size | null {
  if (bytes.length < 33) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}
