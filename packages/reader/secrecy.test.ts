import { describe, expect, it } from 'vitest';
import { secrecyMark } from './index.ts';

const paper = (mark: string) =>
  `TỈNH ỦY LÂM GIANG\nVĂN PHÒNG\n*\nSố 12-TB/VPTU\n${mark}\nĐẢNG CỘNG SẢN VIỆT NAM\n\nTHÔNG BÁO\nkết luận\n\n1. Giao Công an tỉnh bảo đảm bí mật.`;

describe('secrecyMark', () => {
  it('finds a mark alone on a line, in a cell, after "Độ mật:", beside the head', () => {
    expect(secrecyMark(paper('MẬT'))).toBe('MẬT');
    expect(secrecyMark(paper('  TUYỆT MẬT  '))).toBe('TUYỆT MẬT');
    expect(secrecyMark(paper('| VĂN PHÒNG | **TỐI MẬT** |'))).toBe('TỐI MẬT');
    expect(secrecyMark(paper('Độ mật: Mật'))).toBe('MẬT');
    expect(secrecyMark(paper('MẬT ĐẢNG CỘNG SẢN VIỆT NAM'))).toBe('MẬT');
    expect(secrecyMark(paper('MẬT'.normalize('NFD')))).toBe('MẬT');
  });
  it('knows the mark in old encodings and poor scans', () => {
    expect(secrecyMark(paper('MËT'))).toBe('MẬT');
    expect(secrecyMark(paper('TUYEÄT MAÄT'))).toBe('TUYỆT MẬT');
    expect(secrecyMark(paper('TÔI MẠT'))).toBe('TỐI MẬT');
  });
  it('reads papers that only speak of secrets', () => {
    expect(secrecyMark(paper('tăng cường bảo vệ bí mật nhà nước'))).toBeNull();
    expect(secrecyMark('THÔNG BÁO\nvề bảo mật\n\nMẬT')).toBeNull();
    expect(secrecyMark('SỞ Y TẾ\nBỆNH VIỆN\nMẮT\nSố: 3/TB-BVM\n\nTHÔNG BÁO')).toBeNull();
    expect(secrecyMark('')).toBeNull();
  });
});
