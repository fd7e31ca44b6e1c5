import { comparisonKey } from '@dondoc/vietnamese';

/** Kinds of administrative documents, group B of QCVN 102:2016/BTTTT as amended by Sửa đổi 1:2022 (TT 01/2022/TT-BTTTT). */
const groupB = [
  ['nghị quyết', 1],
  ['quyết định', 2],
  ['chỉ thị', 3],
  ['quy chế', 4],
  ['quy định', 5],
  ['thông cáo', 6],
  ['thông báo', 7],
  ['hướng dẫn', 8],
  ['chương trình', 9],
  ['kế hoạch', 10],
  ['phương án', 11],
  ['đề án', 12],
  ['dự án', 13],
  ['báo cáo', 14],
  ['biên bản', 15],
  ['tờ trình', 16],
  ['hợp đồng', 17],
  ['công văn', 18],
  ['công điện', 19],
  ['bản ghi nhớ', 20],
  ['bản cam kết', 21],
  ['bản thỏa thuận', 22],
  ['giấy chứng nhận', 23],
  ['giấy ủy quyền', 24],
  ['giấy mời', 25],
  ['giấy giới thiệu', 26],
  ['giấy nghỉ phép', 27],
  ['giấy đi đường', 28],
  ['giấy biên nhận hồ sơ', 29],
  ['phiếu gửi', 30],
  ['phiếu chuyển', 31],
  ['thư công', 32],
] as const;

/**
 * The code of a kind of document; null where the list has none, as for kinds of the Party, which it does not name.
 *
 * @param name As on the paper, in any case, ủy or uỷ.
 * @example
 * kindCodeOf('THÔNG BÁO') // => 7
 * kindCodeOf('thông tri') // => null
 */
export function kindCodeOf(name: string): number | null {
  const key = comparisonKey(name);
  return groupB.find(([known]) => comparisonKey(known) === key)?.[1] ?? null;
}
