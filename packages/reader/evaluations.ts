import type { Skeleton } from './skeleton.ts';
import type { Item } from './tree.ts';

/** Evaluation met on the way, for the findings. */
export interface Evaluation {
  skeleton: Skeleton;
  start: number;
  end: number;
  limitations: boolean;
}

const LIMITS = /hạn chế|tồn tại|khuyết điểm|yếu kém|bất cập/iu;

/** Whether a heading opens what is lacking, not what was done. */
export function opensLimits(heading: string): boolean {
  return LIMITS.test(heading) && !/ưu điểm|kết quả đạt/iu.test(heading);
}

/** All that stands below a heading of evaluation, each with the heading that holds for it. */
export function evaluationsBelow(
  item: Item,
  heading: string,
  skeletonOf: (item: Item) => Skeleton,
): Evaluation[] {
  const limitations = opensLimits(heading);
  return item.children.flatMap((child) => [
    { skeleton: skeletonOf(child), start: child.start, end: child.end, limitations },
    ...evaluationsBelow(child, child.passage.search, skeletonOf),
  ]);
}
