import type { AttendanceState } from './schema.ts';

export const attendanceLabels: Record<AttendanceState, string> = {
  present: 'Có mặt',
  late: 'Đến muộn',
  excused: 'Vắng có phép',
  absent: 'Vắng không phép',
};

/** In a row of four beside each name, on a phone too. */
export const shortAttendanceLabels: Record<AttendanceState, string> = {
  present: 'Có mặt',
  late: 'Muộn',
  excused: 'Có phép',
  absent: 'Vắng',
};
