import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { OfficialDocument } from '../content.ts';
import { figureLine } from '../figures.ts';
import { lintDocument } from '../lint/check.ts';
import { checkElementOrder } from '../ooxml/check.ts';
import { readBack } from '../read-back.ts';
import { sampleReport } from '../sample.ts';
import { samples } from '../samples/kinds.ts';
import { writeDocument } from '../write.ts';
import { fillTemplate } from './fill.ts';
import { starterTemplate } from './starter.ts';

const facts = { 'dondoc.kind': 'result', 'dondoc.asOf': '2024-02-05' };
const paper: OfficialDocument = {
  ...sampleReport,
  body: [
    { kind: 'item', level: 2, text: figureLine({ label: 'Quá hạn', value: '3' }) },
    ...sampleReport.body,
  ],
  properties: { facts },
};
const starter = await starterTemplate(paper);
const MAIN = 'word/document.xml';

async function filled(template: Uint8Array, document = paper): Promise<Uint8Array> {
  const result = await fillTemplate(template, document);
  return result.ok ? result.bytes : expect.fail(result.message);
}
const read = (bytes: Uint8Array) => {
  const back = readBack(bytes);
  return back.ok ? back : expect.fail(back.message);
};
function changed(...changes: [from: string | RegExp, to: string][]): Uint8Array {
  const files = unzipSync(starter);
  let xml = strFromU8(files[MAIN] ?? new Uint8Array());
  for (const [from, to] of changes) {
    expect(xml.replace(from, to), String(from)).not.toBe(xml);
    xml = xml.replace(from, to);
  }
  return zipSync({ ...files, [MAIN]: strToU8(xml) });
}

describe('a paper on the template to begin with', () => {
  it.each(samples.filter(({ file }) => !/-\d{4}$/.test(file)))(
    'says what the built-in look says: $file',
    async ({ document }) => {
      const own = await filled(await starterTemplate(document), document);
      const builtIn = read(await writeDocument(document));
      const words = ({ lines, rows }: typeof builtIn) =>
        [...lines, ...rows.flat()].join(' ').replace(/\s+/g, ' ');
      // A line break within a place is one here, and a paragraph there.
      expect(words(read(own))).toBe(words(builtIn));
      expect(checkElementOrder(own)).toEqual([]);
      const rules = lintDocument(own, { regime: document.regime });
      if (!rules.ok) return expect.fail(rules.message);
      expect(rules.findings.filter(({ rule }) => rule !== 'rule-length')).toEqual([]);
    },
  );
});

it('carries the facts over, and gives the same bytes again', async () => {
  const bytes = await filled(starter);
  expect(read(bytes).facts).toEqual(facts);
  expect(Buffer.compare(bytes, await filled(starter))).toBe(0);
});

