import type { Draft } from './draft.ts';
import { folded, isNumberAlone, type Line, type Passage, passageOf } from './lines.ts';
import { openerOf } from './openers.ts';

export type Column = 'number' | 'content' | 'lead' | 'coordinate' | 'time' | 'product' | 'other';

/** One row of an assignment table that came out one cell a line. */
export interface Row {
  number: string;
  cells: { column: Column; passage: Passage }[];
  /** Cells could not be told apart. */
  doubtful: boolean;
}

/** A table in the lines of a part: where it stands and what its rows say. */
export interface Table {
  /** Range of lines [from, to) it takes. */
  from: number;
  to: number;
  rows: Row[];
}

const COLUMNS: ReadonlyArray<readonly [Column, RegExp]> = [
  ['number', /^(?:tt|stt|so tt|so thu tu)$/],
  [
    'lead',
    /^(?:(?:co quan|don vi|bo phan|nguoi|cap|co quan, don vi|don vi, ca nhan) )?(?:chu tri|thuc hien|phu trach|dau moi|duoc giao)(?: thuc hien| chinh| tham muu)?$/,
  ],
  [
    'coordinate',
    /^(?:(?:co quan|don vi|bo phan|co quan, don vi|don vi, ca nhan) )?(?:cung )?phoi hop(?: thuc hien)?$/,
  ],
  [
    'time',
    /^(?:(?:ngay|thoi diem )?hoan thanh(?: truoc)?|thoi gian|thoi han|tien do|han)(?: (?:hoan thanh|thuc hien|trinh|bao cao|ket thuc|cuoi cung|thuc hien, hoan thanh))?$/,
  ],
  ['product', /^(?:san pham|ket qua|san pham\/ket qua|san pham, ket qua)(?: .{0,25})?$/],
  [
    'content',
    /^(?:noi dung|nhiem vu|cong viec|ten nhiem vu|dau viec|hoat dong|noi dung cong viec|noi dung nhiem vu|nhiem vu, giai phap|noi dung thuc hien|ten cong viec|nhiem vu cu the|noi dung, nhiem vu|ten van ban|ten de an)(?: .{0,25})?$/,
  ],
  [
    'other',
    /^(?:ghi chu|co quan trinh|cap trinh|cap ban hanh|kinh phi|nguon|co quan ban hanh|dia diem)(?: .{0,20})?$/,
  ],
];

const LONGEST_COLUMN = 60;

