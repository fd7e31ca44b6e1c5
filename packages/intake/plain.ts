import type { ReadFile } from './types.ts';

/** Text in UTF-8, or UTF-16 with its mark: NFC, one kind of line end, no mark; a form feed ends a page. */
export function readPlain(bytes: Uint8Array): ReadFile {
  const text = decode(bytes).replace(/\r\n?/g, '\n').normalize('NFC');
  const pages: ReadFile['pages'] = [];
  let start = 0;
  for (const part of text.split('\f')) {
    const end = Math.min(text.length, start + part.length + 1);
    pages.push({ number: pages.length + 1, span: [start, end] });
    start = end;
  }
  return { mediaType: 'text/plain', method: 'text', encoding: 'unicode', text, pages, warnings: [] };
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder('utf-8').decode(bytes);
}
