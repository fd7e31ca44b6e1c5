import type { Regime, Urgency } from './contract.ts';
import { dateAt } from './dates.ts';
import { folded, isCapitals, isRule, type Line } from './lines.ts';
import { TYPE_CODES, typeOfTitle } from './types.ts';

/** Pieces of the header, each found by its shape; what is left over names the issuer or is the subject. */
export interface HeaderPieces {
  regime: Regime;
  bothHeads: boolean;
  number: NumberLine | null;
  place: string | null;
  /** Parts of the date of issue; null where blank or illegible. */
  day: number | null;
  month: number | null;
  year: number | null;
  date: string | null;
  urgency: Urgency | null;
  /** Names of bodies left of the national head, top first. */
  names: string[];
  /** Words of the subject that stand in the header of an official letter. */
  subject: string[];
}

/** Number and symbol, with the counter null where it is left blank. */
export interface NumberLine {
  counter: string | null;
  symbol: string;
  type: string | null;
  regime: Regime;
}

const STATE_HEAD = /cong hoa xa hoi chu nghia viet nam/;
const MOTTO = /doc lap\s*-\s*tu do\s*-\s*hanh phuc/;
const PARTY_HEAD = /dang cong san viet nam/;
const PLACE_DATE =
  /((?:TP\.? ?|Tp\.? ?|[Tt]hành phố )?\p{Lu}[\p{Ll}'’]+(?:[ -]\p{Lu}[\p{Ll}'’]*)*)\s*,\s*ngày\s*(\S{0,4}?)\s*tháng\s*(\S{0,4}?)\s*năm\s*(\S{4})?/u;
const URGENCY: Record<string, Urgency> = {
  'hoa toc': 'hoa_toc',
  'thuong khan': 'thuong_khan',
  khan: 'khan',
  'hoa toc hen gio': 'hoa_toc',
};

const PARTY_NUMBER = new RegExp(
  `^Số\\s*:?\\s*(\\d{1,5}|[.…\\s_]*)\\s*-\\s*(${TYPE_CODES.join('|')})\\s*/?\\s*(\\p{Lu}[\\p{L}.&-]*)`,
  'u',
);
const STATE_NUMBER =
  /^Số\s*:?\s*(\d{1,5}|[.…\s_]*)\s*\/\s*((?:19|20)\d{2}\s*\/\s*)?(\p{Lu}[\p{L}&.]*(?:\s?-\s?\p{Lu}[\p{L}\d&.]*)*)/u;
/** A scan that lost the slash: the body begins where the known type ends. */
const TORN_NUMBER = new RegExp(
  `^Số\\s*:?\\s*(\\d{1,5})\\s?(${TYPE_CODES.join('|')})-(\\p{Lu}[\\p{L}.&-]*)`,
  'u',
);

/** Reads "Số 12-TB/VPTU", "Số: 12/TB-VP", "Số: /TB-VP", and "Số 61TB-UBND" of scans. */
export function numberOf(search: string): NumberLine | null {
  const counterOf = (text: string | undefined) => (/\d/.test(text ?? '') ? (text ?? '').trim() : null);
  const party = PARTY_NUMBER.exec(search);
  if (party) {
    const [, counter, type = '', body = ''] = party;
    return { counter: counterOf(counter), symbol: `-${type}/${body}`, type, regime: 'party' };
  }
  const state = STATE_NUMBER.exec(search);
  if (state) {
    const groups = (state[3] ?? '').replace(/\s/g, '');
    const type = TYPE_CODES.find((code) => groups.split('-')[0] === code) ?? null;
    return {
      counter: counterOf(state[1]),
      symbol: `/${(state[2] ?? '').replace(/\s/g, '')}${groups}`,
      type,
      regime: 'state',
    };
  }
  const torn = TORN_NUMBER.exec(search);
  return (
    torn && {
      counter: counterOf(torn[1]),
      symbol: `/${torn[2]}-${torn[3]}`,
      type: torn[2] ?? null,
      regime: 'state',
    }
  );
}

