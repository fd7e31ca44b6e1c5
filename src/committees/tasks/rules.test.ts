import { expect, it } from 'vitest';
import { isLate, wasDirectedLate } from './rules.ts';

const task = { dueOn: '2023-11-10', endedOn: null, directiveCode: null, directedOn: null };

it('is late by its own day until it becomes a directive, and that it was stays to be seen', () => {
  const directed = { ...task, directiveCode: 'NV2023-1', directedOn: '2023-11-20' };
  expect(['2023-11-10', '2023-11-15', '2023-11-20'].map((day) => isLate(directed, day))).toEqual([
    ...[false, true, false],
  ]);
  expect(isLate(task, '2023-11-20')).toBe(true);
  expect(wasDirectedLate(directed)).toBe(true);
  expect(wasDirectedLate({ ...directed, directedOn: '2023-11-09' })).toBe(false);
  expect(wasDirectedLate(task)).toBe(false);
});
