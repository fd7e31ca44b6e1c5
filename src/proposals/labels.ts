import { formatNumber } from '@dondoc/vietnamese';
import { GONE_ON } from './rules.ts';
import type { Mover, Proposal, ProposalState, Side, Verdict } from './schema.ts';

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

/** Over the requests that lie with the same hands. */
export const turnLabels: Record<Mover['who'], string> = {
  office: 'Chờ Văn phòng',
  asker: 'Chờ cơ quan kiến nghị',
  work: 'Cơ quan được giao đang thực hiện',
  day: 'Chờ đến ngày xem lại',
  none: 'Đã giải quyết, đã tách hoặc đã gộp',
};

/** Directives that whoever looks may not open. */
export const elsewhereWords = ({ count, open }: Proposal['elsewhere']): string | null =>
  count === 0 ? null : `${count} nhiệm vụ giao cơ quan khác, ${open} đang thực hiện`;

const PER_CENT = 100;

/** `Đã giải quyết 1/12 (8,3 %), hai bên cùng xác nhận` */
export function settledShare(proposals: readonly Pick<Proposal, 'state'>[]): string {
  const counted = proposals.filter(({ state }) => !GONE_ON.includes(state) && state !== 'draft');
  const settled = counted.filter(({ state }) => state === 'settled').length;
  if (counted.length === 0) return '';
  const share = formatNumber(Math.round((settled / counted.length) * PER_CENT * 10) / 10);
  return `Đã giải quyết ${settled}/${counted.length} (${share} %), tính khi hai bên cùng xác nhận`;
}
