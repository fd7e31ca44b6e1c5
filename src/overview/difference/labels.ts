import type { Change } from './schema.ts';

export const changeLabels: Record<Change, string> = {
  new: 'Mới giao',
  done: 'Đã hoàn thành',
  turnedLate: 'Chuyển sang quá hạn',
  moved: 'Đặt hoặc đổi thời hạn',
  succeeded: 'Đổi cơ quan chủ trì',
  withdrawn: 'Thôi giao',
  reopened: 'Không còn là hoàn thành',
  gone: 'Không còn trong số liệu',
};

/** What each class means, for whoever asks. */
export const changeHelp: Record<Change, string> = {
  new: 'có ở ngày sau, chưa có ở ngày trước',
  done: 'hoàn thành ở ngày sau, chưa hoàn thành ở ngày trước',
  turnedLate: 'quá hạn ở ngày sau, chưa quá hạn ở ngày trước',
  moved: 'thời hạn của hai ngày khác nhau: được gia hạn, hoặc mới có thời hạn',
  succeeded: 'cơ quan chủ trì của hai ngày khác nhau',
  withdrawn: 'đã thôi giao trong khoảng này',
  reopened: 'hoàn thành ở ngày trước, chưa hoàn thành ở ngày sau theo những gì ghi nhận đến mốc sau',
  gone: 'có ở ngày trước, không còn ở ngày sau mà không phải do thôi giao',
};
