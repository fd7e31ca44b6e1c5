import { readBytes } from '@dondoc/intake';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWave } from '../../../e2e/support/open-wave.ts';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { paperCode } from '../surveys/rules.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await startTestOffice();
}, 60_000);
afterAll(() => office?.stop());

const ask = (who: string, waveId: string, audience: string) =>
  office.fetch(who, `/api/training/surveys/${waveId}/sheet.pdf?audience=${audience}`);

async function sheetOf(waveId: string, audience: string) {
  const answer = await ask('dung', waveId, audience);
  expect(answer.status).toBe(200);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const read = await readBytes(bytes, 'phieu.pdf');
  if (!read.ok) return expect.fail(read.message);
  return { bytes, text: read.value.text.replace(/\s+/g, ' '), pages: read.value.pages.length };
}

it('asks on paper what the screen asks, box by box, and is the same for everybody', async () => {
  const { waveId, code } = await openWave(office);
  const { bytes, text, pages } = await sheetOf(waveId, 'learner');
  const { json } = await office.call('dung', 'sheet.paper', { waveId });
  const [learners] = json.audiences;
  expect(learners.questions.length).toBeGreaterThan(5);
  for (const [at, question] of learners.questions.entries())
    expect(text).toContain(`${at + 1}. ${question.text}`.replace(/\s+/g, ' '));
  expect(text.match(/1 2 3 4 5 6 7 8 9 10/g)).toHaveLength(learners.questions.length);
  expect(text).toContain(`Lớp ${code}, đợt cuối khoá, nhận phiếu đến hết ngày 04/12/2023`);
  expect(text).toContain('Không ghi tên');
  expect(text).toContain(paperCode(waveId, 'learner'));
  expect(text).not.toContain('Học viên 1');
  expect(pages).toBe(1);
  expect((await sheetOf(waveId, 'learner')).bytes).toEqual(bytes);
});

it('is a sheet of its own for each audience of the wave, and of no other', async () => {
  const { waveId } = await openWave(office, { kind: 'after' });
  const { text } = await sheetOf(waveId, 'manager');
  expect(text).toContain('Người quản lý trực tiếp trả lời');
  expect(text).toContain('Cho phiếu vào phong bì không ghi tên');
  expect((await ask('dung', waveId, 'lecturer')).status).toBe(400);
  expect((await ask('dung', waveId, 'ai-do')).status).toBe(400);
});

it('is for those who keep the wave, while it runs', async () => {
  const { waveId } = await openWave(office);
  expect((await ask('hai', waveId, 'learner')).status).toBe(403);
  expect((await ask('quang', waveId, 'learner')).status).toBe(404);
  expect((await ask('dung', 'khong-co', 'learner')).status).toBe(404);
  expect((await office.call('dung', 'surveys.close', { id: waveId })).status).toBe(200);
  const over = await ask('dung', waveId, 'learner');
  expect([over.status, (await over.json()).message]).toEqual([409, expect.stringContaining('đã kết thúc')]);
});