function columnOf(line: Line): Column | null {
  if (line.text.length > LONGEST_COLUMN) return null;
  const words = folded(line)
    .replace(/[.:]+$/, '')
    .trim();
  return COLUMNS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

/** The run of header words at a line, at least three of them with one for the content. */
function headerAt(lines: readonly Line[], from: number): Column[] | null {
  const columns: Column[] = [];
  for (let i = from; i < lines.length; i += 1) {
    const column = lines[i] && columnOf(lines[i] as Line);
    if (!column) break;
    columns.push(column);
  }
  return columns.length >= 3 && columns.includes('content') && columns.some((column) => column === 'lead')
    ? columns
    : null;
}

const TIME =
  /^(?:từ \d|từ ngày|từ tháng|trước|trong|tháng|quý|năm|ngày|hằng|hàng|cuối|đầu|định kỳ|thường xuyên|chậm nhất|muộn nhất|xong|sau|\d{1,2}\s?[/.-]\s?\d|\d{1,2}\s?-\s?\d{1,2}|\d+ tháng|6 tháng|theo|khi có|giai đoạn|\d{4})/iu;
const BODY =
  /^(?:các |Các )?(?:Sở|Ban|Bộ|UBND|HĐND|Ủy ban|Phòng|Khoa|Trường|Trung tâm|Văn phòng|Công an|Chi cục|Cục|Hội|Đoàn|Tỉnh|Huyện|Thành|Đảng|Chi bộ|Thường trực|Công ty|Báo|Đài|Viện|Bệnh viện|Tổ|Kho bạc|Bảo hiểm|Ngân hàng|Liên|Mặt trận|sở|ban|khoa|phòng|cơ quan|đơn vị|xã|huyện|Lưu trữ|Thuế|Thanh tra|Hiệp hội|Trưởng|Giám đốc|Chủ tịch|Hiệu trưởng|doanh nghiệp|Công đoàn|Thư viện|Cơ quan|Đơn vị)(?!\p{L})/u;

function isEmptyCell(line: Line): boolean {
  return /^[-–—.…x]+$/u.test(line.text);
}

/** Lines after which no next number is to be expected. */
const LONGEST_ROW = 300;

function rowStarts(lines: readonly Line[], from: number, to: number): number[] {
  const starts: number[] = [];
  let next = 1;
  for (let i = from; i < to; i += 1) {
    if (i - (starts.at(-1) ?? from) > LONGEST_ROW) break;
    if (Number(/^0?(\d{1,3})\.?$/.exec(lines[i]?.text ?? '')?.[1]) !== next) continue;
    starts.push(i);
    next += 1;
  }
  return starts;
}

/** The table ends where a heading or the foot begins behind its last row. */
function tableEnd(lines: readonly Line[], from: number, width: number): number {
  let end = from + 1;
  while (end < lines.length && end - from < width * 3) {
    const line = lines[end];
    if (!line || /^noi nhan/.test(folded(line))) break;
    const opener = openerOf(line.search);
    const heading = opener && ['roman', 'part', 'letter-capital', 'article'].includes(opener.kind);
    const full = end - from >= width;
    if (heading || (full && (line.gap || opener || !/^\p{Ll}/u.test(line.text)))) break;
    if (line.gap && end - from >= width - 1 && line.text.length > 80) break;
    end += 1;
  }
  return end;
}

function join(lines: readonly Line[]): Line[][] {
  const cells: Line[][] = [];
  for (const line of lines) {
    const last = cells.at(-1);
    const wraps =
      last &&
      ((/^[\p{Ll}(]/u.test(line.text) && !TIME.test(line.text) && !BODY.test(line.text)) ||
        /(?:,|\svà|-)$/u.test(last.at(-1)?.text ?? ''));
    if (wraps && !line.gap) last.push(line);
    else cells.push([line]);
  }
  return cells;
}

function kindOfCell(cell: readonly Line[]): 'time' | 'body' | 'text' {
  const text = cell[0]?.search ?? '';
  return TIME.test(text) ? 'time' : BODY.test(text) ? 'body' : 'text';
}

const WANTS: Partial<Record<Column, 'time' | 'body'>> = { time: 'time', lead: 'body', coordinate: 'body' };

/** Puts cells to columns; where a row is short, a column whose kind does not fit stays empty. */
function align(
  cells: readonly Line[][],
  columns: readonly Column[],
): { column: Column; lines: Line[] }[] | null {
  if (cells.length === columns.length) return columns.map((column, i) => ({ column, lines: cells[i] ?? [] }));
  if (cells.length > columns.length) return null;
  const placed: { column: Column; lines: Line[] }[] = [];
  let next = 0;
  for (const [i, column] of columns.entries()) {
    const cell = cells[next];
    if (!cell) break;
    const wanted = WANTS[column];
    const spare = columns.length - i > cells.length - next;
    const fits = !wanted || kindOfCell(cell) === wanted;
    const emptied = cell[0]?.gap === true && column !== 'content';
    if (spare && (!fits || (emptied && kindOfCell(cell) !== wanted))) continue;
    placed.push({ column, lines: cell });
    next += 1;
  }
  return next === cells.length ? placed : null;
}

function rowOf(draft: Draft, number: string, lines: readonly Line[], columns: readonly Column[]): Row {
  const rest = columns.filter((column) => column !== 'number');
  const single = lines.map((line) => [line]);
  const cells = single.length > rest.length ? join(lines) : single;
  const placed = align(cells, rest);
  const fallback = cells.slice(0, 1).map((cell) => ({ column: 'content' as const, lines: cell }));
  return {
    number,
    cells: (placed ?? fallback)
      .filter((cell) => cell.lines.length > 0 && !isEmptyCell(cell.lines[0] as Line))
      .map((cell) => ({ column: cell.column, passage: passageOf(draft, cell.lines) })),
    doubtful: placed === null,
  };
}

/** Assignment tables among the lines of a part, each found by a run of header words. */
export function tablesIn(draft: Draft, lines: readonly Line[]): Table[] {
  const tables: Table[] = [];
  for (let from = 0; from < lines.length; from += 1) {
    const columns = headerAt(lines, from);
    if (!columns) continue;
    const body = from + columns.length;
    const starts = rowStarts(lines, body, lines.length);
    const last = starts.at(-1);
    if (last === undefined) continue;
    const to = tableEnd(lines, last, columns.length);
    const inside = starts.filter((start) => start < to);
    const rows = inside.map((start, i) => {
      const end = inside[i + 1] ?? to;
      return rowOf(
        draft,
        String(i + 1),
        lines.slice(start + 1, end).filter((line) => line.cell || !isNumberAlone(line)),
        columns,
      );
    });
    tables.push({ from, to, rows });
    from = to - 1;
  }
  return tables;
}
