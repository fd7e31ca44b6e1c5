/** Papers with stamps for tests, drawn by code: strokes of ink on paper in some light, at some resolution. */
import { encode } from 'jpeg-js';
import { pdfOf } from '../fixtures.ts';
import type { Picture } from '../pictures/picture.ts';

type Colour = [red: number, green: number, blue: number];
type Point = [x: number, y: number];

export const RED: Colour = [205, 30, 40];
export const BLUE: Colour = [30, 60, 190];
const BLACK: Colour = [25, 25, 28];

export interface Sheet extends Picture {
  /** dots for a millimetre */
  perMm: number;
}

interface Paper {
  dpi?: number;
  /** the paper in its light */
  light?: Colour;
  /** how far dots stray by chance */
  noise?: number;
  /** darker by so much from the left edge to the right */
  shade?: number;
}

/** Numbers that look like chance and are the same each time. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** An A4 sheet with lines of black print; ink is put on it before light and noise. */
export function sheet(
  draw: (on: Sheet) => void,
  { dpi = 150, light = [255, 255, 255], noise = 0, shade = 0 }: Paper = {},
): Picture {
  const perMm = dpi / 25.4;
  const [width, height] = [Math.round(210 * perMm), Math.round(297 * perMm)];
  const on: Sheet = { width, height, data: new Uint8Array(width * height * 4).fill(255), dpi: null, perMm };
  print(on);
  draw(on);
  const next = chance(7);
  for (let at = 0; at < on.data.length; at += 4) {
    const dim = 1 - (shade * ((at / 4) % width)) / width;
    for (let c = 0; c < 3; c++) {
      const value = ((on.data[at + c] ?? 0) * (light[c] ?? 255) * dim) / 255 + (next() - 0.5) * 2 * noise;
      on.data[at + c] = Math.max(0, Math.min(255, value));
    }
  }
  return { width, height, data: on.data, dpi: null };
}

/** Lines of upright strokes, as a page of text is from afar. */
function print(on: Sheet): void {
  const next = chance(3);
  for (let y = 22; y < 270; y += 7) {
    for (let x = 30; x < 190; x += 1.2 + 2 * next()) {
      const lean = next() - 0.5;
      stroke(
        on,
        [
          [x, y],
          [x + lean, y + 3],
        ],
        0.45,
        BLACK,
        1,
      );
    }
  }
}

/** Ink along a line through these points, in millimetres; strength 1 covers, 0.2 is pale. */
export function stroke(on: Sheet, points: Point[], width: number, colour: Colour, strength: number): void {
  for (const [i, to] of points.entries()) {
    const from = points[i - 1];
    if (from) segment(on, from, to, width, colour, strength);
  }
}

function segment(
  on: Sheet,
  [x0, y0]: Point,
  [x1, y1]: Point,
  width: number,
  colour: Colour,
  strength: number,
): void {
  const { perMm } = on;
  const reach = width / 2;
  const length2 = (x1 - x0) ** 2 + (y1 - y0) ** 2 || 1e-9;
  const range = (a: number, b: number, most: number) => [
    Math.max(0, Math.floor((Math.min(a, b) - reach) * perMm)),
    Math.min(most - 1, Math.ceil((Math.max(a, b) + reach) * perMm)),
  ];
  const [left = 0, right = 0] = range(x0, x1, on.width);
  const [top = 0, bottom = 0] = range(y0, y1, on.height);
  for (let v = top; v <= bottom; v++) {
    for (let u = left; u <= right; u++) {
      const [x, y] = [(u + 0.5) / perMm, (v + 0.5) / perMm];
      const along = Math.max(0, Math.min(1, ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length2));
      if (Math.hypot(x - x0 - along * (x1 - x0), y - y0 - along * (y1 - y0)) > reach) continue;
      for (let c = 0; c < 3; c++) {
        const at = (v * on.width + u) * 4 + c;
        // Ink takes light away; a second layer of the same stroke takes no more.
        on.data[at] = Math.min(on.data[at] ?? 0, 255 - strength * (255 - (colour[c] ?? 0)));
      }
    }
  }
}

/** Capital letters as strokes in a box one wide and one high; marks stand above or below. */
const letters: Record<string, string> = {
  M: '0,1 0,0 .5,.7 1,0 1,1',
  A: '0,1 .5,0 1,1 | .2,.65 .8,.65',
  T: '0,0 1,0 | .5,0 .5,1',
  O: '.5,0 .05,.25 .05,.75 .5,1 .95,.75 .95,.25 .5,0',
  I: '.5,0 .5,1',
  U: '0,0 0,.8 .5,1 1,.8 1,0',
  Y: '0,0 .5,.5 1,0 | .5,.5 .5,1',
  E: '1,0 0,0 0,1 1,1 | 0,.5 .8,.5',
  N: '0,1 0,0 1,1 1,0',
  K: '0,0 0,1 | 1,0 0,.55 1,1',
  H: '0,0 0,1 | 1,0 1,1 | 0,.5 1,.5',
  Đ: '0,0 0,1 .7,1 1,.5 .7,0 0,0 | -.2,.5 .4,.5',
  '\u0302': '.25,-.12 .5,-.3 .75,-.12',
  '\u0301': '.6,-.35 .85,-.55',
  '\u0309': '.7,-.35 .85,-.45 .75,-.55',
  '\u0323': '.47,1.2 .53,1.2',
};

const strokesOf = (letter: string): Point[][] =>
  (letters[letter] ?? '')
    .split('|')
    .map((line) =>
      line
        .trim()
        .split(' ')
        .map((point) => point.split(',').map(Number) as Point),
    )
    .filter((line) => line.length > 1);

