// The real server and its own database under load, killed by SIGKILL at moments of chance: nothing acknowledged may be
// lost. Fifty rounds unless another number is given; the seed is printed, and given again gives the same moments.
//   node bench/kills.ts [rounds] [seed]
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { killRounds } from '../e2e/support/kill-rounds.ts';

const [rounds = '50', seed = String(Date.now() % 100_000)] = process.argv.slice(2);
const stateDir = await mkdtemp(path.join(tmpdir(), 'dondoc-kills-'));
try {
  console.log(`${rounds} kills, seed ${seed}`);
  const sum = await killRounds({ stateDir, rounds: Number(rounds), seed: Number(seed), say: console.log });
  const count = Object.values(sum.acknowledged).reduce((all, one) => all + one, 0);
  console.log(`killed: ${JSON.stringify(sum.kills)}`);
  console.log(`acknowledged: ${count} ${JSON.stringify(sum.acknowledged)}`);
  console.log(`lost: ${sum.lost.length}; by half or changed: ${sum.faults.length}`);
  console.log(`longest from a kill to the first answer: ${Math.round(sum.longestReopenMs)} ms`);
  for (const one of [...sum.lost, ...sum.faults]) console.log(`  ${one}`);
  process.exitCode = sum.lost.length + sum.faults.length > 0 ? 1 : 0;
} finally {
  await rm(stateDir, { recursive: true, force: true });
}
