import type { MeetingPart } from './schema.ts';

export const meetingPartLabels: Record<MeetingPart, string> = {
  chair: 'Chủ trì',
  report: 'Báo cáo',
  attend: 'Dự',
  absent: 'Vắng',
};

/** One of which no more may be told. */
export const unnamedMeeting = 'Buổi làm việc';
