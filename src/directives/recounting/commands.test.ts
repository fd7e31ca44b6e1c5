import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { seedDirectives } from '../../../bench/seed-directives.ts';
import { foldsThatDiffer } from '../../../e2e/support/kept-whole.ts';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { recountCommand } from './commands.ts';
import { officesAstray } from './store.ts';

const TODAY = '2023-11-20';
let office: TestOffice;

beforeAll(async () => {
  office = await startTestOffice();
  await seedDirectives(office.db, { directives: 30, documents: 3, agencies: 8 });
  vi.stubEnv('DATABASE_URL', office.databaseUrl);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await office.stop();
});

it('finds figures that have gone astray, and makes them anew from the events', async () => {
  expect(await officesAstray(office.db, TODAY)).toEqual([]);
  await sql`update standing_delta set n = n + 1 where class = 'undated-open'`.execute(office.db);
  await sql`delete from directive_lead_period`.execute(office.db);
  await sql`update directive_period set state = 'done' where to_day is null`.execute(office.db);
  expect(await officesAstray(office.db, TODAY)).toHaveLength(1);
  expect(await foldsThatDiffer(office.db)).not.toEqual([]);

  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  expect(await recountCommand()).toBe(0);
  expect(log).toHaveBeenCalledWith('Đã tính lại số liệu của 30 nhiệm vụ từ các sự kiện đã ghi.');
  log.mockRestore();
  expect(await foldsThatDiffer(office.db)).toEqual([]);
  expect(await officesAstray(office.db, TODAY)).toEqual([]);
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from directive_lead_period`.execute(
    office.db,
  );
  expect(rows[0]?.n).toBeGreaterThan(30);
});
