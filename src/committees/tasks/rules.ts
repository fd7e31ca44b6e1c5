import type { Task } from '../schema.ts';

type Dated = Pick<Task, 'dueOn' | 'endedOn'>;
type Directed = Pick<Task, 'dueOn' | 'directiveCode' | 'directedOn'>;

/** Not done, and its day is past. From the day on which it became a directive it is followed there. */
export const isLate = (
  { dueOn, endedOn, directiveCode, directedOn }: Dated & Directed,
  day: string,
): boolean => {
  const isFollowedHere = directiveCode === null || directedOn === null || directedOn > day;
  return isFollowedHere && dueOn !== null && dueOn < day && (endedOn === null || endedOn > day);
};

/** Became a directive after its day: that stays to be seen, whatever day the directive has (design rule 4). */
export const wasDirectedLate = ({ dueOn, directiveCode, directedOn }: Directed): boolean =>
  directiveCode !== null && dueOn !== null && directedOn !== null && directedOn > dueOn;

export const isOpen = ({ endedOn }: Pick<Task, 'endedOn'>): boolean => endedOn === null;

/** Done after its day stays late (design rule 4). */
export const wasLate = ({ dueOn, endedOn }: Dated): boolean =>
  dueOn !== null && endedOn !== null && endedOn > dueOn;