it('prints capitals where the place is in capitals, and leaves out what a paper does not have', async () => {
  const { lines, rows } = read(
    await filled(starter, {
      ...paper,
      superior: null,
      signature: { authority: null, position: 'Chánh Văn phòng', name: null },
    }),
  );
  const text = [...lines, ...rows.flat()].join('\n');
  expect(text).toContain('VĂN PHÒNG');
  expect(text).not.toMatch(/TỈNH ỦY SƠN HÀ\n|K\/T|\{|undefined/);
});

it('sets tables as wide as the template’s own text, under styles that the template does not change', async () => {
  const files = unzipSync(changed([/w:left="1701"/, 'w:left="2701"']));
  const styles = strFromU8(files['word/styles.xml'] ?? new Uint8Array())
    .replace('"Nội dung"', '"Normal Web"')
    .replace(
      '<w:pPrDefault/>',
      '<w:pPrDefault><w:pPr><w:spacing w:after="400" w:line="600" w:lineRule="auto"/></w:pPr></w:pPrDefault>',
    );
  const own = unzipSync(await filled(zipSync({ ...files, 'word/styles.xml': strToU8(styles) })));
  const xml = strFromU8(own[MAIN] ?? new Uint8Array());
  expect(xml).toContain(`<w:tblW w:type="dxa" w:w="${11906 - 2701 - 850}"/>`);
  expect(xml).toContain('w:val="DonDocBody"');
  expect(strFromU8(own['word/styles.xml'] ?? new Uint8Array())).toMatch(
    /w:styleId="DonDocBody".*?w:basedOn w:val="DonDocBase"/,
  );
});

it('repeats a row of a table for each recipient', async () => {
  const row = `<w:tbl><w:tblPr><w:tblW w:type="dxa" w:w="9000"/></w:tblPr><w:tblGrid><w:gridCol w:w="9000"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="9000"/></w:tcPr><w:p><w:r><w:t>{#noi_nhan}{ten}{/noi_nhan}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`;
  const { rows } = read(await filled(changed([/(<w:p>(?:(?!<w:p>).)*\{@noi_dung\})/, `${row}$1`])));
  expect(rows).toContainEqual(['Thường trực Tỉnh ủyTrường Chính trị tỉnhLưu VPTU']);
});

it('keeps bookmarks of the body alone, each with a number of its own', async () => {
  const mark = '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>';
  const own = strFromU8(
    unzipSync(await filled(changed(['<w:body>', `<w:body><w:p>${mark}</w:p>`])))[MAIN] ?? new Uint8Array(),
  );
  expect(own).not.toContain('_GoBack');
  expect(own).toMatch(/w:name="f_01"/);
  const starts = [...own.matchAll(/<w:bookmarkStart\b[^>]*w:id="(\d+)"/g)].map(([, id]) => id);
  expect(new Set(starts).size).toBe(starts.length);
});

it('prints nothing where the paper lacks what a place must print', async () => {
  const lacking = await fillTemplate(starter, { ...paper, place: ' ', subject: '' });
  expect(lacking).toEqual({
    ok: false,
    message: 'Văn bản chưa có nội dung cho {dia_danh_ngay}, {trich_yeu} mà mẫu phải in.',
  });
});

it('prints nothing where the template would leave out whom the paper goes to', async () => {
  const without = changed(['{#kinh_gui}', ''], [/Kính gửi: \{kinh_gui\}/, ''], ['{/kinh_gui}', '']);
  expect(await fillTemplate(without, paper)).toEqual({
    ok: false,
    message: 'Văn bản có {kinh_gui} mà mẫu không có chỗ in. Thêm vào mẫu.',
  });
});

it.each<[string, Partial<OfficialDocument>, [string | RegExp, string][]]>([
  [
    '{quyen_han}',
    {},
    [
      [/\{#quyen_han\}/, ''],
      ['{QUYEN_HAN}', ''],
      ['{/quyen_han}', ''],
    ],
  ],
  [
    '{noi_nhan}',
    {},
    [
      ['{#noi_nhan}', '{#do_khan}{#noi_nhan}'],
      ['{/noi_nhan}', '{/noi_nhan}{/do_khan}'],
    ],
  ],
  ['{nguoi_ghi}', { recorder: { authority: null, position: '', name: 'Tẩn Thị Lan' } }, []],
])('prints nothing where %s would be lost', async (name, more, changes) => {
  const template = changes.length > 0 ? changed(...changes) : starter;
  expect(await fillTemplate(template, { ...paper, ...more })).toEqual({
    ok: false,
    message: `Văn bản có ${name} mà mẫu không có chỗ in. Thêm vào mẫu.`,
  });
});

it('prints nothing on a template with a fault', async () => {
  expect(await fillTemplate(changed(['{trich_yeu}', '{trich_yu}']), paper)).toMatchObject({
    ok: false,
    message: expect.stringMatching(/^Nội dung, đoạn \d+ «\{trich_yu\}»: Không có chỗ điền nào tên/),
  });
});
