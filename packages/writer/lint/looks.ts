import { attribute, child, numberIn } from '../ooxml/find.ts';
import type { Element } from '../ooxml/scan.ts';

/** How letters look; sizes in points. */
export interface Look {
  font: string;
  size: number;
  bold: boolean;
  italic: boolean;
  underline: boolean;
  /** Shown in capitals whatever was typed. */
  caps: boolean;
  colour: string;
}

/** How a paragraph stands; spaces in points, indents in millimetres. */
export interface Stance {
  align: 'left' | 'center' | 'right' | 'both';
  before: number;
  after: number;
  /** In points when exact, else in lines. */
  line: number;
  lineRule: 'auto' | 'exact' | 'atLeast';
  left: number;
  right: number;
  firstLine: number;
  /** Numbered or bulleted by Word: its indents come from the list. */
  listed: boolean;
}

/** Word's own when a file says nothing. */
export const PLAIN: Look = {
  font: 'Times New Roman',
  size: 10,
  bold: false,
  italic: false,
  underline: false,
  caps: false,
  colour: 'auto',
};
export const AT_MARGIN: Stance = {
  align: 'left',
  before: 0,
  after: 0,
  line: 1,
  lineRule: 'auto',
  left: 0,
  right: 0,
  firstLine: 0,
  listed: false,
};

export const isOn = (element: Element | undefined): boolean | undefined =>
  element && !['0', 'false', 'off', 'none'].includes(attribute(element, 'val') ?? 'true');

/** Keeps only what is said, so that it can be laid over what was said before. */
function said<T extends object>(values: { [K in keyof T]: T[K] | undefined }): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}

const ALIGNMENTS: Readonly<Record<string, Stance['align']>> = {
  left: 'left',
  start: 'left',
  center: 'center',
  right: 'right',
  end: 'right',
  both: 'both',
  distribute: 'both',
};

const millimetres = (value: number | undefined) => value && (value / 1440) * 25.4;
const points = (value: number | undefined) => value && value / 20;

/** What a w:rPr says of letters; `themeFonts` gives the font behind minorHAnsi and its like. */
export function lookIn(rPr: Element | undefined, themeFonts: ReadonlyMap<string, string>): Partial<Look> {
  if (!rPr) return {};
  const fonts = child(rPr, 'rFonts');
  const theme = attribute(fonts, 'hAnsiTheme') ?? attribute(fonts, 'asciiTheme');
  const size = numberIn(child(rPr, 'sz'), 'val');
  return said<Look>({
    font:
      (theme && themeFonts.get(theme.slice(0, 5))) ?? attribute(fonts, 'hAnsi') ?? attribute(fonts, 'ascii'),
    size: size && size / 2,
    bold: isOn(child(rPr, 'b')),
    italic: isOn(child(rPr, 'i')),
    underline: isOn(child(rPr, 'u')),
    caps: isOn(child(rPr, 'caps')),
    colour: attribute(child(rPr, 'color'), 'val'),
  });
}

export function stanceIn(pPr: Element | undefined): Partial<Stance> {
  if (!pPr) return {};
  const spacing = child(pPr, 'spacing');
  const indent = child(pPr, 'ind');
  const rule = attribute(spacing, 'lineRule');
  const line = numberIn(spacing, 'line');
  const lineRule = line === undefined ? undefined : rule === 'exact' || rule === 'atLeast' ? rule : 'auto';
  const hanging = numberIn(indent, 'hanging');
  const list = child(pPr, 'numPr', 'numId');
  return said<Stance>({
    align: ALIGNMENTS[attribute(child(pPr, 'jc'), 'val') ?? ''],
    before: points(numberIn(spacing, 'before')),
    after: points(numberIn(spacing, 'after')),
    line: line && (lineRule === 'auto' ? line / 240 : line / 20),
    lineRule,
    left: millimetres(numberIn(indent, 'left') ?? numberIn(indent, 'start')),
    right: millimetres(numberIn(indent, 'right') ?? numberIn(indent, 'end')),
    firstLine: millimetres(hanging ? -hanging : numberIn(indent, 'firstLine')),
    listed: list && attribute(list, 'val') !== '0',
  });
}
