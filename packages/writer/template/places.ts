import type { OfficialDocument } from '../content.ts';
import { bareRecipient, recipientLines } from '../foot.ts';
import { formatOf } from '../formats/choose.ts';
import type { Format } from '../formats/format.ts';
import { addressLines } from '../head.ts';
import { clean, dateInHead, isLetter, numberLine, numberWords, symbolPattern } from '../wording.ts';

/** A name that an office may write between braces in its template. */
export interface Place {
  name: string;
  /** `body`: {@…}; `list`: {#…} {/…} around what stands once for each; `text`: {…}, or {#…} {/…} around what it needs. */
  kind: 'text' | 'list' | 'body';
  /** What is printed there, for people. */
  says: string;
  /** A paper has no such thing at times: nothing is printed then. A blank elsewhere is a fault of the paper. */
  optional?: boolean;
  /** Names that stand only within a list. */
  within?: readonly Place[];
}

const inList: readonly Place[] = [
  { name: 'dong', kind: 'text', says: 'Cả dòng theo thể thức, có gạch đầu dòng và dấu cuối dòng' },
  { name: 'ten', kind: 'text', says: 'Chỉ tên nơi nhận, không gạch đầu dòng, không dấu cuối dòng' },
];

/** Every name a template may hold. Written in capitals, what is printed there is in capitals too. */
export const PLACES: readonly Place[] = [
  { name: 'co_quan_cap_tren', kind: 'text', says: 'Tên cơ quan cấp trên', optional: true },
  { name: 'co_quan', kind: 'text', says: 'Tên cơ quan ban hành' },
  {
    ...{ name: 'so_ky_hieu', kind: 'text', optional: true },
    says: 'Cả dòng số và ký hiệu; chưa có số thì để trống số',
  },
  { name: 'so', kind: 'text', says: 'Chỉ số; chưa có số thì để trống', optional: true },
  { name: 'ky_hieu', kind: 'text', says: 'Chỉ ký hiệu, sau số', optional: true },
  { name: 'dia_danh_ngay', kind: 'text', says: 'Địa danh, ngày … tháng … năm …' },
  { name: 'dia_danh', kind: 'text', says: 'Chỉ địa danh' },
  { name: 'ngay', kind: 'text', says: 'Chỉ ngày … tháng … năm …' },
  { name: 'do_khan', kind: 'text', says: 'Dấu chỉ mức độ khẩn', optional: true },
  { name: 'loai_van_ban', kind: 'text', says: 'Tên loại văn bản; công văn không có', optional: true },
  { name: 'trich_yeu', kind: 'text', says: 'Trích yếu' },
  { name: 'kinh_gui', kind: 'text', says: 'Nơi kính gửi; nhiều nơi thì mỗi nơi một dòng', optional: true },
  { name: 'noi_dung', kind: 'body', says: 'Toàn bộ nội dung, gồm bảng biểu; phụ lục tự nối vào cuối' },
  { name: 'noi_nhan', kind: 'list', says: 'Từng nơi nhận', within: inList },
  { name: 'quyen_han', kind: 'text', says: 'Quyền hạn ký (T/M, K/T …)', optional: true },
  { name: 'chuc_vu', kind: 'text', says: 'Chức vụ người ký', optional: true },
  { name: 'nguoi_ky', kind: 'text', says: 'Họ tên người ký; chưa có thì để trống', optional: true },
  { name: 'chuc_vu_ghi', kind: 'text', says: 'Chức danh người ghi biên bản', optional: true },
  { name: 'nguoi_ghi', kind: 'text', says: 'Họ tên người ghi biên bản', optional: true },
];

/** What a paper says there must not be lost: one that has it is not printed on a template that leaves it out. */
export const NEVER_LOST: readonly string[] = [
  'trich_yeu',
  'kinh_gui',
  'do_khan',
  'quyen_han',
  'chuc_vu_ghi',
  'nguoi_ghi',
];

/** A name where its words are printed, and the {#…} and {^…} around it. */
export interface Printing {
  name: string;
  under: readonly { sign: '#' | '^'; name: string }[];
}

/** Whether it prints for a paper that says `values`: a {#…} only where there is something, a {^…} only where not. */
export const printsFor = ({ under }: Printing, values: PlaceValues): boolean =>
  under.every(({ sign, name }) => (sign === '#') === (values[name] ?? '').length > 0);

/** The place a written name means, whatever its letters. */
export function placeNamed(written: string, places: readonly Place[] = PLACES): Place | undefined {
  return places.find(({ name }) => name === written.toLowerCase());
}

/** Whether a name is written in capitals, and what stands there is to be. */
export const isInCapitals = (written: string): boolean => written === written.toUpperCase();

/** The symbol without the number: what follows {number} in its pattern, without the mark between. */
const symbolOf = (document: OfficialDocument, format: Format): string =>
  symbolPattern(document, format).replace(/^.*?\{number\}[-/]?/, '');

/** One addressee alone; several each on a line below. */
function addresseesOf(document: OfficialDocument, format: Format): string {
  const { items } = addressLines(document, format);
  return items.length > 0 ? `\n${items.join('\n')}` : (document.addressees?.[0] ?? '');
}

export type PlaceValues = Record<string, string | { dong: string; ten: string }[]>;

/**
 * What a paper says at each place, but its body.
 *
 * @example
 * const paper = {
 *   regime: 'party', superior: null, issuer: 'Chi bộ 1', symbol: 'CB', number: 3,
 *   type: { code: 'TB', name: 'Thông báo' }, subject: 'lịch họp', place: 'Sơn Hà', date: '2026-01-05',
 *   body: [], recipients: [{ text: 'Lưu chi bộ' }], signature: { authority: null, position: 'Bí thư', name: null },
 * };
 * placesOf(paper).ky_hieu // => 'TB/CB'
 */
export function placesOf(document: OfficialDocument): PlaceValues {
  const format = formatOf(document);
  const lines = recipientLines(document, format);
  const { signature, recorder } = document;
  const ngay = dateInHead(document.date);
  const so = numberWords(document);
  const texts = {
    co_quan_cap_tren: document.superior ?? '',
    co_quan: document.issuer,
    so_ky_hieu: numberLine(document, format),
    so,
    ky_hieu: so && symbolOf(document, format),
    dia_danh_ngay: document.place.trim() && `${document.place}, ${ngay}`,
    dia_danh: document.place,
    ngay,
    do_khan: document.urgency ? format.urgency[document.urgency].text : '',
    loai_van_ban: isLetter(document) ? '' : document.type.name,
    trich_yeu: document.subject,
    kinh_gui: addresseesOf(document, format),
    quyen_han: signature?.authority ?? '',
    chuc_vu: signature?.position ?? '',
    nguoi_ky: signature?.name ?? '',
    chuc_vu_ghi: recorder?.position ?? '',
    nguoi_ghi: recorder?.name ?? '',
  };
  const plain = Object.entries(texts).map(([name, text]) => [name, clean(text).replaceAll('\u2011', '-')]);
  const noi_nhan = document.recipients.map(({ text }, at) => ({
    dong: clean(lines[at] ?? ''),
    ten: clean(bareRecipient(text)),
  }));
  return { ...Object.fromEntries(plain), noi_nhan };
}
