import { expect, test } from 'vitest';
import { readLines } from './send-document.ts';

test('a slow answer is read as it comes: the pages so far, then the answer', () => {
  expect(readLines('')).toEqual({});
  expect(readLines('{"done":0,"of":3}\n{"done":1,"o')).toEqual({ pages: { done: 0, of: 3 } });
  const whole = '{"done":3,"of":3}\n{"status":409,"body":{"message":"Đã có"}}\n';
  expect(readLines(whole)).toEqual({
    pages: { done: 3, of: 3 },
    last: { status: 409, body: '{"message":"Đã có"}' },
  });
  // A server of before answers with the result alone.
  expect(readLines('{"documentId":"a","alreadyHere":false}')).toEqual({});
});
