import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { countChecks } from './checks.mjs';
import { buildPages } from './pages.mjs';
import { keepCompiled, root, runNode } from './process.mjs';

/**
 * Every check and test of the project; the last line is the sum over all of them. Arguments go to vitest, and the
 * checks are left out then, since somebody wants a part.
 */
export async function runTests(args, settings = {}) {
  const counts = [];
  if (args.length === 0) counts.push(await countChecks());
  counts.push(outcome('Trang / pages', (await buildPages()) === 0));
  const browser = await ensureBrowser();
  if (!browser) counts.push(withoutBrowser());
  counts.push(await runVitest(args, browser, settings));
  const sum = (key) => counts.reduce((total, count) => total + count[key], 0);
  const [passed, failed, skipped] = ['passed', 'failed', 'skipped'].map(sum);
  console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
  return failed ? 1 : 0;
}

function outcome(name, good) {
  console.log(`${good ? '✓' : '✗'} ${name}`);
  return { passed: good ? 1 : 0, failed: good ? 0 : 1, skipped: 0 };
}

/** A missing browser hides what users see: on the build machine that is a failure. */
function withoutBrowser() {
  const files = browserTests().length;
  console.log(
    `No Chrome, Chromium or Edge found: ${files} files of browser tests skipped. Install one or set CHROME_PATH.`,
  );
  return process.env.CI === 'true'
    ? { passed: 0, failed: files, skipped: 0 }
    : { passed: 0, failed: 0, skipped: files };
}

function browserTests() {
  const folder = path.join(root, 'e2e');
  return existsSync(folder)
    ? readdirSync(folder, { recursive: true }).filter((name) => /\.test\.ts$/.test(name))
    : [];
}

async function runVitest(args, browser, settings) {
  const folder = mkdtempSync(path.join(tmpdir(), 'dondoc-run-'));
  const report = path.join(folder, 'report.json');
  const reporters = [
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    '--passWithNoTests',
  ];
  const without = browser ? [] : ['--project=!e2e'];
  const env = { ...keepCompiled, ...process.env, ...settings, ...(browser && { DONDOC_BROWSER: browser }) };
  const status = await runNode(['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...without, ...args], {
    env,
  });
  const count = countReport(report, status);
  rmSync(folder, { recursive: true, force: true });
  return count;
}

/** Sums vitest's report; a file that did not load counts as one failure, and so does a run that ended badly otherwise. */
export function countReport(file, status) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const unloaded = report.testResults.filter(
    (one) => one.status === 'failed' && one.assertionResults.length === 0,
  );
  const failed = report.numFailedTests + unloaded.length;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && status !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
