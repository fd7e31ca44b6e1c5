import { comparisonKey, foldSameLength } from '@dondoc/vietnamese';

/**
 * Document types with their abbreviations: Nghị định 30/2020/NĐ-CP, Phụ lục III; Hướng dẫn 36-HD/VPTW and
 * 05-HD/VPTW for the Party's. Party papers write QĐ for quyết định and quy định alike: the title tells.
 */
const TYPES: ReadonlyArray<readonly [code: string, name: string]> = [
  ['NQ', 'Nghị quyết'],
  ['QĐ', 'Quyết định'],
  ['CT', 'Chỉ thị'],
  ['KL', 'Kết luận'],
  ['QC', 'Quy chế'],
  ['QyĐ', 'Quy định'],
  ['TT', 'Thông tri'],
  ['TC', 'Thông cáo'],
  ['TB', 'Thông báo'],
  ['HD', 'Hướng dẫn'],
  ['CTr', 'Chương trình'],
  ['KH', 'Kế hoạch'],
  ['PA', 'Phương án'],
  ['ĐA', 'Đề án'],
  ['DA', 'Dự án'],
  ['BC', 'Báo cáo'],
  ['BB', 'Biên bản'],
  ['TTr', 'Tờ trình'],
  ['HĐ', 'Hợp đồng'],
  ['CV', 'Công văn'],
  ['CĐ', 'Công điện'],
  ['BGN', 'Bản ghi nhớ'],
  ['BTT', 'Bản thỏa thuận'],
  ['GUQ', 'Giấy ủy quyền'],
  ['GM', 'Giấy mời'],
  ['GGT', 'Giấy giới thiệu'],
  ['GNP', 'Giấy nghỉ phép'],
  ['PG', 'Phiếu gửi'],
  ['PC', 'Phiếu chuyển'],
  ['PB', 'Phiếu báo'],
];

/** Titles that say more than the bare type. */
const LONGER_TITLES: ReadonlyArray<readonly [code: string, name: string]> = [
  ['CTr', 'Chương trình hành động'],
  ['CTr', 'Chương trình công tác'],
  ['KH', 'Kế hoạch hành động'],
  ['TB', 'Thông báo kết luận'],
  ['Thư', 'Thư chúc mừng'],
  ['Thư', 'Thư khen'],
  ['Thư', 'Thư ngỏ'],
];
const byTitle = new Map(
  [...TYPES, ...LONGER_TITLES].map(([code, name]) => [foldSameLength(comparisonKey(name)), code]),
);
const names = new Map(TYPES);
/** Longest first, so that CTr is not read as CT. */
export const TYPE_CODES = TYPES.map(([code]) => code).sort((a, b) => b.length - a.length);

export function typeName(code: string | null): string | null {
  return code === null ? null : (names.get(code) ?? null);
}

/** The type a title line names ("THÔNG BÁO", "T H Ô N G  B Á O"), by its letters without marks. */
export function typeOfTitle(line: string): string | null {
  if (line !== line.toUpperCase() || line.length > 40) return null;
  const bare = line.replace(/[^\p{L}\s]/gu, ' ').trim();
  if (/[:;,]/.test(line)) return null;
  const spaced = /^(?:\p{L}\s)+\p{L}$/u.test(bare.replace(/\s+/g, ' '));
  const title = spaced
    ? bare
        .split(/\s{2,}/)
        .map((word) => word.replace(/\s/g, ''))
        .join(' ')
    : bare;
  return byTitle.get(foldSameLength(comparisonKey(title))) ?? null;
}

/** Types that report, ask or record: they lay nothing on anybody, whatever their verbs. */
const WITHOUT_ORDERS = new Set([
  'Thư',
  'BC',
  'BB',
  'GM',
  'TTr',
  'GGT',
  'GNP',
  'PG',
  'PC',
  'PB',
  'HĐ',
  'BGN',
  'BTT',
  'GUQ',
  'TC',
  'ĐA',
  'DA',
]);

export function givesOrders(type: string | null): boolean {
  return type === null || !WITHOUT_ORDERS.has(type);
}
