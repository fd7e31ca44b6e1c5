import { formatDate, splitDate } from '@dondoc/vietnamese';
import { streamed } from '../files/streamed.ts';
import { zip } from '../files/zip.ts';
import { columnName, placeOf, type SheetColumn } from './columns.ts';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A day as YYYY-MM-DD; words in a column of days (“vĩnh viễn”) stay words. */
export type WrittenCell = string | number | null;

type WrittenColumn = Pick<SheetColumn, 'heading' | 'kind' | 'width'>;

export interface WrittenSheet {
  name: string;
  columns: readonly WrittenColumn[];
  /** Rows in batches: each is written and forgotten before the next is asked for. */
  batches: Iterable<WrittenCell[][]> | AsyncIterable<WrittenCell[][]>;
}

/**
 * An XLSX as it goes out (ECMA-376): the first row stays in sight and is repeated on paper, filters, A4 across, one page
 * wide, real days. No cell is ever a formula.
 */
export function writeSheet(sheet: WrittenSheet): AsyncGenerator<Uint8Array> {
  return zip([
    { name: '[Content_Types].xml', content: [contentTypes] },
    { name: '_rels/.rels', content: [rels([['officeDocument', 'xl/workbook.xml']])] },
    { name: 'xl/workbook.xml', content: [workbook(sheet.name)] },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: [
        rels([
          ['worksheet', 'worksheets/sheet1.xml'],
          ['styles', 'styles.xml'],
        ]),
      ],
    },
    { name: 'xl/styles.xml', content: [styles] },
    { name: 'xl/worksheets/sheet1.xml', content: sheetText(sheet) },
  ]);
}

/** The whole of it as an answer, as a download. */
export function sheetResponse(sheet: WrittenSheet, fileName: string): Response {
  return streamed(writeSheet(sheet), fileName, XLSX);
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const contentTypes = `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPES}.worksheet+xml"/></Types>`;

const rels = (targets: [type: string, target: string][]): string =>
  `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets
    .map(
      ([type, target], i) => `<Relationship Id="r${i + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;

/** Row 1 is a title of every printed page. */
const workbook = (name: string): string =>
  `${XML}<workbook ${MAIN} xmlns:r="${RELATIONS}"><sheets><sheet name="${inXml(name)}" sheetId="1" r:id="r1"/></sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'${inXml(name)}'!$1:$1</definedName></definedNames></workbook>`;

/** The styles of cells by their place in the list below. */
const STYLE = { text: 1, day: 2, head: 3, quoted: 4 } as const;

const cellStyle = (format: number, more = '', align = 'vertical="top" wrapText="1"'): string =>
  `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"${more}><alignment ${align}/></xf>`;

const styles = `${XML}<styleSheet ${MAIN}><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><fonts count="2"><font><sz val="12"/><name val="Times New Roman"/></font><font><b/><sz val="12"/><name val="Times New Roman"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${cellStyle(0)}${cellStyle(164)}${cellStyle(0, ' applyFont="1"', 'horizontal="center" vertical="center" wrapText="1"').replace('fontId="0"', 'fontId="1"')}${cellStyle(0, ' quotePrefix="1"')}</cellXfs></styleSheet>`;

async function* sheetText({ columns, batches }: WrittenSheet): AsyncGenerator<string> {
  const widths = columns.map(
    ({ width = 16 }, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`,
  );
  yield `${XML}<worksheet ${MAIN}><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>${headRow(columns)}`;
  let last = 1;
  for await (const rows of batches) {
    yield rows.map((row, i) => rowText(row, last + 1 + i, columns)).join('');
    last += rows.length;
  }
  const filter = `A1:${placeOf(last, columns.length - 1)}`;
  yield `</sheetData><autoFilter ref="${filter}"/><pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;C&amp;P/&amp;N</oddFooter></headerFooter></worksheet>`;
}

const headRow = (columns: readonly WrittenColumn[]): string =>
  `<row r="1">${columns.map(({ heading }, i) => textCell(`${columnName(i)}1`, heading, STYLE.head)).join('')}</row>`;

function rowText(row: WrittenCell[], number: number, columns: readonly WrittenColumn[]): string {
  const cells = row.map((value, i) => cellText(placeOf(number, i), value, columns[i]?.kind ?? 'text'));
  return `<row r="${number}">${cells.join('')}</row>`;
}

function cellText(place: string, value: WrittenCell, kind: SheetColumn['kind']): string {
  if (value === null || value === '') return '';
  if (typeof value === 'number') return `<c r="${place}" s="${STYLE.text}"><v>${value}</v></c>`;
  if (kind !== 'day' || !DAY.test(value))
    return textCell(place, value, OPENS_A_FORMULA.test(value) ? STYLE.quoted : STYLE.text);
  const serial = serialOf(value);
  return serial > 0
    ? `<c r="${place}" s="${STYLE.day}"><v>${serial}</v></c>`
    : textCell(place, formatDate(value), STYLE.text);
}

const DAY = /^\d{4}-\d\d-\d\d$/;

/** Also by the wide signs of East Asian keyboards. Kept as text when somebody edits the cell too: the style says so, as the apostrophe does that one types before it. */
const OPENS_A_FORMULA = /^[\s\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

const textCell = (place: string, text: string, style: number): string =>
  `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${inXml(shortened(text))}</t></is></c>`;

/** As much as Excel takes in one cell. */
const LONGEST = 32_767;
const CUT = ' … (bị cắt: ô quá dài)';
const shortened = (text: string): string =>
  text.length > LONGEST ? text.slice(0, LONGEST - CUT.length) + CUT : text;

const DAY_MS = 86_400_000;

/** The day as Excel counts it, with its 29/02/1900 that never was; 0 for a day before its time. */
function serialOf(date: string): number {
  const [year, month, day] = splitDate(date);
  const days = Math.round((Date.UTC(year, month - 1, day) - Date.UTC(1899, 11, 30)) / DAY_MS);
  return year < 1900 ? 0 : days < 61 ? days - 1 : days;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the very signs that XML cannot hold
const UNSAFE = /[&<>"\u0000-\u0008\u000b-\u001f\ufffe\uffff]|_(?=x[0-9A-F]{4}_)/gi;

/** Signs that XML cannot hold, and words that look like one of them, stand as _x0007_ (ECMA-376-1 §22.9.2.19). */
const inXml = (text: string): string =>
  text
    .toWellFormed()
    .replace(
      UNSAFE,
      (sign) => entities[sign] ?? `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    );
