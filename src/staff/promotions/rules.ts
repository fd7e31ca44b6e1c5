import { formatDate } from '@dondoc/vietnamese';
import { type Outcome, ok, refuse } from '#platform/http/problems.ts';
import { dayBefore, recordsOf } from '../rules.ts';
import type { PersonWithRecords, StaffRecord } from '../schema.ts';
import {
  type EventKind,
  type FileEvent,
  type FileState,
  type Step,
  type StepName,
  stepNames,
} from './schema.ts';

export const stateOf = (events: Pick<FileEvent, 'kind'>[]): FileState => events.at(-1)?.kind ?? 'named';

/** What may follow; a result may be set right until the decision is there. */
const follows: Record<FileState, EventKind[]> = {
  named: ['received', 'withdrawn'],
  received: ['complete', 'lacking', 'withdrawn'],
  lacking: ['complete', 'withdrawn'],
  complete: ['passed', 'failed', 'lacking', 'withdrawn'],
  passed: ['appointed', 'failed', 'withdrawn'],
  failed: ['passed'],
  withdrawn: ['received'],
  appointed: [],
};

export const nextOf = (state: FileState): EventKind[] => follows[state];

const words: Record<FileState, string> = {
  named: 'chưa nhận hồ sơ',
  received: 'đã nhận hồ sơ, chưa kiểm tra',
  lacking: 'hồ sơ còn thiếu',
  complete: 'hồ sơ đủ, chờ hội đồng',
  passed: 'hội đồng đã thông qua',
  failed: 'hội đồng không thông qua',
  withdrawn: 'đã rút khỏi đợt',
  appointed: 'đã bổ nhiệm',
};

/** An event on a file: only what follows from where it stands, and what needs words has them. */
export function mayFollow(
  events: Pick<FileEvent, 'kind' | 'happenedOn'>[],
  next: { kind: EventKind; on: string; note: string | null },
  today: string,
): Outcome<null> {
  const state = stateOf(events);
  const last = events.at(-1)?.happenedOn;
  if (!nextOf(state).includes(next.kind))
    return refuse(
      'conflict',
      `Hồ sơ này ${words[state]} nên không ghi được việc này. Tải lại để xem bản mới.`,
    );
  if (next.kind !== 'appointed' && next.on > today)
    return refuse('badInput', 'Ngày ghi nhận ở sau hôm nay. Nhập lại ngày.');
  if (last && next.on < last)
    return refuse('badInput', `Ngày ghi nhận trước việc liền trước (${formatDate(last)}). Nhập lại ngày.`);
  if (['lacking', 'failed', 'withdrawn'].includes(next.kind) && !next.note)
    return refuse(
      'badInput',
      'Ghi lý do: thiếu giấy tờ gì, vì sao không thông qua hoặc rút. Chưa có gì được lưu.',
    );
  return ok(null);
}

/** Who recorded the result of the council that stands. */
export function resultBy(events: Pick<FileEvent, 'kind' | 'madeBy'>[]): (string | null)[] {
  return events.flatMap(({ kind, madeBy }) => (kind === 'passed' || kind === 'failed' ? [madeBy] : []));
}

/** The rows of a person's ranks that an appointment writes anew, and the one that it adds. */
export interface RankChange {
  ends: { record: StaffRecord<'rank'>; to: string }[];
  from: string;
}

export function rankChange(person: PersonWithRecords, code: string, on: string): Outcome<RankChange> {
  const ranks = recordsOf(person, 'rank');
  const still = ranks.filter(({ to }) => to === null || to >= on);
  if (still.some(({ data }) => data.code === code))
    return refuse('conflict', 'Hồ sơ đã ghi người này giữ hạng này. Chưa có gì được ghi thêm.');
  const later = still.find(({ from }) => from !== null && from >= on);
  if (later)
    return refuse(
      'conflict',
      `Hồ sơ đã ghi hạng ${later.data.code} từ ngày ${formatDate(later.from ?? on)}, không trước ngày bổ nhiệm. Sửa hồ sơ hoặc ngày bổ nhiệm.`,
    );
  return ok({ ends: still.map((record) => ({ record, to: dayBefore(on) })), from: on });
}

/** All six steps, those without a row open and undated. */
export function stepsOf(rows: Step[]): Step[] {
  return stepNames.map(
    (step) => rows.find((row) => row.step === step) ?? { step, plannedOn: null, doneOn: null },
  );
}

export const currentStep = (steps: Step[]): StepName | null =>
  steps.find(({ doneOn }) => doneOn === null)?.step ?? null;

/** A step is done after those before it, never in the future. */
export function maySetStep(steps: Step[], next: Step, today: string): Outcome<null> {
  if (next.doneOn === null) return ok(null);
  if (next.doneOn > today)
    return refuse('badInput', 'Ngày hoàn thành bước ở sau hôm nay. Ghi vào ô dự kiến, hoặc nhập lại ngày.');
  const before = steps.slice(0, stepNames.indexOf(next.step));
  if (before.some(({ doneOn }) => doneOn === null))
    return refuse('conflict', 'Bước trước chưa hoàn thành. Ghi ngày hoàn thành các bước theo thứ tự.');
  const last = before.at(-1)?.doneOn;
  if (last && next.doneOn < last)
    return refuse(
      'badInput',
      `Bước trước hoàn thành ngày ${formatDate(last)}. Nhập ngày không trước ngày này.`,
    );
  return ok(null);
}
