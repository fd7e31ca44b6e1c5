import { lintDocument, readBack } from '@dondoc/writer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { investmentsThings } from '../../../e2e/support/investments-routes.ts';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { reports } from '../../overview/verifying/forms.ts';
import { verifyReport } from '../../overview/verifying/store.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await startTestOffice();
  await office.call('mai', 'schoolExample.load', {});
}, 60_000);
afterAll(() => office.stop());

async function fetched(who: string, path: string) {
  const response = await office.fetch(who, `/api/standards/${path}`);
  expect(response.status, await response.clone().text()).toBe(200);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const read = readBack(bytes);
  if (!read.ok) throw new Error(read.message);
  return { bytes, ...read, text: [...read.lines, ...read.rows.flat()].join('\n') };
}

describe('the report of the whole scheme', () => {
  it('holds figures of every room, each with the rows it was counted from', async () => {
    const { text, rows, bytes } = await fetched('mai', 'whole-report.docx');
    expect(text).toContain('Chỉ tiêu đạt: 26/55 (47,3 %) chỉ tiêu.');
    for (const title of ['ĐỘI NGŨ', 'ĐÀO TẠO, BỒI DƯỠNG', 'CƠ SỞ VẬT CHẤT, ĐẦU TƯ', 'BAN CHỈ ĐẠO'])
      expect(text).toContain(title);
    const met = rows.find((cells) => cells[1] === 'Chỉ tiêu đạt');
    expect(met?.[3]?.split(';')).toHaveLength(26);
    expect(text).toContain('chưa có số liệu (');
    expect(lintDocument(bytes)).toMatchObject({ ok: true, findings: [] });
  });

  it('proves itself, and still does when more is written later', async () => {
    const { bytes } = await fetched('huong', 'whole-report.docx?issuer=office');
    const same = await verifyReport(office.db, reports, bytes);
    expect(same.ok && same.figures.length).toBeGreaterThan(20);
    expect(same.ok && same.figures.filter(({ equal }) => !equal)).toEqual([]);
    // What is written down afterwards belongs to the reports to come.
    const { officeId, schoolId } = await office.db
      .selectFrom('assessmentRound')
      .innerJoin('agency', 'agency.id', 'assessmentRound.schoolId')
      .select(['agency.officeId', 'assessmentRound.schoolId'])
      .executeTakeFirstOrThrow();
    await investmentsThings(office.db, officeId, schoolId, '');
    const later = await verifyReport(office.db, reports, bytes);
    expect(later.ok && later.figures.filter(({ equal }) => !equal)).toEqual([]);
    expect((await fetched('mai', 'whole-report.docx')).text).toContain('Hạng mục đầu tư: 2');
  });

  it('is for the school and its office alone', async () => {
    const names = ['lan', 'quang'];
    for (const who of names) {
      const answer = await office.fetch(who, '/api/standards/whole-report.docx');
      expect([403, 404], who).toContain(answer.status);
    }
    expect((await office.fetch('mai', '/api/standards/whole-report.docx?asOf=x')).status).toBe(400);
  });
});

describe('the scheme as a paper', () => {
  it('says what is known and marks what the office must write', async () => {
    const { text, bytes } = await fetched('mai', 'scheme.docx');
    for (const title of ['THỰC TRẠNG', 'QUAN ĐIỂM, MỤC TIÊU', 'LỘ TRÌNH VÀ TỔ CHỨC THỰC HIỆN'])
      expect(text).toContain(title);
    expect(text).toContain('26/55 (47,3 %)');
    expect(text).toContain('«Nguyên nhân của từng hạn chế»');
    expect(lintDocument(bytes)).toMatchObject({ ok: true, findings: [] });
  });
});
