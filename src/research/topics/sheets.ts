import { daysBetween } from '@dondoc/vietnamese';
import type { WrittenCell } from '#platform/sheets/write.ts';
import { atStageLabels, endLabels, kindLabels, levelLabels, moverLabels } from './labels.ts';
import type { TopicRow } from './schema.ts';

export const topicColumns = [
  { heading: 'TT', kind: 'number', width: 6 },
  { heading: 'Mã số', kind: 'text', width: 16 },
  { heading: 'Tên', kind: 'text', width: 60 },
  { heading: 'Loại', kind: 'text', width: 18 },
  { heading: 'Cấp', kind: 'text', width: 12 },
  { heading: 'Lĩnh vực', kind: 'text', width: 26 },
  { heading: 'Cơ quan quản lý', kind: 'text', width: 28 },
  { heading: 'Chủ nhiệm', kind: 'text', width: 24 },
  { heading: 'Năm', kind: 'number', width: 8 },
  { heading: 'Đang ở bước', kind: 'text', width: 30 },
  { heading: 'Từ ngày', kind: 'day', width: 12 },
  { heading: 'Số ngày', kind: 'number', width: 9 },
  { heading: 'Ai làm tiếp', kind: 'text', width: 26 },
  { heading: 'Hạn đầu', kind: 'day', width: 12 },
  { heading: 'Hạn đang tính', kind: 'day', width: 12 },
  { heading: 'Quá hạn (ngày)', kind: 'number', width: 10 },
  { heading: 'Từng quá hạn', kind: 'text', width: 24 },
  { heading: 'Nghiệm thu', kind: 'day', width: 12 },
  { heading: 'Dự toán (đ)', kind: 'text', width: 18 },
  { heading: 'Đã chi (đ)', kind: 'text', width: 18 },
] as const;

/** Where it stands, in words: how it ended, was given back, or the stage. */
export function placeWords({ isEnded, standing: { isReturned, stage } }: TopicRow): string {
  if (isEnded) return endLabels[isEnded];
  if (isReturned) return 'Đã trả lại để sửa';
  return stage ? atStageLabels[stage] : 'Chưa đề xuất';
}

/** How it is late, or once was: no later day and no acceptance takes that away (design rule 4). */
export function lateWords({ standing: { lateDays, wasLate, due, acceptedOn } }: TopicRow): string | null {
  if (lateDays !== null) return `quá hạn ${lateDays} ngày`;
  if (!wasLate) return null;
  if (acceptedOn === null || due === null || acceptedOn <= due) return 'đã có lúc quá hạn';
  return `nghiệm thu quá hạn ${daysBetween(due, acceptedOn)} ngày`;
}

export const nextWords = ({ standing: { next, stage }, manager }: TopicRow): string | null => {
  if (next === null) return null;
  if (next === 'manager' && manager) return `${manager.shortName} phê duyệt`;
  if (next === 'lead') return stage === 'work' ? 'Chủ nhiệm hoàn thành' : 'Chủ nhiệm đưa vào ứng dụng';
  return moverLabels[next];
};

/** Sums as text: a cell of a number holds no more than fifteen digits. */
export const writtenTopic = (row: TopicRow, at: number): WrittenCell[] => {
  const { code, title, kind, level, field, manager, leader, year, standing, planned, spent } = row;
  const { since, days, firstDue, due, lateDays, acceptedOn } = standing;
  return [
    ...[at + 1, code, title, kindLabels[kind], levelLabels[level], field, manager?.name ?? null, leader],
    ...[year, placeWords(row), since, days, nextWords(row), firstDue, due, lateDays],
    ...[lateDays === null ? lateWords(row) : null, acceptedOn],
    ...[planned, spent],
  ];
};
