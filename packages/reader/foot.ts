import type { Recipient, Signer } from './contract.ts';
import { folded, isCapitals, isRule, type Line } from './lines.ts';
import { AUTHORITY, OFFICE } from './zones.ts';

export interface Foot {
  recipients: Recipient[];
  signer: Signer | null;
}

const OFFICE_WORDS =
  '(?:PHÓ|CHÁNH|CHỦ TỊCH|BÍ THƯ|GIÁM ĐỐC|HIỆU TRƯỞNG|TRƯỞNG|CỤC TRƯỞNG|VIỆN TRƯỞNG|TỔNG GIÁM ĐỐC|BỘ TRƯỞNG|BAN THƯỜNG VỤ|THƯỜNG TRỰC|ỦY BAN)';
const BY = '(?:T\\/M|K\\/T|T\\/L|TM\\.|KT\\.|TL\\.|TUQ\\.|Q\\.)';
const OFFICE_RIGHT = new RegExp(`^(.*?[\\s:,;.])((?:${BY}\\s+)?${OFFICE_WORDS}(?:[\\s,]+\\p{Lu}+)*)$`, 'u');
const WORD = "\\p{Lu}(?:['’]\\p{Lu})?[\\p{Ll}'’]*";
const NAME = new RegExp(`^${WORD}(?:\\s${WORD}){1,4}$`, 'u');
const NAME_CAPITALS = /^\p{Lu}{2,}(?:\s\p{Lu}+){1,4}$/u;
const NAME_RIGHT = new RegExp(
  `^([-~]?\\s*Lưu(?!\\p{L}).*?[.;)])\\s+(\\p{Lu}\\p{Ll}+(?:\\s${WORD}){1,4})$`,
  'u',
);
const STAMP =
  /^(?:Ký bởi|Người ký|Thời gian ký|Ngày ký|Cơ quan:|Email|Đã ký|\(Đã ký\)|\(đã ký\)|Signature)/iu;
const NO_NAME =
  /(?:^| )(?:Văn phòng|Tỉnh ủy|Ủy ban|Sở|Ban|Trường|Lưu|Như|Phòng|Các|Điều|Thường trực|Đảng|Hội)(?: |$)/u;

interface Columns {
  left: string[];
  right: string[];
}

/** Parts the recipients (left) from the signature (right), also when both came out on one line. */
function columnsOf(lines: readonly Line[]): Columns {
  const columns: Columns = { left: [], right: [] };
  let inList = false;
  for (const line of lines) {
    if (isRule(line.text)) continue;
    const opens = /^noi nhan/.test(folded(line));
    const cells = line.search
      .split(/\s{3,}|\t/)
      .map((cell) => cell.trim())
      .filter(Boolean);
    const apart = cells.length > 1 ? null : (OFFICE_RIGHT.exec(line.search) ?? NAME_RIGHT.exec(line.search));
    const item = opens || (inList && /^[-–~•]/.test(line.text));
    const [first = '', second] = apart && item ? [apart[1]?.trim(), apart[2]] : cells;
    if (opens || (inList && /^[-–~•]/.test(first))) {
      columns.left.push(first);
      if (second) columns.right.push(second);
      inList = true;
    } else if (inList && continuesRecipient(columns.left.at(-1) ?? '', first)) {
      columns.left[columns.left.length - 1] = `${columns.left.at(-1)} ${first}`;
      if (second) columns.right.push(second);
    } else if (cells.length > 1 && !inList) columns.right.push(cells.join('   '));
    else columns.right.push(second ?? first);
  }
  return columns;
}

function continuesRecipient(last: string, next: string): boolean {
  return (
    last !== '' &&
    !/[.;]$/.test(last) &&
    !isCapitals(next) &&
    !/^noi nhan/i.test(last) &&
    (/^\p{Ll}/u.test(next) || (/,$|\svà$/.test(last) && !NAME.test(next)))
  );
}

const PURPOSE =
  /\s*\((?:để\s+)?((?:thay\s+)?(?:b\/c|báo cáo|t\/h|thực hiện|p\/h|phối hợp|biết|để biết|theo dõi|lưu|đăng|tin|chỉ đạo|c\/đ|đôn đốc|thi hành|để lưu)[^)]*)\)/iu;

function recipientOf(item: string): Recipient {
  const text = item.replace(/^[-–~•\s]+/, '').trim();
  const purpose = PURPOSE.exec(text);
  const bare = text
    .replace(PURPOSE, '')
    .replace(/\s*[,;.]+$/, '')
    .trim();
  return { text: bare, purpose: purpose?.[1]?.trim() ?? null };
}

function recipientsOf(left: readonly string[]): Recipient[] {
  const items = left.flatMap((line) => {
    const list = line.replace(/^N[ơo]i nh[ậâa]n\s*:?\s*/iu, '');
    return list === '' ? [] : list.split(/(?<=[,;])\s+-\s+/);
  });
  return items.map(recipientOf).filter((recipient) => recipient.text !== '');
}

const TITLES =
  /^(?:(?:GS|PGS|TSKH|TS|ThS|Th\.S|BS|BSCK[I]*|CN|KS|Đại tá|Thượng tá|Trung tá|Thiếu tá|Đại tướng|Thượng tướng|Trung tướng|Thiếu tướng|Đại úy)\.?,?\s*)+(?=\p{Lu})/u;

function isName(text: string): boolean {
  const bare = text.replace(TITLES, '').replace(/[.,]$/, '').trim();
  if (STAMP.test(bare) || NO_NAME.test(bare)) return false;
  return NAME.test(bare) || (NAME_CAPITALS.test(bare) && !OFFICE.test(bare) && !AUTHORITY.test(bare));
}

/** The stack of the signature, read from below: name, then office, then authority. */
function signerOf(right: readonly string[]): Signer | null {
  if (right.some((line) => line.split(/\s{3,}/).filter(isName).length > 1)) return null;
  const lines = right.filter((line) => !STAMP.test(line));
  const at = lines.findLastIndex(isName);
  if (at < 0) return null;
  const stack = lines.slice(0, at).filter((line) => isCapitals(line));
  const authority = stack.filter((line) => AUTHORITY.test(line) && !/^Q\./u.test(line));
  const position = stack.filter((line) => !authority.includes(line)).join(' ');
  const name = (lines[at] ?? '').replace(TITLES, '').replace(/[.,]$/, '').trim();
  return { authority: authority.join(' / ') || null, position: position || null, name };
}

/** Recipients and signer; a paper signed by two (minutes) has no single signer. */
export function readFoot(lines: readonly Line[], type: string | null): Foot {
  const columns = columnsOf(lines);
  return {
    recipients: recipientsOf(columns.left),
    signer: type === 'BB' && twoSigners(columns.right) ? null : signerOf(columns.right),
  };
}

function twoSigners(right: readonly string[]): boolean {
  return right.filter((line) => line.split(/\s{3,}/).some(isName)).length > 1;
}
