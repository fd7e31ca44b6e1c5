import { daysBetween } from '@dondoc/vietnamese';
import type { Standing } from '../schema.ts';

export interface NextWords {
  who: string;
  /** The agency at which it lies, for a column. */
  desk: string;
  /** What is expected of them. */
  what: string;
  /** The same for a narrow column. */
  short: string;
  /** Calendar days that it has lain there. */
  days: number;
}

/** Who must move next, to do what, since how many days; null when nobody must. */
export function nextOf({ state, next }: Standing, day: string): NextWords | null {
  const names = next.agencies.map((agency) => agency.name).join(', ');
  const days = Math.max(0, daysBetween(next.since, day));
  switch (next.actor) {
    case 'head':
      return {
        who: `Thủ trưởng ${names}`,
        desk: names,
        what: 'duyệt báo cáo',
        short: 'thủ trưởng duyệt',
        days,
      };
    case 'office':
      return state === 'awaiting-acceptance'
        ? { who: 'Văn phòng', desk: 'Văn phòng', what: 'công nhận hoàn thành', short: 'nghiệm thu', days }
        : { who: 'Văn phòng', desk: 'Văn phòng', what: 'giao cơ quan chủ trì', short: 'giao việc', days };
    case 'agency':
      return state === 'returned'
        ? { who: names, desk: names, what: 'sửa báo cáo bị trả lại', short: 'sửa báo cáo', days }
        : { who: names, desk: names, what: 'thực hiện, báo cáo', short: 'báo cáo', days };
    case 'none':
      return null;
  }
}

/** What follows after an act: “Chờ Thủ trưởng Sở Nội vụ duyệt báo cáo.” */
export function nextSentence(standing: Standing, day: string): string {
  const next = nextOf(standing, day);
  return next ? `Chờ ${next.who} ${next.what}.` : 'Nhiệm vụ đã hoàn thành.';
}
