import type { AttendanceState } from './schema.ts';

export const attendanceLabels: Record<AttendanceState, string> = {
  present: 'Có mặt',
  late: 'Đến muộn',
  excused: 'Vắng có phép',
  absent: 'Vắng không phép',
};
