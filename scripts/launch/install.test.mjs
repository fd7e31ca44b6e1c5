import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isInstalled } from './install.mjs';

let folder;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dondoc-install-'));
  mkdirSync(path.join(folder, 'node_modules'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function record(locked, installed) {
  const write = (file, packages) => writeFileSync(path.join(folder, file), JSON.stringify({ packages }));
  write('package-lock.json', { '': { name: 'dondoc' }, ...locked });
  if (installed) write('node_modules/.package-lock.json', installed);
}
const version = (number, more = {}) => ({ version: number, ...more });

test.each([
  ['everything is there', { a: version('1.0.0') }, { a: version('1.0.0') }, true],
  ['a package of another system is not', { a: version('1.0.0', { optional: true }) }, {}, true],
  ['nothing was ever installed', { a: version('1.0.0') }, undefined, false],
  ['a package is missing', { a: version('1.0.0') }, {}, false],
  ['a package is older', { a: version('1.0.1') }, { a: version('1.0.0') }, false],
])('when %s', (_, locked, installed, expected) => {
  record(locked, installed);
  expect(isInstalled(folder)).toBe(expected);
});
