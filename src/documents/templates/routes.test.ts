import { type OfficialDocument, readBack, writeDocument } from '@dondoc/writer';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { trialPaper } from './rules.ts';
import type { TemplatesView } from './schema.ts';
import { printed } from './store.ts';

const FORM = 'pressing-letter' as const;
const MAIN = 'word/document.xml';

describe('an office’s own template', { timeout: 120_000 }, () => {
  let office: TestOffice;
  let officeId: string;
  let starter: Uint8Array;
  beforeAll(async () => {
    office = await startTestOffice();
    ({ id: officeId } = await office.db.selectFrom('office').select('id').executeTakeFirstOrThrow());
    const answer = await office.fetch('clerk', `/api/templates/${FORM}/starter.docx`);
    starter = new Uint8Array(await answer.arrayBuffer());
  });
  afterAll(() => office.stop());

  function changed(from: string, to: string): Uint8Array {
    const files = unzipSync(starter);
    const xml = strFromU8(files[MAIN] ?? new Uint8Array());
    expect(xml).toContain(from);
    return zipSync({ ...files, [MAIN]: strToU8(xml.replace(from, to)) });
  }
  const send = (bytes: Uint8Array) =>
    office.upload('clerk', `/api/templates/${FORM}`, 'Mẫu công văn.docx', bytes);
  const list = async () => (await office.call('clerk', 'templates.list', undefined)).json as TemplatesView;
  const rowOf = async () => (await list()).forms.find(({ form }) => form === FORM);
  const use = (templateId: string | null, regime = 'party') =>
    office.call('clerk', 'templates.putInForce', { form: FORM, regime, templateId });
  const paper = () =>
    trialPaper(
      FORM,
      'Công văn',
      { name: 'Văn phòng Tỉnh ủy Sơn Hà', shortName: 'VPTU', regime: 'party', place: 'Sơn Hà' },
      '2023-11-20',
    );
  const wordsOf = (bytes: Uint8Array) => {
    const back = readBack(bytes);
    return back.ok ? [...back.lines, ...back.rows.flat()].join('\n') : expect.fail(back.message);
  };

  it('is not kept with a fault, which is said at its place', async () => {
    const { status, json } = await send(changed('{trich_yeu}', '{trich_yeo}'));
    expect([status, json.id]).toEqual([200, null]);
    expect(json.findings[0]).toMatchObject({
      severity: 'fault',
      place: { part: 'Nội dung', cell: expect.stringMatching(/^bảng 1/) },
      message: 'Không có chỗ điền nào tên {trich_yeo}. Có phải {trich_yeu}?',
    });
    expect((await rowOf())?.versions).toEqual([]);
  });

  it('is not kept with a secrecy mark, of which the log has hash and reason alone', async () => {
    const { status, json } = await send(
      changed('{trich_yeu}', 'TUYỆT MẬT</w:t></w:r></w:p><w:p><w:r><w:t>{trich_yeu}'),
    );
    expect([status, json.message]).toEqual([422, expect.stringContaining('dấu TUYỆT MẬT')]);
    expect((await rowOf())?.versions).toEqual([]);
    const entries = await office.db
      .selectFrom('logEntry')
      .select(['subjectKind', 'detail'])
      .where('act', '=', 'template.upload')
      .execute();
    expect(entries).toEqual([{ subjectKind: 'refused-file', detail: { refused: 'secret' } }]);
  });

  it('changes nothing until it is put in force; then every paper of the form is printed on it', async () => {
    const { json } = await send(changed('Nơi nhận:', 'Nơi nhận (mẫu riêng):'));
    expect(json.id).toMatch(/-/);
    // It is shown with the office's own name and signer before it is used.
    const answer = await office.fetch('leader', `/api/templates/${FORM}/preview.docx?version=${json.id}`);
    expect(wordsOf(new Uint8Array(await answer.arrayBuffer()))).toMatch(
      /VĂN PHÒNG[\s\S]*Nơi nhận \(mẫu riêng\):/,
    );
    const original = await office.fetch('leader', `/api/template-versions/${json.id}/original.docx`);
    expect(unzipSync(new Uint8Array(await original.arrayBuffer()))[MAIN]?.length).toBeGreaterThan(1000);
    const builtIn = await writeDocument(paper());
    expect(Buffer.compare(await printed(office.db, officeId, FORM, paper()), builtIn)).toBe(0);
    expect((await use(json.id)).status).toBe(200);
    expect(wordsOf(await printed(office.db, officeId, FORM, paper()))).toContain('Nơi nhận (mẫu riêng):');
    expect(
      Buffer.compare(
        await printed(office.db, officeId, 'period-report', paper()),
        await writeDocument(paper()),
      ),
    ).toBe(0);
    const row = await rowOf();
    expect(row?.history[0]).toMatchObject({ templateId: json.id, version: 1, by: expect.any(String) });
    // Once more is a conflict; another office's or form's is not found.
    expect((await use(json.id)).status).toBe(409);
    const other = await office.call('clerk', 'templates.putInForce', {
      form: 'period-report',
      regime: 'party',
      templateId: json.id,
    });
    expect(other.status).toBe(404);
  });

  it('is laid under papers of its own regime alone', async () => {
    const ofSchool: OfficialDocument = {
      ...paper(),
      regime: 'state',
      issuer: 'Trường Chính trị',
      symbol: 'TCT',
    };
    const builtIn = await writeDocument(ofSchool);
    expect(Buffer.compare(await printed(office.db, officeId, FORM, ofSchool), builtIn)).toBe(0);
    const answer = await office.fetch('clerk', `/api/templates/${FORM}/starter.docx?regime=state`);
    const own = new Uint8Array(await answer.arrayBuffer());
    const { json } = await office.upload('clerk', `/api/templates/${FORM}?regime=state`, 'Mẫu NN.docx', own);
    expect(json.findings).toEqual([]);
    // It is not put in force for the other regime.
    expect((await use(json.id, 'party')).status).toBe(404);
    expect((await use(json.id, 'state')).status).toBe(200);
    expect(wordsOf(await printed(office.db, officeId, FORM, ofSchool))).toMatch(
      /TRƯỜNG CHÍNH TRỊ[\s\S]*CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM/,
    );
    const now = (await rowOf())?.history.map(({ regime, version }) => [regime, version]);
    expect(now).toEqual([
      ['state', 2],
      ['party', 1],
    ]);
    expect((await use(null, 'state')).status).toBe(200);
  });

  it('prints nothing where the paper lacks what it must print, and the page says so', async () => {
    const printing = printed(office.db, officeId, FORM, { ...paper(), place: '' });
    await expect(printing).rejects.toThrow(
      /Không in được văn bản trên mẫu «Mẫu công văn\.docx» \(bản 1\).*\{dia_danh_ngay\}/,
    );
    const versions = (await rowOf())?.versions ?? [];
    expect(versions.find(({ version }) => version === 1)?.failure?.message).toContain('{dia_danh_ngay}');
  });

  it('gives way to the built-in look, and stays in the history', async () => {
    expect((await use(null)).status).toBe(200);
    expect(
      Buffer.compare(await printed(office.db, officeId, FORM, paper()), await writeDocument(paper())),
    ).toBe(0);
    const row = await rowOf();
    expect(row?.history.map(({ version }) => version)).toEqual([null, null, 2, 1]);
    expect(row?.versions.map(({ version }) => version)).toEqual([2, 1]);
    await expect(office.db.deleteFrom('paperTemplate').execute()).rejects.toThrow(/history only grows/);
    await expect(
      office.db.updateTable('paperTemplateForce').set({ templateId: null }).execute(),
    ).rejects.toThrow(/history only grows/);
  });
});
