import { afterAll, beforeAll, expect, it } from 'vitest';
import { readData } from '#platform/data-file.ts';
import { loadExampleRoster } from '#staff/example/store.ts';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { windowFrom } from '../rules.ts';
import { SetFile } from '../sets/schema.ts';
import { loadSet, readSet } from '../sets/store.ts';
import { evaluateAll } from './facts.ts';

let office: TestOffice;
let officeId: string;
let schoolId: string;
beforeAll(async () => {
  office = await startTestOffice();
  const school = await office.db
    .selectFrom('agency')
    .select(['id', 'officeId'])
    .where('isSchool', '=', true)
    .executeTakeFirstOrThrow();
  ({ id: schoolId, officeId } = school);
});
afterAll(() => office.stop());

async function practice() {
  const file = SetFile.parse(await readData('indicator-sets/tap-huan-55'));
  const set = await readSet(office.db, officeId, await loadSet(office.db, { officeId, addedBy: null }, file));
  if (!set) throw new Error('the practice set is not there');
  return set;
}

interface Example {
  asOf: string;
  results: { code: string; result: string }[];
}

it('where nothing is recorded every figure is unknown, and nothing is concluded', async () => {
  const set = await practice();
  const ask = { officeId, schoolId, day: '2023-11-20' };
  const given = await evaluateAll(office.db, ask, set.indicators, 1, true);
  expect(given.size).toBeGreaterThan(10);
  for (const one of given.values())
    expect(one).toMatchObject({
      value: null,
      result: 'notAssessed',
      reason: expect.stringMatching(/: (trường )?chưa (có|ghi) /),
    });
});

it('gives for the example roster what its round says, wherever there is a rule', async () => {
  await office.db.transaction().execute((tx) => loadExampleRoster(tx, { officeId, schoolId, by: null }));
  const set = await practice();
  const { asOf, results } = await readData<Example>('example/tu-danh-gia');
  const ask = { officeId, schoolId, day: asOf };
  const given = await evaluateAll(office.db, ask, set.indicators, 1, true);
  const said = new Map(results.map(({ code, result }) => [code, result]));
  const measured = set.indicators.flatMap(({ id, code }) => {
    const one = given.get(id);
    // "Vượt chuẩn" is a person's to say, of what is met. Of classes nothing is recorded yet.
    return one && one.value !== null ? [[code, one.result, said.get(code)?.replace('exceeds', 'met')]] : [];
  });
  expect(measured.map(([code, result]) => [code, result])).toEqual(
    measured.map(([code, , result]) => [code, result]),
  );
  const ratio = set.indicators.find(({ code }) => code === '2.5');
  expect(given.get(ratio?.id ?? '')).toMatchObject({
    ...{ value: '14.3', numerator: '4', denominator: '28', reason: 'Chưa có ngưỡng.' },
    words: '4 giảng viên chính trên 28 giảng viên (14,3\u00a0%), chưa có ngưỡng nên chưa kết luận',
  });
});

it.each([
  ['2023-11-20', 5, '2018-11-21'],
  ['2024-02-29', 1, '2023-03-01'],
  ['2023-11-20', null, '2023-01-01'],
])('a window up to %s of %s years begins on %s', (day, years, from) => {
  expect(windowFrom(day, years)).toBe(from);
});
