import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { approvedPlan } from '../plan/store.ts';
import { exampleTraining } from './store.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await startTestOffice();
});
afterAll(() => office.stop());

it('fills the example province once: the year that was, the needs of the next', async () => {
  expect((await office.call('mai', 'trainingExample.load', {})).status).toBe(403);
  expect(await office.call('huong', 'trainingExample.load', {})).toMatchObject({ status: 200 });
  const file = await exampleTraining();
  const { officeId } = await office.db
    .selectFrom('trainingPlan')
    .select('officeId')
    .executeTakeFirstOrThrow();
  const approved = await approvedPlan(office.db, officeId, file.held.year);
  const planned = file.held.classes.filter(({ month }) => month !== null);
  expect(approved?.classes.map(({ heads, month }) => [heads, month]).toSorted()).toEqual(
    planned.map(({ heads, month }) => [heads, month]).toSorted(),
  );
  const { heads } = await office.db
    .selectFrom('trainingNeed')
    .select(({ fn }) => fn.sum<string>('heads').as('heads'))
    .executeTakeFirstOrThrow();
  const asked = file.needs.flatMap(({ needs }) => needs.map((need) => need.heads));
  expect(Number(heads)).toBe(asked.reduce((sum, one) => sum + one, 0));
  const again = await office.call('huong', 'trainingExample.load', {});
  expect(again).toMatchObject({
    status: 409,
    json: { message: expect.stringContaining('Đã có chương trình') },
  });
});

it('leaves nothing behind where the example is cleared', async () => {
  expect((await office.call('huong', 'example.clear', {})).status).toBe(200);
  for (const table of ['trainingPlan', 'trainingPlanVersion', 'trainingEnrolment', 'surveyAnswer'] as const)
    expect(await office.db.selectFrom(table).select('id').execute()).toEqual([]);
});
