import type { OfficialDocument } from '@dondoc/writer';
import { letterhead } from '#accounts/rules.ts';
import type { Office } from '#accounts/schema.ts';
import type { FormName } from './schema.ts';

/** The kind of paper each form is printed as; the rest are reports. */
const KINDS: Partial<Record<FormName, { code: string; name: string }>> = {
  'pressing-letter': { code: 'CV', name: 'Công văn' },
  'participation-letter': { code: 'CV', name: 'Công văn' },
  'staff-need-letter': { code: 'CV', name: 'Công văn' },
  'committee-decision': { code: 'QĐ', name: 'Quyết định' },
  'committee-rules': { code: 'QC', name: 'Quy chế' },
  'committee-submission': { code: 'TTr', name: 'Tờ trình' },
  'committee-conclusion': { code: 'TB', name: 'Thông báo' },
  'training-plan': { code: 'KH', name: 'Kế hoạch' },
  'scheme-plan': { code: 'KH', name: 'Kế hoạch' },
};

/** What a trial paper says of the office. */
type OfTrial = Pick<Office, 'name' | 'shortName' | 'regime' | 'place'>;

/**
 * A paper of a form's kind under the office's own name, place and signer, on which a template is tried: it holds each
 * thing that a body may hold. Its words say that it is a trial.
 */
export function trialPaper(form: FormName, label: string, office: OfTrial, today: string): OfficialDocument {
  const head = letterhead(office);
  const type = KINDS[form] ?? { code: 'BC', name: 'Báo cáo' };
  return {
    regime: office.regime,
    superior: head.superior,
    issuer: head.issuer,
    symbol: office.shortName,
    number: 1,
    type,
    subject: `in thử mẫu «${label}»\nđể xem trước khi dùng`,
    place: office.place,
    date: today,
    ...(['CV', 'TTr'].includes(type.code) && { addressees: ['Cơ quan nhận văn bản in thử'] }),
    body: [
      {
        kind: 'paragraph',
        text: `${office.name} in thử để xem mẫu văn bản; nội dung dưới đây chỉ để xem cách trình bày.`,
      },
      { kind: 'heading', level: 1, text: 'Tình hình chung' },
      { kind: 'item', level: 2, text: 'Tổng số nhiệm vụ được giao: 13 nhiệm vụ.' },
      { kind: 'item', level: 2, text: 'Hoàn thành đúng hạn: 5/13 (38,5 %).' },
      { kind: 'heading', level: 1, text: 'Số liệu' },
      {
        kind: 'table',
        columns: [
          { head: 'TT', millimetres: 12, align: 'center' },
          { head: 'Nội dung', share: 3 },
          { head: 'Kết quả', align: 'right' },
        ],
        rows: [
          { group: 'Nhóm thứ nhất' },
          { cells: ['1', 'Nhiệm vụ thứ nhất', '5/13'] },
          { cells: ['2', 'Nhiệm vụ thứ hai', '8/13'] },
        ],
      },
      { kind: 'paragraph', text: 'Mã của từng số liệu nêu tại Phụ lục.' },
    ],
    recipients: head.recipients.map((text) => ({ text })),
    signature: { authority: null, position: head.signerPosition, name: null },
    appendices: [
      {
        title: 'Căn cứ của số liệu',
        landscape: true,
        blocks: [{ kind: 'paragraph', text: 'Phụ lục in thử, khổ giấy ngang.' }],
      },
    ],
  };
}
