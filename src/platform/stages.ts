import { daysBetween, formatDate } from '@dondoc/vietnamese';

/** What was done with a thing that goes from stage to stage: the day it happened, in the order it was recorded. */
export interface StageStep<S extends string> {
  /** The stage that it reached; null: given back, from where it starts again. */
  stage: S | null;
  /** YYYY-MM-DD. */
  on: string;
}

/** A table of stages in their order. */
export interface StageTable<S extends string> {
  order: readonly S[];
  /** Stages that a thing may pass over. */
  optional?: readonly S[];
  labels: Record<S, string>;
}

/** Where a thing stands at the end of a day: the furthest stage reached since it was last given back. */
export interface Standing<S extends string> {
  /** Null: at none yet, or given back. */
  stage: S | null;
  since: string | null;
  /** The last step was that it was given back. */
  isReturned: boolean;
  /** Calendar days at this stage up to the day asked for. */
  days: number | null;
}

/** A late act or one done twice never moves it back: what counts is how far it has come, and since when. */
export function standingOf<S extends string>(
  { order }: StageTable<S>,
  steps: readonly StageStep<S>[],
  asOf: string,
): Standing<S> {
  let at = -1;
  let since: string | null = null;
  let isReturned = false;
  for (const { stage, on } of steps) {
    if (on > asOf) continue;
    if (stage === null) [at, since, isReturned] = [-1, on, true];
    else if (order.indexOf(stage) > at) [at, since, isReturned] = [order.indexOf(stage), on, false];
  }
  return { stage: order[at] ?? null, since, isReturned, days: since ? daysBetween(since, asOf) : null };
}

/** The stages that may come next: those up to and with the first that may not be passed over. */
export function nextStages<S extends string>(
  { order, optional = [] }: StageTable<S>,
  stage: S | null,
): readonly S[] {
  const ahead = order.slice(stage === null ? 0 : order.indexOf(stage) + 1);
  const required = ahead.findIndex((one) => !optional.includes(one));
  return required < 0 ? ahead : ahead.slice(0, required + 1);
}

/**
 * Why this step may not be recorded now, in a Vietnamese sentence, or null. `from` is the stage that whoever acts has
 * seen: an act that was meant for another stage, or that comes a second time, is refused and changes nothing.
 */
export function stageFault<S extends string>(
  table: StageTable<S>,
  steps: readonly StageStep<S>[],
  { from, to, on }: { from: S | null; to: S; on: string },
  today: string,
): string | null {
  const { stage, since } = standingOf(table, steps, '9999-12-31');
  if (stage !== from) return `Việc này đã ở bước «${stageWords(table, stage)}». Tải lại trang rồi xem lại.`;
  if (!nextStages(table, stage).includes(to))
    return `Từ bước «${stageWords(table, stage)}» chưa chuyển được sang «${table.labels[to]}».`;
  if (on > today) return `Ngày ${formatDate(on)} chưa đến. Ghi ngày việc đã diễn ra.`;
  if (since && on < since)
    return `Ngày ${formatDate(on)} trước ngày ${formatDate(since)} của bước trước. Kiểm tra lại ngày.`;
  return null;
}

const stageWords = <S extends string>({ labels }: StageTable<S>, stage: S | null): string =>
  stage === null ? 'chưa bắt đầu' : labels[stage];
