import { formatDate } from '@dondoc/vietnamese';
import { cadenceLabels, eventLabels, nudgeRungLabels, originLabels, stepRoleLabels } from '../labels.ts';
import type { DirectiveDetail, DirectiveEvent, EventData, EventKind } from '../schema.ts';

export type TimelineEntry = DirectiveDetail['events'][number];

export interface Sentence {
  /** What happened, by whom. */
  words: string;
  /** Their own words: the text of a report, the reason of a return. */
  said: string | null;
}

const origin = (data: EventData): string => (data.origin ? ` (${originLabels[data.origin]})` : '');

const until = ({ date }: EventData): string => (date ? ` đến ${formatDate(date)}` : '');

/** How far it is, as a report states it. */
export function progressWords({ done, percent }: EventData): string {
  if (done) return 'Đã xong';
  return percent == null ? 'Đang thực hiện' : `Đạt ${percent}\u00a0%`;
}

/** One event as one sentence of the timeline. */
export function sentenceOfEvent({
  kind,
  data,
  agencyName,
  toName,
}: Pick<TimelineEntry, 'kind' | 'data' | 'agencyName' | 'toName'>): Sentence {
  const agency = agencyName ?? 'Cơ quan';
  const plain = (words: string): Sentence => ({ words, said: null });
  switch (kind) {
    case 'published':
      return plain('Văn phòng phát hành, giao nhiệm vụ');
    case 'deadline_set':
      return plain(`Thời hạn ${data.date ? formatDate(data.date) : ''}${origin(data)}`);
    case 'cadence_set':
      return plain(`Định kỳ ${data.every ? cadenceLabels[data.every] : ''}${origin(data)}`);
    case 'extension_asked':
      return { words: `${agency} xin gia hạn${until(data)}`, said: data.reason ?? null };
    case 'extension_granted':
      return plain(`Đồng ý gia hạn${until(data)}`);
    case 'extension_refused':
      return { words: 'Không đồng ý gia hạn', said: data.reason ?? null };
    case 'received':
      return plain(`${agency} đã nhận`);
    case 'reported':
      return {
        words: `${agency} báo cáo${data.onPaper ? ' bằng phiếu giấy đã ký' : ''}. ${progressWords(data)}`,
        said: data.text ?? null,
      };
    case 'report_approved':
      return plain(
        `Thủ trưởng ${agency} duyệt báo cáo${data.combined ? ' do chính mình lập (kiêm nhiệm)' : ''}`,
      );
    case 'report_returned':
      return { words: `Thủ trưởng ${agency} trả lại báo cáo`, said: data.reason ?? null };
    case 'completed':
      return plain(
        `Văn phòng công nhận hoàn thành${data.completedOn ? `, tính đến ngày ${formatDate(data.completedOn)}` : ''}`,
      );
    case 'completion_returned':
      return { words: `Văn phòng trả lại báo cáo hoàn thành của ${agency}`, said: data.reason ?? null };
    case 'withdrawn':
      return { words: 'Văn phòng thôi giao nhiệm vụ', said: data.reason ?? null };
    case 'steps_set':
      return plain(`Xác nhận các bước: ${(data.steps ?? []).map((s) => stepRoleLabels[s.role]).join(' → ')}`);
    case 'step_returned':
      return { words: `${agency} trả lại bước trước`, said: data.reason ?? null };
    case 'step_decided':
      return { words: `${agency} đã cho ý kiến (Văn phòng ghi)`, said: data.text ?? null };
    case 'nudged':
      return { words: `${nudgeRungLabels[data.rung ?? 1]}: ${agency}`, said: data.text ?? null };
    case 'succeeded':
      return plain(`Chuyển ${agency} thực hiện tiếp`);
    default:
      return sentenceInside(kind, data, toName ?? 'đơn vị');
  }
}

/** What happened inside an agency, for those who may see it. */
function sentenceInside(kind: EventKind, data: EventData, to: string): Sentence {
  const due = data.date ? `, hạn nội bộ ${formatDate(data.date)}` : '';
  const words: Partial<Record<EventKind, string>> = {
    handed_on: data.handoverId === undefined ? `Giao ${to}${due}` : `Giao lại ${to} như trước`,
    handover_reported: `${to} báo cáo trong cơ quan. ${progressWords(data)}`,
    handover_accepted: `Nhận báo cáo của ${to}`,
    handover_returned: `Trả lại báo cáo của ${to}`,
    handover_withdrawn: `Thôi giao ${to}`,
  };
  return { words: words[kind] ?? eventLabels[kind], said: data.text ?? data.reason ?? null };
}

/** Newest first; of one day the later recorded first. */
export const newestFirst = <E extends Pick<DirectiveEvent, 'happenedOn' | 'id'>>(events: E[]): E[] =>
  [...events].sort((a, b) => b.happenedOn.localeCompare(a.happenedOn) || b.id - a.id);
