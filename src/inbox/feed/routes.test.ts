import ICAL from 'ical.js';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { publishExample } from '../../../e2e/support/publish-example.ts';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await startTestOffice();
  await publishExample(office);
});
afterAll(() => office.stop());

const make = async (who: string): Promise<string> => {
  const { address } = (await office.call(who, 'feed.make', undefined)).json;
  return new URL(address).pathname;
};

it('is read by its secret address alone, and ends when it is revoked or made anew', async () => {
  const first = await make('contact');
  expect(first).toMatch(/^\/api\/lich\/[\w-]{43}\.ics$/);
  const answer = await office.fetch(null, first);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
  const second = await make('contact');
  expect((await office.fetch(null, first)).status).toBe(404);
  expect((await office.fetch(null, second)).status).toBe(200);
  expect((await office.call('head', 'feed.revoke', undefined)).status).toBe(404);
  expect((await office.call('contact', 'feed.get', undefined)).json).toMatchObject({
    usedAt: expect.any(String),
  });
  expect((await office.call('contact', 'feed.revoke', undefined)).status).toBe(200);
  expect((await office.fetch(null, second)).status).toBe(404);
  expect((await office.call('contact', 'feed.get', undefined)).json).toEqual({ json: null });
  expect((await office.fetch(null, '/api/lich/x.ics')).status).toBe(404);
});

it('shows the deadlines of whoever made it, by their days', async () => {
  const body = await (await office.fetch(null, await make('contact'))).text();
  const entries = new ICAL.Component(ICAL.parse(body)).getAllSubcomponents('vevent');
  const shown = entries.map((one) => new ICAL.Event(one).startDate.toString());
  const { rows } = (await office.call('contact', 'directives.list', {})).json;
  const due = rows.flatMap(({ standing }: { standing: { headline: string; due: string } }) =>
    standing.headline === 'open-in-time' && standing.due ? [standing.due] : [],
  );
  expect(due.length).toBeGreaterThan(0);
  expect(shown).toEqual(expect.arrayContaining(due));
});

it('sends nothing anew while nothing changed', async () => {
  const path = await make('clerk');
  const etag = (await office.fetch(null, path)).headers.get('etag') ?? '';
  const again = await office.fetch(null, path, { headers: { 'if-none-match': etag } });
  expect([again.status, await again.text()]).toEqual([304, '']);
  expect((await office.fetch(null, path, { headers: { 'if-none-match': `W/${etag}` } })).status).toBe(304);
});

it('is written down nowhere: not in the log, not on the console, and not in the database', async () => {
  const said: string[] = [];
  const spies = (['log', 'info', 'warn', 'error'] as const).map((name) =>
    vi.spyOn(console, name).mockImplementation((...words) => void said.push(words.map(String).join(' '))),
  );
  const path = await make('head');
  await office.fetch(null, path);
  await office.fetch(null, path.replace('.ics', 'x.ics'));
  for (const spy of spies) spy.mockRestore();
  const token = path.split('/').at(-1)?.replace('.ics', '') ?? '';
  const entries = await office.db.selectFrom('logEntry').selectAll().execute();
  const kept = await office.db.selectFrom('feedToken').selectAll().execute();
  expect(JSON.stringify([entries, kept, said])).not.toContain(token);
  expect(entries.map(({ act }) => act)).toContain('feed.make');
});
