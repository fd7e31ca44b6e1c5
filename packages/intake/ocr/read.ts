import { Assembler, type PageOfLines } from '../pdf/assemble.ts';
import { sideways } from '../pdf/turns.ts';
import type { Picture } from '../pictures/picture.ts';
import { dpiOf, type Prepared } from '../pictures/prepare.ts';
import { Refused, refusal } from '../refusals.ts';
import type { Limits, ReadFile, Word } from '../types.ts';
import { Recogniser } from './engine.ts';
import { toPageLines } from './lines.ts';
import { readUpright } from './upright.ts';

const POINTS = 72;

/** A page whose text is there already, or one of which there is only a picture. */
export type PageToRead = PageOfLines | { width: number; height: number; picture: () => Picture };

/** Called when a page is done: how many are, of how many. */
export type Progress = (done: number, of: number) => void;

interface Seen {
  page: PageOfLines;
  confidence: number;
  /** from straightened points back to parts of the picture as it was */
  back(box: Word['box']): Word['box'];
}

/** Reads the pages that are pictures, and puts all pages together in their order. */
export async function recognisePages(pages: PageToRead[], progress: Progress): Promise<Recognised> {
  const toRead = pages.flatMap((page, at) => ('picture' in page ? [{ page, at }] : []));
  const seen = new Map<number, Seen>();
  if (toRead.length === 0) return put(pages, seen);
  const recogniser = new Recogniser(toRead.length);
  let done = 0;
  progress(0, toRead.length);
  try {
    // Two at a time are in memory: one being cleaned while the others are being read.
    const queue = [...toRead];
    const work = async () => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        seen.set(next.at, await readOne(next.page, recogniser));
        progress(++done, toRead.length);
      }
    };
    await Promise.all([work(), work()]);
  } finally {
    await recogniser.end();
  }
  return put(pages, seen);
}

async function readOne(page: PageToRead & { picture: () => Picture }, recogniser: Recogniser): Promise<Seen> {
  const picture = page.picture();
  const { prepared, lines, confidence } = await readUpright(picture, recogniser);
  // Points for one dot of the prepared page.
  const scale = POINTS / (dpiOf(picture) * prepared.scale);
  const { width, height } = page;
  const { turn } = prepared;
  const size = sideways(turn) ? { width: height, height: width } : { width, height };
  return {
    page: { ...size, lines: toPageLines(lines, scale), rules: [], turn },
    confidence,
    back: (box) => askew(box, prepared, { width, height }),
  };
}

/** The page was turned back by some degrees before it was read; on its picture the words still stand askew. */
function askew(
  [x0, y0, x1, y1]: Word['box'],
  { skew }: Prepared,
  size: { width: number; height: number },
): Word['box'] {
  const [sin, cos] = [Math.sin((skew * Math.PI) / 180), Math.cos((skew * Math.PI) / 180)];
  const corners = [
    [x0, y0],
    [x1, y0],
    [x0, y1],
    [x1, y1],
  ].map(([x = 0, y = 0]) => {
    const [dx, dy] = [(x - 0.5) * size.width, (y - 0.5) * size.height];
    return [(cos * dx - sin * dy) / size.width + 0.5, (sin * dx + cos * dy) / size.height + 0.5] as const;
  });
  const xs = corners.map(([x]) => Math.min(1, Math.max(0, x)));
  const ys = corners.map(([, y]) => Math.min(1, Math.max(0, y)));
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

type Recognised = Pick<ReadFile, 'method' | 'text' | 'pages' | 'warnings' | 'tables' | 'words' | 'sizes'>;

function put(pages: PageToRead[], seen: Map<number, Seen>): Recognised {
  const assembler = new Assembler();
  pages.forEach((page, at) => {
    assembler.page(seen.get(at)?.page ?? (page as PageOfLines));
  });
  const read = assembler.finish();
  const { textless } = assembler;
  const turned = pages.flatMap((page, at) =>
    (seen.get(at)?.page ?? (page as PageOfLines)).turn ? [at + 1] : [],
  );
  if (turned.length > 0) {
    const message = `Trang ${turned.join(', ')} nằm ngang hoặc ngược, đã xoay lại khi đọc.`;
    read.warnings.push({ code: 'page-turned', message });
  }
  if (textless.length > 0) {
    const message = `Trang ${textless.join(', ')} không có chữ đọc được (trang trắng hoặc hình ảnh).`;
    read.warnings.push({ code: 'pages-without-text', message });
  }
  return {
    ...read,
    method: seen.size === 0 ? 'text' : seen.size === pages.length ? 'ocr' : 'mixed',
    pages: read.pages.map((page) => {
      const found = seen.get(page.number - 1);
      return found ? { ...page, confidence: Math.round(found.confidence * 100) / 100 } : page;
    }),
    words: (read.words ?? []).map((word) => {
      const found = seen.get(word.page - 1);
      return found ? { ...word, box: found.back(word.box) } : word;
    }),
  };
}

/** The text of pictures of pages. */
export async function readPictures(
  pictures: Picture[],
  mediaType: string,
  limits: Limits,
  progress: Progress,
): Promise<ReadFile> {
  const pages = pictures.map((picture) => {
    const dpi = dpiOf(picture);
    return {
      width: (picture.width / dpi) * POINTS,
      height: (picture.height / dpi) * POINTS,
      picture: () => picture,
    };
  });
  const read = await recognisePages(pages, progress);
  refuseTextless(read.text, limits);
  return { mediaType, encoding: 'unicode', ...read };
}

/** A picture without a word in it. */
export function refuseTextless(text: string, limits: Limits): void {
  if (!/[\p{L}\p{N}]/u.test(text)) throw new Refused(refusal('no-text', limits));
}
