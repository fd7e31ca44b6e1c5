import { afterAll, beforeAll, expect, it } from 'vitest';
import { readData } from '#platform/data-file.ts';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { SetFile } from './schema.ts';
import { listSets, loadSet, readSet } from './store.ts';

let office: TestOffice;
let officeId: string;
beforeAll(async () => {
  office = await startTestOffice();
  ({ id: officeId } = await office.db.selectFrom('office').select('id').executeTakeFirstOrThrow());
});
afterAll(() => office.stop());

const practice = async () => SetFile.parse(await readData('indicator-sets/tap-huan-55'));

it('the practice set is read back as it was loaded, marked as made up', async () => {
  const file = await practice();
  const setId = await loadSet(office.db, { officeId, addedBy: null }, file);
  const set = await readSet(office.db, officeId, setId);
  const { id, ...read } = set ?? { id: '', indicators: [] };
  expect({ ...read, indicators: read.indicators.map(({ id: _, ...one }) => one) }).toEqual(file);
  expect(id).toBe(setId);
  const sizes = file.criteria.map(
    ({ number }) => file.indicators.filter((one) => one.criterion === number).length,
  );
  expect(sizes).toEqual([5, 29, 8, 5, 4, 4]);
  expect(set?.isPractice).toBe(true);
});

it('the same regulation again is its next version; the former stays', async () => {
  await loadSet(office.db, { officeId, addedBy: null }, await practice());
  const sets = await listSets(office.db, officeId);
  expect(sets.map(({ key, version, indicators }) => [key, version, indicators])).toEqual([
    ['tap-huan-55', 2, 55],
    ['tap-huan-55', 1, 55],
  ]);
});

it('the example round says 26 of 55 of it', async () => {
  interface Example {
    results: { code: string; result: string }[];
  }
  const { results } = await readData<Example>('example/tu-danh-gia');
  const count = (result: string) => results.filter((one) => one.result === result).length;
  expect(['met', 'exceeds', 'unmet', 'opinion', 'notAssessed'].map(count)).toEqual([23, 3, 18, 2, 9]);
  expect(results.map(({ code }) => code)).toEqual((await practice()).indicators.map(({ code }) => code));
});
