import type { CalendarSettings, DayKind } from '#platform/calendar/schema.ts';

export const dayKindLabels: Record<DayKind, string> = {
  holiday: 'Nghỉ lễ, tết',
  compensatory: 'Nghỉ bù',
  'swapped-off': 'Nghỉ hoán đổi',
  'swapped-workday': 'Làm bù',
};

/** 1 Monday to 7 Sunday. */
export const weekdayLabels: Record<number, string> = {
  1: 'thứ Hai',
  2: 'thứ Ba',
  3: 'thứ Tư',
  4: 'thứ Năm',
  5: 'thứ Sáu',
  6: 'thứ Bảy',
  7: 'Chủ nhật',
};

type Edge = CalendarSettings['edges']['before'];
/** What "trước ngày X" and "đến ngày X" end on. */
export const edgeLabels: Record<Edge, string> = {
  'day-before': 'hết ngày liền trước ngày X',
  'same-day': 'hết chính ngày X',
};
