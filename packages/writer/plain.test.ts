import { describe, expect, it } from 'vitest';
import { writePlainText } from './plain.ts';
import { sampleReport } from './sample.ts';

describe('writePlainText', () => {
  it('says what the written document says, column after column', () => {
    expect(writePlainText(sampleReport).split('\n\n')).toEqual([
      'TỈNH ỦY SƠN HÀ\nVĂN PHÒNG\n*\nSố 08-BC/VPTU',
      'ĐẢNG CỘNG SẢN VIỆT NAM',
      'Sơn Hà, ngày 05 tháng 02 năm 2024',
      'BÁO CÁO',
      'kết quả thực hiện Thông báo số 118-TB/VPTU\ncủa Văn phòng Tỉnh ủy',
      'Kính gửi: Thường trực Tỉnh ủy',
      'Văn phòng Tỉnh ủy báo cáo kết quả thực hiện như sau:',
      'I- KẾT QUẢ CHUNG',
      '1. Tổng số: 13 nhiệm vụ.',
      'TT\tNội dung\tGiá trị\nA. Chung\n1\tGiảng viên chính\t14\u00A0%',
      'Văn phòng Tỉnh ủy trân trọng báo cáo.',
      'Nơi nhận:\n- Thường trực Tỉnh ủy,\n- Trường Chính trị tỉnh,\n- Lưu VPTU.',
      'K/T CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG',
      'Lò Thị Hương',
      'Phụ lục\nCĂN CỨ CỦA SỐ LIỆU\n(Kèm theo Báo cáo số 08-BC/VPTU, ngày 05/02/2024 của Văn phòng Tỉnh ủy Sơn Hà)',
      'Mã: TB118\u20112023\u20113.1.\n',
    ]);
  });
});
