/** What {@link parseDate} gives: an ISO date, or why the text is none, with a sentence for the user. */
export type ParsedDate =
  | { ok: true; value: string }
  | { ok: false; reason: 'empty' | 'form' | 'year' | 'month' | 'day'; message: string };

/**
 * Days of a month of the solar calendar; month 1 to 12.
 *
 * @example
 * daysInMonth(2024, 2) // => 29
 */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/**
 * ISO date of three numbers that are known to make a day.
 *
 * @example
 * isoDate(2026, 5, 4) // => '2026-05-04'
 */
export function isoDate(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/**
 * Year, month and day of an ISO date.
 *
 * @throws RangeError when the text is no real day in the form YYYY-MM-DD: that is a programming error
 * @example
 * splitDate('2026-05-04') // => [2026, 5, 4]
 */
export function splitDate(date: string): [year: number, month: number, day: number] {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  const [year, month, day] = [Number(match?.[1]), Number(match?.[2]), Number(match?.[3])];
  if (!match || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
    throw new RangeError(`not an ISO date: ${date}`);
  }
  return [year, month, day];
}

function refuse(reason: Exclude<ParsedDate, { ok: true }>['reason'], message: string): ParsedDate {
  return { ok: false, reason, message };
}

/**
 * A day typed the Vietnamese way: day, month, four-digit year, parted by '/', '.' or '-' (the same twice).
 * Day and month are never swapped, and no year is guessed from two digits.
 *
 * @param text what the user typed; blanks around it are allowed
 * @returns `{ ok: true, value }` with an ISO date, or `{ ok: false, reason, message }`
 * @example
 * parseDate('5/3/2024') // => { ok: true, value: '2024-03-05' }
 * parseDate('31/02/2024') // => { ok: false, reason: 'day', message: 'Tháng 2/2024 có 29 ngày. Nhập lại ngày.' }
 */
export function parseDate(text: string): ParsedDate {
  const typed = text.trim();
  if (typed === '') return refuse('empty', 'Chưa nhập ngày. Nhập theo mẫu ngày/tháng/năm, ví dụ 05/3/2024.');
  const match = /^(\d{1,2})([/.-])(\d{1,2})\2(\d+)$/.exec(typed);
  if (!match)
    return refuse('form', `“${typed}” không phải là ngày. Nhập theo mẫu ngày/tháng/năm, ví dụ 05/3/2024.`);
  const [day, month, year] = [Number(match[1]), Number(match[3]), Number(match[4])];
  if (match[4]?.length !== 4 || year === 0)
    return refuse('year', `Năm “${match[4]}” chưa đủ bốn chữ số. Nhập lại năm, ví dụ 2024.`);
  if (month < 1 || month > 12) return refuse('month', `Không có tháng ${month}. Nhập lại tháng từ 1 đến 12.`);
  const last = daysInMonth(year, month);
  if (day < 1 || day > last) return refuse('day', `Tháng ${month}/${year} có ${last} ngày. Nhập lại ngày.`);
  return { ok: true, value: isoDate(year, month, day) };
}

/**
 * A day as shown in tables and forms: two digits, two digits, four digits.
 *
 * @param date ISO date
 * @throws RangeError when it is none
 * @example
 * formatDate('2024-03-15') // => '15/03/2024'
 */
export function formatDate(date: string): string {
  splitDate(date);
  return `${date.slice(8)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
}

/**
 * A day as offices write it in documents: days below 10 and months 1 and 2 get a leading zero, other months
 * do not (Nghị định 30/2020/NĐ-CP, Phụ lục I; Hướng dẫn 36-HD/VPTW).
 *
 * @param date ISO date
 * @throws RangeError when it is none
 * @example
 * formatDateInWords('2024-03-15') // => 'ngày 15 tháng 3 năm 2024'
 * formatDateInWords('2024-02-05') // => 'ngày 05 tháng 02 năm 2024'
 */
export function formatDateInWords(date: string): string {
  const [year, month, day] = splitDate(date);
  const shownMonth = month <= 2 ? `0${month}` : String(month);
  return `ngày ${String(day).padStart(2, '0')} tháng ${shownMonth} năm ${year}`;
}
