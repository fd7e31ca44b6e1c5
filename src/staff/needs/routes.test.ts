import { readBack } from '@dondoc/writer';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';

let office: TestOffice;
let toAgencyId: string;
let schoolId: string;
beforeAll(async () => {
  office = await startTestOffice();
  const { json } = await office.call('huong', 'agencies.list', {});
  const id = (key: string) => json.find((one: { key: string }) => one.key === key).id;
  toAgencyId = id('ban-to-chuc-tinh-uy');
  schoolId = id('truong-chinh-tri-tinh');
  await office.call('huong', 'schools.setPartner', { agencyId: toAgencyId, sees: 'staff' });
  await office.call('huong', 'schools.setPartner', { agencyId: id('so-noi-vu'), sees: 'staff' });
});
afterAll(() => office.stop());

const line = (id: string, needed: number) => ({
  ...{ id, position: `Giảng viên ${id}`, rank: 'V.07.01.02', degree: 'master', there: 4, needed },
  reason: 'Ba người nghỉ hưu trong ba năm tới',
});
const need = () => ({
  ...{
    toAgencyId,
    title: 'Nhu cầu giảng viên chính',
    year: 2024,
    reason: 'Tỷ lệ giảng viên chính còn thấp.',
  },
  lines: [line('a', 3), line('b', 1)],
});
const listed = async (who: string) => (await office.call(who, 'staffNeeds.list', {})).json.needs;

it('goes from the school to the body asked, which answers each line', async () => {
  const { json: made } = await office.call('cuong', 'staffNeeds.save', need());
  // A draft is the school's own.
  expect(await listed('yen')).toEqual([]);
  expect((await office.call('yen', 'staffNeeds.answer', answer(made.id, { a: 1, b: 0 }))).status).toBe(404);
  expect((await office.call('mai', 'staffNeeds.send', { id: made.id })).status).toBe(200);
  expect((await office.call('mai', 'staffNeeds.send', { id: made.id })).status).toBe(409);
  expect(await listed('yen')).toMatchObject([{ state: 'sent', mayAnswer: true }]);
  // Another body that sees the staff was not asked.
  expect(await listed('quang')).toEqual([]);
  const told = (await office.call('yen', 'inbox.list', undefined)).json;
  expect(JSON.stringify(told)).toContain('gửi nhu cầu về đội ngũ năm 2024');
  for (const [agreed, says] of [
    [{ a: 4, b: 0 }, 'lớn hơn số đề nghị 3'],
    [{ a: 3 }, 'Chưa ghi số đồng ý'],
  ] as const) {
    const { status, json } = await office.call('yen', 'staffNeeds.answer', answer(made.id, agreed));
    expect([status, json.message.includes(says)]).toEqual([400, true]);
  }
  expect((await office.call('mai', 'staffNeeds.answer', answer(made.id, { a: 2, b: 0 }))).status).toBe(403);
  expect((await office.call('yen', 'staffNeeds.answer', answer(made.id, { a: 2, b: 0 }))).status).toBe(200);
  expect((await office.call('yen', 'staffNeeds.answer', answer(made.id, { a: 2, b: 0 }))).status).toBe(409);
  expect(await listed('huong')).toMatchObject([
    { state: 'answered', agreed: { a: 2, b: 0 }, answerNumber: '12-CV/BTCTU' },
  ]);
  const back = (await office.call('cuong', 'inbox.list', undefined)).json;
  expect(JSON.stringify(back)).toContain('Đã trả lời nhu cầu về đội ngũ năm 2024');
});

const answer = (id: string, agreed: Record<string, number>) => ({
  ...{ id, agreed, answer: 'Đồng ý bổ sung hai người.', answerNumber: '12-CV/BTCTU', answerOn: '2023-11-20' },
});

it('is a letter of the school', async () => {
  const [{ id }] = await listed('cuong');
  const file = await office.fetch('cuong', `/api/staff-needs/${id}/letter.docx`);
  const text = JSON.stringify(await readBack(new Uint8Array(await file.arrayBuffer())));
  expect(text).toContain('nhu cầu về đội ngũ năm 2024');
  expect(text).toContain('tổng số 04 người');
  expect((await office.fetch('quang', `/api/staff-needs/${id}/letter.docx`)).status).toBe(404);
});

it('is written by the school alone, to whoever may see the staff', async () => {
  expect((await office.call('lan', 'staffNeeds.save', need())).status).toBe(403);
  expect((await office.call('cuong', 'staffNeeds.save', { ...need(), toAgencyId: schoolId })).status).toBe(
    422,
  );
  const { json } = await office.call('cuong', 'staffNeeds.save', need());
  expect((await office.call('cuong', 'staffNeeds.drop', { id: json.id })).status).toBe(200);
  expect(await listed('cuong')).toHaveLength(1);
});
