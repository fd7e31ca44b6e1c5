/** Bytes that look like files of offices, for tests: whole ones with faults, cut ones, and noise behind a true beginning. */
import { strToU8, unzipSync, zipSync } from 'fflate';
import { doc, inList } from './doc/fixtures.ts';
import { docx, p, pdf } from './fixtures.ts';
import { list, odt, p as paragraphOf } from './odt/fixtures.ts';

const sheet = zipSync({
  'xl/workbook.xml': strToU8('<workbook xmlns:r="r"><sheets><sheet name="A" r:id="a"/></sheets></workbook>'),
  'xl/_rels/workbook.xml.rels': strToU8(
    '<Relationships><Relationship Id="a" Target="s.xml"/></Relationships>',
  ),
  'xl/s.xml': strToU8(
    '<worksheet><sheetData><row><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row></sheetData></worksheet>',
  ),
});

/** Parts as they are, not packed: a fault inside them reaches their reader. */
const stored = (zip: Uint8Array): Uint8Array => zipSync(unzipSync(zip), { level: 0 });

/** One good file of each kind. */
export const seeds: Uint8Array[] = [
  doc({
    lists: [[{ format: 0, text: '\u0000.' }]],
    body: [{ runs: 'Giao Sở Muối', changes: inList(1) }, { runs: 'rà soát.' }],
    notes: [{ runs: 'ghi' }],
    headers: [{ runs: 'đầu' }],
  }),
  strToU8(
    "{\\rtf1\\ansi{\\fonttbl{\\f0 .VnTime;}}\\trowd\\cellx900\\pard\\intbl Kho\\cell\\row\\pard{\\listtext 1.\\tab}mu\\u7889?i\\f0 \\'b5\\par}",
  ),
  ...[odt(paragraphOf('Kho') + list('L', [paragraphOf('muối')])), docx(p('Kho muối')), sheet].flatMap(
    (zip) => [zip, stored(zip)],
  ),
  strToU8('<html><table><tr><td rowspan=2>Kho<td>muối</table><ol><li>một</ol>&#7871;'),
  strToU8(
    'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>mu=E1=BB=91i\r\n--b--',
  ),
  pdf([{ text: [{ x: 85, y: 100, text: 'Kho muối' }] }]),
  strToU8('Uû ban nh©n d©n tØnh Tr­êng ChÝnh trÞ T H Ô N G  B Á O Tỉnh_uỷ'),
];

/** What a case does to a seed. */
export interface Fault {
  seed: number;
  /** places, in parts of the length, and the bytes put there */
  bytes: [at: number, byte: number][];
  /** how much of the file is left, 1 for all */
  left: number;
  /** a stretch that is written again, in parts of the length */
  again?: [from: number, to: number];
}

export function faulty({ seed, bytes, left, again }: Fault): Uint8Array {
  const whole = seeds[seed % seeds.length] ?? new Uint8Array();
  const repeated = again ? whole.slice(again[0] * whole.length, again[1] * whole.length) : new Uint8Array();
  const made = new Uint8Array(
    Buffer.concat([whole, repeated, repeated]).subarray(
      0,
      Math.ceil(left * (whole.length + 2 * repeated.length)),
    ),
  );
  for (const [at, byte] of bytes) if (made.length > 0) made[Math.floor(at * (made.length - 1))] = byte;
  return made;
}
