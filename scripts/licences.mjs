// Who made what ships with this product, and under which licence: `node scripts/licences.mjs` writes docs/licences.md anew
// from package-lock.json. `npm run sbom` gives the same as a CycloneDX document.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
export const page = path.join(root, 'docs/licences.md');

/** Licences that allow use under Apache-2.0, and ask for no more than to be named. */
const PERMISSIVE = [
  ...['MIT', 'MIT-0', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'BlueOak-1.0.0', 'Zlib'],
  ...['Unlicense', 'CC0-1.0', 'CC-BY-4.0', 'Python-2.0', 'PostgreSQL', 'OFL-1.1', 'WTFPL'],
];

/** Packages whose own description names no licence, as the LICENSE file in them does. */
const READ_BY_HAND = { 'png-js': 'MIT' };

/** Every package that is installed where the product runs: what it needs, and what that needs, as the lock file has it. */
export function shipped() {
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  const found = new Set();
  const follow = (from) => {
    const { dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta } = packages[from];
    const peers = Object.keys(peerDependencies ?? {}).filter(
      (name) => !peerDependenciesMeta?.[name]?.optional,
    );
    for (const name of [...Object.keys({ ...dependencies, ...optionalDependencies }), ...peers]) {
      const at = placeOf(packages, from, name);
      if (!at || found.has(at)) continue;
      found.add(at);
      follow(packages[at].link ? packages[at].resolved : at);
    }
  };
  follow('');
  return [...found]
    .filter((at) => !packages[at].link)
    .map((at) => ({ at, name: at.split('node_modules/').at(-1), ...packages[at] }))
    .map(({ at, name, version, license, resolved, integrity }) => ({
      ...{ name, version, resolved, integrity },
      licence: READ_BY_HAND[name] ?? license ?? licenceIn(at),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** Where Node finds a package from there: in its own node_modules, or in one further up. */
function placeOf(packages, from, name) {
  for (
    let at = from;
    ;
    at = at.includes('/node_modules/') ? at.slice(0, at.lastIndexOf('/node_modules/')) : ''
  ) {
    const place = at ? `${at}/node_modules/${name}` : `node_modules/${name}`;
    if (packages[place]) return place;
    if (!at) return null;
  }
}

function licenceIn(at) {
  const file = path.join(root, at, 'package.json');
  const said = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  return (
    said.license?.type ?? said.license ?? said.licenses?.map(({ type }) => type).join(' OR ') ?? 'not said'
  );
}

/** `(MIT OR GPL-3.0)` may be taken as MIT; of `(MIT AND X)` both hold. */
export const isPermissive = (licence) =>
  licence
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some((one) => one.split(' AND ').every((part) => PERMISSIVE.includes(part.trim())));

export function text() {
  const all = shipped();
  const counts = Object.entries(Object.groupBy(all, ({ licence }) => licence))
    .map(([licence, of]) => [licence, of.length])
    .sort((a, b) => b[1] - a[1]);
  const seen = new Set();
  const rows = all
    .map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`)
    .filter((row) => !seen.has(row) && seen.add(row));
  return `# Licences of what ships

Written by \`node scripts/licences.mjs\` from package-lock.json; \`scripts/licences.test.mjs\` holds it against that. Tools and tests
(devDependencies) do not ship. The product itself is under Apache-2.0.

${counts.map(([licence, n]) => `- ${licence}: ${n}`).join('\n')}

| package | version | licence |
|---|---|---|
${rows.join('\n')}
`;
}

if (import.meta.main) writeFileSync(page, text());
