import type { StatusCode } from '@dondoc/edxml';

/** QĐ 28/2018/QĐ-TTg, as systems in use word them. */
export const statusLabels: Record<StatusCode, string> = {
  '01': 'Đã đến',
  '02': 'Từ chối nhận',
  '03': 'Đã tiếp nhận',
  '04': 'Đã phân công',
  '05': 'Đang xử lý',
  '06': 'Hoàn thành',
  '13': 'Xin lấy lại',
  '15': 'Đồng ý lấy lại',
  '16': 'Từ chối lấy lại',
};

export const businessLabels = {
  new: 'Gửi mới',
  recall: 'Thu hồi',
  update: 'Cập nhật',
  replace: 'Thay thế',
} as const;

export const steeringLabels = ['Không nêu', 'Không chỉ đạo', 'Chỉ đạo', 'Báo cáo việc chỉ đạo'] as const;

export const sentStateLabels = {
  waiting: 'Chờ gửi',
  sent: 'Đã gửi',
  failed: 'Chưa gửi được',
} as const;
