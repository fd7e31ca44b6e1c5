import { mainPart, zipEntries } from './docx/archive.ts';

/** What the bytes are, by content alone: the readable kinds, a password, or a named other kind. */
export type Kind =
  | { kind: 'text' | 'docx' | 'doc' | 'rtf' | 'odt' | 'xlsx' | 'html' | 'mht' | 'pdf' }
  | { kind: 'encrypted' | 'damaged' }
  | { kind: 'picture'; format: 'jpeg' | 'png' | 'tiff' }
  | { kind: 'other'; name: string; advice: string };

const asDocx = 'Lưu lại thành .docx rồi chọn lại';
const asText = 'Chọn tệp văn bản .docx, .doc, .pdf hoặc .txt';
const asScan = 'Chọn bản gốc .docx hoặc PDF xuất từ Word';

const other = (name: string, advice = asText): Kind => ({ kind: 'other', name, advice });

/** Pictures of pages. */
const pictures = [
  ['\x89PNG', 'png'],
  ['\xff\xd8\xff', 'jpeg'],
  ['II*\0', 'tiff'],
  ['MM\0*', 'tiff'],
] as const;

/** First bytes, as Latin-1 text at an offset → name for the user. */
const signatures: [offset: number, magic: string, name: string, advice: string][] = [
  [0, 'GIF8', 'Ảnh GIF', asScan],
  [0, 'BM', 'Ảnh BMP', asScan],
  [8, 'WEBP', 'Ảnh WebP', asScan],
  [4, 'ftyphei', 'Ảnh HEIC', asScan],
  [4, 'ftypmif1', 'Ảnh HEIC', asScan],
  [0, 'MZ', 'Tệp chương trình Windows (.exe)', asText],
  [0, '\x7fELF', 'Tệp chương trình Linux', asText],
  [0, '\xcf\xfa\xed\xfe', 'Tệp chương trình macOS', asText],
  [0, 'Rar!', 'Tệp nén RAR', asText],
  [0, '7z\xbc\xaf', 'Tệp nén 7-Zip', asText],
  [0, '\x1f\x8b', 'Tệp nén GZIP', asText],
  [4, 'ftyp', 'Tệp phim hoặc âm thanh', asText],
  [0, 'ID3', 'Tệp âm thanh MP3', asText],
];

const latin1 = (bytes: Uint8Array, from: number, to: number) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', from, to);

/** What the bytes are. The name of the file is not asked: it is the first thing that lies. */
export function detect(bytes: Uint8Array): Kind {
  const head = latin1(bytes, 0, 1024);
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return detectZip(bytes);
  if (head.startsWith('\xd0\xcf\x11\xe0')) return detectOle(bytes);
  // ISO 32000-1, annex H: readers accept a header anywhere in the first 1024 bytes
  if (head.includes('%PDF-')) return { kind: 'pdf' };
  if (/^(\xef\xbb\xbf)?\s*\{\\rtf/.test(head)) return { kind: 'rtf' };
  for (const [magic, format] of pictures) if (head.startsWith(magic)) return { kind: 'picture', format };
  for (const [offset, magic, name, advice] of signatures) {
    const isText = magic.length < 3 && !/[^\n\r\t -~]/.test(head.slice(0, 64));
    if (head.startsWith(magic, offset) && !isText) return other(name, advice);
  }
  return detectText(head);
}

function detectText(head: string): Kind {
  if (/^(\xff\xfe|\xfe\xff)/.test(head)) return { kind: 'text' };
  if (head.includes('\0')) return other('Tệp nhị phân không rõ loại');
  if (
    /^(\xef\xbb\xbf)?\s*(<!--.{0,600}?-->\s*)*(<!doctype html|<html|<head|<body|<table|<div|<p[\s>])/is.test(
      head,
    )
  )
    return { kind: 'html' };
  if (/^(\xef\xbb\xbf)?\s*<\?xml/.test(head))
    return /<html[\s>]/i.test(head) ? { kind: 'html' } : other('Tệp XML', asDocx);
  if (isMessage(head)) return { kind: 'mht' };
  // Letters of an old encoding are mostly ASCII; a binary file is full of control codes.
  const control = [...head].filter((c) => c < ' ' && !'\t\n\r\f'.includes(c)).length;
  return control > head.length / 50 ? other('Tệp nhị phân không rõ loại') : { kind: 'text' };
}

/** A page saved with its pictures (.mht) is written as a letter is: header fields, then parts. */
const isMessage = (head: string): boolean =>
  /^(From|MIME-Version|Content-Type|Subject|Date|Snapshot-Content-Location):/i.test(head) &&
  /^Content-Type:/im.test(head) &&
  /^MIME-Version:/im.test(head);

function detectZip(bytes: Uint8Array): Kind {
  const entries = zipEntries(bytes);
  if (!entries) return { kind: 'damaged' };
  const has = (name: string) => entries.some((e) => e.name === name);
  if (entries.some((e) => mainPart.test(e.name))) return { kind: 'docx' };
  if (has('xl/workbook.xml')) return { kind: 'xlsx' };
  if (has('xl/workbook.bin')) return other('Bảng tính Excel (.xlsb)', 'Lưu lại thành .xlsx rồi chọn lại');
  if (has('ppt/presentation.xml')) return other('Bài trình chiếu PowerPoint (.pptx)', asDocx);
  const mime = latin1(bytes, 30, 120);
  if (mime.includes('opendocument.text')) return { kind: 'odt' };
  if (mime.includes('opendocument')) return other('Tệp OpenDocument không phải văn bản (.ods, .odp)', asDocx);
  return other('Tệp nén ZIP', 'Giải nén và chọn từng tệp bên trong');
}

/** The old Office container: its directory names the streams, in UTF-16. */
function detectOle(bytes: Uint8Array): Kind {
  const has = (stream: string) => Buffer.from(bytes).includes(Buffer.from(stream, 'utf16le'));
  if (has('EncryptedPackage')) return { kind: 'encrypted' };
  if (has('WordDocument')) return { kind: 'doc' };
  if (has('Workbook') || has('Book'))
    return other('Bảng tính .xls (Excel 97–2003)', 'Lưu lại thành .xlsx rồi chọn lại');
  if (has('PowerPoint Document')) return other('Bài trình chiếu .ppt (PowerPoint 97–2003)', asDocx);
  return other('Tệp Office kiểu cũ không rõ loại', asDocx);
}
