import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';

describe('the working-day calendar of an office', () => {
  let office: TestOffice;
  beforeAll(async () => {
    office = await startTestOffice();
  });
  afterAll(() => office.stop());

  const year = async (number: number, who = 'clerk') =>
    (await office.call(who, 'calendar.get', { year: number })).json;
  const decision = { basis: 'Thông báo 15/TB-VP', basisOn: '2026-12-01' };

  it('is read by everyone, changed by clerk and administrator only', async () => {
    expect(await year(2026, 'lecturer')).toMatchObject({ year: 2026, known: { isOwn: false } });
    const day = { day: '2026-09-01', kind: 'holiday', name: 'Nghỉ liền kề', ...decision };
    expect((await office.call('lecturer', 'calendar.add', day)).status).toBe(403);
    expect((await office.call('leader', 'calendar.set', { weeklyOff: [7] })).status).toBe(403);
  });

  it('warns of a year that nobody has confirmed, and takes no single day into it', async () => {
    const view = await year(2027);
    expect(view.known).toBeNull();
    expect(view.proposals.map(({ day }: { day: string }) => day)).toContain('2027-04-16');
    const day = { day: '2027-09-03', kind: 'holiday', name: 'Nghỉ liền kề', ...decision };
    const { status, json } = await office.call('clerk', 'calendar.add', day);
    expect([status, json.message]).toEqual([400, expect.stringContaining('Chưa có lịch năm 2027')]);
  });

  it('a person confirms a year: what the law fixes by the law, the rest by the decision', async () => {
    const none = { year: 2027, days: [], ...decision };
    const refused = await office.call('clerk', 'calendar.confirm', none);
    expect(refused.json.message).toContain('Tết');
    const days = ['2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08', '2027-02-09', '2027-02-10'];
    expect(await office.call('clerk', 'calendar.confirm', { ...none, days })).toMatchObject({ status: 200 });
    const { known, proposals } = await year(2027);
    expect(known).toMatchObject({ isOwn: true });
    const of = (day: string) => known.days.find((one: { day: string }) => one.day === day);
    expect(of('2027-02-05')).toMatchObject(decision);
    expect(of('2027-11-24')).toMatchObject({ basis: 'Nghị quyết 28/2026/QH16' });
    // What was not picked stays offered.
    expect(proposals.map(({ day }: { day: string }) => day)).toEqual(['2027-02-11', '2027-05-03']);
    expect((await office.call('clerk', 'calendar.confirm', { ...none, days })).status).toBe(409);
  });

  it('from its first change on a shipped year is the office’s own, and keeps its days', async () => {
    const before = (await year(2026)).known.days.length;
    const day = { day: '2026-09-01', kind: 'holiday', name: 'Nghỉ liền kề Quốc khánh', ...decision };
    expect((await office.call('clerk', 'calendar.add', day)).status).toBe(200);
    expect((await office.call('clerk', 'calendar.add', day)).json.message).toContain('đã có trong lịch');
    const { known } = await year(2026);
    expect(known.isOwn).toBe(true);
    expect(known.days.length).toBe(before + 1);
  });

  it('a day goes out by a decision; its row stays', async () => {
    const removal = { day: '2026-09-01', basis: 'Công văn 88/SNV', basisOn: null };
    expect((await office.call('administrator', 'calendar.remove', { ...removal, basis: '' })).status).toBe(
      400,
    );
    expect((await office.call('administrator', 'calendar.remove', removal)).status).toBe(200);
    expect((await office.call('administrator', 'calendar.remove', removal)).status).toBe(409);
    const kept = await office.db
      .selectFrom('calendarDay')
      .select(['day', 'removedBasis'])
      .where('removedAt', 'is not', null)
      .execute();
    expect(kept).toEqual([{ day: '2026-09-01', removedBasis: 'Công văn 88/SNV' }]);
    const again = { day: '2026-09-01', kind: 'holiday', name: 'Nghỉ liền kề', ...decision };
    expect((await office.call('clerk', 'calendar.add', again)).status).toBe(200);
  });

  it('an office sets its own week; a week without work is refused', async () => {
    const edges = { before: 'same-day', until: 'same-day' };
    expect((await office.call('clerk', 'calendar.set', { weeklyOff: [7], edges })).status).toBe(200);
    expect(await year(2026)).toMatchObject({ weeklyOff: [7], edges });
    const never = { weeklyOff: [1, 2, 3, 4, 5, 6, 7], edges };
    expect((await office.call('clerk', 'calendar.set', never)).status).toBe(400);
  });

  it('every change is in the log, without names', async () => {
    const rows = await office.db
      .selectFrom('logEntry')
      .select(['act', 'detail'])
      .where('act', 'like', 'calendar.%')
      .orderBy('seq')
      .execute();
    expect(rows.map(({ act }) => act)).toEqual([
      ...['calendar.confirm', 'calendar.add', 'calendar.remove', 'calendar.add', 'calendar.set'],
    ]);
    expect(rows[1]?.detail).toEqual({ year: 2026, day: '2026-09-01', kind: 'holiday' });
  });
});
