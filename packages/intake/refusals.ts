import type { Limits, Refusal, RefusalReason } from './types.ts';

/** Thrown inside the readers, turned into a returned refusal by `readBytes`. */
export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

const number = new Intl.NumberFormat('vi-VN');
const megabytes = (bytes: number) => `${number.format(Math.round(bytes / 1024 / 1024))} MB`;

/** Each sentence: what happened · what became of the data · what to do. */
const sentences: Record<Exclude<RefusalReason, 'unsupported'>, (limits: Limits) => string> = {
  empty: () => 'Tệp rỗng, không có nội dung. Chưa có gì được lưu. Chọn lại tệp có nội dung.',
  'too-large': (l) =>
    `Tệp lớn hơn ${megabytes(l.maxBytes)}. Chưa có gì được lưu. Tách tệp hoặc giảm dung lượng rồi chọn lại.`,
  damaged: () =>
    'Không đọc được tệp: tệp hỏng hoặc thiếu phần cuối. Chưa có gì được lưu. Lấy lại bản gốc rồi chọn lại.',
  encrypted: () => 'Không đọc được tệp: tệp có mật khẩu. Bỏ mật khẩu rồi chọn lại; chưa có gì được lưu.',
  unsafe: () =>
    'Tệp có khai báo lấy nội dung từ bên ngoài nên không được nhận. Chưa có gì được lưu. ' +
    'Mở bằng Word, lưu lại thành .docx rồi chọn lại.',
  'no-pages': () => 'Tệp PDF không có trang nào. Chưa có gì được lưu. Xuất lại tệp PDF rồi chọn lại.',
  'too-many-pages': (l) =>
    `Tệp có hơn ${number.format(l.maxPages)} trang. Chưa có gì được lưu. Tách phần cần đọc rồi chọn lại.`,
  'too-many-rows': (l) =>
    `Bảng tính có hơn ${number.format(l.maxRows)} dòng. Chưa có gì được lưu. Tách thành nhiều tệp rồi chọn lại từng tệp.`,
  'page-too-large': () =>
    'Tệp PDF có trang lớn quá khổ giấy cho phép. Chưa có gì được lưu. Xuất lại theo khổ A4 rồi chọn lại.',
  bomb: () =>
    'Không đọc được tệp: nội dung nở ra quá lớn khi mở. Chưa có gì được lưu. ' +
    'Xuất lại tệp từ bản gốc rồi chọn lại.',
  'too-slow': (l) =>
    `Không đọc xong tệp trong ${number.format(l.timeMs / 1000)} giây nên đã dừng. Chưa có gì được lưu. ` +
    'Xuất lại tệp từ bản gốc rồi chọn lại.',
  'no-text': () =>
    'Tệp chỉ có hình ảnh, chưa đọc được bản quét. Chưa có gì được lưu. ' +
    'Chọn bản gốc .docx hoặc PDF xuất từ Word.',
};

/** The refusal for a reason, worded for the limits in force. */
export function refusal(reason: Exclude<RefusalReason, 'unsupported'>, limits: Limits): Refusal {
  return { ok: false, reason, message: sentences[reason](limits) };
}

/** Where only pictures of pages are of use. */
export const noScan: Refusal = {
  ok: false,
  reason: 'unsupported',
  message: 'Tệp không phải bản quét. Chọn tệp PDF hoặc ảnh (JPG, PNG, TIFF) của phiếu; chưa có gì được lưu.',
};

/** The refusal of a kind of file that is not read: what it seems to be, and what to do instead. */
export function unsupported(kind: string, advice: string): Refusal {
  return {
    ok: false,
    reason: 'unsupported',
    message: `${kind} chưa đọc được. ${advice}; chưa có gì được lưu.`,
  };
}
