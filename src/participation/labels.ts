import type { StateCode } from '#platform/ui/state-words.ts';
import type { Occasion, OccasionKind, OccasionState, SeatStage } from './schema.ts';

export const kindLabels: Record<OccasionKind, string> = {
  deploy: 'Hội nghị triển khai',
  study: 'Hội nghị quán triệt, học tập',
  review: 'Hội nghị sơ kết, tổng kết',
  drafting: 'Tổ soạn thảo, biên tập',
  seminar: 'Hội thảo, toạ đàm',
};

export const stageLabels: Record<SeatStage, string> = {
  asked: 'Đã mời',
  answered: 'Đã trả lời',
  met: 'Đã ghi kết quả dự',
};

export const stateLabels: Record<OccasionState, string> = {
  unset: 'Chưa ghi thành phần',
  planned: 'Chờ mời',
  near: 'Chưa mời, sắp diễn ra',
  missed: 'Không được mời',
  asked: 'Đã mời',
  absent: 'Được mời, vắng',
  attended: 'Đã dự',
  used: 'Đã đưa vào giảng dạy',
};

/** The sign beside the words; red is for work past its day, which none of these is. */
export const stateCodes: Record<OccasionState, StateCode> = {
  unset: 'doubt',
  planned: 'not-started',
  near: 'due-soon',
  missed: 'returned',
  asked: 'in-progress',
  absent: 'suspended',
  attended: 'awaiting-acceptance',
  used: 'done',
};

export const organiserName = ({ organiser, organiserAsWritten }: Occasion): string =>
  organiser?.name ?? organiserAsWritten ?? 'Chưa ghi cơ quan tổ chức';
