import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { isPermissive, page, shipped, text } from './licences.mjs';

it('lists what ships as the lock file has it', () => {
  expect(readFileSync(page, 'utf8'), 'run: node scripts/licences.mjs').toBe(text());
});

it('nothing that ships asks for more than to be named', () => {
  expect(shipped().length).toBeGreaterThan(50);
  expect(shipped().filter(({ licence }) => !isPermissive(licence))).toEqual([]);
});

it.each([
  'GPL-3.0',
  'LGPL-2.1',
  'AGPL-3.0-only',
  'MPL-2.0',
  'MIT AND GPL-2.0',
  'not said',
  'SEE LICENSE IN x',
])('%s would be noticed', (licence) => expect(isPermissive(licence)).toBe(false));

it('comes from the registry, each with its hash', () => {
  const strange = shipped().filter(
    ({ resolved, integrity }) =>
      !/^https:\/\/registry\.npmjs\.org\/|^undefined$/.test(resolved) || !/^sha512-/.test(integrity),
  );
  expect(strange).toEqual([]);
});

it('is pinned: no range in any package.json', () => {
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
  );
  const ranges = Object.entries({ ...dependencies, ...devDependencies }).filter(([, version]) =>
    /[\^~*x<>]/.test(version),
  );
  expect(ranges).toEqual([]);
});
