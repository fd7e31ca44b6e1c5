import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import type { Review } from '../review/schema.ts';

const notice = (number: number, day: string) =>
  [
    ...['VĂN PHÒNG TỈNH UỶ SƠN HÀ', `Số ${number}-TB/VPTU`, `Sơn Hà, ${day}`, '', 'THÔNG BÁO'],
    ...['Kết luận cuộc họp', ''],
    'Giao Sở Nội vụ báo cáo Thường trực Tỉnh uỷ trong 03 ngày làm việc kể từ ngày ký.',
  ].join('\n');

describe('a term that a document counts in working days', () => {
  let office: TestOffice;
  beforeAll(async () => {
    office = await startTestOffice();
  });
  afterAll(() => office.stop());

  const takeIn = async (number: number, day: string): Promise<string> => {
    const bytes = new TextEncoder().encode(notice(number, day));
    return (await office.upload('clerk', '/api/documents', `tb-${number}.txt`, bytes)).json.documentId;
  };
  const itemOf = async (documentId: string) => {
    const review: Review = (await office.call('clerk', 'review.get', { documentId })).json;
    const item = review.items[0];
    if (!item) throw new Error('nothing was read');
    return item;
  };

  it('comes to a day by the calendar that comes with the software', async () => {
    const item = await itemOf(await takeIn(31, 'ngày 24 tháng 4 năm 2026'));
    expect(item.deadlineRead).toMatchObject({ kind: 'relative', date: '2026-05-04' });
    expect(item.deadline).toEqual({ kind: 'date', date: '2026-05-04', origin: 'document' });
  });

  it('has no day over a year that nobody has confirmed; read again it has one', async () => {
    const documentId = await takeIn(32, 'ngày 30 tháng 12 năm 2026');
    const before = await itemOf(documentId);
    expect(before.deadline).toEqual({ kind: 'none' });
    expect(before.doubts.join(' ')).toContain('chưa có lịch làm việc năm 2027');

    const days = ['2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08', '2027-02-09'];
    const year = { year: 2027, days, basis: 'Thông báo 15/TB-VP', basisOn: null };
    expect((await office.call('clerk', 'calendar.confirm', year)).status).toBe(200);
    // What was read stays as it is until somebody reads it again.
    expect(await itemOf(documentId)).toEqual(before);
    await office.call('clerk', 'review.readAgain', { documentId });
    const after = await itemOf(documentId);
    // 31/12, then 01/01 and a weekend off, 04/01, 05/01.
    expect(after.deadline).toMatchObject({ kind: 'date', date: '2027-01-05' });
    expect(after.doubts.join(' ')).not.toContain('lịch làm việc');
  });

  it('a later change of the calendar moves no day that was read', async () => {
    const documentId = await takeIn(33, 'ngày 27 tháng 8 năm 2026');
    const before = await itemOf(documentId);
    expect(before.deadline).toMatchObject({ date: '2026-09-01' });
    const day = {
      day: '2026-09-01',
      kind: 'holiday',
      name: 'Nghỉ liền kề',
      basis: 'Thông báo 9',
      basisOn: null,
    };
    expect((await office.call('clerk', 'calendar.add', day)).status).toBe(200);
    expect(await itemOf(documentId)).toEqual(before);
  });
});
