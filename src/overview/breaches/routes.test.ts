import { readBack } from '@dondoc/writer';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listOffices } from '#accounts/store.ts';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { pressBreaches } from './jobs.ts';

const HOUR = 3_600_000;
const words = {
  ...{ title: 'Gửi nhầm danh sách học viên', happened: 'Danh sách lớp gửi nhầm sang cơ quan khác.' },
  ...{ isSerious: true, people: null, peopleWords: null, dataWords: 'họ tên, năm sinh', hasSensitive: false },
  ...{ cause: null, harm: null, measures: 'Đã đề nghị nơi nhận xoá tệp.' },
};

let office: TestOffice;
let id = '';
const discoveredAt = new Date(Date.now() - HOUR);
beforeAll(async () => {
  office = await startTestOffice();
});
afterAll(() => office.stop());

const list = async () => (await office.call('administrator', 'breaches.list', undefined)).json.breaches;
const told = async (who: string) =>
  (await office.call(who, 'inbox.list', undefined)).json
    .map(({ title }: { title: string }) => title)
    .filter((title: string) => title.includes('Vi phạm'));

it('is written down with what is known; a moment to come is none', async () => {
  const ahead = { discoveredAt: new Date(Date.now() + HOUR), words };
  expect((await office.call('administrator', 'breaches.record', ahead)).status).toBe(400);
  const made = await office.call('administrator', 'breaches.record', { discoveredAt, words });
  expect(made.status, JSON.stringify(made.json)).toBe(200);
  id = made.json.id;
  const [breach] = await list();
  expect(breach).toMatchObject({ id, stage: null, words: { people: null } });
  expect(breach.clocks.map((one: { hoursLeft: number }) => one.hoursLeft)).toEqual([22, 70]);
});

it('presses the administrator and the leader once at each mark, nobody else', async () => {
  const [example] = await listOffices(office.db);
  if (!example) throw new Error('no office');
  for (const hours of [10, 25, 26, 49, 67, 73, 74])
    await pressBreaches(office.db, example, new Date(discoveredAt.getTime() + hours * HOUR));
  expect((await told('administrator')).toSorted()).toEqual([
    'Vi phạm dữ liệu cá nhân «Gửi nhầm danh sách học viên»: còn 23 giờ để thông báo',
    'Vi phạm dữ liệu cá nhân «Gửi nhầm danh sách học viên»: còn 47 giờ để thông báo',
    'Vi phạm dữ liệu cá nhân «Gửi nhầm danh sách học viên»: còn 5 giờ để thông báo',
    'Vi phạm dữ liệu cá nhân «Gửi nhầm danh sách học viên»: đã quá hạn thông báo 1 giờ',
  ]);
  expect(await told('leader')).toHaveLength(4);
  expect(await told('clerk')).toEqual([]);
});

it('grows with what is found out, and prints what is known and what is not', async () => {
  const more = { ...words, people: 42, cause: 'Chọn nhầm nơi nhận' };
  expect((await office.call('leader', 'breaches.change', { id, words: more })).status).toBe(200);
  const [breach] = await list();
  expect([breach.words.people, breach.versions.length]).toEqual([42, 2]);
  const response = await office.fetch('leader', `/api/breaches/${id}/notice.docx`);
  expect(response.status).toBe(200);
  const paper = JSON.stringify(readBack(new Uint8Array(await response.arrayBuffer())));
  for (const said of ['42 người', 'Chọn nhầm nơi nhận', 'đang xác định', 'theo bố cục của phần mềm'])
    expect(paper).toContain(said);
});

it('goes from stage to stage by people who have seen the last, and its past is not rewritten', async () => {
  const step = (from: string | null, to: string) =>
    office.call('administrator', 'breaches.step', {
      ...{ id, from, to, at: new Date(), paper: '12-BC/VPTU', note: null },
    });
  expect((await step(null, 'closed')).status).toBe(409);
  expect((await step(null, 'reported')).status).toBe(200);
  expect((await step(null, 'reported')).status).toBe(409);
  expect((await step('reported', 'closed')).status).toBe(200);
  expect(await list()).toMatchObject([
    { stage: 'closed', next: [], clocks: [{ isLate: false }, { isLate: false }] },
  ]);
  for (const table of ['breach', 'breach_version', 'breach_step'])
    await expect(sql`delete from ${sql.table(table)}`.execute(office.db)).rejects.toThrow(
      /history only grows/,
    );
  const log = (await office.call('inspector', 'log.list', {})).json.lines;
  expect(
    log.map(({ act }: { act: string }) => act).filter((act: string) => act.startsWith('breach.')),
  ).toEqual([...['breach.step', 'breach.step', 'breach.print', 'breach.change', 'breach.record']]);
});
