import { readBack } from '@dondoc/writer';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';

let office: TestOffice;
let roundId: string;
beforeAll(async () => {
  office = await startTestOffice();
  roundId = (await office.call('mai', 'schoolExample.load', {})).json.roundId;
});
afterAll(() => office.stop());

const report = async (who: string, issuer = 'school') => {
  const response = await office.fetch(who, `/api/rounds/${roundId}/report.docx?issuer=${issuer}`);
  expect(response.status).toBe(200);
  const read = readBack(new Uint8Array(await response.arrayBuffer()));
  if (!read.ok) throw new Error('the report cannot be read back');
  return read;
};

it('lists every indicator exactly once, and its sums agree with them', async () => {
  const { rows, lines, facts } = await report('mai');
  const annex = rows.filter(([code]) => /^\d\.\d+$/.test(code ?? ''));
  expect(new Set(annex.map(([code]) => code)).size).toBe(55);
  expect(annex).toHaveLength(55);
  const of = (word: string) => annex.filter((cells) => cells[3]?.startsWith(word)).length;
  const text = lines.join('\n');
  expect(of('Đạt') + of('Vượt chuẩn')).toBe(26);
  expect(text).toContain('Đạt mức 1: 26/55 (47,3 %) chỉ tiêu.');
  for (const word of ['Vượt chuẩn', 'Chưa đạt', 'Xin ý kiến', 'Chưa đánh giá'])
    expect(text).toContain(`${word}: ${of(word)} chỉ tiêu.`);
  expect(facts).toMatchObject({ 'dondoc.asOf': '2023-11-20', 'dondoc.roundId': roundId });
});

it('gives a reason for each that is not met or not concluded', async () => {
  const { rows } = await report('mai');
  const open = rows.filter(
    ([code, , , now]) => /^\d\.\d+$/.test(code ?? '') && !/^(Đạt|Vượt)/.test(now ?? ''),
  );
  expect(open).toHaveLength(29);
  for (const [code, , , , why] of open) expect(why, code).not.toBe('');
});

it('says whether the figures may still change', async () => {
  const { closedAt } = (await office.call('mai', 'rounds.get', { id: roundId })).json.round;
  const text = (await report('mai')).lines.join('\n');
  expect(text).toContain(closedAt ? 'đã chốt' : 'số liệu tạm tính');
  expect(text).toContain('Số liệu đến ngày 20/11/2023, ghi nhận đến ');
});

it('is written in the name of the school or of the office', async () => {
  expect((await report('mai')).rows.flat().join('\n').toUpperCase()).toContain('TRƯỜNG CHÍNH TRỊ');
  expect((await report('huong', 'office')).rows.flat().join('\n').toUpperCase()).toContain('VĂN PHÒNG');
  const foreign = await office.fetch('mai', `/api/rounds/${crypto.randomUUID()}/report.docx`);
  expect(foreign.status).toBe(404);
});
