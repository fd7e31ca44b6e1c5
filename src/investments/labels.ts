import type { EntryKind, Source, Stage } from './schema.ts';

export const sourceLabels: Record<Source, string> = {
  central: 'Ngân sách trung ương',
  province: 'Ngân sách tỉnh',
  recurrent: 'Kinh phí sự nghiệp',
  society: 'Xã hội hoá',
  other: 'Nguồn khác',
};

export const kindLabels: Record<EntryKind, string> = {
  estimate: 'Tổng mức đầu tư',
  plan: 'Kế hoạch vốn',
  allocation: 'Phân bổ',
  disbursement: 'Giải ngân',
};

export const stageLabels: Record<Stage, string> = {
  policy: 'Chủ trương đầu tư',
  project: 'Quyết định dự án',
  tender: 'Đấu thầu',
  build: 'Thi công',
  handover: 'Bàn giao',
};
