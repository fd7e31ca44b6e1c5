import type { Regime } from './format.ts';

/**
 * Abbreviations of the kinds of papers: Nghị định 30/2020/NĐ-CP, Phụ lục III; Hướng dẫn 36-HD/VPTW and
 * 05-HD/VPTW for the Party's, where QĐ stands for quyết định and quy định alike.
 */
const STATE: Readonly<Record<string, string>> = {
  'Nghị quyết': 'NQ',
  'Quyết định': 'QĐ',
  'Chỉ thị': 'CT',
  'Quy chế': 'QC',
  'Quy định': 'QyĐ',
  'Thông cáo': 'TC',
  'Thông báo': 'TB',
  'Hướng dẫn': 'HD',
  'Chương trình': 'CTr',
  'Kế hoạch': 'KH',
  'Phương án': 'PA',
  'Đề án': 'ĐA',
  'Dự án': 'DA',
  'Báo cáo': 'BC',
  'Biên bản': 'BB',
  'Tờ trình': 'TTr',
  'Hợp đồng': 'HĐ',
  'Công điện': 'CĐ',
  'Bản ghi nhớ': 'BGN',
  'Bản thỏa thuận': 'BTT',
  'Giấy ủy quyền': 'GUQ',
  'Giấy mời': 'GM',
  'Giấy giới thiệu': 'GGT',
  'Giấy nghỉ phép': 'GNP',
  'Phiếu gửi': 'PG',
  'Phiếu chuyển': 'PC',
  'Phiếu báo': 'PB',
};

const PARTY: Readonly<Record<string, string>> = {
  'Nghị quyết': 'NQ',
  'Chỉ thị': 'CT',
  'Kết luận': 'KL',
  'Quyết định': 'QĐ',
  'Quy định': 'QĐ',
  'Quy chế': 'QC',
  'Thông tri': 'TT',
  'Hướng dẫn': 'HD',
  'Thông báo': 'TB',
  'Báo cáo': 'BC',
  'Kế hoạch': 'KH',
  'Chương trình': 'CTr',
  'Đề án': 'ĐA',
  'Phương án': 'PA',
  'Tờ trình': 'TTr',
  'Biên bản': 'BB',
};

/**
 * Papers of every office to which neither regulation gives an abbreviation: slips, forms and lists. They are entered in
 * no register, so that a number, recipients or a signature may be missing without fault.
 */
export const SLIPS: readonly string[] = [
  'Phiếu thẩm định',
  'Phiếu khảo sát',
  'Phiếu lấy ý kiến',
  'Danh sách',
];

/** Names of kinds with the abbreviation that their symbols bear. */
export const typeCodes: Readonly<Record<Regime, Readonly<Record<string, string>>>> = {
  party: PARTY,
  state: STATE,
};
