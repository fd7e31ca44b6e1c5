import { formatDate } from '@dondoc/vietnamese';
import { type Horizon, renewalOf } from './rules.ts';
import type { Evidence, EvidenceEvent, EvidenceState } from './schema.ts';

export const stateLabels: Record<EvidenceState, string> = {
  missing: 'Thiếu',
  present: 'Có',
  stale: 'Cần cập nhật',
  appraised: 'Đã thẩm định',
};

const fieldLabels: Record<string, string> = {
  code: 'mã',
  title: 'tên',
  number: 'số, ký hiệu',
  issuedOn: 'ngày văn bản',
  issuer: 'cơ quan ban hành',
  effectiveOn: 'ngày có hiệu lực',
  expiresOn: 'ngày hết hiệu lực',
  coversFrom: 'kỳ từ ngày',
  coversTo: 'kỳ đến ngày',
  paperPlace: 'nơi lưu bản giấy',
};

/** What happened, as one sentence without its day. */
export function eventWords({ kind, fields, indicatorCode, revision }: EvidenceEvent): string {
  switch (kind) {
    case 'added':
      return 'Thêm minh chứng';
    case 'edited':
      return `Sửa ${fields.map((field) => fieldLabels[field] ?? field).join(', ')}`;
    case 'revised':
      return `Thêm tệp, bản ${revision}`;
    case 'linked':
      return `Gắn vào chỉ tiêu ${indicatorCode ?? ''}`;
    case 'unlinked':
      return `Bỏ khỏi chỉ tiêu ${indicatorCode ?? ''}`;
    case 'appraised':
      return revision ? `Thẩm định bản ${revision}` : 'Thẩm định bản giấy';
    case 'removed':
      return 'Đưa ra khỏi hồ sơ';
  }
}

/** Why it is to be renewed, or null. */
export function renewalWords(evidence: Evidence, today: string, horizon: Horizon): string | null {
  const why = renewalOf(evidence, today, horizon);
  const { expiresOn, coversTo } = evidence;
  if (why === 'expired') return `hết hiệu lực sau ngày ${formatDate(expiresOn ?? '')}`;
  if (why === 'soon') return `hết hiệu lực ngày ${formatDate(expiresOn ?? '')}`;
  if (why === 'before')
    return `kỳ kết thúc ngày ${formatDate(coversTo ?? '')}, trước kỳ đánh giá từ ngày ${formatDate(horizon.from ?? '')}`;
  return null;
}
