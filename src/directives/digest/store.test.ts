import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Viewer } from '#accounts/schema.ts';
import type { DigestPart } from '#inbox/mail/schema.ts';
import { publishExample } from '../../../e2e/support/publish-example.ts';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { deadlinesOf, digestOf } from './store.ts';

describe('what a person is told in the morning', () => {
  let office: TestOffice;
  beforeAll(async () => {
    office = await startTestOffice();
    const { codes } = await publishExample(office);
    code = codes[0] ?? '';
    const deadline = { kind: 'date', date: '2023-12-10', origin: 'office' };
    expect((await office.call('clerk', 'directives.setDeadline', { code, deadline })).status).toBe(200);
  });
  afterAll(() => office.stop());

  let code = '';
  const viewerOf = async (who: string, today: string): Promise<Viewer> => {
    const { viewer } = (await office.call(who, 'session.current', undefined)).json;
    return { ...viewer, today };
  };
  const digest = async (who: string, today: string) => digestOf(office.db, await viewerOf(who, today));
  const codesOf = ({ items }: DigestPart) => items.map((item) => item.code);

  it.each([
    ['2023-11-25', false, false],
    ['2023-12-05', false, true],
    ['2023-12-10', false, true],
    ['2023-12-11', true, false],
  ])('on %s stands late: %j, within the week: %j', async (today, isLate, isSoon) => {
    for (const who of ['clerk', 'contact', 'leader']) {
      const { late, soon } = await digest(who, today);
      expect([codesOf(late).includes(code), codesOf(soon).includes(code)], who).toEqual([isLate, isSoon]);
    }
  });

  it('names each thing in one part', async () => {
    for (const who of ['clerk', 'contact', 'head', 'leader', 'lecturer']) {
      const { late, soon, waiting } = await digest(who, '2023-12-05');
      const all = [late, soon, waiting].flatMap(codesOf);
      expect(new Set(all).size, who).toBe(all.length);
    }
  });

  it('tells the head and the office of what waits for their hand', async () => {
    const { rows } = (await office.call('contact', 'directives.list', { mine: true })).json;
    const other = rows.find((row: { code: string }) => row.code !== code).code;
    expect(codesOf((await digest('contact', '2023-11-25')).waiting)).toContain(other);
    const report = { code: other, text: 'Đã làm xong toàn bộ.', done: true, percent: 100, fileIds: [] };
    expect((await office.call('contact', 'directives.report', report)).status).toBe(200);
    expect(codesOf((await digest('head', '2023-11-25')).waiting)).toEqual([other]);
    expect(codesOf((await digest('contact', '2023-11-25')).waiting)).not.toContain(other);
    const { waitingReport } = (await office.call('head', 'directives.get', { code: other })).json;
    const approved = await office.call('head', 'directives.approve', {
      code: other,
      reportId: waitingReport.id,
    });
    expect(approved.status).toBe(200);
    expect(codesOf((await digest('clerk', '2023-11-25')).waiting)).toEqual([other]);
  });

  it('is nothing of others: a foreign agency’s people see none of it', async () => {
    const contact = await viewerOf('contact', '2023-12-11');
    const foreign = { ...contact, agency: { ...contact.agency, id: crypto.randomUUID() }, agencyIds: [] };
    const { late, soon, waiting } = await digestOf(office.db, { ...foreign, userId: crypto.randomUUID() });
    expect([late.total, soon.total, waiting.total]).toEqual([0, 0, 0]);
    expect(await deadlinesOf(office.db, foreign)).toEqual([]);
  });

  it('puts open deadlines into the calendar, and says which are late', async () => {
    const row = async (today: string) =>
      (await deadlinesOf(office.db, await viewerOf('contact', today))).find((one) => one.code === code);
    expect(await row('2023-12-10')).toMatchObject({ due: '2023-12-10', isLate: false });
    expect(await row('2023-12-11')).toMatchObject({ due: '2023-12-10', isLate: true });
  });
});
