import { legacyOfFont } from '@dondoc/vietnamese';
import type { Engine } from './engine.ts';
import { type Point, sideways, type Turn, turnedMap, turnOf, type Upright } from './turns.ts';

/** A letter as drawn: its advance box and baseline in points from the page's top left corner. */
export interface Glyph {
  text: string;
  x0: number;
  x1: number;
  top: number;
  bottom: number;
  base: number;
  size: number;
  /** the font's name where it shows an old encoding */
  font?: string;
}

/** A straight line or thin bar drawn on the page. */
export interface Rule {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

/**
 * One page as drawn, its text upright; `turn` is how far the page was turned for that. `rotated` counts letters that
 * stand askew (watermarks, stamps) and are left out; `torn` how often a line is drawn in pieces out of order.
 */
export interface DrawnPage {
  width: number;
  height: number;
  turn: Turn;
  glyphs: Glyph[];
  rules: Rule[];
  rotated: number;
  torn: number;
}

let view: DataView = new DataView(new ArrayBuffer(0));

/** The engine's memory, which moves when it grows. */
function memoryOf(engine: Engine): DataView {
  if (view.buffer !== engine.memory.buffer) view = new DataView(engine.memory.buffer);
  return view;
}

const float32 = (engine: Engine, at: number) => memoryOf(engine).getFloat32(at, true);
const float64 = (engine: Engine, at: number) => memoryOf(engine).getFloat64(at, true);
const int32 = (engine: Engine, at: number) => memoryOf(engine).getInt32(at, true);

/** The map from the page's own coordinates, which may be rotated or shifted, to points from its top left corner. */
function upright(engine: Engine, page: number, width: number, height: number, memory: number): Upright {
  const scale = 100;
  const probe = (x: number, y: number): Point => {
    const [w, h] = [Math.round(width * scale), Math.round(height * scale)];
    engine.FPDF_PageToDevice(page, 0, 0, w, h, 0, x, y, memory, memory + 4);
    return [int32(engine, memory) / scale, int32(engine, memory + 4) / scale];
  };
  const reach = 1000;
  const [ox, oy] = probe(0, 0);
  const [xx, xy] = probe(reach, 0);
  const [yx, yy] = probe(0, reach);
  const turn = (x: number, y: number): Point => [
    ((xx - ox) * x + (yx - ox) * y) / reach,
    ((xy - oy) * x + (yy - oy) * y) / reach,
  ];
  const move = (x: number, y: number): Point => {
    const [dx, dy] = turn(x, y);
    return [ox + dx, oy + dy];
  };
  return { turn, move };
}

/** Draws page `index` of a document in the mind: its letters and its straight lines. */
export function drawPage(
  engine: Engine,
  document: number,
  index: number,
  width: number,
  height: number,
): DrawnPage | undefined {
  const page = engine.FPDF_LoadPage(document, index);
  if (!page) return undefined;
  const memory = engine.malloc(64);
  const map = upright(engine, page, width, height, memory);
  const textPage = engine.FPDFText_LoadPage(page);
  const turn = mainTurn(engine, textPage, map, memory);
  const righted = turnedMap(map, turn, width, height);
  const size = sideways(turn) ? { width: height, height: width } : { width, height };
  const drawn = { ...size, turn, rules: readRules(engine, page, righted, memory) };
  const letters = readGlyphs(engine, textPage, righted, memory);
  engine.FPDFText_ClosePage(textPage);
  engine.free(memory);
  engine.FPDF_ClosePage(page);
  return { ...drawn, ...letters };
}

/** How the letters of most text objects stand: a page scanned or laid sideways reads so from its first letter. */
function mainTurn(engine: Engine, textPage: number, map: Upright, memory: number): Turn {
  const counts = new Map<Turn | undefined, number>();
  let object = -1;
  let turn: Turn | undefined = 0;
  const count = textPage ? engine.FPDFText_CountChars(textPage) : 0;
  for (let i = 0; i < count; i++) {
    if (engine.FPDFText_IsGenerated(textPage, i) === 1) continue;
    const at = engine.FPDFText_GetTextObject(textPage, i);
    if (at !== object) {
      object = at;
      const known = engine.FPDFText_GetMatrix(textPage, i, memory);
      turn = known ? turnOf(map.turn(float32(engine, memory), float32(engine, memory + 4))) : 0;
    }
    counts.set(turn, (counts.get(turn) ?? 0) + 1);
  }
  const [main] = [...counts].sort((a, b) => b[1] - a[1]);
  return main?.[0] !== undefined && main[1] > 0.7 * count ? main[0] : 0;
}

function readGlyphs(engine: Engine, textPage: number, map: Upright, memory: number) {
  const glyphs: Glyph[] = [];
  const marks: Glyph[] = [];
  let rotated = 0;
  let torn = 0;
  let styled = -1;
  let style: Style = { upright: true, size: 1 };
  const count = textPage ? engine.FPDFText_CountChars(textPage) : 0;
  for (let i = 0; i < count; i++) {
    // Generated: a space or line end that PDFium guessed. Geometry decides that here.
    if (engine.FPDFText_IsGenerated(textPage, i) === 1) continue;
    const code = engine.FPDFText_GetUnicode(textPage, i);
    if (!letter(code)) continue;
    // The letters of one text object are set alike.
    const object = engine.FPDFText_GetTextObject(textPage, i);
    if (object !== styled) [styled, style] = [object, styleOf(engine, textPage, i, map, memory)];
    // In TCVN3 the soft hyphen is the letter ư.
    const text = code === 0xad && style.font ? '\u00ad' : letter(code);
    if (!style.upright) {
      rotated += text === ' ' ? 0 : 1;
      continue;
    }
    const { size, font } = style;
    const glyph = { text, size, ...placeOf(engine, textPage, i, map, memory), ...(font && { font }) };
    const last = glyphs.at(-1);
    if (last && Math.abs(last.base - glyph.base) < 0.2 * size && glyph.x0 < last.x0 - size) torn++;
    if (!/^\p{M}$/u.test(text)) glyphs.push(glyph);
    else if (!attach(glyph, glyphs.slice(-1), 0.5)) marks.push(glyph);
  }
  // Marks drawn apart from their letters (by a second font) go to the letter they stand over.
  for (const mark of marks) attach(mark, glyphs, 1);
  return { glyphs, rotated, torn };
}

/** The letter of a code; PDFium gives 2 for a hyphen at the end of a line; control codes and faulty ones are none. */
function letter(code: number): string {
  if (code === 2 || code === 0xad) return '-';
  if (code === 9 || code === 0xa0) return ' ';
  const bad =
    code < 32 || code === 0xfffe || code === 0xffff || code > 0x10ffff || (code & 0xfff800) === 0xd800;
  return bad ? '' : String.fromCodePoint(code);
}

interface Style {
  upright: boolean;
  size: number;
  /** named where it shows an old encoding */
  font?: string;
}

/** The name of a letter's font, if letters in it are not what they are called. */
function legacyFont(engine: Engine, textPage: number, index: number): string | undefined {
  const size = 128;
  const memory = engine.malloc(size + 4);
  const length = engine.FPDFText_GetFontInfo(textPage, index, memory, size, memory + size);
  const name = Buffer.from(engine.memory.buffer, memory, Math.min(size, Math.max(0, length - 1))).toString(
    'latin1',
  );
  engine.free(memory);
  return legacyOfFont(name) ? name : undefined;
}

/** How a letter is set: its direction, and its size with the scale, since some producers set type at size 1. */
function styleOf(engine: Engine, textPage: number, index: number, map: Upright, memory: number): Style {
  const font = legacyFont(engine, textPage, index);
  const style = placedStyle(engine, textPage, index, map, memory);
  return font ? { ...style, font } : style;
}

function placedStyle(engine: Engine, textPage: number, index: number, map: Upright, memory: number): Style {
  const stated = engine.FPDFText_GetFontSize(textPage, index) || 1;
  if (!engine.FPDFText_GetMatrix(textPage, index, memory)) return { upright: true, size: stated };
  const at = (i: number) => float32(engine, memory + 4 * i);
  const [dx, dy] = map.turn(at(0), at(1));
  return { upright: dx >= 0.95 * Math.hypot(dx, dy), size: stated * Math.hypot(at(2), at(3)) };
}

function placeOf(engine: Engine, textPage: number, index: number, map: Upright, memory: number) {
  engine.FPDFText_GetLooseCharBox(textPage, index, memory);
  const a = map.move(float32(engine, memory), float32(engine, memory + 4));
  const b = map.move(float32(engine, memory + 8), float32(engine, memory + 12));
  engine.FPDFText_GetCharOrigin(textPage, index, memory + 16, memory + 24);
  const [, base] = map.move(float64(engine, memory + 16), float64(engine, memory + 24));
  return {
    x0: Math.min(a[0], b[0]),
    x1: Math.max(a[0], b[0]),
    top: Math.min(a[1], b[1]),
    bottom: Math.max(a[1], b[1]),
    base,
  };
}

/** Adds a combining mark to the nearest letter on its line within `reach` sizes; false if there is none. */
function attach(mark: Glyph, glyphs: Glyph[], reach: number): boolean {
  const centre = (mark.x0 + mark.x1) / 2;
  let best: Glyph | undefined;
  let distance = Number.POSITIVE_INFINITY;
  for (const glyph of glyphs) {
    if (glyph.text === ' ' || Math.abs(glyph.base - mark.base) > 0.6 * glyph.size) continue;
    const apart = Math.max(glyph.x0 - centre, centre - glyph.x1, 0);
    if (apart < distance && apart < reach * glyph.size) [best, distance] = [glyph, apart];
  }
  if (best) best.text += mark.text;
  return best !== undefined;
}

const pathObject = 2;

function readRules(engine: Engine, page: number, map: Upright, memory: number): Rule[] {
  const rules: Rule[] = [];
  const count = Math.min(engine.FPDFPage_CountObjects(page), 20_000);
  for (let i = 0; i < count; i++) {
    const object = engine.FPDFPage_GetObject(page, i);
    if (engine.FPDFPageObj_GetType(object) !== pathObject) continue;
    if (!engine.FPDFPageObj_GetBounds(object, memory, memory + 4, memory + 8, memory + 12)) continue;
    const a = map.move(float32(engine, memory), float32(engine, memory + 4));
    const b = map.move(float32(engine, memory + 8), float32(engine, memory + 12));
    rules.push(
      ...edges(Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1])),
    );
  }
  return rules;
}

const thin = 2.5;

/** A thin bar is a line; a larger box is its four edges. */
function edges(x0: number, y0: number, x1: number, y1: number): Rule[] {
  const [width, height] = [x1 - x0, y1 - y0];
  if (width < thin && height < thin) return [];
  if (width < thin || height < thin) return [{ x0, y0, x1, y1 }];
  return [
    { x0, y0, x1, y1: y0 },
    { x0, y0: y1, x1, y1 },
    { x0, y0, x1: x0, y1 },
    { x0: x1, y0, x1, y1 },
  ];
}
