import { root, runNode } from './process.mjs';

const biome = 'node_modules/@biomejs/biome/bin/biome';

/** What is checked without running the product, each by its own runner. */
export const checks = [
  { name: 'Cấu trúc / structure', args: ['scripts/check-structure.mjs'] },
  { name: 'Định dạng và quy tắc mã / format and lint', args: [biome, 'check', '--log-level=warn', root] },
  { name: 'Kiểu / types', args: ['node_modules/typescript/bin/tsc', '--noEmit', '-p', root] },
];

/** Runs every check, also after one failed. Gives the exit status. */
export async function runChecks() {
  const { failed } = await countChecks();
  return failed ? 1 : 0;
}

/** Each check counts as one test. */
export async function countChecks() {
  const count = { passed: 0, failed: 0, skipped: 0 };
  for (const { name, args } of checks) {
    const good = (await runNode(args)) === 0;
    console.log(`${good ? '✓' : '✗'} ${name}`);
    count[good ? 'passed' : 'failed'] += 1;
  }
  return count;
}

export function runFormat() {
  return runNode([biome, 'check', '--write', root]);
}
