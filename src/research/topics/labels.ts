import { formatDate } from '@dondoc/vietnamese';
import type {
  EndKind,
  MemberPart,
  MoneyKind,
  Mover,
  Stage,
  TopicChange,
  TopicKind,
  TopicLevel,
  TopicStep,
} from './schema.ts';

export const kindLabels: Record<TopicKind, string> = {
  topic: 'Đề tài khoa học',
  review: 'Tổng kết thực tiễn',
  workshop: 'Hội thảo, toạ đàm',
};

export const levelLabels: Record<TopicLevel, string> = {
  school: 'Cấp trường',
  province: 'Cấp tỉnh',
  ministry: 'Cấp bộ',
};

/** Done at the stage. */
export const stageLabels: Record<Stage, string> = {
  proposed: 'Đề xuất',
  council: 'Hội đồng xét chọn',
  approved: 'Phê duyệt',
  work: 'Thực hiện',
  accepted: 'Nghiệm thu',
  applied: 'Ứng dụng',
};

/** Where it stands now, after that stage was reached. */
export const atStageLabels: Record<Stage, string> = {
  proposed: 'Đã đề xuất, chờ xét chọn',
  council: 'Đã xét chọn, chờ phê duyệt',
  approved: 'Đã phê duyệt, chờ giao thực hiện',
  work: 'Đang thực hiện',
  accepted: 'Đã nghiệm thu',
  applied: 'Đã ứng dụng',
};

/** What records the stage, as a verb. */
export const stageVerbs: Record<Stage, string> = {
  proposed: 'Đề xuất lại',
  council: 'Ghi kết quả hội đồng',
  approved: 'Ghi phê duyệt',
  work: 'Ghi giao thực hiện',
  accepted: 'Ghi nghiệm thu',
  applied: 'Ghi ứng dụng',
};

export const moverLabels: Record<Mover, string> = {
  proposer: 'Người đề xuất sửa rồi gửi lại',
  officer: 'Cán bộ khoa học của trường',
  decider: 'Hiệu trưởng phê duyệt',
  manager: 'Cơ quan quản lý phê duyệt',
  lead: 'Chủ nhiệm',
};

export const endLabels: Record<EndKind, string> = {
  rejected: 'Không được chọn',
  stopped: 'Dừng thực hiện',
  failed: 'Nghiệm thu không đạt',
};

export const memberLabels: Record<MemberPart, string> = {
  lead: 'Chủ nhiệm',
  secretary: 'Thư ký',
  member: 'Thành viên',
};

export const moneyLabels: Record<MoneyKind, string> = { planned: 'Dự toán', spent: 'Đã chi' };

/** «1.250.000.000 đ»: whole đồng, however many. */
export const sayMoney = (amount: bigint | string): string => `${BigInt(amount).toLocaleString('vi-VN')} đ`;

/** What a step says beside its day. */
export function sayStep({ paper, code, dueOn, score, rating, place, note }: TopicStep): string {
  const parts = [
    code && `mã số ${code}`,
    paper,
    dueOn && `hạn hoàn thành ${formatDate(dueOn)}`,
    score && `điểm ${score.replace('.', ',')}`,
    rating && `xếp loại ${rating}`,
    place && `nơi ứng dụng: ${place}`,
    note,
  ];
  return parts.filter(Boolean).join('; ');
}

const changedLabels: Record<TopicChange['changed'][number], string> = {
  title: 'tên',
  kind: 'loại',
  level: 'cấp',
  field: 'lĩnh vực',
  managingAgencyId: 'cơ quan quản lý',
  summary: 'tóm tắt',
};

/** «Sửa tên, tóm tắt; tên trước là «…»». */
export function sayChange({ changed, titleBefore }: TopicChange): string {
  if (changed.length === 0) return 'Ghi lại nội dung, không đổi';
  const before = changed.includes('title') ? `; tên trước là «${titleBefore}»` : '';
  return `Sửa ${changed.map((key) => changedLabels[key]).join(', ')}${before}`;
}
