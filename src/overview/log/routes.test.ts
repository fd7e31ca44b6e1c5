import { afterAll, beforeAll, expect, test } from 'vitest';
import { readDataBytes } from '#platform/data-file.ts';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await startTestOffice();
  const notice = await readDataBytes('example/thong-bao-118.docx');
  await office.upload('clerk', '/api/documents', 'thong-bao-118.docx', notice);
});
afterAll(() => office.stop());

test('the inspector reads who did what on which paper, newest first, by names of today', async () => {
  const { json } = await office.call('inspector', 'log.list', {});
  const [paper] = json.lines.filter((line: { act: string }) => !line.act.startsWith('session.'));
  expect(paper).toMatchObject({
    act: 'document.upload',
    actorName: 'Lò Thị Hương',
    subject: { kind: 'document', name: expect.stringContaining('118-TB/VPTU') },
    batch: null,
  });
  expect(json.lines.map((line: { seq: number }) => line.seq)).toEqual(
    json.lines.map((line: { seq: number }) => line.seq).sort((a: number, b: number) => b - a),
  );
});

test('it is narrowed by person, thing and day; a day is one of Viet Nam', async () => {
  const all = (await office.call('inspector', 'log.list', {})).json;
  const clerk = all.actors.find((actor: { name: string }) => actor.name === 'Lò Thị Hương');
  const hers = (await office.call('inspector', 'log.list', { actor: clerk.id })).json;
  expect(hers.lines.map((line: { act: string }) => line.act)).toEqual(['document.upload', 'session.begin']);
  const users = (await office.call('inspector', 'log.list', { kind: 'user' })).json;
  expect(users.lines.filter((line: { act: string }) => line.act === 'member.create')).toHaveLength(16);
  const past = (await office.call('inspector', 'log.list', { until: '2020-01-01' })).json;
  expect(past.lines).toEqual([]);
});

test('checking seals what lies open and finds the chain whole', async () => {
  const { json } = await office.call('inspector', 'log.verify', undefined);
  expect(json).toMatchObject({ whole: true, batches: 1, unsealed: 0, brokenBatch: null });
  const { lines } = (await office.call('inspector', 'log.list', {})).json;
  expect(lines.every((line: { batch: number | null }) => line.batch === 1)).toBe(true);
});
