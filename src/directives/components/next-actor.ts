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
  /** How long it has lain there: "8 ngày" (calendar days), "từ hôm nay". */
  since: string;
}

/** Who must move next, to do what, since how many days; null when nobody must. */
export function nextOf({ state, next }: Standing, day: string): NextWords | null {
  const names = next.agencies.map((agency) => agency.name).join(', ');
  const days = daysBetween(next.since, day);
  const since = days > 0 ? `${days}\u00a0ngày` : 'từ hôm nay';
  const expected = (who: string, desk: string, what: string, short: string) => ({
    who,
    desk,
    what,
    short,
    since,
  });
  switch (next.actor) {
    case 'head':
      return expected(`Thủ trưởng ${names}`, names, 'duyệt báo cáo', 'thủ trưởng duyệt');
    case 'office':
      return state === 'awaiting-acceptance'
        ? expected('Văn phòng', 'Văn phòng', 'công nhận hoàn thành', 'nghiệm thu')
        : expected('Văn phòng', 'Văn phòng', 'giao cơ quan chủ trì', 'giao việc');
    case 'agency':
      return state === 'returned'
        ? expected(names, names, 'sửa báo cáo bị trả lại', 'sửa báo cáo')
        : expected(names, names, 'thực hiện, báo cáo', 'báo cáo');
    case 'above':
      return expected(names, names, 'cho ý kiến', 'cho ý kiến');
    case 'none':
      return null;
  }
}

/** What follows after an act: "Chờ Thủ trưởng Sở Nội vụ duyệt báo cáo." */
export function nextSentence(standing: Standing, day: string): string {
  const next = nextOf(standing, day);
  return next ? `Chờ ${next.who} ${next.what}.` : 'Nhiệm vụ đã hoàn thành.';
}
