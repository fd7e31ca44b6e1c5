import type { Mover, ProposalState, Side, Verdict } from './schema.ts';

export const verdictLabels: Record<Verdict, string> = {
  approved: 'Chấp thuận',
  study: 'Giao nghiên cứu, tham mưu',
  interim: 'Trước mắt thực hiện theo quy định hiện hành',
  refused: 'Không chấp thuận',
  forwarded: 'Chuyển đúng thẩm quyền',
};

export const stateLabels: Record<ProposalState, string> = {
  draft: 'Bản nháp, chưa gửi',
  waiting: 'Chờ trả lời',
  unconfirmed: 'Chờ xác nhận kết quả',
  disputed: 'Hai bên chưa thống nhất',
  reviewDue: 'Đến ngày xem lại',
  oneSide: 'Chờ bên kia xác nhận',
  answered: 'Đã trả lời',
  interim: 'Trả lời trước mắt',
  settled: 'Đã giải quyết',
  split: 'Đã tách',
  merged: 'Đã gộp',
};

export const sideLabels: Record<Side, string> = {
  body: 'Văn phòng',
  asker: 'Cơ quan kiến nghị',
};

export const moverLabels: Record<Mover['who'], string> = {
  office: 'Văn phòng',
  asker: 'Cơ quan kiến nghị',
  work: 'Cơ quan được giao',
  day: 'Chờ đến ngày xem lại',
  none: 'Không còn ai',
};
