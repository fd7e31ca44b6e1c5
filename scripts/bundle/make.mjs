import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildPages } from '../launch/pages.mjs';
import { expected, root, runQuietly } from '../launch/process.mjs';
import { neededPackages } from './packages.mjs';

/** Kept out of the copies of packages: nothing of it is read at run time. */
const ballast = /\.(map|d\.[mc]?ts|flow|markdown)$/;
const ownTests = /\.test\.(tsx?|mjs)$|\.tsx$|\.css$|^node_modules$/;

/**
 * `npm run bundle [folder]`: everything that this system needs to run the product without a network, as one archive: Node,
 * PostgreSQL, built pages, the server, an installer, a sum of every file.
 */
export async function makeBundle([out = 'bundle']) {
  const status = await buildPages();
  if (status !== 0) return status;
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const name = `dondoc-${version}-${process.platform}-${process.arch}`;
  const folder = mkdtempSync(path.join(tmpdir(), 'dondoc-bundle-'));
  try {
    const top = path.join(folder, name);
    fill(top);
    writeFileSync(path.join(top, 'SHA256SUMS'), sums(top));
    const target = path.resolve(root, out);
    mkdirSync(target, { recursive: true });
    const archive = path.join(target, `${name}.tar.gz`);
    const { status: packed, output } = await runQuietly('tar', ['-czf', archive, '-C', folder, name]);
    if (packed !== 0) throw expected(`tar: ${output}`);
    const sum = createHash('sha256').update(readFileSync(archive)).digest('hex');
    writeFileSync(`${archive}.sha256`, `${sum}  ${name}.tar.gz\n`);
    console.log(`${archive}\n${megabytes(statSync(archive).size)} MB, unpacked ${megabytes(sizeOf(top))} MB`);
    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function fill(top) {
  const app = path.join(top, 'app');
  mkdirSync(app, { recursive: true });
  const copy = (from, to, filter) => cpSync(path.join(root, from), to, { recursive: true, filter });
  const isOurs = (file) => !ownTests.test(path.basename(file));
  for (const folder of ['src', 'packages']) copy(folder, path.join(app, folder), isOurs);
  for (const same of ['migrations', 'data', 'dist', 'package.json', 'LICENSE'])
    copy(same, path.join(app, same));
  for (const at of neededPackages()) place(at, app);
  mkdirSync(path.join(top, 'node'));
  cpSync(process.execPath, path.join(top, 'node', path.basename(process.execPath)));
  cpSync(path.join(root, 'deploy'), path.join(top, 'deploy'), { recursive: true });
  for (const script of ['install.sh', 'dondoc']) {
    cpSync(path.join(root, 'scripts/bundle', script), path.join(top, script));
    chmodSync(path.join(top, script), 0o755);
  }
}

/** A package at its place; one of ours as a link, for Node reads no TypeScript below node_modules. */
function place(at, app) {
  const filter = (file) => {
    const inside = path.relative(path.join(root, at), file);
    return !inside.split(path.sep).includes('node_modules') && !ballast.test(file);
  };
  const isOurs = at.startsWith('node_modules/@dondoc/');
  mkdirSync(path.dirname(path.join(app, at)), { recursive: true });
  if (isOurs) symlinkSync(path.join('../..', 'packages', path.basename(at)), path.join(app, at));
  else cpSync(path.join(root, at), path.join(app, at), { recursive: true, verbatimSymlinks: true, filter });
}

function files(folder, below = '') {
  return readdirSync(path.join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const name = below ? `${below}/${entry.name}` : entry.name;
    if (entry.isDirectory()) return files(folder, name);
    return entry.isFile() ? [name] : [];
  });
}

function sums(folder) {
  const lines = files(folder).map((name) => {
    const sum = createHash('sha256')
      .update(readFileSync(path.join(folder, name)))
      .digest('hex');
    return `${sum}  ${name}\n`;
  });
  return lines.join('');
}

const sizeOf = (folder) =>
  files(folder).reduce((sum, name) => sum + statSync(path.join(folder, name)).size, 0);
const megabytes = (bytes) => Math.round(bytes / 1024 / 1024);
