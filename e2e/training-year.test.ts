import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '#platform/database/connection.ts';
import { writeSheet } from '#platform/sheets/write.ts';
import type { AllocationView } from '#training/allocating/schema.ts';
import type { ExampleTraining } from '#training/example/schema.ts';
import { exampleTraining, keyedAgencies, loadTrainingGround } from '#training/example/store.ts';
import type { Preview } from '#training/importing/schema.ts';
import { needColumns } from '#training/importing/sheets.ts';
import type { LinesView } from '#training/lines/schema.ts';
import type { PlanView } from '#training/plan/schema.ts';
import { atTheDesk, bufferOf } from './support/at-the-desk.ts';
import { browserPath, examine, sizes } from './support/browser.ts';
import { type ExampleDesk, openExampleDesk } from './support/example-desk.ts';

const YEAR = 2024;

/** A year of the example province, from what agencies need to what the learners say. Steps build on each other. */
describe.skipIf(!browserPath)('a year of training', () => {
  let desk: ExampleDesk;
  let file: ExampleTraining;
  let agencyId: (key: string) => string;
  let planId = '';
  const { as, ask, open, wordsOf, faults } = atTheDesk(() => desk);

  beforeAll(async () => {
    desk = await openExampleDesk();
    file = await exampleTraining();
    const db = openDatabase(desk.databaseUrl);
    const { id: officeId } = await db.selectFrom('office').select('id').executeTakeFirstOrThrow();
    await db.transaction().execute((tx) => loadTrainingGround(tx, { officeId, by: null }));
    agencyId = await keyedAgencies(db, officeId);
    await db.destroy();
  });
  afterAll(() => desk?.stop());

  /** An agency's list as its clerk would fill the template in. */
  const listOf = ({ needs }: ExampleTraining['needs'][number]) => {
    const names = new Map(file.programmes.map(({ key, name }) => [key, name]));
    const rows = needs.map((need) => [
      ...[names.get(need.programme) ?? '', need.audience, need.heads, need.months.join(', '), need.reason],
      need.learners.map(({ name, code, position }) => `${name}; ${code}; ${position}`).join('\n'),
    ]);
    return bufferOf(writeSheet({ name: 'Nhu cầu', columns: needColumns, batches: [rows] }));
  };
  const lines = () => ask<LinesView>('lan', 'trainingLines.view', { year: YEAR });
  const allocation = () => ask<AllocationView>('lan', 'trainingAllocation.get', { year: YEAR });
  const plan = () => ask<PlanView>('lan', 'trainingPlan.get', { year: YEAR });
  const asked = () => file.needs.flatMap(({ needs }) => needs).reduce((sum, { heads }) => sum + heads, 0);

  it('takes in what six agencies need, as they send it', async () => {
    await ask('lan', 'trainingNeeds.openCall', { year: YEAR, dueOn: '2023-12-15', note: null });
    const [first, ...others] = file.needs;
    if (!first) throw new Error('the example has no needs');
    // One on the page, as the desk does with a file that came by post.
    const page = await open('lan', `/dao-tao/nhu-cau/nhap?nam=${YEAR}`);
    await page.getByRole('combobox', { name: /Của cơ quan/ }).click();
    await page.getByRole('option', { name: 'Ban Tổ chức Tỉnh uỷ' }).click();
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'btc.xlsx', mimeType: 'application/octet-stream', buffer: await listOf(first) });
    await page.getByRole('button', { name: /^Nhập/ }).waitFor();
    await examine(page, 'nhu-cau-xem-truoc');
    await page.getByRole('button', { name: /^Nhập/ }).click();
    await page
      .getByText(/Đã nhập/)
      .first()
      .waitFor();
    for (const other of others) {
      const body = new FormData();
      body.append('file', new Blob([new Uint8Array(await listOf(other))]), 'nhu-cau.xlsx');
      const to = `/api/training-need-imports?year=${YEAR}&agency=${agencyId(other.agency)}`;
      const { id } = await (await (await as('lan')).fetch(to, { method: 'POST', body })).json();
      const { counts } = await ask<Preview>('lan', 'needImports.preview', { id });
      expect(counts).toMatchObject({ new: other.needs.length, fault: 0 });
      const seen = { new: counts.new ?? 0, changed: counts.changed ?? 0 };
      await ask('lan', 'needImports.confirm', { id, seen });
    }
    const { sums } = await ask<LinesView>('lan', 'trainingLines.view', { year: YEAR });
    expect(sums).toMatchObject({ needs: file.needs.flatMap(({ needs }) => needs).length });
  });

  it('makes equal needs one line, and keeps every head', async () => {
    const page = await open('lan', `/dao-tao/gop?nam=${YEAR}`);
    await page.getByRole('button', { name: /^Nhận cả/ }).waitFor();
    await examine(page, 'gop-nhu-cau');
    await page.getByRole('button', { name: /^Nhận cả/ }).click();
    await expect.poll(async () => (await lines()).proposals.length, { timeout: 20_000 }).toBe(0);
    const { sums, lines: all } = await lines();
    expect(sums).toMatchObject({ sent: asked(), inLines: asked() });
    expect(all.length).toBeLessThan(sums.needs);
    // Split again, and one again: nobody is lost on the way.
    const merged = all.find(({ needs }) => needs.length > 2);
    const needId = merged?.needs[0]?.id ?? '';
    await ask('lan', 'trainingLines.takeOut', { lineId: merged?.id, needId });
    expect((await lines()).sums.inLines).toBeLessThan(asked());
    await ask('lan', 'trainingLines.join', {
      year: YEAR,
      joinings: [{ lineId: merged?.id, needIds: [needId] }],
    });
    expect((await lines()).sums.inLines).toBe(asked());
  });

  it('shares the classes out to four providers, with a reason for each', async () => {
    const page = await open('lan', `/dao-tao/phan-bo?nam=${YEAR}`);
    if (await page.getByRole('button', { name: 'Chia lớp' }).count())
      await page.getByRole('button', { name: 'Chia lớp' }).click();
    await page.getByRole('button', { name: 'Tính phân bổ' }).first().click();
    await page.getByRole('button', { name: 'Tính phân bổ' }).last().click();
    await page.getByRole('button', { name: 'Chọn', exact: true }).first().click({ timeout: 120_000 });
    await expect.poll(async () => (await allocation()).runs[0]?.chosenAt ?? null).not.toBeNull();
    const { classes, breaches } = await allocation();
    expect(breaches).toEqual([]);
    const placed = classes.filter(({ provider }) => provider !== null);
    expect(placed.length).toBeGreaterThan(8);
    expect(new Set(placed.map(({ provider }) => provider?.id)).size).toBe(4);
    for (const one of placed) expect(one.reason?.length ?? 0).toBeGreaterThan(20);
    const one = placed[0];
    const other = (await allocation()).loads.find(({ id }) => id !== one?.provider?.id);
    const { says } = await ask<{ says: string }>('lan', 'trainingAllocation.whyNot', {
      ...{ classId: one?.id, providerId: other?.id },
    });
    expect(says.length).toBeGreaterThan(20);
    await open('lan', `/dao-tao/phan-bo?nam=${YEAR}&lop=${one?.id}`);
    await examine(page, 'phan-bo');
  });

  it('goes through four hands before it holds, and then stays as it was', async () => {
    await ask('huong', 'example.setClock', { today: '2023-12-20' });
    planId = (await lines()).planId ?? '';
    const unplaced = (await allocation()).classes.filter(({ provider }) => provider === null).length;
    const note = unplaced > 0 ? `Còn ${unplaced} lớp chưa xếp, đề nghị bổ sung năng lực` : null;
    await ask('lan', 'trainingPlan.send', { planId, note });
    const passed = { does: 'pass', planId, note: null, number: null, onDay: '2023-12-20' };
    // Whoever made it does not appraise it; whoever appraised it does not approve.
    expect((await (await as('son')).call('trainingPlan.appraise', passed)).status).toBe(403);
    await ask('hai', 'trainingPlan.appraise', { ...passed, number: '210/SNV-CCVC' });
    await ask('son', 'trainingPlan.submit', { ...passed, number: '45-TTr/BTCTU' });
    const page = await open('huong', `/dao-tao?nam=${YEAR}`);
    await examine(page, 'ke-hoach-nam-cho-duyet');
    await page.getByRole('button', { name: /duyệt/i }).first().click();
    await page.getByRole('textbox', { name: /Số văn bản/ }).fill('18-KH/TU');
    await page.locator('form').getByRole('button', { name: /duyệt/i }).last().click();
    await expect.poll(async () => (await plan()).plan?.state).toBe('approved');
    const refused = await (await as('lan')).call('trainingLines.dissolve', {
      lineId: (await lines()).lines[0]?.id,
    });
    expect(refused.status).toBe(409);
    const words = await wordsOf('huong', `/api/training-plan.docx?year=${YEAR}`);
    for (const { name } of file.programmes) expect(words).toContain(name);
  });
});