/** Cuts header lines where two columns came out on one line. */
function pieces(lines: readonly Line[]): Line[] {
  const cuts =
    /\s{3,}|\t|(?=CỘNG H(?:ÒA|OÀ) XÃ HỘI)|(?=ĐẢNG CỘNG SẢN VIỆT NAM)|(?=Độc lập\s*-)|(?<=VIỆT NAM)\s+(?=\p{Lu}{2})/u;
  const heads = /(?=CỘNG H(?:ÒA|OÀ) XÃ HỘI)|(?=ĐẢNG CỘNG SẢN VIỆT NAM)|(?=Độc lập\s*-)/u;
  return lines.flatMap((line) => {
    const dated = PLACE_DATE.exec(line.search);
    const parts =
      dated && dated.index > 0
        ? [line.search.slice(0, dated.index), line.search.slice(dated.index)]
        : [line.search];
    return parts
      .flatMap((part) => (PLACE_DATE.test(part) ? [part] : part.split(numberOf(part) ? heads : cuts)))
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .map((part, i) => ({ ...line, text: part, search: part, gap: i === 0 && line.gap }));
  });
}

function dateParts(text: string): Pick<HeaderPieces, 'day' | 'month' | 'year' | 'date'> {
  const match = PLACE_DATE.exec(text);
  const numeric = (part: string | undefined) => {
    const digits = (part ?? '')
      .replace(/(?<=\d)[Oo]|[Oo](?=\d)/g, '0')
      .replace(/(?<=\d)[lI]|[lI](?=\d)/g, '1');
    return /^\d+$/.test(digits) ? Number(digits) : null;
  };
  const [day, month, year] = [numeric(match?.[2]), numeric(match?.[3]), numeric(match?.[4])];
  const whole = day && month && year ? dateAt(`ngày ${day}/${month}/${year}`, 0) : null;
  return { day: whole?.date ? day : null, month, year, date: whole?.date ?? null };
}

/** A receiver's stamp ("ĐẾN Số: … Ngày: …") and the name above it are no part of the paper. */
function withoutStamp(lines: readonly Line[]): Line[] {
  const stamp = lines.findIndex(
    (line) => /^(?:CÔNG VĂN )?ĐẾN(?!\p{L})/u.test(line.search) || /^Số:?\s*\d+\s+Ngày/iu.test(line.search),
  );
  if (stamp < 0 || stamp > 4) return [...lines];
  const end = /số|ngày/iu.test(lines[stamp]?.search ?? '') ? stamp + 1 : stamp + 3;
  const above = stamp > 0 && lines.slice(end).some((line) => isCapitals(line.text)) ? 0 : stamp;
  return [...lines.slice(0, above), ...lines.slice(end)];
}

const NOISE =
  /^(?:ĐOÀN (?:TNCS|THANH NIÊN CỘNG SẢN) HỒ CHÍ MINH$|DỰ THẢO|Dự thảo|BẢN SAO|SAO Y|Chuyển|Kính chuyển|Ký bởi|Người ký|Thời gian ký|Email|E-mail|Cơ quan:|Trang \d)/u;

/** Reads what stands above the title, whatever the order in which the two columns came out. */
export function readHeader(head: readonly Line[]): HeaderPieces {
  const found: HeaderPieces = {
    regime: 'unknown',
    bothHeads: false,
    number: null,
    place: null,
    day: null,
    month: null,
    year: null,
    date: null,
    urgency: null,
    names: [],
    subject: [],
  };
  const heads = { party: false, state: false };
  for (const line of pieces(withoutStamp(head))) {
    if (isRule(line.text) || NOISE.test(line.search)) continue;
    const bare = folded(line)
      .replace(/[^\p{L} ]/gu, '')
      .trim();
    const dated = PLACE_DATE.exec(line.search);
    const number = found.number ? null : numberOf(line.search);
    if (STATE_HEAD.test(bare) || MOTTO.test(folded(line))) heads.state = true;
    else if (PARTY_HEAD.test(bare)) heads.party = true;
    else if (dated && found.place === null) Object.assign(found, dateParts(line.search), { place: dated[1] });
    else if (number) found.number = number;
    else if (isCapitals(line.text) && URGENCY[bare]) found.urgency = URGENCY[bare];
    else if (/^Số(?!\p{L})/u.test(line.search)) continue;
    else if (isCapitals(line.text) && typeOfTitle(line.search) === null) found.names.push(line.text);
    else found.subject.push(line.text);
  }
  found.bothHeads = heads.party && heads.state;
  found.regime =
    heads.party === heads.state ? (found.number?.regime ?? 'unknown') : heads.party ? 'party' : 'state';
  return found;
}

/** The number as it is cited, without blanks; null where the counter is left open. */
export function citedNumber(number: NumberLine | null): string | null {
  return number?.counter ? `${number.counter}${number.symbol}` : null;
}
