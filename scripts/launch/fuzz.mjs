import { ensureBrowser } from './browser.mjs';
import { buildPages } from './pages.mjs';
import { root, runNode } from './process.mjs';

/** Property tests that read their number of cases from FUZZ_CASES, by what they belong to; of files that each have a process of their own, fewer. */
const tests = {
  intake: { project: 'packages', path: 'packages/intake/any-bytes.test.ts', most: '10000' },
  edxml: { project: 'packages', path: 'packages/edxml/any-bytes.test.ts', most: '20000' },
  archives: { project: 'app', path: 'src/overview/opening/', most: '2000' },
  templates: { project: 'packages', path: 'packages/writer/template/any-template.test.ts', most: '5000' },
  // Every page of the house, with words on it that mean harm: its cases are pages.
  pages: { project: 'e2e', path: 'e2e/stored-words.test.ts', most: '1000' },
  // Every word that a keyboard rewrites, in every field of every page.
  keyboard: { project: 'e2e', path: 'e2e/hook.test.ts', most: '1000' },
  sheets: { project: 'app', path: 'src/platform/sheets/', most: '1000' },
};

/** `npm run fuzz -- intake [cases]`: the property test of the ordinary run with many more cases. */
export async function runFuzz([name = 'intake', cases]) {
  if (!Object.hasOwn(tests, name)) {
    console.error(`Usage: npm run fuzz -- ${Object.keys(tests).join(' | ')} [cases]`);
    return 2;
  }
  const { project, path, most } = tests[name];
  const env = { ...process.env, FUZZ_CASES: cases ?? most };
  if (project === 'e2e') {
    const browser = (await buildPages()) === 0 && (await ensureBrowser());
    if (!browser) {
      console.error('The pages are not built, or no Chrome, Chromium or Edge is found: set CHROME_PATH.');
      return 1;
    }
    env.DONDOC_BROWSER = browser;
  }
  return runNode(['node_modules/vitest/vitest.mjs', 'run', `--project=${project}`, path], { cwd: root, env });
}
