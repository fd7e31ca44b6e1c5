import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { problem } from './problems.ts';
import { answerError } from './serve.ts';
import { streamWork } from './slow-work.ts';
import { LINES } from './work-lines.ts';

const app = new Hono();
app.onError(answerError);
app.post('/good', (c) =>
  streamWork(c, async ({ progress }) => {
    progress(0, 2);
    progress(1, 2);
    return { id: 'a' };
  }),
);
app.post('/bad', (c) => streamWork(c, () => Promise.reject(problem('secret'))));

const ask = async (path: string, accept?: string) => {
  const response = await app.request(path, { method: 'POST', ...(accept ? { headers: { accept } } : {}) });
  return { status: response.status, text: await response.text() };
};
const lines = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

test('who asks for lines is told of each step, then the result', async () => {
  const { status, text } = await ask('/good', LINES);
  expect(status).toBe(200);
  expect(lines(text)).toEqual([
    { done: 0, of: 2 },
    { done: 1, of: 2 },
    { status: 200, body: { id: 'a' } },
  ]);
});

test('a refusal comes as the last line, with the status that it has elsewhere', async () => {
  const { text } = await ask('/bad', LINES);
  expect(lines(text)).toMatchObject([{ status: 422, body: { code: 'secret' } }]);
});

test('others get the result alone', async () => {
  expect(await ask('/good')).toEqual({ status: 200, text: '{"id":"a"}' });
  expect((await ask('/bad')).status).toBe(422);
});
