import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishExample } from '../../../e2e/support/publish-example.ts';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import type { DirectiveDetail } from '../schema.ts';
import type { BulkAct, BulkOutcome, BulkPreview } from './schema.ts';

describe('many directives at once', () => {
  let office: TestOffice;
  let codes: string[];
  beforeAll(async () => {
    office = await startTestOffice();
    codes = (await publishExample(office)).codes;
  });
  afterAll(() => office.stop());

  const preview = async (who: string, what: BulkAct, of = codes): Promise<BulkPreview['rows']> =>
    (await office.call(who, 'directives.bulkPreview', { what, codes: of })).json.rows;
  const run = async (who: string, what: BulkAct, targets: object[]): Promise<BulkOutcome> =>
    (await office.call(who, 'directives.bulk', { what, targets })).json;
  const get = async (who: string, code: string): Promise<DirectiveDetail> =>
    (await office.call(who, 'directives.get', { code })).json;
  const target = ({ code, reportId }: BulkPreview['rows'][number]) => ({ code, reportId });
  const report = async (who: string, code: string, done: boolean) =>
    office.call(who, 'directives.report', {
      ...{ code, text: 'Đã triển khai.', done, percent: null, fileIds: [] },
    });
  /** What may be done is done, what may not is refused for the reason that was shown. */
  async function doesAsShown(who: string, what: BulkAct, of = codes) {
    const shown = await preview(who, what, of);
    const outcome = await run(who, what, shown.map(target));
    expect(outcome).toEqual(shown.map((row) => ({ ...target(row), done: row.will !== null, why: row.why })));
    return shown;
  }
  const willOf = (rows: BulkPreview['rows']) => rows.filter(({ will }) => will !== null);

  it('sets one date for those undated, and leaves those that have one', async () => {
    const deadline = { kind: 'date', date: '2024-06-30', origin: 'office' } as const;
    const before = await Promise.all(codes.map((code) => get('clerk', code)));
    const shown = await doesAsShown('clerk', { act: 'setDeadline', deadline });
    const undated = before.filter(({ standing }) => standing.due === null).map(({ code }) => code);
    expect(willOf(shown).map(({ code }) => code)).toEqual(undated);
    expect(undated.length).toBeLessThan(codes.length);
    expect(shown.find(({ why }) => why)?.why).toMatch(/^Đã có thời hạn \d\d\/\d\d\/\d{4}/);
    for (const old of before) {
      const { due } = (await get('clerk', old.code)).standing;
      expect(due).toBe(old.standing.due ?? '2024-06-30');
    }
    // A second time there is nothing left to set.
    expect(willOf(await doesAsShown('clerk', { act: 'setDeadline', deadline }))).toEqual([]);
  });

  it('writes one event and one entry in the log for each', async () => {
    const entries = await office.db
      .selectFrom('logEntry')
      .select('subjectId')
      .where('act', '=', 'directive.deadline_set')
      .execute();
    const events = await office.db
      .selectFrom('directiveEvent')
      .select('directiveId')
      .where('kind', '=', 'deadline_set')
      .where('happenedOn', '=', '2023-11-20')
      .execute();
    expect(entries.length).toBeGreaterThan(5);
    expect(new Set(entries.map((e) => e.subjectId)).size).toBe(entries.length);
    expect(events.length).toBeGreaterThanOrEqual(entries.length);
  });

  it('acknowledges for the agency only what it has a role in, once', async () => {
    const visible = (await office.call('contact', 'directives.codes', {})).json as string[];
    const shown = await doesAsShown('contact', { act: 'receive' }, visible);
    expect(willOf(shown)).toHaveLength(visible.length);
    expect((await get('contact', visible[0] ?? '')).awaitsReceipt).toBe(false);
    expect(willOf(await doesAsShown('contact', { act: 'receive' }, visible))).toEqual([]);
  });

  it('keeps maker, checker and approver apart', async () => {
    const own: string[] = [];
    for (const code of codes) if ((await report('contact', code, true)).status === 200) own.push(code);
    expect(own.length).toBeGreaterThan(2);
    // The head has written one of them and may not approve it.
    const [mixed = '', ...others] = own;
    await report('head', mixed, true);
    const shown = await doesAsShown('head', { act: 'approve' }, own);
    expect(willOf(shown).map(({ code }) => code)).toEqual(others);
    expect(shown.find(({ code }) => code === mixed)?.why).toContain('Đồng chí đã lập báo cáo này');
    const accepted = await doesAsShown('clerk', { act: 'accept' });
    expect(willOf(accepted).map(({ code }) => code)).toEqual(codes.filter((code) => others.includes(code)));
    const [first = ''] = others;
    expect((await get('clerk', first)).standing.leads[0]?.state).toBe('done');
  });

  it('does not approve a report that came after the one shown', async () => {
    const state = async (code: string) => (await get('contact', code)).standing.leads;
    const open: string[] = [];
    for (const code of codes) if ((await report('contact', code, false)).status === 200) open.push(code);
    const [code = ''] = open;
    const [row] = await preview('head', { act: 'approve' }, [code]);
    await report('contact', code, false);
    const before = await state(code);
    const [outcome] = await run('head', { act: 'approve' }, [row ? target(row) : {}]);
    expect(outcome).toMatchObject({ done: false, why: expect.stringContaining('có báo cáo mới hơn') });
    expect(await state(code)).toEqual(before);
  });

  it('refuses, one by one, what the role may not do', async () => {
    const shown = await preview('clerk', { act: 'receive' });
    expect(shown.every(({ why }) => why?.includes('không có quyền'))).toBe(true);
    const [outcome] = await run('clerk', { act: 'receive' }, [{ code: codes[0], reportId: null }]);
    expect(outcome?.done).toBe(false);
    expect((await office.call('leader', 'directives.bulkPreview', {})).status).toBe(403);
  });

  it('goes on past one that nobody knows, and takes no more than five hundred', async () => {
    const deadline = { kind: 'cadence', every: 'P3M', origin: 'office' } as const;
    const targets = ['TB999-2023-1', codes[0]].map((code) => ({ code, reportId: null }));
    const outcome = await run('clerk', { act: 'setDeadline', deadline }, targets);
    expect(outcome.map(({ why }) => why)).toEqual([
      expect.stringContaining('Không tìm thấy'),
      expect.stringContaining('thời hạn'),
    ]);
    const many = Array.from({ length: 501 }, (_, at) => `TB${at}-2023-1`);
    expect(
      (await office.call('clerk', 'directives.bulkPreview', { what: { act: 'accept' }, codes: many })).status,
    ).toBe(400);
  });

  it('lays the chain that the roles speak of, and only where none is', async () => {
    const shown = await doesAsShown('clerk', { act: 'setSteps' });
    const laid = willOf(shown);
    expect(laid.map(({ code }) => code)).toEqual(['TB118-2023-3.3b', 'TB118-2023-3.5']);
    expect(laid[0]?.will).toMatch(/^Tham mưu: .+ → Quyết định: .+\.$/);
    for (const { code } of laid) expect((await get('clerk', code)).steps.length).toBeGreaterThan(1);
    expect(willOf(await preview('clerk', { act: 'setSteps' }))).toEqual([]);
    expect((await preview('mai', { act: 'setSteps' })).every(({ will }) => will === null)).toBe(true);
  });
});
