import type { OfficialDocument } from '@dondoc/writer';
import { letterhead } from '#accounts/rules.ts';
import type { Office, Regime } from '#accounts/schema.ts';
import type { FormName } from './schema.ts';

/** The kind of paper each form is printed as; the rest are reports. */
const KINDS: Partial<Record<FormName, { code: string; name: string }>> = {
  'pressing-letter': { code: 'CV', name: 'Công văn' },
  'participation-letter': { code: 'CV', name: 'Công văn' },
  'staff-need-letter': { code: 'CV', name: 'Công văn' },
  'committee-decision': { code: 'QĐ', name: 'Quyết định' },
  'committee-rules': { code: 'QC', name: 'Quy chế' },
  'committee-submission': { code: 'TTr', name: 'Tờ trình' },
  'committee-appraisal': { code: 'PTĐ', name: 'Phiếu thẩm định' },
  'committee-conclusion': { code: 'TB', name: 'Thông báo' },
  'committee-minutes': { code: 'BB', name: 'Biên bản' },
  'committee-invitation': { code: 'GM', name: 'Giấy mời' },
  'training-plan': { code: 'KH', name: 'Kế hoạch' },
  'survey-form': { code: 'PKS', name: 'Phiếu khảo sát' },
  'learners-list': { code: 'DS', name: 'Danh sách' },
  'scheme-plan': { code: 'KH', name: 'Kế hoạch' },
  scheme: { code: 'ĐA', name: 'Đề án' },
};

/** Slips, forms and lists bear no number. */
const UNNUMBERED: readonly FormName[] = ['committee-appraisal', 'survey-form', 'learners-list'];

/** Whoever signs at the left, where two do. */
const RECORDERS: Partial<Record<FormName, string>> = {
  'committee-minutes': 'Người ghi biên bản',
  'learners-list': 'Người lập',
};

/** What a trial paper says of the office. */
type OfTrial = Pick<Office, 'name' | 'shortName' | 'regime' | 'place'>;

/** Papers of the other regime are a school's or a department's: the trial names nobody. */
function headOf(office: OfTrial, regime: Regime) {
  if (regime === office.regime) return { ...letterhead(office), symbol: office.shortName };
  return {
    ...{ superior: 'Cơ quan cấp trên', issuer: 'Cơ quan ban hành', symbol: 'CQ' },
    ...{
      signerPosition: 'Thủ trưởng cơ quan',
      recipients: [office.name, regime === 'party' ? 'Lưu CQ' : 'Lưu: VT, CQ'],
    },
  };
}

/** A deputy signs for the head: what is signed so must find its place in a template too. */
function signedFor(position: string, regime: Regime): OfficialDocument['signature'] {
  const word = regime === 'party' ? 'K/T' : 'KT.';
  return { authority: `${word} ${position}`, position: `Phó ${position}`, name: 'Nguyễn Văn A' };
}

/**
 * A paper of a form's kind and of a regime, under the office's own name where that is its regime, on which a template is tried: it holds each
 * thing that a body may hold and is signed by a deputy. Its words say that it is a trial.
 */
export function trialPaper(
  form: FormName,
  label: string,
  office: OfTrial,
  today: string,
  regime: Regime = office.regime,
): OfficialDocument {
  const head = headOf(office, regime);
  const recorder = RECORDERS[form];
  const isSheet = form === 'survey-form' || form === 'learners-list';
  const type = KINDS[form] ?? { code: 'BC', name: 'Báo cáo' };
  return {
    regime,
    superior: head.superior,
    issuer: head.issuer,
    symbol: head.symbol,
    number: UNNUMBERED.includes(form) ? null : 1,
    unnumbered: UNNUMBERED.includes(form),
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
    recipients: isSheet ? [] : head.recipients.map((text) => ({ text })),
    ...(recorder && { recorder: { authority: null, position: recorder, name: 'Trần Thị B' } }),
    signature: form === 'survey-form' ? null : signedFor(head.signerPosition, regime),
    appendices: [
      {
        title: 'Căn cứ của số liệu',
        landscape: true,
        blocks: [{ kind: 'paragraph', text: 'Phụ lục in thử, khổ giấy ngang.' }],
      },
    ],
  };
}
