import type { Task } from '../schema.ts';

type Dated = Pick<Task, 'dueOn' | 'endedOn'>;

/** Not done, and its day is past. One that has become a directive is followed there. */
export const isLate = ({ dueOn, endedOn, directiveCode }: Dated & Pick<Task, 'directiveCode'>, day: string) =>
  directiveCode === null && dueOn !== null && dueOn < day && (endedOn === null || endedOn > day);

export const isOpen = ({ endedOn }: Pick<Task, 'endedOn'>): boolean => endedOn === null;

/** Done after its day stays late (design rule 4). */
export const wasLate = ({ dueOn, endedOn }: Dated): boolean =>
  dueOn !== null && endedOn !== null && endedOn > dueOn;
