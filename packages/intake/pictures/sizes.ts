/** What a picture says of itself before anything of it is unpacked. */
export interface Declared {
  width: number;
  height: number;
  dpi: number | null;
}

const INCH_MM = 25.4;

/** Size and resolution of a JPEG, from its frame header (ITU T.81) and its JFIF header; null if it has none. */
export function jpegSize(bytes: Uint8Array): Declared | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let dpi: number | null = null;
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    const length = view.getUint16(at + 2);
    if (marker === 0xe0 && length >= 14) {
      const unit = bytes[at + 11];
      const density = view.getUint16(at + 12);
      if (density > 1 && unit === 1) dpi = density;
      if (density > 1 && unit === 2) dpi = density * 2.54;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7), dpi };
    // A marker may be padded with further 0xff.
    at += marker === 0xff ? 1 : 2 + Math.max(2, length);
  }
  return null;
}

/** Size and resolution of a PNG, from its first chunk and its pHYs chunk (ISO 15948); null if it has none. */
export function pngSize(bytes: Uint8Array): Declared | null {
  if (bytes.length < 33) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  for (let at = 33; at + 12 < Math.min(bytes.length, 4096); at += 12 + view.getUint32(at)) {
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (name === 'pHYs' && bytes[at + 16] === 1)
      return { width, height, dpi: Math.round((view.getUint32(at + 8) * INCH_MM) / 1000) };
    if (name === 'IDAT') break;
  }
  return { width, height, dpi: null };
}
