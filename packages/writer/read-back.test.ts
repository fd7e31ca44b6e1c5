import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { readBack } from './read-back.ts';
import { sampleReport } from './sample.ts';
import { writeDocument } from './write.ts';

const facts = { 'dondoc.asOf': '2024-02-05', 'dondoc.figure.01': 'Quá hạn | 0 & <hết>' };

it('reads the words and the facts that were written', async () => {
  const read = readBack(await writeDocument({ ...sampleReport, properties: { facts } }));
  if (!read.ok) return expect.fail(read.message);
  expect(read.facts).toEqual(facts);
  expect(read.lines).toContain('1. Tổng số: 13 nhiệm vụ.');
  expect(read.rows).toContainEqual(['TT', 'Nội dung', 'Giá trị']);
});

it('reads what somebody has changed in Word', async () => {
  const parts = unzipSync(await writeDocument({ ...sampleReport, properties: { facts } }));
  const main = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  // Word cuts a changed sentence into runs.
  const changed = main.replace('>13</w:t>', '>1</w:t></w:r><w:r><w:t>4</w:t>');
  const read = readBack(zipSync({ ...parts, 'word/document.xml': strToU8(changed) }));
  expect(read.ok && read.lines).toContain('1. Tổng số: 14 nhiệm vụ.');
});

it('gives no facts where there are none, and a sentence where it is no DOCX', async () => {
  expect(readBack(await writeDocument(sampleReport))).toMatchObject({ facts: {} });
  expect(readBack(strToU8('%PDF-1.7'))).toMatchObject({ ok: false, reason: 'other' });
});
