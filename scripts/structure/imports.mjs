import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { entries, order } from './rooms.mjs';

const step = (file) => order.findIndex((names) => names.includes(file.split('/')[1]));
const within = (folder) => (module) => module.file.startsWith(folder) && !module.isTest;
const packageOf = (file) => file.split('/')[1];
const edges = (modules) =>
  modules.flatMap(({ file, imports }) =>
    imports.filter(({ target }) => target).map(({ target, name }) => ({ file, target, name })),
  );

export const importRules = [
  {
    name: 'order of rooms',
    advice:
      'Imports go left only: platform ← accounts ← inbox ← documents ← directives ← {proposals, committees, participation, research, investments} ← staff ← training ← standards ← overview. Hand it in as a slot (web.tsx) or a function (app.ts).',
    check: (tree) =>
      edges(tree.modules.filter(within('src/')))
        .filter(({ file, target }) => !entries.includes(file) && !isLeft(file, target))
        .map(({ file, target }) => ({ file, says: `imports ${target}` })),
  },
  {
    name: 'packages',
    advice:
      'A package imports its own files, what its package.json names, and Node; only vietnamese is shared, under its name @dondoc/vietnamese.',
    check: (tree) =>
      tree.modules.filter(within('packages/')).flatMap((module) => foreignImports(tree, module)),
  },
  {
    name: 'pure packages',
    advice: 'vietnamese, reader and writer take everything as arguments: no files, no network, no clock.',
    check: (tree) => tree.modules.filter(within('packages/')).filter(isPure).flatMap(impurities),
  },
  {
    name: 'no cycles between files',
    advice: 'Move what both need into a file that imports neither, or pass it as an argument.',
    check: (tree) => findCycles(tree.modules.filter((module) => !module.isTest)),
  },
  {
    name: 'no barrels',
    advice: 'Import from the file itself; only a package has an index.ts.',
    check: (tree) =>
      tree.modules
        .filter(
          ({ file, isBarrel }) => !/^packages\/[a-z]+\/index\.ts$/.test(file) && (isBarrel || isIndex(file)),
        )
        .map(({ file }) => ({ file, says: 'only passes on what other files hold' })),
  },
];

const isIndex = (file) => /(^|\/)index\.tsx?$/.test(file);

function isLeft(file, target) {
  if (target.startsWith('packages/') || target.startsWith('src/assets/')) return true;
  if (!target.startsWith('src/') || entries.includes(target)) return false;
  return file.split('/')[1] === target.split('/')[1] || step(target) < step(file);
}

function foreignImports(tree, { file, imports }) {
  const known = dependencies(tree.root, packageOf(file));
  return imports
    .filter((one) => !isAllowed(file, one, known))
    .map(({ name }) => ({ file, says: `imports ${name}` }));
}

function isAllowed(file, { name, target }, known) {
  if (name.startsWith('node:')) return true;
  if (name.startsWith('.')) return target !== undefined && packageOf(target) === packageOf(file);
  if (name.startsWith('@dondoc/')) return name === '@dondoc/vietnamese' && known.includes(name);
  return known.includes(
    name
      .split('/')
      .slice(0, name.startsWith('@') ? 2 : 1)
      .join('/'),
  );
}

function dependencies(root, name) {
  const file = path.join(root, 'packages', name, 'package.json');
  return existsSync(file) ? Object.keys(JSON.parse(readFileSync(file, 'utf8')).dependencies ?? {}) : [];
}

const isPure = ({ file }) => ['vietnamese', 'reader', 'writer'].includes(packageOf(file));

function impurities({ file, imports, code }) {
  const reached = imports.filter(({ name }) => name.startsWith('node:')).map(({ name }) => name);
  const used = code.match(/\bDate\.now\(|\bnew Date\(\)|\bprocess\.|\bfetch\(|\bMath\.random\(/g) ?? [];
  return [...reached, ...used].map((what) => ({ file, says: `uses ${what}` }));
}

/** Walks the imports depth first; a file met again on the way down closes a ring. */
function findCycles(modules) {
  const targets = new Map(
    modules.map(({ file, imports }) => [file, imports.map(({ target }) => target).filter(Boolean)]),
  );
  const done = new Set();
  const found = [];
  const visit = (file, trail) => {
    if (trail.includes(file)) {
      const ring = trail.slice(trail.indexOf(file));
      found.push({ file, says: `goes round: ${[...ring, file].join(' → ')}` });
    } else if (!done.has(file)) {
      for (const next of targets.get(file) ?? []) visit(next, [...trail, file]);
      done.add(file);
    }
  };
  for (const file of targets.keys()) visit(file, []);
  return found;
}
