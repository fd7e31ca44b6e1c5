/**
 * Makes the pictures of docs/forms: every kind of paper in both regimes, written by our own writer, set by
 * LibreOffice and drawn by pdftoppm (poppler). Run it again whenever the writer or its samples change:
 *
 *     node scripts/make-forms.ts
 *
 * Tinos (fonts-croscore) should stand in for Times New Roman, as in scripts/make-example.ts.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeDocument } from '@dondoc/writer';
import { samples as all } from '../packages/writer/samples/kinds.ts';

/** The rules in force; the older guideline differs in a mark and a word. */
const samples = all.filter(({ version }) => version !== 'HD36');
const target = fileURLToPath(new URL('../docs/forms/', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'forms-'));

for (const { file, document } of samples)
  writeFileSync(path.join(folder, `${file}.docx`), await writeDocument(document));
const office = ['--headless', `-env:UserInstallation=file://${folder}/profile`, '--convert-to', 'pdf'];
const files = samples.map(({ file }) => path.join(folder, `${file}.docx`));
execFileSync('soffice', [...office, '--outdir', folder, ...files], { stdio: 'ignore' });
for (const file of readdirSync(target).filter((each) => each.endsWith('.png')))
  rmSync(path.join(target, file));
for (const { file } of samples)
  execFileSync('pdftoppm', ['-r', '60', '-png', path.join(folder, `${file}.pdf`), path.join(target, file)]);
rmSync(folder, { recursive: true });
console.log(`Đã vẽ ${samples.length} văn bản mẫu vào docs/forms.`);
