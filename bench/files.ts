// `npm run bench -- files [MB]`: a large file streamed into the store and out again, on disk and on S3, and how much memory that
// takes above what the process has without it. The S3 server is a process of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type FileStore, openFileStore, openS3Store } from '#platform/files/store.ts';
import { startS3 } from '../e2e/support/s3-server.ts';

const SERVE = '--serve';
const MB = 1024 * 1024;
const size = Number(process.argv[2] ?? 200);
const ID = '11111111-1111-4111-8111-111111111111';

if (process.argv[2] === SERVE) {
  const { place, stop } = await startS3();
  process.send?.(place);
  process.once('message', () => stop().then(() => process.exit(0)));
} else await measureBoth();

async function measureBoth(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'dondoc-files-'));
  await measure('disk', openFileStore(folder));
  rmSync(folder, { recursive: true });
  const server = spawn(process.execPath, [import.meta.filename, SERVE], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [place] = await once(server, 'message');
  await measure('S3', openS3Store(place));
  server.send('stop');
  await once(server, 'exit');
}

async function measure(where: string, files: FileStore): Promise<void> {
  // What the store itself needs is there before it is measured.
  await files.putStream(ID, pieces(1));
  global.gc?.();
  const before = process.memoryUsage().rss;
  let most = before;
  const looking = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 20);
  const begun = performance.now();
  await files.putStream(ID, pieces(size));
  const put = performance.now();
  let read = 0;
  for await (const piece of await files.getStream(ID)) read += piece.length;
  const got = performance.now();
  clearInterval(looking);
  if (read !== size * MB) throw new Error(`${read} bytes came back`);
  await files.remove(ID);
  const rate = (ms: number) => Math.round(size / (ms / 1000));
  console.log(
    `${where}: ${size} MB in at ${rate(put - begun)} MB/s, out at ${rate(got - put)} MB/s, ${Math.round((most - before) / MB)} MB above the ${Math.round(before / MB)} MB before`,
  );
}

async function* pieces(count: number): AsyncGenerator<Uint8Array> {
  for (let n = 0; n < count; n++) yield Buffer.alloc(MB, n);
}
