import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { countReport } from './tests.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'dondoc-report-'));
afterAll(() => rmSync(folder, { recursive: true }));

function count({ passed = 0, failed = 0, pending = 0, unloaded = 0 }, status) {
  const file = path.join(folder, 'report.json');
  const testResults = Array.from({ length: unloaded }, () => ({ status: 'failed', assertionResults: [] }));
  const report = {
    numPassedTests: passed,
    numFailedTests: failed,
    numPendingTests: pending,
    numTodoTests: 0,
    testResults,
  };
  writeFileSync(file, JSON.stringify(report));
  return countReport(file, status);
}

test('tests are counted as vitest reports them', () => {
  expect(count({ passed: 7, failed: 2, pending: 1 }, 1)).toEqual({ passed: 7, failed: 2, skipped: 1 });
});

test('a file that does not load is a failure', () => {
  expect(count({ passed: 7, unloaded: 2 }, 1)).toEqual({ passed: 7, failed: 2, skipped: 0 });
});

test('a run that ends badly without a failed test has failed', () => {
  expect(count({ passed: 7 }, 1)).toEqual({ passed: 7, failed: 1, skipped: 0 });
});

test('a run without a report has failed, whatever its status', () => {
  const nothing = path.join(folder, 'none.json');
  expect([countReport(nothing, 1), countReport(nothing, 0)].map(({ failed }) => failed)).toEqual([1, 1]);
});
