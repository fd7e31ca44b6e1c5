import { regimeLabels } from '#accounts/labels.ts';
import type { Regime } from '#accounts/schema.ts';
import type { FormName, TemplateFinding, TemplateForce, TemplatesView, TemplateVersion } from './schema.ts';

export const formLabels: Record<FormName, string> = {
  'register-in': 'Sổ đăng ký văn bản đến',
  'register-out': 'Sổ đăng ký văn bản đi',
  'answers-in': 'Báo cáo giải quyết văn bản đến',
  'answers-out': 'Báo cáo giải quyết văn bản đi',
  'dossier-papers': 'Mục lục văn bản trong hồ sơ',
  'dossier-list': 'Mục lục hồ sơ',
  'result-report': 'Báo cáo kết quả thực hiện một văn bản',
  'difference-report': 'Báo cáo thay đổi giữa hai ngày',
  'period-report': 'Báo cáo định kỳ',
  'notice-report': 'Báo cáo tình hình thực hiện một thông báo',
  'agency-report': 'Báo cáo tình hình thực hiện nhiệm vụ của một cơ quan',
  'pressing-letter': 'Công văn đôn đốc',
  'breach-notice': 'Báo cáo vi phạm dữ liệu cá nhân',
  'self-report': 'Tự báo cáo nhiệm vụ thường xuyên',
  'proposal-report': 'Báo cáo kết quả giải quyết kiến nghị',
  'committee-decision': 'Quyết định thành lập, kiện toàn Ban Chỉ đạo',
  'committee-rules': 'Quy chế làm việc của Ban Chỉ đạo',
  'committee-submission': 'Tờ trình về Ban Chỉ đạo',
  'committee-appraisal': 'Phiếu thẩm định về Ban Chỉ đạo',
  'committee-conclusion': 'Thông báo kết luận họp Ban Chỉ đạo',
  'committee-minutes': 'Biên bản họp Ban Chỉ đạo',
  'committee-invitation': 'Giấy mời họp Ban Chỉ đạo',
  'topics-list': 'Danh mục đề tài nghiên cứu',
  'investment-report': 'Báo cáo và phụ lục danh mục đầu tư',
  'participation-report': 'Báo cáo việc trường được mời dự',
  'participation-letter': 'Công văn đề nghị mời trường tham gia',
  'eligibility-report': 'Báo cáo rà soát điều kiện thăng hạng',
  'staff-report': 'Báo cáo tình hình đội ngũ',
  'staff-need-letter': 'Công văn nhu cầu về đội ngũ',
  'training-plan': 'Kế hoạch đào tạo, bồi dưỡng năm',
  'training-results': 'Báo cáo kết quả đào tạo, bồi dưỡng năm',
  'survey-report': 'Báo cáo kết quả khảo sát sau đào tạo',
  'survey-form': 'Phiếu khảo sát',
  'learners-list': 'Danh sách học viên của lớp',
  'progress-report': 'Báo cáo tiến độ thực hiện đề án',
  'scheme-plan': 'Kế hoạch thực hiện đề án',
  scheme: 'Đề án trường chính trị chuẩn',
  'scheme-report': 'Báo cáo toàn diện thực hiện đề án',
  'dossier-index': 'Mục lục hồ sơ minh chứng',
};

/** A place as a clerk types it. */
export const placeWritten = ({ name, kind }: { name: string; kind: 'text' | 'list' | 'body' }): string =>
  kind === 'body' ? `{@${name}}` : kind === 'list' ? `{#${name}} {dong} {/${name}}` : `{${name}}`;

/** Where in a file something stands. */
export const placeInWords = ({ part, paragraph, cell }: TemplateFinding['place']): string =>
  [part, paragraph === null ? null : `đoạn ${paragraph}`, cell].filter(Boolean).join(', ');

type FormRow = TemplatesView['forms'][number];

/** The look that papers of a regime are printed in now: since when, and on which template, if on one of the office's. */
export function nowOf(
  { versions, history }: FormRow,
  regime: Regime,
): { force: TemplateForce | undefined; template: TemplateVersion | undefined } {
  const force = history.find((each) => each.regime === regime);
  return { force, template: versions.find(({ id }) => id === force?.templateId) };
}

export const inUse = (template: TemplateVersion | undefined): string =>
  template ? `Mẫu riêng «${template.fileName}», bản ${template.version}` : 'Mẫu sẵn có';

/** The looks of a form in one line: a regime is named where an office has its own. */
export function inUseOf(row: FormRow): string {
  const own = (['party', 'state'] as const).flatMap((regime) => {
    const { template } = nowOf(row, regime);
    return template ? `${regimeLabels[regime]}: ${inUse(template)}` : [];
  });
  return own.length > 0 ? own.join('; ') : inUse(undefined);
}
