import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { createWorker, OEM, PSM, type Worker } from 'tesseract.js';
import type { Grey } from '../pictures/picture.ts';

/** A word as recognised: where it stands in dots of the page, and how sure the engine is (0 to 1). */
export interface SeenWord {
  text: string;
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  confidence: number;
}

/** Words on one line, with the height of its letters and its baseline, in dots. */
export interface SeenLine {
  words: SeenWord[];
  base: number;
  height: number;
}

/** The model comes with the package: nothing is fetched (design rule 10). */
const model = path.join(
  path.dirname(createRequire(import.meta.url).resolve('@tesseract.js-data/vie/package.json')),
  '4.0.0_best_int',
);

/** Each worker is one core and up to half a gigabyte. */
const MOST_WORKERS = 2;

/** Recognises pages, as many at a time as there are workers. */
export class Recogniser {
  readonly #workers: Promise<Worker>[] = [];
  readonly #free: Worker[] = [];
  readonly #waiting: ((worker: Worker) => void)[] = [];

  constructor(pages: number) {
    const count = Math.min(MOST_WORKERS, availableParallelism(), pages);
    for (let i = 0; i < count; i++) {
      const starting = startWorker();
      starting.then((worker) => this.#release(worker)).catch(() => undefined);
      this.#workers.push(starting);
    }
  }

  /** Reads a page of so many dots an inch. */
  async read(page: Grey, dpi: number): Promise<{ lines: SeenLine[]; confidence: number }> {
    const worker = await this.#take();
    try {
      const { data } = await worker.recognize(asPgm(page), resolution(dpi), { blocks: true, text: false });
      return { lines: linesOf(data.blocks ?? []), confidence: data.confidence / 100 };
    } finally {
      this.#release(worker);
    }
  }

  async end(): Promise<void> {
    for (const worker of this.#workers) await (await worker).terminate();
  }

  async #take(): Promise<Worker> {
    // A model that does not load is told here, to whoever asks for a page.
    await Promise.race(this.#workers);
    const worker = this.#free.pop();
    return worker ?? new Promise((resolve) => this.#waiting.push(resolve));
  }

  #release(worker: Worker): void {
    const next = this.#waiting.shift();
    if (next) next(worker);
    else this.#free.push(worker);
  }
}

async function startWorker(): Promise<Worker> {
  const worker = await createWorker('vie', OEM.LSTM_ONLY, {
    langPath: model,
    gzip: true,
    cacheMethod: 'none',
    // Without it an error of the worker ends the whole process.
    errorHandler: () => undefined,
  });
  await worker.setParameters({ tessedit_pageseg_mode: PSM.AUTO });
  return worker;
}

/** Given to the engine as it is, though its types do not name it: what it guesses by itself is off by half. */
const resolution = (dpi: number): object => ({ user_defined_dpi: String(Math.round(dpi)) });

/** The simplest picture that the engine reads: a line of text and the dots as they are (netpbm P5). */
function asPgm({ width, height, data }: Grey): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), data]);
}

type Blocks = NonNullable<Awaited<ReturnType<Worker['recognize']>>['data']['blocks']>;

function linesOf(blocks: Blocks): SeenLine[] {
  const lines = blocks.flatMap((block) => block.paragraphs.flatMap((paragraph) => paragraph.lines));
  return lines.map((line) => {
    const { baseline, rowAttributes } = line as typeof line & { rowAttributes?: { rowHeight: number } };
    const words = line.words.map(({ text, bbox, confidence }) => ({
      text: text.normalize('NFC'),
      ...bbox,
      confidence: confidence / 100,
    }));
    return {
      words: words.filter((word) => word.text.trim() !== ''),
      base: (baseline.y0 + baseline.y1) / 2,
      height: rowAttributes?.rowHeight ?? line.bbox.y1 - line.bbox.y0,
    };
  });
}
