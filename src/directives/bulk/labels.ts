import type { BulkAct } from './schema.ts';

export const bulkLabels: Record<BulkAct['act'], string> = {
  receive: 'Ký nhận',
  approve: 'Duyệt báo cáo',
  accept: 'Công nhận hoàn thành',
  setDeadline: 'Đặt thời hạn',
  setSteps: 'Xác nhận các bước',
};
