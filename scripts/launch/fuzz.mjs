import { root, runNode } from './process.mjs';

/** Property tests that read their number of cases from FUZZ_CASES, by the package they belong to. */
const tests = { intake: 'packages/intake/any-bytes.test.ts' };
const CASES = '10000';

/** `npm run fuzz -- intake [cases]`: the property test of the ordinary run with many more cases. */
export function runFuzz([name = 'intake', cases = CASES]) {
  if (!Object.hasOwn(tests, name)) {
    console.error(`Usage: npm run fuzz -- ${Object.keys(tests).join(' | ')} [cases]`);
    return 2;
  }
  const env = { ...process.env, FUZZ_CASES: cases };
  return runNode(['node_modules/vitest/vitest.mjs', 'run', '--project=packages', tests[name]], {
    cwd: root,
    env,
  });
}
