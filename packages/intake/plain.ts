import type { ReadFile } from './types.ts';

/** Text of a file that is nothing but text: NFC, one kind of line end, no mark; a form feed ends a page. */
export function readPlain(bytes: Uint8Array): { value: ReadFile; bytesOnly: boolean } {
  const { text, bytesOnly, damaged } = decodeText(bytes);
  const warnings: ReadFile['warnings'] = [];
  if (damaged) {
    const message = 'Có ký tự hỏng trong tệp, hiện bằng dấu “\ufffd”. Đối chiếu với bản gốc.';
    warnings.push({ code: 'damaged-letters', message });
  }
  const value = { mediaType: 'text/plain', method: 'text', encoding: 'unicode', warnings } as const;
  return { value: { ...value, ...pagesOf(text.replace(/\r\n?/g, '\n').normalize('NFC')) }, bytesOnly };
}

function pagesOf(text: string): Pick<ReadFile, 'text' | 'pages'> {
  const pages: ReadFile['pages'] = [];
  let start = 0;
  for (const part of text.split('\f')) {
    const end = Math.min(text.length, start + part.length + 1);
    pages.push({ number: pages.length + 1, span: [start, end] });
    start = end;
  }
  return { text, pages };
}

/** How many of the letters beyond ASCII may be faulty before bytes count as an old encoding. */
const faulty = 0.02;

/**
 * UTF-16 with its mark, UTF-8, or else bytes of an old encoding, shown as by Windows-1252 (`bytesOnly`) until it is
 * known which.
 */
export function decodeText(bytes: Uint8Array): { text: string; bytesOnly: boolean; damaged: boolean } {
  const sure = (text: string) => ({ text, bytesOnly: false, damaged: text.includes('\ufffd') });
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return sure(new TextDecoder('utf-16le').decode(bytes));
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return sure(new TextDecoder('utf-16be').decode(bytes));
  const text = new TextDecoder('utf-8').decode(bytes);
  const bad = text.match(/\ufffd/g)?.length ?? 0;
  const odd = bad === 0 ? 0 : (text.match(/[^\0-\x7f]/g)?.length ?? 0);
  if (bad <= faulty * odd) return sure(text);
  return { text: new TextDecoder('windows-1252').decode(bytes), bytesOnly: true, damaged: false };
}
