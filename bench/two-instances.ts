// `npm run bench -- two-instances [seconds]`: two processes on one PostgreSQL and one S3 store write for so long; one is killed
// at a third, another takes its place at two thirds, and a scan is read by the one that is killed.
import { mkdtempSync, rmSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDatabase } from '#platform/database/connection.ts';
import { startEmbedded } from '#platform/database/embedded.ts';
import { openS3Store } from '#platform/files/store.ts';
import { anywhere, cookieAt, lostOf, noLoad, startInstances, writeMuch } from '../e2e/support/instances.ts';
import { startS3 } from '../e2e/support/s3-server.ts';
import { scannedPages, scannedPdf } from '../e2e/support/scanned-example.ts';
import { callRoute } from '../e2e/support/server-process.ts';

const seconds = Number(process.argv[2] ?? 30);
const pause = (share: number) => new Promise((resolve) => setTimeout(resolve, share * seconds * 1000));
const folder = mkdtempSync(path.join(tmpdir(), 'dondoc-two-'));
await chmod(folder, 0o755);
const [postgres, s3] = await Promise.all([startEmbedded({ stateDir: folder, log: () => {} }), startS3()]);
const machines = await startInstances(1, postgres.url, s3.env);
const db = openDatabase(postgres.url);
try {
  const first = machines.servers[0]?.url ?? '';
  await callRoute(first, 'setup.tryExample', {});
  const [clerk, contact] = [anywhere(await cookieAt(first, 'huong')), anywhere(await cookieAt(first, 'mai'))];
  const { documentId, jobId } = await askForReading(first);
  await until('the first machine reads', async () => (await stateOf(jobId)) === 'running');
  const second = (await machines.add()).url;
  const [done, load] = [new AbortController(), noLoad()];
  const urls = [first, second];
  const writing = writeMuch({ clerk, contact }, urls, { writers: 8, signal: done.signal, load });
  await pause(1 / 3);
  const halfDone = await stateOf(jobId);
  await machines.servers[0]?.kill();
  await pause(1 / 3);
  urls[0] = (await machines.add()).url;
  await pause(1 / 3);
  done.abort();
  await writing;
  await until('the reading is done', async () => (await stateOf(jobId)) === 'done');
  const readings = await db
    .selectFrom('reading')
    .select('number')
    .where('documentId', '=', documentId)
    .execute();
  const agencies = await db.selectFrom('agency').select('id').execute();
  const lost = await lostOf(load, new Set(agencies.map(({ id }) => id)), openS3Store(s3.place).get);
  const sorted = load.ms.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.floor(sorted.length * share)] ?? 0);
  console.log(`${seconds} s, 8 writers, two machines, one killed and one put in its place:`);
  console.log(`  requests      ${load.requests}, of which ${load.failed} not answered`);
  console.log(`  acknowledged  ${load.agencies.length} rows, ${load.files.length} files`);
  console.log(`  lost          ${lost.length}`);
  console.log(`  answers       p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`);
  console.log(
    `  the job       ${halfDone} at the kill, done anew; readings laid down: ${readings.length} of 2`,
  );
  process.exitCode = lost.length > 0 || readings.length !== 2 ? 1 : 0;
} finally {
  await db.destroy();
  await machines.stop();
  await Promise.all([postgres.stop(), s3.stop()]);
  rmSync(folder, { recursive: true, force: true });
}

async function askForReading(url: string): Promise<{ documentId: string; jobId: string }> {
  const clerk = anywhere(await cookieAt(url, 'huong'));
  // Twice the three pages that the notice has: more than is read before the kill.
  const pages = await scannedPages(3);
  const body = new FormData();
  body.append('file', new Blob([new Uint8Array(scannedPdf([...pages, ...pages]))]), 'ban-quet.pdf');
  const { documentId } = (await (
    await clerk.fetch(url, '/api/documents', { method: 'POST', body })
  ).json()) as {
    documentId: string;
  };
  const answer = await clerk.fetch(url, '/api/rpc/review/readAgain', {
    ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
    body: JSON.stringify({ json: { documentId } }),
  });
  const { json } = (await answer.json()) as { json: { jobId: string } };
  return { documentId, jobId: json.jobId };
}

async function stateOf(id: string): Promise<string | undefined> {
  return (await db.selectFrom('job').select('state').where('id', '=', id).executeTakeFirst())?.state;
}

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 300_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`${what}: not within five minutes`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
