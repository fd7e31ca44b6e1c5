import type { GridCell } from '@dondoc/intake';
import { daysInMonth, isoDate, parseDate, parseNumber } from '@dondoc/vietnamese';
import { type CellValue, headingKey, type SheetColumn } from './columns.ts';

/** What a cell says, or what is wrong with it and what to do. */
export type ReadValue = { ok: true; value: CellValue | null } | { ok: false; says: string };

const said = (value: CellValue | null): ReadValue => ({ ok: true, value });
const wrong = (says: string): ReadValue => ({ ok: false, says });

/** Reads a cell as its column wants it. */
export function readValue(cell: GridCell | undefined, column: SheetColumn): ReadValue {
  if (!cell) return said(null);
  if (cell.kind === 'formula')
    return wrong('Ô công thức chưa có giá trị trong tệp. Mở tệp bằng Excel, lưu lại rồi chọn lại tệp.');
  if (cell.kind === 'error')
    return wrong(`Ô công thức báo lỗi ${cell.text}. Sửa công thức hoặc ghi thẳng giá trị.`);
  const known = meaningOf(column.words, cell.text);
  if (known !== undefined) return said(known);
  if (column.kind === 'day') return readDay(cell);
  if (column.kind === 'number') return readNumber(cell);
  return column.kind === 'choice' ? readChoice(cell, column) : said(cell.text);
}

const IN_WORDS = /^(?:ngày\s+)?(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})$/i;
const TIME = /\s+\d{1,2}:\d{2}(:\d{2})?$/;

/** Day first, whatever the program that wrote the file made of it; a true day of the sheet is what it is. */
function readDay({ kind, text, value }: GridCell): ReadValue {
  if (kind === 'number' || kind === 'percent' || kind === 'time' || kind === 'boolean')
    return wrong(`“${text}” là số, không phải là ngày. Ghi lại theo mẫu ngày/tháng/năm, ví dụ 05/3/2024.`);
  const written = text.normalize('NFC').replace(TIME, '');
  const [, day, month, year] = IN_WORDS.exec(written) ?? [];
  const read = parseDate(day ? `${day}/${month}/${year}` : written);
  if (read.ok) return said(read.value);
  // Excel's own day of 1900 that never was.
  if (kind === 'date' && value !== undefined) return wrong(`Ô ngày “${text}” không phải là ngày có thật.`);
  return wrong(
    read.reason === 'form' ? `${read.message}${lastDayHint(written)}` : `“${text}”: ${read.message}`,
  );
}

/** A month or a quarter is a time that people mean as its last day; which day it is they must say. */
function lastDayHint(text: string): string {
  const [, quarter, ofYear] = /quý\s+(IV|I{1,3}|[1-4])\s*(?:\/|năm)?\s*(\d{4})/i.exec(text) ?? [];
  const [, month, inYear] = /tháng\s+(\d{1,2})\s*(?:\/|năm)?\s*(\d{4})/i.exec(text) ?? [];
  const last = quarter
    ? 3 * (['I', 'II', 'III', 'IV'].indexOf(quarter.toUpperCase()) + 1 || Number(quarter))
    : Number(month);
  const year = Number(ofYear ?? inYear);
  if (!(last >= 1 && last <= 12)) return '';
  const [y, m, d] = isoDate(year, last, daysInMonth(year, last)).split('-');
  return ` Nếu là ngày cuối kỳ, ghi ${d}/${m}/${y}.`;
}

function readNumber({ kind, text, value }: GridCell): ReadValue {
  if (value !== undefined && (kind === 'number' || kind === 'percent')) return said(value);
  const percent = /^(.*\d)\s*%$/.exec(text);
  const number = parseNumber(percent?.[1] ?? text);
  if (number === null) return wrong(`“${text}” không phải là số. Ghi theo mẫu 1.234,5.`);
  return said(percent ? number / 100 : number);
}

function readChoice({ text }: GridCell, { choices = {} }: SheetColumn): ReadValue {
  const found = meaningOf(choices, text);
  if (found !== undefined) return said(found);
  return wrong(`“${text}” không có trong các lựa chọn: ${Object.keys(choices).join(', ')}.`);
}

const folded = new WeakMap<Record<string, string>, Map<string, string>>();

function meaningOf(labels: Record<string, string> | undefined, text: string): string | undefined {
  if (!labels) return undefined;
  let byKey = folded.get(labels);
  if (!byKey) {
    byKey = new Map(Object.entries(labels).map(([label, value]) => [headingKey(label), value]));
    folded.set(labels, byKey);
  }
  return byKey.get(headingKey(text));
}
