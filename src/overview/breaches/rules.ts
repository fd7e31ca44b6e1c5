import { type Outcome, ok, refuse } from '#platform/http/problems.ts';
import { nextStages } from '#platform/stages.ts';
import { stageLabels, stageTable } from './labels.ts';
import type { BreachSetting, BreachStep, Clock, Stage } from './schema.ts';

const HOUR_MS = 3_600_000;

const after = (moment: Date, hours: number): Date => new Date(moment.getTime() + hours * HOUR_MS);

/** The furthest stage; a step stands once. */
export const stageOf = (steps: Pick<BreachStep, 'stage'>[]): Stage | null =>
  stageTable.order.findLast((stage) => steps.some((one) => one.stage === stage)) ?? null;

/** The terms of a breach: the first notice only where it is serious. Done late stays late (design rule 4). */
export function clocksOf(
  { discoveredAt, isSerious, steps }: Pick<Running, 'discoveredAt' | 'isSerious'> & { steps: Step[] },
  { firstNoticeHours, reportHours }: BreachSetting,
  now: Date,
): Clock[] {
  const clock = (stage: Clock['stage'], hours: number): Clock => {
    const dueAt = after(discoveredAt, hours);
    // Whoever gave the whole notice has given the first one too.
    const done = steps.filter((one) => one.stage === stage || one.stage === 'reported');
    const doneAt = done.length > 0 ? new Date(Math.min(...done.map(({ at }) => at.getTime()))) : null;
    const hoursLeft = doneAt ? null : Math.floor((dueAt.getTime() - now.getTime()) / HOUR_MS);
    return { stage, hours, dueAt, hoursLeft, doneAt, isLate: (doneAt ?? now) > dueAt };
  };
  return [...(isSerious ? [clock('notified', firstNoticeHours)] : []), clock('reported', reportHours)];
}

type Step = Pick<BreachStep, 'stage' | 'at'>;

export interface Running {
  discoveredAt: Date;
  isSerious: boolean;
  steps: Step[];
}

/** Whoever keeps the register is pressed at these hours: the day, two days, six hours before the end, the end. */
export const marksOf = ({ firstNoticeHours, reportHours }: BreachSetting): number[] =>
  [...new Set([firstNoticeHours, reportHours - 24, reportHours - 6, reportHours])]
    .filter((hours) => hours > 0 && hours <= reportHours)
    .toSorted((a, b) => a - b);

/** The last mark that is past, while the whole notice is not given; null where nobody needs to be pressed. */
export function markNow(breach: Running, setting: BreachSetting, now: Date): number | null {
  const stage = stageOf(breach.steps);
  if (stage === 'reported' || stage === 'closed') return null;
  return marksOf(setting).findLast((hours) => after(breach.discoveredAt, hours) <= now) ?? null;
}

/** Whether a step may be recorded now. */
export function mayStep(
  breach: Running,
  { from, to, at }: { from: Stage | null; to: Stage; at: Date },
  now: Date,
): Outcome<null> {
  const stage = stageOf(breach.steps);
  if (stage !== from)
    return refuse('conflict', 'Sự việc này vừa có người ghi bước mới. Tải lại trang rồi xem lại.');
  if (!nextStages(stageTable, stage).includes(to))
    return refuse(
      'conflict',
      `Chưa ghi được «${stageLabels[to]}»: thông báo đầy đủ trước, rồi mới ghi xử lý xong.`,
    );
  if (at > now) return refuse('badInput', 'Thời điểm này chưa đến. Ghi thời điểm việc đã diễn ra.');
  if (at < breach.discoveredAt)
    return refuse('badInput', 'Thời điểm này trước lúc phát hiện sự việc. Kiểm tra lại ngày, giờ.');
  return ok(null);
}
