import { isDueSoon } from '../../components/state-of.ts';
import type { Handover } from '../schema.ts';

export type InsideGroup = 'returned' | 'late' | 'soon' | 'open' | 'waiting';

/** What lies with a unit or a person, in the order in which it asks for a hand. */
export const insideGroups: Record<InsideGroup, string> = {
  returned: 'Bị trả lại, cần sửa',
  late: 'Quá hạn nội bộ',
  soon: 'Đến hạn nội bộ trong 7 ngày',
  open: 'Được giao trong cơ quan',
  waiting: 'Đã báo cáo, chờ nhận',
};

function groupOf({ state, daysLate, daysLeft }: Handover): InsideGroup {
  if (state === 'returned') return 'returned';
  if (state === 'reported') return 'waiting';
  if (daysLate > 0) return 'late';
  return isDueSoon({ daysLeft }) ? 'soon' : 'open';
}

const byDate = (a: Handover, b: Handover): number =>
  (a.due ?? '9999').localeCompare(b.due ?? '9999') || a.id - b.id;

/** Open work inside, each in one group, the nearest internal date first; groups without work are left out. */
export function groupReceived(received: Handover[]): [InsideGroup, Handover[]][] {
  const open = received.filter(({ state }) => state !== 'accepted' && state !== 'withdrawn').sort(byDate);
  const groups = Object.keys(insideGroups) as InsideGroup[];
  return groups
    .map((group): [InsideGroup, Handover[]] => [group, open.filter((one) => groupOf(one) === group)])
    .filter(([, own]) => own.length > 0);
}
