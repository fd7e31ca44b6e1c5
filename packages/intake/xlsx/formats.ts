import { child, children, type Node, named } from '../docx/xml.ts';

/** How a style shows a number. */
export type Shown = 'number' | 'date' | 'time' | 'percent';

/** Formats that every Excel knows by number (ECMA-376-1 §18.8.30): those of dates and times. */
const dates = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);
const times = new Set([18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56]);

/** The styles of cells: how they show numbers, and their fonts. */
export class CellStyles {
  readonly #shown: Shown[] = [];
  readonly #fonts: (string | undefined)[] = [];

  constructor(root: Node | undefined) {
    const codes = new Map<number, string>();
    for (const format of children(child(root, 'numFmts'), 'numFmt'))
      codes.set(Number(named(format, 'numFmtId')), named(format, 'formatCode') ?? '');
    const fonts = children(child(root, 'fonts'), 'font').map((font) => named(child(font, 'name'), 'val'));
    for (const style of children(child(root, 'cellXfs'), 'xf')) {
      const format = Number(named(style, 'numFmtId') ?? 0);
      this.#shown.push(shownBy(format, codes.get(format)));
      this.#fonts.push(fonts[Number(named(style, 'fontId') ?? 0)]);
    }
  }

  shown(style: number): Shown {
    return this.#shown[style] ?? 'number';
  }

  font(style: number): string | undefined {
    return this.#fonts[style];
  }
}

function shownBy(format: number, code: string | undefined): Shown {
  if (code === undefined) {
    if (dates.has(format)) return 'date';
    if (times.has(format)) return 'time';
    return format === 9 || format === 10 ? 'percent' : 'number';
  }
  // what stands in quotes, in brackets or after a stroke is shown as it is
  const signs = code.replace(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./g, '').toLowerCase();
  if (/[yd]|mmm/.test(signs)) return 'date';
  if (/[hs]/.test(signs)) return 'time';
  return signs.includes('%') ? 'percent' : 'number';
}

const DAY = 86_400_000;

/** A number as its cell shows it: dates as d/m/yyyy, decimals with a comma. */
export function showNumber(value: number, shown: Shown, from1904: boolean): string {
  if (!Number.isFinite(value)) return '';
  if (shown === 'percent') return `${decimal(value * 100)}%`;
  if (shown === 'number' || value < 0 || value > 2_958_466) return decimal(value);
  const days = Math.floor(value);
  // Excel counts a 29/02/1900 that never was
  const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30);
  const at = new Date(start + Math.round((value * DAY) / 1000) * 1000);
  const date = `${at.getUTCDate()}/${at.getUTCMonth() + 1}/${at.getUTCFullYear()}`;
  const time = `${at.getUTCHours()}:${String(at.getUTCMinutes()).padStart(2, '0')}`;
  if (shown === 'time' && days === 0) return time;
  return time === '0:00' ? date : `${date} ${time}`;
}

const decimal = (value: number): string => String(Number(value.toPrecision(15))).replace('.', ',');
