/**
 * Makes the files of the example notice from data/example/notice.json: DOCX and plain text by our own writer, PDF
 * by LibreOffice where it is installed (else the PDF in the repository stays as it is). The made files are part
 * of the product, so run this again whenever the notice or the writer changes:
 *
 *     node scripts/make-example.ts
 *
 * LibreOffice stands Liberation Serif in for Times New Roman when it finds it; that font lacks most Vietnamese
 * letters, and the PDF would mix two fonts in one word. Tinos (fonts-croscore) must be the only stand-in.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type OfficialDocument, writeDocument, writePlainText } from '@dondoc/writer';

const folder = fileURLToPath(new URL('../data/example/', import.meta.url));
const target = `${folder}thong-bao-118`;

const { document } = JSON.parse(readFileSync(`${folder}notice.json`, 'utf8')) as {
  document: OfficialDocument;
};
writeFileSync(`${target}.docx`, await writeDocument(document));
writeFileSync(`${target}.txt`, writePlainText(document));

const office = spawnSync('soffice', [
  '--headless',
  '--convert-to',
  'pdf',
  '--outdir',
  folder,
  `${target}.docx`,
]);
const made = office.status === 0;
console.log(
  made ? 'Đã tạo DOCX, TXT và PDF.' : 'Đã tạo DOCX và TXT; không có LibreOffice nên giữ nguyên PDF.',
);
