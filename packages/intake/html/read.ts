import { Draft } from '../draft.ts';
import { FlowWriter } from '../flow/blocks.ts';
import { FontDecoder } from '../fonts.ts';
import { decodeText, readPlain } from '../plain.ts';
import { Refused, refusal } from '../refusals.ts';
import type { Limits, ReadFile } from '../types.ts';
import { HtmlBlocks } from './blocks.ts';
import { findPage } from './message.ts';
import { tokensOf } from './tokens.ts';

interface Read {
  value: ReadFile;
  bytesOnly: boolean;
}

/** A page saved from a portal: its text without what only a browser needs, tables with their cells. */
export function readHtml(bytes: Uint8Array, limits: Limits, charset?: string): Read {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4096)).toString(
    'latin1',
  );
  const named = charset ?? /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1];
  const { text: source, bytesOnly } = decodeAs(bytes, named);
  const fonts = new FontDecoder();
  const blocks = new HtmlBlocks(fonts);
  for (const token of tokensOf(source)) blocks.take(token);
  const draft = new Draft();
  new FlowWriter(draft).blocks(blocks.finish());
  const { text, pages, tables } = draft.finish();
  if (text === '') throw new Refused(refusal('empty', limits));
  const { encoding } = fonts;
  const value: ReadFile = {
    mediaType: 'text/html',
    method: 'text',
    encoding,
    text,
    pages,
    warnings: draft.warnings,
    tables,
  };
  return { value, bytesOnly };
}

/** A page saved with its pictures: the page alone. */
export function readMht(bytes: Uint8Array, limits: Limits): Read {
  const page = findPage(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (!page) throw new Refused(refusal('damaged', limits));
  const read = page.html ? readHtml(page.bytes, limits, page.charset) : readPlain(page.bytes);
  return { value: { ...read.value, mediaType: 'multipart/related' }, bytesOnly: read.bytesOnly };
}

/**
 * The set that a page names is believed only where the bytes are not plainly something else: pages in TCVN3 and VNI
 * call themselves Western, and copies in UTF-8 keep the name of what they were.
 */
function decodeAs(bytes: Uint8Array, named: string | undefined): { text: string; bytesOnly: boolean } {
  const found = decodeText(bytes);
  if (!found.bytesOnly || !named) return found;
  const label = named.toLowerCase();
  if (
    !/^(windows-125[0-8]|utf-16(le|be)?|shift_jis|gbk|big5|euc-kr|koi8-r)$/.test(label) ||
    label === 'windows-1252'
  )
    return found;
  return { text: new TextDecoder(label).decode(bytes), bytesOnly: false };
}
