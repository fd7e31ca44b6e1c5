import { root, runNode, runShown } from './process.mjs';

const biome = 'node_modules/@biomejs/biome/bin/biome';

/** What is checked without running the product, each by its own runner; each counts as one test. */
const checks = [
  { name: 'Định dạng và quy tắc mã / format and lint', args: [biome, 'check', '--log-level=warn', root] },
  { name: 'Kiểu / types', args: ['node_modules/typescript/bin/tsc', '--noEmit', '-p', root] },
];

/** Runs every check, also after one failed. Gives the exit status. */
export async function runChecks() {
  const { failed } = await countChecks();
  return failed ? 1 : 0;
}

export async function countChecks() {
  const count = await countStructure();
  for (const { name, args } of checks) {
    const good = (await runNode(args)) === 0;
    console.log(`${good ? '✓' : '✗'} ${name}`);
    count[good ? 'passed' : 'failed'] += 1;
  }
  return count;
}

/** The structure check says itself how many rules hold; one that breaks off has failed. */
async function countStructure() {
  const { status, output } = await runShown(['scripts/check-structure.mjs']);
  const [, passed, failed] = /(\d+) passed, (\d+) failed\s*$/.exec(output) ?? [];
  if (passed === undefined) return { passed: 0, failed: 1, skipped: 0 };
  return { passed: Number(passed), failed: Math.max(Number(failed), status === 0 ? 0 : 1), skipped: 0 };
}

export function runFormat() {
  return runNode([biome, 'check', '--write', root]);
}