export interface Stamp {
  /** its left upper corner, in millimetres */
  x: number;
  y: number;
  words: string;
  /** of the letters, in millimetres; 3.4 is 14 points */
  height?: number;
  frame?: boolean;
  /** degrees, clockwise */
  turn?: number;
  colour?: Colour;
  strength?: number;
}

/** Words in capitals, framed as NĐ 30/2020 draws them. */
export function stamp(
  on: Sheet,
  { x, y, words, height = 3.4, frame = true, turn = 0, colour = RED, strength = 1 }: Stamp,
): void {
  const [cos, sin] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)];
  const place = ([u, v]: Point): Point => [x + u * cos - v * sin, y + u * sin + v * cos];
  const ink = (points: Point[], width: number) => stroke(on, points.map(place), width, colour, strength);
  const [wide, step, weight] = [height * 0.8, height * 1.1, height * 0.2];
  const room = height;
  let at = room;
  for (const letter of words.normalize('NFD')) {
    const isMark = /\p{M}/u.test(letter);
    const left = isMark ? at - step : at;
    for (const line of strokesOf(letter))
      ink(
        line.map(([u, v]) => [left + u * wide, room + v * height]),
        weight,
      );
    if (!isMark) at += letter === ' ' ? step * 0.6 : step;
  }
  const [right, bottom] = [at + room - (step - wide), height + 2 * room];
  if (frame)
    ink(
      [
        [0, 0],
        [right, 0],
        [right, bottom],
        [0, bottom],
        [0, 0],
      ],
      0.5,
    );
}

/** The arrival stamp of a registry: a frame, ĐẾN, two dotted lines to be filled in. */
export function arrivalStamp(on: Sheet, x: number, y: number, strength = 1): void {
  const ink = (points: Point[], width: number) => stroke(on, points, width, RED, strength);
  ink(
    [
      [x, y],
      [x + 50, y],
      [x + 50, y + 25],
      [x, y + 25],
      [x, y],
    ],
    0.6,
  );
  stamp(on, { x: x + 2, y: y + 6, words: 'ĐẾN', frame: false, strength });
  for (const line of [10, 18])
    for (let dot = 22; dot < 47; dot += 1.5)
      ink(
        [
          [x + dot, y + line],
          [x + dot + 0.5, y + line],
        ],
        0.4,
      );
}

/** The round seal of an office: two rings, a star, letters between the rings. */
export function seal(on: Sheet, x: number, y: number, strength = 0.9): void {
  const ring = (radius: number, width: number) => {
    const points = Array.from(
      { length: 73 },
      (_, i): Point => [x + radius * Math.cos((i * Math.PI) / 36), y + radius * Math.sin((i * Math.PI) / 36)],
    );
    stroke(on, points, width, RED, strength);
  };
  ring(17.5, 1);
  ring(12, 0.5);
  for (let i = 0; i < 30; i++) {
    const [cos, sin] = [Math.cos((i * Math.PI) / 15), Math.sin((i * Math.PI) / 15)];
    stroke(
      on,
      [
        [x + 13.5 * cos, y + 13.5 * sin],
        [x + 16 * cos, y + 16 * sin],
      ],
      0.7,
      RED,
      strength,
    );
  }
  const star = Array.from(
    { length: 6 },
    (_, i): Point => [x + 5 * Math.sin((i * 4 * Math.PI) / 5), y - 5 * Math.cos((i * 4 * Math.PI) / 5)],
  );
  stroke(on, star, 0.8, RED, strength);
}

/** A name written by hand. */
export function signature(on: Sheet, x: number, y: number, colour: Colour = BLUE): void {
  const points = Array.from(
    { length: 80 },
    (_, i): Point => [x + i * 0.5 + 3 * Math.sin(i / 3), y + 6 * Math.sin(i / 5) * Math.cos(i / 11)],
  );
  stroke(on, points, 0.6, colour, 1);
}

/** Filled with one colour, in millimetres from the left, top, right, bottom: a table under the paper, a thick line. */
export function fill(
  on: Sheet,
  [left, top, right, bottom]: [number, number, number, number],
  colour: Colour,
): void {
  const edge = (mm: number, most: number) => Math.max(0, Math.min(most, Math.round(mm * on.perMm)));
  for (let y = edge(top, on.height); y < edge(bottom, on.height); y++)
    for (let x = edge(left, on.width); x < edge(right, on.width); x++)
      for (let c = 0; c < 3; c++) on.data[(y * on.width + x) * 4 + c] = colour[c] ?? 0;
}

/** A page as JPEG, which takes colour away at half its resolution. */
export const jpegOf = (page: Picture, quality = 60): Uint8Array =>
  new Uint8Array(encode({ ...page, data: Buffer.from(page.data) }, quality).data);

/** A PDF page with a picture at [left, bottom, width, height] in points, and words that can be read. */
export function pdfWithPicture(picture: Picture, [x, y, width, height]: number[], words = ''): Uint8Array {
  const image = Buffer.from(jpegOf(picture, 75)).toString('latin1');
  const content = `q ${width} 0 0 ${height} ${x} ${y} cm /I Do Q BT /F 14 Tf 200 700 Td (${words}) Tj ET`;
  const size = `/Width ${picture.width}/Height ${picture.height}/ColorSpace/DeviceRGB/BitsPerComponent 8`;
  return pdfOf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>/Font<</F 6 0 R>>>>>>',
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
    `<</Type/XObject/Subtype/Image${size}/Filter/DCTDecode/Length ${image.length}>>stream\n${image}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ]);
}
