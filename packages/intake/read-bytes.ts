import { syllableShare } from '@dondoc/vietnamese';
import { detect } from './detect.ts';
import { defaultLimits } from './limits.ts';
import type { Progress } from './ocr/read.ts';
import { readPlain } from './plain.ts';
import { Refused, refusal, unsupported } from './refusals.ts';
import { dropMarkdown, dropPageNumbers } from './repairs/markup.ts';
import { recode } from './repairs/recode.ts';
import { dropSoftHyphens, joinWords } from './repairs/words.ts';
import type { Grids, Intake, Limits, ReadFile, Refusal, Warning } from './types.ts';

/**
 * Reads a file in this process: what `readFile` runs in its child, and what tests call. The bytes of a stranger
 * belong in `readFile`, since a hostile file may block this process or use all its memory.
 *
 * @param bytes  the whole file
 * @param name   its name, for messages only: the kind is told by the content
 * @param limits see {@link Limits}; time and memory are not watched here
 * @param progress called with the pages recognised so far and their number, where there are pictures of pages
 * @returns the text in NFC with pages, tables and words (offsets in UTF-16 units), or a refusal with a Vietnamese sentence
 *
 * @example
 * const notice = new TextEncoder().encode('Số 12-TB/VPTU\r\nGiao Sở Y tế');
 * const read = await readBytes(notice, 'thong-bao.txt');
 * read.ok && read.value.text // => "Số 12-TB/VPTU\nGiao Sở Y tế"
 * read.ok && read.value.pages // => [{ "number": 1, "span": [0, 26] }]
 * (await readBytes(new Uint8Array(0), 'trong.docx')).reason // => "empty"
 */
export async function readBytes(
  bytes: Uint8Array,
  name: string,
  limits: Partial<Limits> = {},
  progress: Progress = () => undefined,
): Promise<Intake> {
  const all = { ...defaultLimits, ...limits };
  const refused = refuseSize(bytes, all);
  if (refused) return refused;
  return refusing(name, () => read(bytes, all, progress));
}

/** What a reader throws to refuse becomes the refusal; anything else it throws is a fault of the reader. */
async function refusing<T>(name: string, work: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw new Error(`${name}: the reader failed`, { cause: error });
  }
}

/** What `readSheets` runs in its child: the cells of an XLSX file and of no other. */
export async function gridsInBytes(bytes: Uint8Array, name: string, limits: Limits): Promise<Grids> {
  const found = detect(bytes);
  if (found.kind === 'encrypted' || found.kind === 'damaged') return refusal(found.kind, limits);
  if (found.kind !== 'xlsx') {
    const what = found.kind === 'other' ? found.name : 'Tệp không phải bảng tính Excel,';
    return unsupported(what, 'Mở bằng Excel, lưu lại thành .xlsx rồi chọn lại');
  }
  const { readGrids } = await import('./xlsx/book.ts');
  return refusing(name, async (): Promise<Grids> => {
    const value = readGrids(bytes, limits);
    return value.some(({ rows }) => rows.length > 0) ? { ok: true, value } : refusal('empty', limits);
  });
}

/** The refusal of a file that is empty or too large, before anything looks into it. */
export function refuseSize(bytes: Uint8Array, limits: Limits): Refusal | undefined {
  if (bytes.length > limits.maxBytes) return refusal('too-large', limits);
  if (bytes.length === 0) return refusal('empty', limits);
  return undefined;
}

/** The readers are loaded when needed: each file has a process of its own, and half its time is loading code. */
async function read(bytes: Uint8Array, limits: Limits, progress: Progress): Promise<Intake> {
  const found = detect(bytes);
  switch (found.kind) {
    case 'text': {
      const { value, bytesOnly } = readPlain(bytes);
      return finish(dropPageNumbers(dropMarkdown(value)), limits, bytesOnly);
    }
    case 'docx': {
      const { readDocx } = await import('./docx/read.ts');
      return finish(readDocx(bytes, limits), limits);
    }
    case 'doc': {
      const { readDoc } = await import('./doc/read.ts');
      return finish(readDoc(bytes, limits), limits);
    }
    case 'rtf': {
      const { readRtf } = await import('./rtf/read.ts');
      return finish(readRtf(bytes, limits), limits);
    }
    case 'odt': {
      const { readOdt } = await import('./odt/read.ts');
      return finish(readOdt(bytes, limits), limits);
    }
    case 'xlsx': {
      const { readXlsx } = await import('./xlsx/read.ts');
      return finish(readXlsx(bytes, limits), limits);
    }
    case 'html':
    case 'mht': {
      const { readHtml, readMht } = await import('./html/read.ts');
      const { value, bytesOnly } = found.kind === 'html' ? readHtml(bytes, limits) : readMht(bytes, limits);
      return finish(value, limits, bytesOnly);
    }
    case 'pdf': {
      const { readPdf } = await import('./pdf/read.ts');
      return finish(await readPdf(bytes, limits, progress), limits);
    }
    case 'picture': {
      const { decodePictures } = await import('./pictures/decode.ts');
      const { readPictures } = await import('./ocr/read.ts');
      const pictures = await decodePictures(found.format, bytes, limits);
      return finish(await readPictures(pictures, `image/${found.format}`, limits, progress), limits);
    }
    case 'other':
      return unsupported(found.name, found.advice);
    default:
      return refusal(found.kind, limits);
  }
}

/** What every text needs, whatever the file; `bytesOnly`: it was bytes that are no Unicode. */
function finish(read: ReadFile, limits: Limits, bytesOnly = false): Intake {
  if (read.text.trim() === '') return refusal('empty', limits);
  if (read.pages.length > limits.maxPages) return refusal('too-many-pages', limits);
  const value = dropSoftHyphens(joinWords(recode(read, bytesOnly)));
  const doubt = doubtOf(value.text);
  return { ok: true, value: doubt ? { ...value, warnings: [...value.warnings, doubt] } : value };
}

/** A text of which too few words can be Vietnamese: letters of an old font, or a font map that is wrong. */
function doubtOf(text: string): Warning | undefined {
  const share = syllableShare(text);
  if (share >= 0.7 || (text.match(/\p{L}+/gu)?.length ?? 0) < 20) return undefined;
  const message =
    `Chỉ ${Math.round(share * 100)} % số tiếng đọc được là tiếng Việt; có thể do bảng mã hoặc phông chữ cũ. ` +
    'Đối chiếu với bản gốc trước khi dùng.';
  return { code: 'doubtful-text', message };
}
