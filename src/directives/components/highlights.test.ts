import { expect, test } from 'vitest';
import type { Assignment } from '../schema.ts';
import { highlight } from './highlights.ts';

const text = 'Giao Trường Chính trị tham mưu; Ban Tổ chức thẩm định, trình Trường Chính trị.';
const actor = (nameAsWritten: string, span: [number, number] | null): Assignment => {
  return { role: 'lead', agency: null, nameAsWritten, span };
};
const marked = (assignments: Assignment[], span: [number, number] | null = [100, 100 + text.length]) =>
  highlight({ text, span, assignments });

test('bodies are marked by their place in the document, and the words stay as they are', () => {
  const second = text.lastIndexOf('Trường');
  const runs = marked([
    actor('Trường Chính trị', [100 + second, 116 + second]),
    actor('Ban Tổ chức', [132, 143]),
  ]);
  expect(runs.filter((run) => run.isActor).map((run) => [run.text, run.start])).toEqual([
    ['Ban Tổ chức', 32],
    ['Trường Chính trị', second],
  ]);
  expect(runs.map((run) => run.text).join('')).toBe(text);
});

test('a span from elsewhere falls back on the name; a body not in the words is left out', () => {
  const runs = marked([actor('Trường Chính trị', [3, 19]), actor('Sở Nội vụ', [50, 59])]);
  expect(runs.filter((run) => run.isActor).map((run) => run.start)).toEqual([5]);
});

test('two roles of one body are one mark', () => {
  const twice = [actor('Ban Tổ chức', [132, 143]), actor('Ban Tổ chức', [132, 143])];
  expect(marked(twice).filter((run) => run.isActor)).toHaveLength(1);
});
