import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../launch/process.mjs';

/** What the server never reads: pages are built, tests stay at home. */
const atHome = (name) =>
  /\.test\.tsx?$|\.tsx$|\.css$/.test(name) || ['pages', 'components', 'ui', 'node_modules'].includes(name);

function sources(folder) {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    if (atHome(entry.name)) return [];
    if (entry.isDirectory()) return sources(name);
    return entry.name.endsWith('.ts') ? [name] : [];
  });
}

/** Needed by a package that does not say so where the lock file keeps it: flydrive's door to S3 (an optional peer). */
const hidden = ['@aws-sdk/s3-request-presigner'];

const QUOTED = /['"`]((?:@[\w.-]+\/)?[\w.-]+)(?:\/[^'"`\s]*)?['"`]/g;

/** Packages that the server's own files name, in an import or where they look for a file of one. */
function named() {
  const words = new Set();
  for (const file of [...sources('src'), ...sources('packages')])
    for (const [, name] of readFileSync(path.join(root, file), 'utf8').matchAll(QUOTED)) words.add(name);
  return words;
}

/**
 * The folders of all packages that the server needs to run, as the lock file has them: those it names itself, and what these
 * need. What only the pages need is in the built pages already.
 */
export function neededPackages() {
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  const words = named();
  const needed = new Set();
  const add = (at) => {
    if (needed.has(at) || !existsSync(path.join(root, at))) return;
    needed.add(at);
    const entry = packages[at];
    const target = entry.link ? packages[entry.resolved] : entry;
    // An optional peer too where the server names it, as the store of files does with that of S3.
    const optional = target.peerDependenciesMeta ?? {};
    const peers = Object.keys(target.peerDependencies ?? {}).filter(
      (name) => !optional[name]?.optional || words.has(name),
    );
    const from = entry.link ? entry.resolved : at;
    for (const name of [
      ...Object.keys(target.dependencies ?? {}),
      ...Object.keys(target.optionalDependencies ?? {}),
      ...peers,
    ]) {
      const found = placeOf(packages, from, name);
      if (found) add(found);
    }
  };
  const { dependencies, optionalDependencies } = packages[''];
  for (const name of Object.keys(dependencies))
    if (words.has(name) || hidden.includes(name)) add(`node_modules/${name}`);
  for (const name of Object.keys(optionalDependencies)) add(`node_modules/${name}`);
  return [...needed].sort();
}

/** Where Node would find it from there. */
function placeOf(packages, from, name) {
  for (let at = from; ; at = at.replace(/\/?node_modules\/(@[^/]+\/)?[^/]+$/, '')) {
    const place = `${at ? `${at}/` : ''}node_modules/${name}`;
    if (packages[place]) return place;
    if (!at) return undefined;
    if (!at.includes('node_modules')) at = '';
    if (at === '') return packages[`node_modules/${name}`] && `node_modules/${name}`;
  }
}
