import { formatDate } from '@dondoc/vietnamese';
import { type Outcome, ok, refuse } from '#platform/http/problems.ts';
import type { ClassState, ClassStep, TrainingClass } from './schema.ts';

type Days = Pick<TrainingClass, 'cancelledOn' | 'endedOn' | 'startedOn' | 'decisionOn'>;

/** How a class stands, by the days that were entered. */
export function stateOf(row: Days): ClassState {
  if (row.cancelledOn) return 'cancelled';
  if (row.endedOn) return 'ended';
  if (row.startedOn) return 'started';
  return row.decisionOn ? 'opened' : 'planned';
}

/** From which states a step is taken; the same one again sets its day right. */
const from: Record<ClassStep['step'], ClassState[]> = {
  open: ['planned', 'opened'],
  start: ['opened', 'started'],
  end: ['started', 'ended'],
  cancel: ['planned', 'opened', 'started'],
};

const cannot: Record<ClassStep['step'], string> = {
  open: 'Lớp đã khai giảng, đã bế giảng hoặc không tổ chức nên không ghi quyết định mở được nữa.',
  start: 'Lớp chưa có quyết định mở, hoặc đã bế giảng, nên chưa ghi ngày khai giảng được.',
  end: 'Lớp chưa khai giảng nên chưa ghi ngày bế giảng được.',
  cancel: 'Lớp đã bế giảng hoặc đã ghi không tổ chức.',
};

/** Whether a step may be taken; `lastHeld`: the last day on which a session has somebody marked. */
export function stepping(row: Days, step: ClassStep, today: string, lastHeld: string | null): Outcome<true> {
  if (!from[step.step].includes(stateOf(row)))
    return refuse('conflict', `${cannot[step.step]} Chưa có gì được thay đổi.`);
  if (step.on > today)
    return refuse('badInput', 'Ngày ghi ở sau hôm nay. Ghi khi việc đã diễn ra; chưa có gì được lưu.');
  const before = step.step === 'start' ? row.decisionOn : step.step === 'end' ? row.startedOn : null;
  if (before && step.on < before)
    return refuse(
      'badInput',
      `Ngày ghi ở trước ngày ${step.step === 'start' ? 'quyết định mở lớp' : 'khai giảng'} ${formatDate(before)}. Ghi lại ngày; chưa có gì được lưu.`,
    );
  if (step.step === 'end' && lastHeld && step.on < lastHeld)
    return refuse(
      'badInput',
      `Lớp có buổi đã điểm danh ngày ${formatDate(lastHeld)}, sau ngày bế giảng vừa ghi. Ghi lại ngày; chưa có gì được lưu.`,
    );
  return ok(true);
}

/** What becomes of the row. */
export function stepped(step: ClassStep): Partial<TrainingClass> {
  if (step.step === 'open') return { decisionNumber: step.number, decisionOn: step.on };
  if (step.step === 'start') return { startedOn: step.on };
  if (step.step === 'end') return { endedOn: step.on };
  return { cancelledOn: step.on, cancelReason: step.reason };
}

/** Learners, sessions and results change only while it goes on; marks and certificates come after its end too. */
export const isOver = (row: Days): boolean => row.cancelledOn !== null || row.endedOn !== null;
