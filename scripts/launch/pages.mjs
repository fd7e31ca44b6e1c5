import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root, runNode } from './process.mjs';

const dist = path.join(root, 'dist');
const stamp = path.join(dist, '.built-from');

/** Builds the browser pages where their sources changed since the last build. Gives 0 or the builder's exit status. */
export async function buildPages() {
  if (!existsSync(path.join(root, 'vite.config.ts')) || !existsSync(path.join(root, 'src/web.tsx'))) return 0;
  const sources = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return 0;
  console.error('Đang dựng các trang… / Building the pages…');
  const status = await runNode(['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error'], {
    stdio: ['ignore', 2, 2],
  });
  if (status === 0) writeFileSync(stamp, sources);
  return status;
}

// Files that only the server reads, by the closed list of names inside a room.
const serverOnly =
  /\.test\.tsx?$|(^|\/)(store|routes|jobs|commands|worker|facts|forms|sheets|server|cli)\.ts$/;
const inPages = /\.(tsx?|css|svg|png|woff2?)$/;

/** One hash of the content of every file that may be part of a page; a few megabytes, some 30 ms. */
export function fingerprint() {
  const hash = createHash('sha256');
  const folders = ['src', 'packages'].flatMap((folder) => list(folder));
  const files = folders.filter((file) => inPages.test(file) && !serverOnly.test(file)).sort();
  for (const file of ['package-lock.json', 'vite.config.ts', 'index.html', ...files]) {
    hash.update(`${file}\0`).update(readFileSync(path.join(root, file)));
  }
  return hash.digest('hex');
}

function list(folder) {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : list(name);
    return [name];
  });
}
